#![no_main]

use libfuzzer_sys::fuzz_target;
use tonghop::text::{fold, key, normalise, normalise_runs, tokens};

const FONTS: [Option<&str>; 5] = [None, Some(".VnTime"), Some(".VnTimeH"), Some("VNI-Times"), Some("Times New Roman")];

// A normalised text is its own normal form, and every letter of it leads back into the original. Text in which an old
// encoding was found is not held to the first: what is left of a mixture of bytes may read as one again.
fuzz_target!(|data: &[u8]| {
    let Some((font, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let once = normalise(&text);
    let is_unicode = |text: &str| normalise_runs(&[(text, None)]).1.is_empty();
    let (lower, folded) = (key(&text), fold(&text));
    if [&text, once.text(), &lower, &folded].into_iter().all(is_unicode) {
        assert_eq!(normalise(once.text()).text(), once.text(), "normalised twice");
        assert_eq!(fold(&folded), folded, "folded twice");
        assert_eq!(key(&lower), lower, "key of a key");
    }
    for token in tokens(once.text()) {
        let shown = once.original_range(token.span.clone()).expect("a word that leads nowhere");
        assert!(once.original().get(shown).is_some(), "a word that leads nowhere");
    }
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let font = |shift: usize| FONTS[(usize::from(*font) + shift) % FONTS.len()];
    let _ = normalise_runs(&[(&text[..middle], font(0)), (&text[middle..], font(1))]);
});
