//! Figures written by rule are found back exactly.

#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use rust_decimal::Decimal;
use tonghop::lexicon::Lexicon;
use tonghop::model::Qualifier;
use tonghop::numbers::{CellSetting, Figure, Found, FoundKind, Notation, find, parse_cell_in};

fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| Lexicon::shipped().unwrap());
    &LEXICON
}

/// Digits in groups of three.
fn grouped(digits: &str, mark: &str) -> String {
    let mut shown = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push_str(mark);
        }
        shown.push(digit);
    }
    shown
}

fn written(value: Decimal, thousands: &str, decimal: &str) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{}{decimal}{fraction}", grouped(whole, thousands)),
        None => grouped(&text, thousands),
    }
}

fn vietnamese(value: Decimal) -> String {
    written(value, ".", ",")
}

fn english(value: Decimal) -> String {
    written(value, ",", ".")
}

/// The one figure of a text.
fn only(text: &str) -> Figure {
    let mut figures = find(text, lexicon()).into_iter().filter_map(|found| match found.kind {
        FoundKind::Figure(figure) => Some(figure),
        _ => None,
    });
    let figure = figures.next().unwrap_or_else(|| panic!("no figure in {text:?}"));
    assert!(figures.next().is_none(), "several figures in {text:?}");
    figure
}

fn check(text: &str, value: Decimal, unit: &str) {
    let figure = only(text);
    assert_eq!(figure.value, value, "{text:?}");
    assert_eq!(figure.unit.map(|u| u.symbol).as_deref(), Some(unit), "{text:?}");
}

const COUNTED: [&str; 16] = [
    "hộ",
    "đảng viên",
    "cây",
    "người",
    "vụ",
    "hồ sơ",
    "đơn",
    "cuộc",
    "tổ dân phố",
    "doanh nghiệp",
    "lượt người",
    "trường hợp",
    "thanh niên",
    "buổi",
    "văn bản",
    "camera",
];
const LEADS: [&str; 12] = [
    "đạt",
    "có",
    "trong kỳ có",
    "tổng số",
    "đã thực hiện được",
    "kết quả:",
    "lũy kế",
    "(",
    "- Kết quả đạt",
    "hiện còn",
    "gồm",
    "năm 2026 đạt",
];

fn word_below_thousand(n: u64, full: bool) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |d: u64| DIGITS[usize::try_from(d).unwrap()];
    let (hundreds, rest) = (n / 100, n % 100);
    let mut parts: Vec<String> = Vec::new();
    if hundreds > 0 || full {
        parts.push(format!("{} trăm", digit(hundreds)));
    }
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (0, low) if parts.is_empty() => parts.push(digit(low).to_owned()),
        (0, low) => parts.push(format!("linh {}", digit(low))),
        (1, low) => parts.push(match low {
            0 => "mười".to_owned(),
            5 => "mười lăm".to_owned(),
            _ => format!("mười {}", digit(low)),
        }),
        (ten, low) => parts.push(match low {
            0 => format!("{} mươi", digit(ten)),
            1 => format!("{} mươi mốt", digit(ten)),
            4 => format!("{} mươi tư", digit(ten)),
            5 => format!("{} mươi lăm", digit(ten)),
            _ => format!("{} mươi {}", digit(ten), digit(low)),
        }),
    }
    parts.join(" ")
}

/// The number in words, as an office writes it.
fn in_words(n: u64) -> String {
    let (thousands, rest) = (n / 1000, n % 1000);
    match (thousands, rest) {
        (0, _) => word_below_thousand(rest, false),
        (_, 0) => format!("{} nghìn", word_below_thousand(thousands, false)),
        _ => format!("{} nghìn {}", word_below_thousand(thousands, false), word_below_thousand(rest, true)),
    }
}

