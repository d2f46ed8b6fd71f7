#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| tonghop_fuzz::whole("thu.eml", &[b"From: a@b.vn\nSubject: BC\nMIME-Version: 1.0\n", data].concat()));
