//! Shapes of Vietnamese syllables.

/// Whether a folded word (small letters, no accents, đ as d) has the shape of a Vietnamese syllable.
pub(super) fn is_syllable(folded: &str) -> bool {
    let Some(rhyme) = after_onset(folded) else { return false };
    let nucleus = rhyme.trim_end_matches(|c: char| !is_vowel(c));
    let coda = rhyme.get(nucleus.len()..).unwrap_or_default();
    (1..=3).contains(&nucleus.len())
        && nucleus.chars().all(is_vowel)
        && matches!(coda, "" | "c" | "ch" | "m" | "n" | "ng" | "nh" | "p" | "t")
}

fn after_onset(word: &str) -> Option<&str> {
    const ONSETS: [&str; 27] = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x", "",
    ];
    ONSETS.iter().find_map(|onset| {
        let rest = word.strip_prefix(onset)?;
        rest.starts_with(is_vowel).then_some(rest)
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
