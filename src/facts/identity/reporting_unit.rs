//! Who sent a report.

use super::letterhead::Letterhead;
use crate::lexicon::Lexicon;
use crate::model::{Programme, ReportingUnit};
use crate::text::{TokenKind, fold, tokens};

/// The units that the programme names, by their keys.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnitNames {
    commune: Option<String>,
    known: Vec<(String, String)>,
}

/// A unit and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitFound {
    pub(crate) unit: ReportingUnit,
    /// Found only in the name of the file or its folder.
    pub(crate) from_name: bool,
}

impl UnitNames {
    /// Gathers the lead units of a programme.
    pub(crate) fn new(programme: &Programme, lexicon: &Lexicon) -> UnitNames {
        let mut names = UnitNames { commune: programme.commune.clone(), known: Vec::new() };
        let cells = programme
            .indicators
            .iter()
            .filter_map(|i| i.lead.as_deref())
            .chain(programme.tasks.iter().filter_map(|t| t.lead.as_deref()))
            .chain(programme.projects.iter().filter_map(|p| p.lead.as_deref()));
        for cell in cells {
            for name in cell.split([',', ';']).map(str::trim).filter(|n| n.split_whitespace().count() >= 2) {
                let key = lexicon.reporting_units.key(name, names.commune.as_deref());
                if !key.is_empty() && !names.known.iter().any(|(k, _)| *k == key) {
                    names.known.push((key, name.to_owned()));
                }
            }
        }
        names
    }

    /// The unit of a written name: the programme's spelling where it names the unit.
    fn canonical(&self, written: &str, lexicon: &Lexicon) -> ReportingUnit {
        let key = lexicon.reporting_units.key(written, self.commune.as_deref());
        match self.known.iter().find(|(k, _)| *k == key) {
            // The state body keeps its own name; only spelling is taken from the programme.
            Some((_, name)) if fold(name) == fold(written) => ReportingUnit::new(name),
            _ => ReportingUnit::new(&sentence_case(written, lexicon)),
        }
    }

