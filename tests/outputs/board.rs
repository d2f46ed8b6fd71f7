//! The page of a period, as a browser gets it.

use quick_xml::Reader;
use quick_xml::events::Event;
use tonghop::model::{Consolidation, ItemHistory, Known, OverTime, OverUnits, Step};
use tonghop::outputs::{OutputError, write};

use crate::quarter::HOSTILE_SIGN;
use crate::{programme, quarter};

fn page() -> String {
    // Slashes are written as references, which a browser reads back.
    String::from_utf8(super::output(".html").bytes).unwrap().replace("&#x2f;", "/")
}

/// The page with trends: an earlier quarter with other figures.
fn page_after(earlier: &Consolidation) -> String {
    let programme = programme::programme();
    let files = write(&programme, &quarter::consolidation(&programme), &[earlier], &quarter::options()).unwrap();
    let page = files.into_iter().find(|file| file.name.ends_with(".html")).unwrap();
    String::from_utf8(page.bytes).unwrap()
}

/// Name and attributes of every element, and whether each was closed as it was opened.
fn elements(html: &str) -> Vec<String> {
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => found.push(tag.as_ref().to_owned()),
            _ => {}
        }
    }
}

#[test]
fn the_page_says_its_language_and_loads_nothing() {
    let page = page();
    assert!(page.trim_start().starts_with("<!doctype html>\n<html lang=\"vi\">"), "{}", &page[..200]);
    assert!(!page.contains("<script") && !page.contains("@import") && !page.contains("url("));
    for element in elements(&page) {
        let loads =
            ["link ", "img ", "iframe", "object", "embed", "base "].iter().any(|name| element.starts_with(name));
        assert!(!loads, "{element}");
        let outside = ["http:", "https:", "//", "javascript:", "data:"]
            .iter()
            .any(|way| element.contains(&format!("href=\"{way}")) || element.contains(&format!("src=\"{way}")));
        assert!(!outside, "{element}");
    }
}

#[test]
fn every_table_has_a_caption_and_every_header_a_scope() {
    let page = page();
    let count = |needle: &str| page.matches(needle).count();
    assert!(count("<table") >= 5);
    assert_eq!(count("<table"), count("<caption>"));
    for element in elements(&page).iter().filter(|element| element.starts_with("th ") || *element == "th") {
        assert!(element.contains("scope="), "{element}");
    }
    let levels: Vec<char> = elements(&page)
        .iter()
        .filter_map(|element| element.strip_prefix('h')?.chars().next())
        .filter(char::is_ascii_digit)
        .collect();
    assert_eq!(levels.first(), Some(&'1'));
    assert!(levels.windows(2).all(|pair| pair[1] as u32 <= pair[0] as u32 + 1), "{levels:?}");
    let drawings = elements(&page).into_iter().filter(|element| element.starts_with("svg"));
    for drawing in drawings {
        assert!(drawing.contains("aria-label=\"") || drawing.contains("aria-hidden=\"true\""), "{drawing}");
    }
}

#[test]
fn hostile_text_is_text() {
    let page = page();
    assert!(!page.contains("<img") && !page.contains("<w:p") && !page.contains("<b>hết"));
    for turning in ['\u{202E}', '\u{202C}', '\u{2066}', '\u{0}'] {
        assert!(!page.contains(turning));
    }
    assert!(page.contains("=HYPERLINK("));
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    assert!(page.contains(&format!("Văn bản: {}", escaped(HOSTILE_SIGN.trim_end_matches(['\u{202E}', '\u{1}'])))));
    for element in elements(&page) {
        assert!(
            !["onload=", "onerror=", "onclick=", "onfocus="].iter().any(|word| element.contains(word)),
            "{element}"
        );
    }
}

#[test]
fn a_figure_in_review_stands_marked_in_its_passage_with_its_reason() {
    let page = page();
    assert!(page.contains("<mark>97.215</mark>"));
    assert!(page.contains("Con số có thể hiểu là 97.215 hoặc 97,215"));
    assert!(page.contains(
        "href=\"../../inputs/bao-cao/2026-Q1/Dang%20uy%20UBND%20-%20bieu%20so%20lieu%20quy%20I%20%28sua%29.xlsx\""
    ));
    assert!(page.contains("Biểu 01!E8"));
}

#[test]
fn assessments_are_told_by_word_and_sign() {
    let page = page();
    for said in ["✓</span> Đạt", "→</span> Đúng tiến độ", "!</span> Chậm tiến độ", "✕</span> Chưa đạt"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("Đã qua <b>25%</b> năm 2026"));
    assert!(page.contains("Chưa nộp"));
}

#[test]
fn earlier_periods_of_the_same_kind_give_a_trend() {
    let programme = programme::programme();
    let mut earlier = quarter::consolidation(&programme);
    earlier.period = "2025-Q4".parse().unwrap();
    let insured = earlier.items.get_mut(&programme::id("PL1.II.5")).unwrap();
    insured.in_period.as_mut().unwrap().value = "96.4".parse().unwrap();
    let with = page_after(&earlier);
    assert!(with.contains("Xu hướng: quý IV năm 2025: 96,4%; quý I năm 2026: 97,2%"));
    earlier.period = "2025".parse().unwrap();
    assert!(!page_after(&earlier).contains("Xu hướng"));
    assert!(!page().contains("Xu hướng"));
}

#[test]
fn a_year_shows_the_line_of_its_quarters_without_what_is_not_certain() {
    let programme = programme::programme();
    let mut year = quarter::consolidation(&programme);
    year.period = "2026".parse().unwrap();
    let id = programme::id("PL1.II.5");
    let step = |period: &str, value: &str, known: Known| Step {
        period: period.parse().unwrap(),
        figure: Some(quarter::figure(value, "%")),
        status: None,
        known,
    };
    let steps = vec![
        step("2026-Q1", "96.4", Known::Reported),
        step("2026-Q2", "99.9", Known::InReview),
        step("2026-Q3", "97.2", Known::Reported),
    ];
    let history = ItemHistory {
        over_time: OverTime::Latest,
        over_units: OverUnits::Lead,
        steps,
        as_of: None,
        missing: Vec::new(),
        so_far: None,
        pace: None,
        cut_offs: Vec::new(),
    };
    year.history.items.insert(id, history);
    let files = write(&programme, &year, &[], &quarter::options()).unwrap();
    let page = files.into_iter().find(|file| file.name.ends_with(".html")).unwrap();
    let page = String::from_utf8(page.bytes).unwrap();
    assert!(page.contains("Xu hướng: quý I năm 2026: 96,4%; quý III năm 2026: 97,2%"));
}

#[test]
fn the_offices_template_takes_the_place_of_the_shipped_one() {
    let programme = programme::programme();
    let consolidation = quarter::consolidation(&programme);
    let with = |template: &str| {
        let mut options = quarter::options();
        options.board_template = Some(template.to_owned());
        write(&programme, &consolidation, &[], &options)
    };
    let files = with("<p>{{ period }}: {{ waiting }}</p>").unwrap();
    assert!(files.iter().any(|file| file.bytes == "<p>Quý I năm 2026: 3</p>".as_bytes()));
    match with("<p>\n{{ perod }}</p>") {
        Err(OutputError::BoardTemplate { line: Some(2), .. }) => {}
        other => panic!("{other:?}"),
    }
}
