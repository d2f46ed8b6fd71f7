//! `tonghop programme`.

use std::path::Path;

use crate::cli::args::Settings;
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::lexicon::Lexicon;
use crate::model::Programme;
use crate::run::{RunError, programme_json, read_programme};
use crate::wording::programme as wording;

/// Shows what was understood of a programme. True where the source contradicts itself and that was asked.
pub(in crate::cli) fn programme(
    file: &Path,
    json: bool,
    check: bool,
    settings: &Settings,
    screen: &Screen,
) -> Result<bool, RunError> {
    let config = settings.read()?;
    let programme = read_programme(file, &config, &Lexicon::shipped()?, &Counter::on(screen))?;
    if json {
        screen.say(&programme_json(&programme));
    }
    if check {
        contradictions(&programme, screen);
    }
    if !json && !check {
        overview(&programme, screen);
    }
    Ok(check && !programme.contradictions.is_empty())
}

fn contradictions(programme: &Programme, screen: &Screen) {
    if programme.contradictions.is_empty() {
        screen.say(wording::NO_CONTRADICTION);
    }
    for contradiction in &programme.contradictions {
        let mut lines = wording::contradiction(contradiction);
        lines.push(String::new());
        screen.say_all(&lines);
    }
}

fn overview(programme: &Programme, screen: &Screen) {
    let mut lines = wording::counts(programme);
    lines.extend([String::new(), wording::MEASURED.to_owned()]);
    let rows = programme.indicators.iter().flat_map(|row| &row.parts);
    lines.extend(programme.body.iter().flat_map(|bullet| &bullet.parts).chain(rows).map(wording::measured));
    screen.say_all(&lines);
}