    /// Whether the last commune that words name is another one than the programme's.
    pub(crate) fn is_elsewhere(&self, words: &str) -> bool {
        let Some(own) = &self.commune else { return false };
        let own = fold(own);
        let own = ["phuong ", "xa "].iter().find_map(|level| own.strip_prefix(level)).unwrap_or(&own).to_owned();
        let read = tokens(words);
        let capital = |t: &crate::text::Token| {
            t.kind == TokenKind::Word && words.get(t.span.clone()).is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let last = read.iter().enumerate().rev().find_map(|(at, token)| {
            let level = matches!(token.key.as_str(), "phường" | "xã");
            let name: Vec<&str> =
                read.iter().skip(at + 1).take_while(|t| capital(t)).map(|t| t.folded.as_str()).collect();
            // "VĂN HÓA - XÃ HỘI" names no commune.
            let word = name.first() == Some(&"hoi") && token.key == "xã";
            (level && !name.is_empty() && !word).then(|| name.join(" "))
        });
        last.is_some_and(|name| !name.starts_with(&own))
    }

    fn knows(&self, written: &str, lexicon: &Lexicon) -> bool {
        let key = lexicon.reporting_units.key(written, self.commune.as_deref());
        self.known.iter().any(|(k, _)| *k == key)
    }
}

/// The unit that a report comes from: letterhead, then opening sentence, then file name and folders.
pub(crate) fn unit_of(head: &Letterhead, file: &str, names: &UnitNames, lexicon: &Lexicon) -> Option<UnitFound> {
    let from_head = issuer(&head.left, lexicon).or_else(|| issuer(&head.right, lexicon));
    let from_opening = head.title_lines().iter().find_map(|line| opening(line, lexicon));
    let committee = |name: &str| is_committee(name, names, lexicon);
    let found = match (from_head, from_opening) {
        // The letterhead of the Party committee is on loan where the opening names another unit.
        (Some(head), Some(opening)) if committee(&head) && !committee(&opening) => Some(opening),
        (Some(head), _) => Some(head),
        (None, opening) => opening,
    };
    if let Some(name) = found.as_ref().filter(|name| !committee(name)) {
        return Some(UnitFound { unit: names.canonical(name, lexicon), from_name: false });
    }
    if let Some(name) = from_path(file, names, lexicon) {
        return Some(UnitFound { unit: names.canonical(&name, lexicon), from_name: true });
    }
    found.map(|name| UnitFound { unit: names.canonical(&name, lexicon), from_name: false })
}

/// The commune's own Party committee: its office gathers the reports and sends none.
fn is_committee(name: &str, names: &UnitNames, lexicon: &Lexicon) -> bool {
    let key = lexicon.reporting_units.key(name, names.commune.as_deref());
    matches!(key.as_str(), "dang uy" | "dang bo" | "ban chap hanh dang bo")
}

/// The last organisation named in the lines of a letterhead, with the body above it where it needs one.
fn issuer(lines: &[String], lexicon: &Lexicon) -> Option<String> {
    let units = &lexicon.reporting_units;
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        if line.trim_start().starts_with(['-', '+']) {
            break;
        }
        let line = units.without_organ(line.trim_matches(|c: char| !c.is_alphanumeric() && c != '"').trim());
        if line.is_empty() || units.is_dropped(line) || is_number_or_date(line) {
            continue;
        }
        if fold(line).starts_with("kinh gui") {
            break;
        }
        let spelled = units.spelled_out(line);
        let opens = units.heads().at(line, &tokens(line), 0).is_some()
            || units.heads().at(&spelled, &tokens(&spelled), 0).is_some();
        match names.last_mut() {
            // "UBND xã Hải Lạc - Phòng Kinh tế": the body above and the unit on one line.
            _ if opens => {
                match line.rsplit_once(" - ").filter(|(_, own)| units.heads().at(own, &tokens(own), 0).is_some()) {
                    Some((above, own)) => names.extend([above.to_owned(), own.to_owned()]),
                    None => names.push(line.to_owned()),
                }
            }
            Some(last) if last.split_whitespace().count() + line.split_whitespace().count() <= 16 => {
                last.push(' ');
                last.push_str(line);
            }
            _ => {}
        }
    }
    let last = names.pop()?;
    let above = names.pop();
    match above {
        Some(above) if units.needs_superior(&last) => {
            let superior = fold(&above);
            let is_party = superior.contains("dang uy") || superior.contains("dang bo");
            let level = above.split_whitespace().find(|w| matches!(fold(w).as_str(), "phuong" | "xa"));
            let level = level.map_or_else(|| "PHƯỜNG".to_owned(), str::to_uppercase);
            Some(if is_party { format!("{last} ĐẢNG ỦY {level}") } else { format!("{last} {above}") })
        }
        _ => Some(last),
    }
}

fn is_number_or_date(line: &str) -> bool {
    let folded = fold(line);
    folded.starts_with("so ") && folded.chars().any(|c| c.is_ascii_digit())
        || folded == "so"
        || (folded.contains(" bc ") && folded.starts_with("so"))
        || (folded.contains("ngay") && folded.contains("thang"))
        || tokens(line).iter().any(|t| t.kind == TokenKind::Digits && t.folded.len() == 4 && t.folded.starts_with("20"))
}

/// "…, Trường Tiểu học X báo cáo kết quả …": the organisation that stands right before the verb.
fn opening(line: &str, lexicon: &Lexicon) -> Option<String> {
    let line = lexicon.reporting_units.spelled_out(line);
    let line = line.as_str();
    let words = tokens(line);
    let folded: Vec<&str> = words.iter().map(|t| t.folded.as_str()).collect();
    let verb = (1..folded.len()).find(|&i| {
        folded.get(i) == Some(&"bao")
            && folded.get(i + 1) == Some(&"cao")
            && folded.get(i + 2).is_some_and(|w| ["ket", "nhu", "tinh", "cu", "tien", "theo", "mot"].contains(w))
    })?;
    let verb = if folded.get(verb - 1) == Some(&"xin") { verb - 1 } else { verb };
    let heads = lexicon.reporting_units.heads();
    let from = (0..verb).rev().take_while(|&i| words.get(i).is_none_or(|t| t.folded != "," && t.folded != ":"));
    let start = from.filter(|&i| heads.at(line, &words, i).is_some()).last()?;
    let span = words.get(start)?.span.start..words.get(verb - 1)?.span.end;
    line.get(span).map(str::to_owned)
}

