//! What is shown, and how.

use std::io::{self, IsTerminal, Write};

/// Standard output and standard error of a command. Colour only where a terminal shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    colour: bool,
    terminal: bool,
}

impl Screen {
    /// The screen of this process. `NO_COLOR` is respected.
    pub(super) fn of_process() -> Screen {
        let terminal = io::stderr().is_terminal();
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Screen { colour, terminal }
    }

    /// Whether progress can be shown.
    pub(super) fn is_terminal(self) -> bool {
        self.terminal
    }

    /// A line that is written over, on a terminal only; an empty one takes it away.
    pub(super) fn status(self, line: &str) {
        if self.terminal {
            let _ = write!(io::stderr(), "\r\x1b[K{}", shown(line));
        }
    }

    /// A line of the result.
    pub(super) fn say(self, line: &str) {
        self.say_all(&[line.to_owned()]);
    }

    /// Lines of the result. A reader who closed the pipe has seen enough.
    pub(super) fn say_all(self, lines: &[String]) {
        let mut out = io::stdout().lock();
        for line in lines {
            if writeln!(out, "{}", shown(line)).is_err() {
                return;
            }
        }
        let _ = out.flush();
    }

    /// A line beside the result.
    pub(super) fn warn(self, line: &str) {
        let _ = writeln!(io::stderr(), "{}", shown(line));
    }

    /// A fault: its mark in red where there is colour.
    pub(super) fn fault(self, mark: &str, sentence: &str) {
        let (on, off) = if self.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        let _ = writeln!(io::stderr(), "{on}{mark}{off} {}", shown(sentence));
    }
}

/// Text from a file, made harmless for a terminal: control characters, which can move the cursor or forge lines, and
/// marks that turn the direction of writing are left out.
pub(super) fn shown(text: &str) -> String {
    let harmless = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let turns = |c: &char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| harmless(c) && !turns(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_a_file_do_not_reach_the_terminal() {
        assert_eq!(shown("a\x1b[31mb\rc\u{202E}d\te\nf"), "a[31mbcd\te\nf");
    }
}
