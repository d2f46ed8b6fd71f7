#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop_fuzz::{container, parts, whole};

fuzz_target!(|data: &[u8]| {
    let [text, tables] = parts(data);
    whole("tep.doc", &container(&[("WordDocument", text), ("0Table", tables), ("1Table", tables)]));
});
