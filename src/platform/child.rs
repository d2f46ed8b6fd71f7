//! A process beside this one, spoken to.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child as Process, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::frame::{read_frame, write_frame};

/// A process that answers messages. It is ended when this value goes.
#[derive(Debug)]
pub struct Child {
    process: Process,
    input: ChildStdin,
    answers: Receiver<io::Result<Vec<u8>>>,
    last_words: Option<JoinHandle<String>>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// Time is up; the process was ended.
    Late,
    /// It asked for more memory than it may have.
    OutOfMemory,
    /// Its stack overflowed.
    StackOverflow,
    /// It ended otherwise; how, in the system's words.
    Ended(String),
}

impl Child {
    /// Starts a program with one argument.
    ///
    /// # Errors
    /// The system's own: no such program, no right to run it, no more processes.
    pub fn start(program: &Path, argument: &str) -> io::Result<Child> {
        let pipes =
            |command: &mut Command| command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut process = pipes(Command::new(program).arg(argument))?;
        let (input, output, error) = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(input), Some(mut output), Some(error)) = (input, output, error) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (sender, answers) = channel();
        thread::Builder::new().spawn(move || {
            while let Some(answer) = read_frame(&mut output).transpose() {
                let broken = answer.is_err();
                if sender.send(answer).is_err() || broken {
                    return;
                }
            }
        })?;
        let last_words = Some(thread::Builder::new().spawn(move || tail(error))?);
        Ok(Child { process, input, answers, last_words })
    }

    /// Sends a message and waits for the answer. After a [`Silence`] the process is gone.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn ask(&mut self, message: &[u8], time: Duration) -> Result<Vec<u8>, Silence> {
        match write_frame(&mut self.input, message) {
            Ok(()) => self.hear(time),
            Err(error) => Err(self.end(&error.to_string())),
        }
    }

    /// Waits for a message.
    ///
    /// # Errors
    /// Why there is none.
    pub fn hear(&mut self, time: Duration) -> Result<Vec<u8>, Silence> {
        match self.answers.recv_timeout(time) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.end(&error.to_string())),
            Err(RecvTimeoutError::Disconnected) => Err(self.end("")),
            Err(RecvTimeoutError::Timeout) => {
                self.kill();
                Err(Silence::Late)
            }
        }
    }

    fn end(&mut self, fault: &str) -> Silence {
        // One that broke off by itself is given a moment to say why.
        let mut status = None;
        for _ in 0..500 {
            status = self.process.try_wait().ok().flatten();
            if status.is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(2));
        }
        self.kill();
        let said = self.last_words.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        cause(&said, status, fault)
    }

    fn kill(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The last of what a process says beside its answers.
fn tail(mut from: impl Read) -> String {
    const LONGEST: usize = 4 << 10;
    let (mut kept, mut piece) = (Vec::new(), [0; 1024]);
    while let Ok(length @ 1..) = from.read(&mut piece) {
        kept.extend_from_slice(piece.get(..length).unwrap_or_default());
        kept.drain(..kept.len().saturating_sub(LONGEST));
    }
    String::from_utf8_lossy(&kept).into_owned()
}

fn cause(said: &str, status: Option<ExitStatus>, fault: &str) -> Silence {
    if said.contains("memory allocation of ") || killed_by_system(status) {
        Silence::OutOfMemory
    } else if said.contains("overflowed its stack") {
        Silence::StackOverflow
    } else {
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        Silence::Ended(
            [status.as_str(), fault].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
        )
    }
}

/// Linux ends a process without a word where the machine's memory is used up.
#[cfg(unix)]
fn killed_by_system(status: Option<ExitStatus>) -> bool {
    const KILL: i32 = 9;
    status.is_some_and(|status| std::os::unix::process::ExitStatusExt::signal(&status) == Some(KILL))
}

#[cfg(not(unix))]
fn killed_by_system(_status: Option<ExitStatus>) -> bool {
    false
}