/// The organisation that the file name or a folder names: the longest run of words with a known head.
fn from_path(file: &str, names: &UnitNames, lexicon: &Lexicon) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.reverse();
    parts.iter().find_map(|part| {
        let stem = part.rsplit_once('.').map_or(*part, |(stem, _)| stem);
        let cleaned: String = stem.chars().map(|c| if matches!(c, '_' | '-' | '.') { ' ' } else { c }).collect();
        let spelled = lexicon.reporting_units.spelled_out(&cleaned);
        let words = tokens(&spelled);
        let heads = lexicon.reporting_units.heads();
        (0..words.len())
            .find_map(|i| {
                heads.at(&spelled, &words, i)?;
                (i + 1..=words.len()).rev().find_map(|end| {
                    let span = words.get(i)?.span.start..words.get(end - 1)?.span.end;
                    let name = spelled.get(span)?;
                    names.knows(name, lexicon).then(|| name.to_owned())
                })
            })
            .or_else(|| named_place(&spelled, lexicon))
    })
}

/// A unit of a kind that no programme lists (a school, a neighbourhood) named in a path, up to the next dash.
fn named_place(spelled: &str, lexicon: &Lexicon) -> Option<String> {
    let words = tokens(spelled);
    let heads = lexicon.reporting_units.heads();
    let start = (0..words.len()).find(|&i| heads.at(spelled, &words, i).is_some())?;
    let stop = ["bao", "bc", "quy", "qui", "q", "nam", "thang", "bieu", "so"];
    let mut end = start + 1;
    while let Some(token) = words.get(end) {
        let numbered = words.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits);
        let is_stop =
            stop.contains(&token.folded.as_str()) && !(token.folded == "so" && (numbered || token.key == "sở"));
        if is_stop || token.kind == TokenKind::Mark {
            break;
        }
        end += 1;
    }
    let span = words.get(start)?.span.start..words.get(end - 1)?.span.end;
    spelled.get(span).filter(|name| name.split_whitespace().count() >= 2).map(str::to_owned)
}

/// A name in capitals as one would write it in a sentence: the kind of body in small letters, names in capitals.
fn sentence_case(name: &str, lexicon: &Lexicon) -> String {
    let words = tokens(name);
    let capital = |t: &&crate::text::Token| name.get(t.span.clone()).is_some_and(|w| w.chars().any(char::is_uppercase));
    let written: Vec<&crate::text::Token> = words.iter().filter(|t| t.kind == TokenKind::Word).collect();
    if written.iter().filter(|t| capital(t)).count() * 10 < written.len() * 9 || written.len() < 2 {
        return name.to_owned();
    }
    let mut cased = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(token) = words.get(at) {
        let units = &lexicon.reporting_units;
        let known = units.heads().at(name, &words, at).or_else(|| units.fields().at(name, &words, at));
        let body = known.map_or(at + 1, |h| h.tokens.end);
        for (i, token) in words.get(at..body).unwrap_or_default().iter().enumerate() {
            cased.push_str(name.get(copied..token.span.start).unwrap_or_default());
            let word = name.get(token.span.clone()).unwrap_or_default();
            let city = token.folded == "thanh" && words.get(at + i + 1).is_some_and(|t| t.folded == "pho");
            let level =
                body == at + 1 && (city || ["phuong", "xa", "so", "pho", "va"].contains(&token.folded.as_str()));
            let first = at == 0 && i == 0;
            let small = (i > 0 || level) && !first;
            cased.push_str(&recased(word, small, lexicon));
            copied = token.span.end;
        }
        let _ = token;
        at = body;
    }
    cased.push_str(name.get(copied..).unwrap_or_default());
    cased
}

/// A word with its first letter large or small; abbreviations stay as they are.
fn recased(word: &str, small: bool, lexicon: &Lexicon) -> String {
    let vowels = fold(word).chars().any(|c| "aeiouy".contains(c));
    let known = lexicon.reporting_units.spelled_out(word) != word;
    if known || !vowels {
        return word.to_owned();
    }
    let lower = word.to_lowercase();
    if small {
        return lower;
    }
    let mut letters = lower.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}
