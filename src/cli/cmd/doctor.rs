//! `tonghop doctor`.

use crate::cli::faults::{held, said, sentence};
use crate::cli::screen::Screen;
use crate::run::{Config, Finding, Verdict, check};
use crate::wording::{doctor as wording, running, stop};

/// Looks at everything that a run needs and says what to do. The status: 0 where all is in order, 1 where someone
/// should look, 2 where no run can be made.
pub(super) fn doctor(config: &Config, screen: &Screen) -> u8 {
    let checks = check(config);
    for each in &checks {
        let mark = match each.verdict {
            Verdict::Good => wording::GOOD,
            Verdict::Doubtful => wording::DOUBTFUL,
            Verdict::Bad => wording::BAD,
        };
        screen.say(&format!("{mark}{}", words(&each.finding)));
    }
    screen.say(&format!("{}{}", wording::GOOD, wording::NO_OFFICE));
    let count = |verdict: Verdict| checks.iter().filter(|each| each.verdict == verdict).count();
    let (bad, doubtful) = (count(Verdict::Bad), count(Verdict::Doubtful));
    screen.say(&wording::end(bad, doubtful));
    match (bad, doubtful) {
        (0, 0) => 0,
        (0, _) => 1,
        _ => 2,
    }
}

fn words(finding: &Finding) -> String {
    const LITTLE: u64 = 2 << 10;
    match finding {
        Finding::Reports { folder, files, closed } => wording::reports(&folder.display().to_string(), *files, *closed),
        Finding::Missing(fault) => sentence(fault),
        Finding::Programme { path, items } => wording::programme(&path.display().to_string(), *items),
        Finding::Outputs(folder) => wording::outputs(&folder.display().to_string()),
        Finding::NotWritable { path, source } => running::no_outputs(&path.display().to_string(), &said(source)),
        Finding::Space(bytes) => {
            let megabytes = bytes >> 20;
            wording::space(megabytes, megabytes >= LITTLE)
        }
        Finding::Templates => wording::TEMPLATES.to_owned(),
        Finding::Ledger => wording::LEDGER.to_owned(),
        Finding::Clock => wording::CLOCK.to_owned(),
        Finding::WrongClock { newer: None } => wording::CLOCK_BEHIND.to_owned(),
        Finding::WrongClock { newer: Some(file) } => wording::clock_differs(&file.display().to_string()),
        Finding::Apart => wording::APART.to_owned(),
        Finding::NotApart(detail) => stop::not_apart(detail),
        Finding::Watch(None) => wording::NO_WATCH.to_owned(),
        Finding::Watch(Some(holder)) => wording::watch(&held(holder)),
    }
}