#[test]
fn frames_values_and_units_combine() {
    let values: Vec<Decimal> =
        ["7", "18", "240", "1350", "12480", "986500", "3456789"].iter().map(|v| v.parse().unwrap()).collect();
    let mut tried = 0;
    for lead in LEADS {
        for unit in COUNTED {
            for &value in &values {
                for number in [vietnamese(value), english(value), value.to_string()] {
                    check(&format!("{lead} {number} {unit}"), value, unit);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 4000, "{tried}");
}

#[test]
fn money_and_shares_combine() {
    let values = ["0.5", "7.25", "86.4", "97.2", "354.7", "1240.5", "16455.45", "433733.3"];
    let units =
        [("tỷ đồng", "tỷ đồng"), ("tỷ", "tỷ đồng"), ("triệu đồng", "triệu đồng"), ("trđ", "triệu đồng"), ("%", "%")];
    let mut tried = 0;
    for lead in LEADS {
        for (written, symbol) in units {
            for value in values {
                let value: Decimal = value.parse().unwrap();
                for number in [vietnamese(value), english(value)] {
                    for gap in ["", " "] {
                        check(&format!("{lead} {number}{gap}{written}"), value, symbol);
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried >= 1500, "{tried}");
}

#[test]
fn every_number_in_words_up_to_a_thousand_and_many_above_are_read() {
    for n in (1..=1000).chain((1001..100_000).step_by(97)).chain((100_000..1_000_000).step_by(7919)) {
        let text = format!("đã vận động được {} hộ", in_words(n));
        check(&text, Decimal::from(n), "hộ");
    }
}

fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "12",
        "1.250",
        "97,2",
        "2026",
        "0",
        "00",
        "3",
        "1,250.5",
        "999999999999999999999999999999",
        ".",
        ",",
        "/",
        "-",
        " ",
        " ",
        "%",
        "‰",
        "(",
        ")",
        "đ",
        "đ/c",
        "tỷ",
        "triệu",
        "đồng",
        "rưỡi",
        "nửa",
        "một",
        "năm",
        "hai mươi",
        "lăm",
        "trăm",
        "nghìn",
        "linh",
        "phần",
        "gấp",
        "đôi",
        "ngày",
        "tháng",
        "quý",
        "I",
        "II/2026",
        "năm",
        "hộ",
        "từ",
        "đến",
        "trên",
        "dưới",
        "khoảng",
        "ước",
        "đạt",
        "≥",
        "<",
        "số",
        "tổ",
        "KH/ĐU",
        "NQ",
        "T",
        "h",
        "m",
        "2",
        "tuổi",
        "\n",
        ":",
        "=",
        "+",
        "hàng",
        "vài",
        "chục",
        "trên tổng số",
        "/người",
        "không",
        "Ủy",
        "ban",
        "xếp thứ",
        "lần",
        "vạn",
        "…",
        "ﬀ",
        "é",
        "\u{301}",
    ]);
    prop::collection::vec((pieces, prop::bool::ANY), 0..24).prop_map(|parts| {
        parts.into_iter().map(|(p, blank)| if blank { format!("{p} ") } else { p.to_owned() }).collect()
    })
}

fn sound(text: &str, found: &[Found]) {
    let mut end = 0;
    for item in found {
        assert!(item.span.start >= end && item.span.start < item.span.end, "{text:?}: {found:?}");
        assert!(text.get(item.span.clone()).is_some(), "{text:?}: {found:?}");
        end = item.span.end;
        let figures = match &item.kind {
            FoundKind::Figure(figure) => vec![figure],
            FoundKind::Fraction { numerator, denominator } => vec![numerator, denominator],
            FoundKind::Excluded(_) => vec![],
        };
        for figure in figures {
            let inside = |span: &std::ops::Range<usize>| {
                item.span.start <= span.start && span.end <= item.span.end && text.get(span.clone()).is_some()
            };
            assert!(inside(&figure.number_span), "{text:?}: {found:?}");
            assert!(figure.unit_span.as_ref().is_none_or(inside), "{text:?}: {found:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_figure_with_its_unit_is_found_back(mantissa in 1_i64..9_999_999_999, scale in 0_u32..=2, english_style: bool) {
        let value = Decimal::new(mantissa, scale).normalize();
        let number = if english_style { english(value) } else { vietnamese(value) };
        let lone_comma = number.matches(',').count() == 1 && !number.contains('.');
        if english_style && lone_comma && value.is_integer() {
            // "444,628 tỷ đồng" is either; both readings are kept.
            let figure = only(&format!("đạt {number} tỷ đồng"));
            prop_assert!(figure.value == value || figure.alternatives.contains(&value), "{number}: {figure:?}");
        } else {
            check(&format!("đạt {number} tỷ đồng"), value, "tỷ đồng");
        }
        if value.is_integer() {
            check(&format!("đạt {number} hộ"), value, "hộ");
        }
        let share = Decimal::new(mantissa % 100_000, 2).normalize();
        let number = if english_style { english(share) } else { vietnamese(share) };
        check(&format!("đạt {number}%"), share, "%");
    }

    #[test]
    fn three_decimals_of_milliards_are_decimals(mantissa in 1_i64..999_999_999) {
        let value = Decimal::new(mantissa, 3);
        check(&format!("thu {} tỷ đồng", vietnamese(value)), value, "tỷ đồng");
    }

    #[test]
    fn bounds_and_ranges_keep_their_ends(low in 1_i64..5_000, step in 1_i64..900) {
        let (low, high) = (Decimal::from(low), Decimal::from(low + step));
        for text in [format!("{}-{} hộ", vietnamese(low), vietnamese(high)), format!("từ {} đến {} hộ", vietnamese(low), vietnamese(high))] {
            let figure = only(&format!("hỗ trợ {text}"));
            prop_assert_eq!((figure.value, figure.upper), (low, Some(high)), "{}", text);
        }
        let figure = only(&format!("không quá {} hộ", vietnamese(low)));
        prop_assert_eq!((figure.value, figure.qualifier), (low, Qualifier::AtMost));
    }

    #[test]
    fn a_cell_is_read_in_the_habit_of_its_column(mantissa in 1_i64..99_999_999, scale in 0_u32..=3, english_style: bool) {
        let value = Decimal::new(mantissa, scale);
        let (text, habit) = if english_style { (english(value), Notation::English) } else { (vietnamese(value), Notation::Vietnamese) };
        let cell = parse_cell_in(&text, CellSetting { unit: None, habit: Some(habit) }, lexicon());
        let figure = cell.unwrap().main;
        prop_assert_eq!(figure.value, value, "{}", text);
        prop_assert!(figure.alternatives.is_empty());
    }

    #[test]
    fn no_text_breaks_the_scanner(text in any::<String>()) {
        sound(&text, &find(&text, lexicon()));
        let _ = parse_cell_in(&text, CellSetting::default(), lexicon());
    }

    #[test]
    fn no_mixture_of_words_and_digits_breaks_the_scanner(text in soup()) {
        sound(&text, &find(&text, lexicon()));
        let _ = parse_cell_in(&text, CellSetting::default(), lexicon());
    }
}
