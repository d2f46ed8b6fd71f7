//! Names of items, short enough for a list.

use super::comparison::capitalised;

/// Openings of names that tell no item from another: one a line, `#` any number, lines from `#` and a space notes.
const OPENINGS: &str = include_str!("../../data/item-openings.txt");
/// Words that have to be left of a name.
const FEWEST_WORDS: usize = 3;
/// Fewest letters of a first clause that can stand for the whole name.
const FEWEST_LETTERS: usize = 18;

/// The name without the words with which programmes open all names: "Kế hoạch hằng năm, tăng thu ngân sách" is about
/// "Tăng thu ngân sách".
pub fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut rest = words.as_slice();
    while let Some(shorter) = without_opening(rest) {
        rest = shorter;
    }
    capitalised(trimmed(&rest.join(" ")))
}

/// The plain name in at most `most` letters: its first clause where that says enough, else cut between words.
pub fn short(name: &str, most: usize) -> String {
    let plain = plain(name);
    if plain.chars().count() <= most {
        return plain;
    }
    let ends = ["; ", ". ", ": ", " ("].iter().filter_map(|mark| plain.find(mark));
    let clause = ends.filter_map(|at| plain.get(..at)).filter(|start| start.chars().count() >= FEWEST_LETTERS).min();
    let start = clause.unwrap_or(&plain);
    if start.chars().count() <= most { start.to_owned() } else { cut(start, most) }
}

/// A name from a table cell without the mark at its end, ready to stand within a sentence.
pub fn trimmed(name: &str) -> &str {
    name.trim_end_matches(['.', ';', ',', ' ', ':'])
}

fn cut(text: &str, most: usize) -> String {
    let mut kept = String::new();
    for word in text.split(' ') {
        if kept.chars().count() + word.chars().count() + 2 > most {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept = text.chars().take(most.saturating_sub(1)).collect();
    }
    format!("{}…", trimmed(&kept))
}

/// Whether a name can begin with these words: not with one that only says how the verb before it is meant.
fn can_begin(words: &[&str]) -> bool {
    let never = OPENINGS.lines().filter_map(|line| line.trim().strip_prefix("! "));
    !never.into_iter().any(|start| opens(start, words).is_some())
}

fn without_opening<'w, 'n>(words: &'w [&'n str]) -> Option<&'w [&'n str]> {
    let is_opening = |line: &&str| !line.is_empty() && !line.starts_with("# ") && !line.starts_with("! ");
    let openings = OPENINGS.lines().map(str::trim).filter(is_opening);
    let lengths = openings.filter_map(|opening| opens(opening, words));
    let rests = lengths.filter_map(|length| words.get(length..));
    rests.filter(|rest| rest.len() >= FEWEST_WORDS && can_begin(rest)).min_by_key(|rest| rest.len())
}

/// Number of words of the opening, where the words begin with it.
fn opens(opening: &str, words: &[&str]) -> Option<usize> {
    let wanted: Vec<&str> = opening.split_whitespace().collect();
    let start = words.get(..wanted.len())?;
    let bare = |word: &str| word.trim_end_matches([',', ':']).to_lowercase();
    let numeral = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains('%');
    let fits = |(wanted, word): (&&str, &&str)| match *wanted {
        "#" => numeral(word),
        wanted => bare(word) == bare(wanted),
    };
    wanted.iter().zip(start).all(fits).then_some(wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_all_names_open_with() {
        for (name, want) in [
            (
                "Kế hoạch hằng năm, tăng thu ngân sách nhà nước trên địa bàn.",
                "Tăng thu ngân sách nhà nước trên địa bàn",
            ),
            (
                "Kế hoạch 05 năm giai đoạn 2026 - 2030, tăng thu nhập bình quân đầu người",
                "Tăng thu nhập bình quân đầu người",
            ),
            ("Phấn đấu đến năm 2030 lắp đặt 500 cột điện", "Lắp đặt 500 cột điện"),
            ("100% cán bộ được tập huấn", "100% cán bộ được tập huấn"),
            ("Phấn đấu đến 95% hộ dân dùng nước sạch", "Đến 95% hộ dân dùng nước sạch"),
            ("Kế hoạch hằng năm", "Kế hoạch hằng năm"),
            ("Kế hoạch nhằm thực hiện tốt quy chế dân chủ", "Thực hiện tốt quy chế dân chủ"),
        ] {
            assert_eq!(plain(name), want);
        }
    }

    #[test]
    fn short_names_end_at_a_clause_or_a_word() {
        let name = "Tỷ lệ dân số tham gia bảo hiểm y tế; tỷ lệ người tham gia bảo hiểm xã hội";
        assert_eq!(short(name, 60), "Tỷ lệ dân số tham gia bảo hiểm y tế");
        assert_eq!(short(name, 30), "Tỷ lệ dân số tham gia bảo…");
        assert_eq!(short(name, 200), name);
    }
}
