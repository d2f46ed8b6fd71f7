//! The report of one period.

use std::collections::BTreeMap;

use minijinja::Value;

use super::account::{self, Passage, Source};
use super::chronicle;
use super::fill::fill;
use super::outlook::{self, Remark};
use super::tables;
use crate::model::{Consolidation, PeriodKind, Programme};
use crate::outputs::entries::{Entry, entries};
use crate::outputs::error::OutputError;
use crate::outputs::letterhead::{Names, named, receivers, signature};
use crate::outputs::made::made_from;
use crate::outputs::options::Options;
use crate::outputs::safe_text::line;
use crate::outputs::templates::{SHIPPED_REPORT, SHIPPED_TERM, SHIPPED_YEAR};
use crate::wording::account::{self as say, Noun};
use crate::wording::{heading, history, period};

/// The report as the bytes of a .docx file.
pub(crate) fn report(
    programme: &Programme,
    consolidation: &Consolidation,
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    let values = values(programme, consolidation, options);
    let (own, shipped) = match consolidation.period.kind() {
        PeriodKind::Month(_) | PeriodKind::Quarter(_) => (&options.template, SHIPPED_REPORT),
        PeriodKind::HalfYear | PeriodKind::NineMonths | PeriodKind::Year => (&options.year_template, SHIPPED_YEAR),
        PeriodKind::MidTerm | PeriodKind::EndOfTerm => (&options.term_template, SHIPPED_TERM),
    };
    fill(own.as_deref().unwrap_or(shipped), &values)
}

/// All that a template can name.
fn values(programme: &Programme, consolidation: &Consolidation, options: &Options) -> Value {
    let entries = entries(programme, consolidation);
    let source = Source { programme, consolidation };
    let accounts = !matches!(consolidation.period.kind(), PeriodKind::Month(_) | PeriodKind::Quarter(_));
    let mut fields: BTreeMap<String, Value> = BTreeMap::new();
    let mut add = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    for (name, text) in head(programme, consolidation, options) {
        add(name, Value::from(text));
    }
    add("noi_nhan", texts(receivers(&options.letterhead.receivers)));
    add("tinh_hinh_nop", texts(account::received(consolidation)));
    for (name, noun) in [
        ("chi_tieu", Noun::Indicator),
        ("chi_tieu_khac", Noun::BodyIndicator),
        ("nhiem_vu", Noun::Task),
        ("du_an", Noun::Project),
    ] {
        add(&format!("{name}_tom_tat"), Value::from(account::standing(&entries, noun)));
        add(name, passages(account::results(&entries, noun, source)));
    }
    add("co_chi_tieu_khac", Value::from(entries.iter().any(|entry: &Entry| entry.noun == Noun::BodyIndicator)));
    add("han_che", remarks(outlook::remarks(&entries, source, !accounts)));
    add("ky_toi", texts(outlook::requests(&entries, consolidation)));
    add("che_do_bao_cao", texts(chronicle::discipline(consolidation)));
    add("dien_bien", passages(chronicle::account(programme, &entries, consolidation)));
    add("bang_theo_ky", Value::from(chronicle::rows(programme, &entries, consolidation)));
    add("bang_chi_tieu", Value::from(tables::indicators(programme, consolidation)));
    add("bang_nhiem_vu", Value::from(tables::tasks(programme, consolidation)));
    add("bang_du_an", Value::from(tables::projects(programme, consolidation)));
    Value::from_object(fields)
}

/// The single texts: letterhead, title, signature, headings of the appendices.
fn head(programme: &Programme, consolidation: &Consolidation, options: &Options) -> Vec<(&'static str, String)> {
    let letterhead = &options.letterhead;
    let at = consolidation.period;
    let Names { commune, superior, issuer, place_and_date, date } = Names::of(programme, options);
    let number_line = say::number_line(named(&letterhead.number).as_deref(), &line(&letterhead.sign));
    let mut fields = vec![
        ("co_quan_cap_tren", superior.to_uppercase()),
        ("co_quan_ban_hanh", issuer.to_uppercase()),
        ("thoi_diem_lap", options.generated.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        ("ban", heading::edition_of(options.edition)),
        ("lap_tu", made_from(consolidation, options)),
        ("kem_theo", say::attached_to(&number_line, &date, &issuer)),
        ("so_ky_hieu", number_line),
        ("noi_va_ngay", place_and_date),
        ("trich_yeu", say::subject(at)),
        (
            "mo_dau",
            say::opening(&commune, programme.term, &issuer, (at, consolidation.history.span.map(|(_, last)| last))),
        ),
        ("ky", period::period(at)),
        ("ky_toi_ten", period::next_period(at)),
        ("phuong", commune),
        ("don_vi_ban_hanh", issuer),
    ];
    fields.extend(signature(letterhead));
    let [_, _, _, target, ..] = heading::appendix_1(programme.term.map(|(_, end)| end));
    fields.push(("cot_muc_tieu", target));
    fields.push(("ten_phu_luc_4", history::appendix_title(at)));
    for (name, number) in [("ten_phu_luc_1", 1), ("ten_phu_luc_2", 2), ("ten_phu_luc_3", 3)] {
        fields.push((name, heading::appendix_title(number, programme.term).1));
    }
    fields
}

fn texts(texts: Vec<String>) -> Value {
    Value::from(texts)
}

fn passages(passages: Vec<Passage>) -> Value {
    passages.into_iter().map(|passage| pair(("ten", passage.heading), ("cau", passage.sentences))).collect()
}

fn remarks(remarks: Vec<Remark>) -> Value {
    remarks.into_iter().map(|remark| pair(("cau", remark.sentence), ("muc", remark.items))).collect()
}

fn pair(text: (&str, String), list: (&str, Vec<String>)) -> Value {
    let fields = [(text.0.to_owned(), Value::from(text.1)), (list.0.to_owned(), Value::from(list.1))];
    Value::from_object(BTreeMap::from(fields))
}
