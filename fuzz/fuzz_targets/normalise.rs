#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop::text::{fold, key, normalise, normalise_runs, tokens};

const FONTS: [Option<&str>; 5] = [None, Some(".VnTime"), Some(".VnTimeH"), Some("VNI-Times"), Some("Times New Roman")];

// A normalised text is its own normal form, and every letter of it leads back into the original.
fuzz_target!(|data: &[u8]| {
    let Some((font, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let once = normalise(&text);
    assert_eq!(normalise(once.text()).text(), once.text(), "normalised twice");
    for token in tokens(once.text()) {
        let shown = once.original_range(token.span.clone()).expect("a word that leads nowhere");
        assert!(once.original().get(shown).is_some(), "a word that leads nowhere");
    }
    assert_eq!(fold(&fold(&text)), fold(&text), "folded twice");
    assert_eq!(key(&key(&text)), key(&text), "key of a key");
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let font = |shift: usize| FONTS[(usize::from(*font) + shift) % FONTS.len()];
    let _ = normalise_runs(&[(&text[..middle], font(0)), (&text[middle..], font(1))]);
});
