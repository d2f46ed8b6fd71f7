//! Decisions of people, kept.

use std::collections::BTreeMap;

use rusqlite::params;

use super::access::{kept, word};
use super::error::LedgerError;
use super::open::Ledger;
use crate::model::{Quantity, ReportingUnit, Ruling, Verdict};

impl Ledger {
    /// Keeps decisions, all of them or none; those that are kept already are left. `origin` tells where they were
    /// made ("decide", "review", name of a workbook). Gives how many are new.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn add_rulings(&mut self, rulings: &[Ruling], origin: &str) -> Result<usize, LedgerError> {
        self.add(rulings, origin, ADD)
    }

    /// The same for decisions that come again and again, as those of a workbook that stays in its folder or is saved
    /// anew: what the same person decided on the figure for the same reason is no new decision.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn add_new_rulings(&mut self, rulings: &[Ruling], origin: &str) -> Result<usize, LedgerError> {
        self.add(rulings, origin, &format!("{ADD} {ONLY_NEW}"))
    }

    fn add(&mut self, rulings: &[Ruling], origin: &str, statement: &str) -> Result<usize, LedgerError> {
        self.change(|change| {
            let mut add = change.prepare_cached(statement)?;
            rulings.iter().try_fold(0, |new, ruling| {
                let about = &ruling.about;
                let (verdict, by) = verdict(&ruling.verdict);
                let added = add.execute(params![
                    about.id(),
                    ruling.at,
                    ruling.by,
                    verdict,
                    by.map(|by| by.value.to_string()),
                    by.map(|by| by.unit.symbol.as_str()),
                    ruling.why,
                    origin,
                    about.unit.as_ref().map(ReportingUnit::name),
                    about.period.map(|period| period.to_string()),
                    about.item.to_string(),
                    word(&about.measure),
                    about.hash,
                    kept(ruling),
                ])?;
                Ok(new + added)
            })
        })
    }

    /// The decisions in force: of those on one figure the newest, by figure.
    ///
    /// # Errors
    /// The file can't be read, or holds what is no decision.
    pub fn rulings(&self) -> Result<Vec<Ruling>, LedgerError> {
        let mut in_force: BTreeMap<String, Ruling> = BTreeMap::new();
        let question = "SELECT key, body FROM ruling ORDER BY key, at, body";
        let rows = self.rows(question, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        for (key, body) in rows {
            in_force.insert(key, self.value(&body)?);
        }
        Ok(in_force.into_values().collect())
    }
}

const ADD: &str = "INSERT OR IGNORE INTO ruling
    (key, at, person, verdict, value, measure_unit, why, origin, reporter, period, item, measure, hash, body)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14";

const ONLY_NEW: &str = "WHERE NOT EXISTS (SELECT 1 FROM ruling WHERE key = ?1 AND person = ?3 AND verdict = ?4
    AND value IS ?5 AND measure_unit IS ?6 AND why = ?7)";

fn verdict(verdict: &Verdict) -> (&'static str, Option<&Quantity>) {
    match verdict {
        Verdict::Accept => ("accept", None),
        Verdict::Drop => ("drop", None),
        Verdict::Replace(by) => ("replace", Some(by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::open::FILE;
    use crate::model::{Content, FigureKey, Measure, MeasureUnit, Place, Qualifier};

    fn figure(value: &str) -> Quantity {
        let unit = MeasureUnit::count("cây");
        Quantity { value: value.parse().unwrap(), upper: None, unit, qualifier: Qualifier::Exact }
    }

    fn ruling(read: &str, at: &str, verdict: Verdict) -> Ruling {
        let about = FigureKey {
            unit: Some(ReportingUnit::new("Đoàn Thanh niên phường")),
            period: "2026-Q1".parse().ok(),
            item: "PL1.I.2".parse().unwrap(),
            measure: Measure::InPeriod,
            hash: "ab".into(),
            place: Place::Paragraph { number: 3 },
            read: Content::Figure(figure(read)),
        };
        Ruling { about, verdict, by: "Nguyễn Văn A".into(), at: at.into(), why: "đã gọi điện".into() }
    }

    #[test]
    fn the_newest_decision_on_a_figure_is_in_force_in_whatever_order_they_come() {
        let early = ruling("1250", "2026-04-01T08:00:00", Verdict::Drop);
        let late = ruling("1250.0", "2026-04-02T08:00:00", Verdict::Replace(figure("1205.50")));
        let other = ruling("7", "2026-04-01T09:00:00", Verdict::Accept);
        for order in [[&early, &late, &other], [&late, &other, &early]] {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join(FILE);
            for each in order {
                assert_eq!(Ledger::open(&path).unwrap().add_rulings(std::slice::from_ref(each), "x").unwrap(), 1);
                assert_eq!(Ledger::open(&path).unwrap().add_rulings(std::slice::from_ref(each), "y").unwrap(), 0);
            }
            let mut found = Ledger::open(&path).unwrap().rulings().unwrap();
            found.sort_by(|a, b| a.at.cmp(&b.at));
            assert_eq!(found, [other.clone(), late.clone()]);
        }
    }

    #[test]
    fn a_file_that_is_no_ledger_or_was_cut_is_refused_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join(FILE);
        let many: Vec<Ruling> =
            (0..500).map(|n| ruling(&n.to_string(), "2026-04-01T08:00:00", Verdict::Accept)).collect();
        let mut ledger = Ledger::open(&path).unwrap();
        assert_eq!(ledger.add_rulings(&many, "x").unwrap(), 500);
        drop(ledger);
        let whole = std::fs::read(&path).unwrap();
        let mut broken = whole.clone();
        broken[8192..40960].fill(7);
        for bytes in [b"not a ledger, but a text of some length".as_slice(), &broken] {
            std::fs::write(&path, bytes).unwrap();
            assert!(matches!(Ledger::open(&path), Err(LedgerError::Damaged { .. })));
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
    }
}
