//! What is still to come.

use super::figures::Sentence;
use super::read::Scope;
use crate::facts::identity::{periods_in, years_in};
use crate::model::{Period, PeriodKind};
use crate::text::tokens;

/// "Quý IV:", "4. Quý II" in the report of an earlier period: what stands below is to come.
pub(super) fn is_ahead(heading: &str, scope: &Scope<'_>) -> bool {
    let Some(period) = scope.period else { return false };
    // "VI. NĂM 2027", "Chỉ tiêu 2027".
    let years = years_in(heading);
    let later = |year: &u16| period.calendar_year().is_some_and(|own| *year > own);
    if heading.split_whitespace().count() <= 8 && !years.is_empty() && years.iter().all(later) {
        return true;
    }
    let named = periods_in(heading, &scope.context.lexicon).into_iter().next();
    // A month named in passing ("hội nghị tháng 12") says nothing of what stands below.
    let short = heading.split_whitespace().count() <= 6;
    named.filter(|m| m.span.start < 12).and_then(|m| m.period(period.calendar_year())).is_some_and(|p| {
        let heads = match p.kind() {
            PeriodKind::Year => false,
            PeriodKind::Month(_) => short,
            _ => true,
        };
        heads && p > period && p.end() > period.end()
    })
}

/// A sentence about what is to come: it opens with such a word, or with a period after the report's.
pub(super) fn is_future(sentence: &Sentence<'_>, scope: &Scope<'_>) -> bool {
    let lexicon = &scope.context.lexicon;
    let start = sentence.token_at(sentence.range.start);
    let text = sentence.text.get(sentence.range.clone()).unwrap_or_default();
    let opens = (start..start + 4).any(|at| lexicon.sections.future().at(sentence.text, sentence.tokens, at).is_some());
    if opens {
        return true;
    }
    let Some(period) = scope.period else { return false };
    if is_due_later(text, period) {
        return true;
    }
    let mention = periods_in(text, lexicon).into_iter().find(|m| m.span.start < 24);
    mention.and_then(|m| m.period(period.calendar_year())).is_some_and(|p| {
        p.kind() != PeriodKind::Year && p > period && p.end() > period.end()
            || p.calendar_year() > period.calendar_year()
    })
}

/// "Hoàn thành 100% mô hình trước 30/6": what is due after the period's end and not said to be done.
pub(super) fn is_due_later(text: &str, period: Period) -> bool {
    let Some(end) = period.end() else { return false };
    let words = tokens(text);
    if words.iter().any(|t| matches!(t.key.as_str(), "đã" | "đạt" | "được" | "xong")) {
        return false;
    }
    words.iter().enumerate().filter(|(_, t)| t.key == "trước").any(|(at, _)| {
        let number = |i: usize| words.get(i).and_then(|t| t.folded.parse::<u8>().ok());
        let day = if words.get(at + 1).is_some_and(|t| t.folded == "ngay") { at + 2 } else { at + 1 };
        let barred = words.get(day + 1).is_some_and(|t| t.folded == "/");
        let due =
            number(day).zip(number(day + 2)).filter(|(d, m)| barred && (1..=31).contains(d) && (1..=12).contains(m));
        due.is_some_and(|(_, month)| (end.0, month) > end)
    })
}
