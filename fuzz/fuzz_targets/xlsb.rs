#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop_fuzz::{package, parts, relations, types, whole};

fuzz_target!(|data: &[u8]| {
    let [sheet, strings, styles, workbook] = parts(data);
    let main = types("vnd.ms-excel.sheet.binary.macroEnabled.main");
    let inner = [("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "strings.bin"), ("styles", "styles.bin")];
    whole(
        "tep.xlsb",
        &package(&[
            ("[Content_Types].xml", main.as_bytes()),
            ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.bin")]).as_bytes()),
            ("xl/_rels/workbook.bin.rels", relations(&inner).as_bytes()),
            ("xl/workbook.bin", workbook),
            ("xl/worksheets/sheet1.bin", sheet),
            ("xl/strings.bin", strings),
            ("xl/styles.bin", styles),
        ]),
    );
});
