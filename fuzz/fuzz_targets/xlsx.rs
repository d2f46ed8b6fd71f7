#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop_fuzz::{package, parts, relations, types, whole};

fuzz_target!(|data: &[u8]| {
    let [sheet, strings, styles, workbook] = parts(data);
    let main = types("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main");
    let inner = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "strings.xml"), ("styles", "styles.xml")];
    whole(
        "tep.xlsx",
        &package(&[
            ("[Content_Types].xml", main.as_bytes()),
            ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")]).as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations(&inner).as_bytes()),
            ("xl/workbook.xml", workbook),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/strings.xml", strings),
            ("xl/styles.xml", styles),
        ]),
    );
});
