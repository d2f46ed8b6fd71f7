#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| tonghop_fuzz::whole("tep.txt", data));
