//! Units of systemd for a daily run.

use crate::wording::schedule as wording;

/// The key of the time in a timer.
const CALENDAR: &str = "OnCalendar=*-*-* ";

/// The unit that runs once. Status 1 says that something waits for a person, which is no failure.
pub(super) fn service(program: &str, folder: &str) -> String {
    let (description, folder, program) = (description(folder), escaped(folder), quoted(program));
    format!(
        "[Unit]\nDescription={description}\n\n[Service]\nType=oneshot\nWorkingDirectory={folder}\n\
         ExecStart={program} run --wait\nSuccessExitStatus=1\nNice=10\nNoNewPrivileges=yes\n"
    )
}

/// The timer that starts it each day; a run that was missed is made up for.
pub(super) fn timer(folder: &str, (hour, minute): (u8, u8)) -> String {
    let description = description(folder);
    format!(
        "[Unit]\nDescription={description}\n\n[Timer]\n{CALENDAR}{hour:02}:{minute:02}:00\nPersistent=true\n\n\
         [Install]\nWantedBy=timers.target\n"
    )
}

/// Hours and minutes of a timer.
pub(super) fn time_of(timer: &str) -> Option<String> {
    timer.lines().find_map(|line| line.strip_prefix(CALENDAR)).and_then(|time| time.get(..5)).map(str::to_owned)
}

fn description(folder: &str) -> String {
    escaped(&wording::description(folder))
}

/// A percent sign begins a name that systemd fills in.
fn escaped(text: &str) -> String {
    text.replace('%', "%%")
}

/// One word of a command.
fn quoted(text: &str) -> String {
    let text = escaped(text).replace('\\', "\\\\").replace('"', "\\\"").replace('$', "$$");
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_signs_of_systemd_stay_names() {
        let unit = service("/home/a b/t\"o$n%g/tonghop", "/srv/Báo cáo 100%");
        assert!(unit.contains("ExecStart=\"/home/a b/t\\\"o$$n%%g/tonghop\" run --wait\n"), "{unit}");
        assert!(unit.contains("WorkingDirectory=/srv/Báo cáo 100%%\n"), "{unit}");
        let timer = timer("/srv", (7, 5));
        assert!(timer.contains("OnCalendar=*-*-* 07:05:00\n") && timer.contains("Persistent=true"), "{timer}");
        assert_eq!(time_of(&timer).as_deref(), Some("07:05"));
    }
}
