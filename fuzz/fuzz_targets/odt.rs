#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop_fuzz::{package, parts, whole};

fuzz_target!(|data: &[u8]| {
    let [content, styles] = parts(data);
    let mime = b"application/vnd.oasis.opendocument.text";
    whole("tep.odt", &package(&[("mimetype", mime), ("content.xml", content), ("styles.xml", styles)]));
});
