#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop_fuzz::{package, parts, relations, types, whole};

fuzz_target!(|data: &[u8]| {
    let [document, numbering, styles, notes] = parts(data);
    let main = types("vnd.openxmlformats-officedocument.wordprocessingml.document.main");
    let inner = [("numbering", "numbering.xml"), ("styles", "styles.xml"), ("footnotes", "footnotes.xml")];
    whole(
        "tep.docx",
        &package(&[
            ("[Content_Types].xml", main.as_bytes()),
            ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")]).as_bytes()),
            ("word/_rels/document.xml.rels", relations(&inner).as_bytes()),
            ("word/document.xml", document),
            ("word/numbering.xml", numbering),
            ("word/styles.xml", styles),
            ("word/footnotes.xml", notes),
        ]),
    );
});
