//! Names in the head and foot of papers.

use super::options::{Letterhead, Options};
use super::safe_text::line;
use crate::model::Programme;
use crate::wording::account as say;
use crate::wording::period;

/// Who writes, as the settings or the programme say it.
pub(crate) struct Names {
    pub(crate) commune: String,
    pub(crate) superior: String,
    pub(crate) issuer: String,
    /// "Kiến An, ngày … tháng … năm 2026".
    pub(crate) place_and_date: String,
    /// The same without the place.
    pub(crate) date: String,
}

impl Names {
    pub(crate) fn of(programme: &Programme, options: &Options) -> Names {
        let letterhead = &options.letterhead;
        let commune = programme.commune.as_deref().map_or_else(|| say::SOME_COMMUNE.to_owned(), line);
        let city = programme.city.as_deref().map(line);
        let superior = named(&letterhead.superior).or_else(|| city.as_deref().map(say::city_organisation));
        let issuer = named(&letterhead.issuer).unwrap_or_else(|| say::commune_committee(&commune));
        let place = named(&letterhead.place).unwrap_or_else(|| say::bare_place(&commune).to_owned());
        let date = period::letter_date(letterhead.date, options.generated.year());
        let place_and_date = format!("{place}, {date}");
        Names { commune, superior: superior.unwrap_or_default(), issuer, place_and_date, date }
    }
}

/// Who issues the outputs: one level up their results are a report of this unit.
pub fn issuer(programme: &Programme, options: &Options) -> String {
    Names::of(programme, options).issuer
}

/// A setting that was made, safe to write.
pub(crate) fn named(text: &Option<String>) -> Option<String> {
    text.as_deref().map(line).filter(|text| !text.is_empty())
}

/// Receivers as the foot lists them.
pub(crate) fn receivers<S: AsRef<str>>(names: &[S]) -> Vec<String> {
    let last = names.len().saturating_sub(1);
    names.iter().enumerate().map(|(index, name)| say::receiver(&line(name.as_ref()), index == last)).collect()
}

/// The signature as named fields of a template.
pub(crate) fn signature(letterhead: &Letterhead) -> [(&'static str, String); 3] {
    [
        ("tham_quyen_ky", line(&letterhead.authority)),
        ("chuc_vu", line(&letterhead.position)),
        ("nguoi_ky", named(&letterhead.signer).unwrap_or_default()),
    ]
}
