//! A folder of an office: programme, reports, outputs.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tonghop::model::{MeasureUnit, Qualifier, Quantity, Ruling};
use tonghop::run::{Config, Finished, Order, Silent, rulings, run};

const PROGRAMME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");

/// A report on the share of people with health insurance by the unit that answers for it.
pub(crate) fn report(share: &str) -> String {
    of_unit("ỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN", share)
}

pub(crate) fn of_unit(unit: &str, share: &str) -> String {
    format!(
        "ĐẢNG ỦY PHƯỜNG KIẾN AN\n{unit}\n\nKiến An, ngày 20 tháng 3 năm 2026\n\nBÁO CÁO\nKết quả thực hiện \
         nhiệm vụ quý I năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt {share}%.\n"
    )
}

pub(crate) struct Office {
    home: TempDir,
}

impl Office {
    pub(crate) fn with(reports: &[(&str, &str)]) -> Office {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("inputs/chuong-trinh")).unwrap();
        fs::create_dir_all(home.path().join("inputs/bao-cao")).unwrap();
        fs::copy(PROGRAMME, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
        let office = Office { home };
        reports.iter().for_each(|(name, text)| office.drop(name, text));
        office
    }

    pub(crate) fn drop(&self, name: &str, text: &str) {
        fs::write(self.path().join("inputs/bao-cao").join(name), text).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn config(&self) -> Config {
        let mut config = Config::default();
        config.folders.inputs = self.path().join("inputs");
        config.folders.outputs = self.path().join("outputs");
        config
    }

    pub(crate) fn run(&self) -> Finished {
        let mut finished = run(&Order { config: self.config(), ..Order::default() }, &Silent).unwrap();
        assert!(!finished.is_empty());
        finished.remove(0)
    }

    pub(crate) fn rule(&self, ruling: Ruling) {
        assert_eq!(rulings::add(&self.config(), &[ruling], "test").unwrap(), 1);
    }
}

/// A share in percent.
pub(crate) fn percent(value: &str) -> Quantity {
    let value = value.parse().unwrap();
    Quantity { value, upper: None, unit: MeasureUnit::percent(), qualifier: Qualifier::Exact }
}
