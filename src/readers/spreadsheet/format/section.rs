//! One section of a number format.

use super::calendar::{Part, parts};

/// One section: what stands around the number, and how the number is written.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) kind: Kind,
    pub(super) before: String,
    pub(super) after: String,
}

/// How a section writes its number.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    General,
    Digits(Digits),
    Calendar(Vec<Part>),
    Text,
    /// The number is not written at all.
    Literal,
}

/// Digits of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) least_digits: usize,
    pub(super) least_decimals: u32,
    pub(super) most_decimals: u32,
    pub(super) grouped: bool,
    /// How many times it is divided by 1,000.
    pub(super) thousands: u32,
    pub(super) percent: bool,
    /// Fractions, powers, digits with something between: not written as the format says.
    pub(super) odd: bool,
}

/// `[<1000]`
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    bound: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    More,
}

impl Condition {
    fn parse(text: &str) -> Option<Condition> {
        const SIGNS: [(&str, Sign); 6] = [
            ("<=", Sign::AtMost),
            (">=", Sign::AtLeast),
            ("<>", Sign::Other),
            ("<", Sign::Less),
            (">", Sign::More),
            ("=", Sign::Equal),
        ];
        let (rest, sign) = SIGNS.iter().find_map(|(mark, sign)| Some((text.strip_prefix(mark)?, *sign)))?;
        Some(Condition { sign, bound: rest.trim().parse().ok()? })
    }

    pub(super) fn holds(self, number: f64) -> bool {
        match self.sign {
            Sign::Less => number < self.bound,
            Sign::AtMost => number <= self.bound,
            Sign::Equal => number == self.bound,
            Sign::Other => number != self.bound,
            Sign::AtLeast => number >= self.bound,
            Sign::More => number > self.bound,
        }
    }

    pub(super) fn is_below_zero(self) -> bool {
        matches!(self.sign, Sign::Less | Sign::AtMost) && self.bound <= 0.0
    }
}

/// A mark of a format code.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Literal(String),
    Digit(char),
    Point,
    Comma,
    Percent,
    Slash,
    Power,
    At,
    General,
    HalfDay,
    /// A letter of a date, and how often it stands there.
    Letters(char, usize),
    Bracket(String),
}

impl Section {
    pub(super) fn new(code: &str) -> Section {
        let marks = marks(code);
        let condition = marks.iter().find_map(|m| match m {
            Mark::Bracket(inside) => Condition::parse(inside),
            _ => None,
        });
        let marks: Vec<Mark> = marks.into_iter().filter_map(shown_bracket).collect();
        if let Some(parts) = parts(&marks) {
            return Section { condition, kind: Kind::Calendar(parts), before: String::new(), after: String::new() };
        }
        let is_placeholder = |m: &Mark| matches!(m, Mark::Digit(_) | Mark::At | Mark::General);
        let first = marks.iter().position(is_placeholder);
        let last = marks.iter().rposition(|m| is_placeholder(m) || matches!(m, Mark::Point | Mark::Comma));
        let (Some(first), Some(last)) = (first, last.max(first)) else {
            return Section { condition, kind: Kind::Literal, before: literals(&marks), after: String::new() };
        };
        // A point before the digits belongs to them.
        let first = if first > 0 && marks.get(first - 1) == Some(&Mark::Point) { first - 1 } else { first };
        let body = marks.get(first..=last).unwrap_or_default();
        let mut kind = kind(body);
        if let (Kind::Digits(digits), true) = (&mut kind, marks.contains(&Mark::Percent)) {
            digits.percent = true;
        }
        let before = literals(marks.get(..first).unwrap_or_default());
        let after = literals(marks.get(last + 1..).unwrap_or_default());
        Section { condition, kind, before, after }
    }
}

fn kind(body: &[Mark]) -> Kind {
    if body.contains(&Mark::General) {
        return Kind::General;
    }
    if body.contains(&Mark::At) {
        return Kind::Text;
    }
    let mut digits = Digits::default();
    let point = body.iter().position(|m| *m == Mark::Point).unwrap_or(body.len());
    let (whole, decimals) = body.split_at_checked(point).unwrap_or((body, &[]));
    let end_of_whole = whole.iter().rposition(|m| matches!(m, Mark::Digit(_))).map_or(0, |i| i + 1);
    for (at, mark) in whole.iter().enumerate() {
        match mark {
            Mark::Digit('0') => digits.least_digits += 1,
            Mark::Digit(_) => {}
            Mark::Comma if at < end_of_whole => digits.grouped = true,
            Mark::Comma => digits.thousands += 1,
            _ => digits.odd = true,
        }
    }
    for mark in decimals.iter().skip(1) {
        match mark {
            Mark::Digit(c) => {
                digits.most_decimals += 1;
                digits.least_decimals = if *c == '0' { digits.most_decimals } else { digits.least_decimals };
            }
            Mark::Comma => digits.thousands += 1,
            _ => digits.odd = true,
        }
    }
    Kind::Digits(digits)
}

/// Colours, conditions and languages are not shown, signs of currency are.
fn shown_bracket(mark: Mark) -> Option<Mark> {
    let Mark::Bracket(inside) = &mark else { return Some(mark) };
    if let Some(currency) = inside.strip_prefix('$') {
        let system_date = currency.to_ascii_uppercase().ends_with("F800");
        let sign = currency.split('-').next().unwrap_or_default();
        return Some(if system_date { mark } else { Mark::Literal(sign.to_owned()) });
    }
    let elapsed = !inside.is_empty() && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'));
    elapsed.then_some(mark)
}

fn literals(marks: &[Mark]) -> String {
    let mut text = String::new();
    for mark in marks {
        match mark {
            Mark::Literal(literal) => text.push_str(literal),
            Mark::Percent => text.push('%'),
            Mark::Slash => text.push('/'),
            _ => {}
        }
    }
    text
}

fn marks(code: &str) -> Vec<Mark> {
    let (mut marks, mut rest) = (Vec::new(), code.chars().peekable());
    while let Some(letter) = rest.next() {
        let lower = letter.to_ascii_lowercase();
        let mark = match lower {
            '"' => Mark::Literal(rest.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => Mark::Literal(rest.next().map(String::from).unwrap_or_default()),
            // Blanks of a certain width, and fillers.
            '_' | '*' => {
                rest.next();
                continue;
            }
            '[' => Mark::Bracket(rest.by_ref().take_while(|c| *c != ']').collect()),
            'g' if follows(&mut rest, "eneral") => Mark::General,
            'a' if follows(&mut rest, "m/pm") || follows(&mut rest, "/p") => Mark::HalfDay,
            'e' if rest.peek().is_some_and(|c| matches!(c, '+' | '-')) => {
                rest.next();
                Mark::Power
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'e' => {
                let mut count = 1;
                while rest.next_if(|c| c.to_ascii_lowercase() == lower).is_some() {
                    count += 1;
                }
                if lower == 'e' { Mark::Letters('y', 4) } else { Mark::Letters(lower, count) }
            }
            '0' | '#' | '?' => Mark::Digit(letter),
            '.' => Mark::Point,
            ',' => Mark::Comma,
            '%' => Mark::Percent,
            '/' => Mark::Slash,
            '@' => Mark::At,
            _ => Mark::Literal(letter.to_string()),
        };
        marks.push(mark);
    }
    marks
}

/// Takes these letters, whatever their case, where they come next.
fn follows(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, letters: &str) -> bool {
    let mut ahead = rest.clone();
    let all = letters.chars().all(|wanted| ahead.next().is_some_and(|c| c.to_ascii_lowercase() == wanted));
    if all {
        *rest = ahead;
    }
    all
}
