//! Processes that read, started and replaced.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::in_thread::in_thread;
use super::inspected::Inspected;
use super::known::{Known, Lasting, common_key, key};
use super::question::{Message, Question, Setup, Unread, Wanted, decode, encode, encode_message};
use super::reader::Reader;
use super::worker::{HELLO, READ_FILES};
use crate::document::FileKind;
use crate::model::{Programme, Submission, SubmissionState, Unreadable};
use crate::platform::{Child, Silence, hash_original};
use crate::run::config::{Apart, Config};
use crate::run::progress::Progress;

/// What a start or a new setup may take on a machine that is busy.
const START: Duration = Duration::from_secs(60);
/// How often a start is tried before the files are read without.
const STARTS: usize = 3;
/// How often a file that changes while it is read is tried.
const TRIES: usize = 3;
/// The time between.
const TRY_AGAIN: Duration = Duration::from_millis(300);

/// Reads files where what is in them can't harm the run: in processes of their own, as many as are asked at a time. A
/// process that dies, or that takes too long over a file and is ended, costs that file; the next one gets a new process.
pub(in crate::run) struct Files<'a> {
    setup: Setup,
    /// Grows with each setup: a process that was made ready for an earlier one is made ready again.
    generation: usize,
    program: Option<PathBuf>,
    idle: Mutex<Vec<Worker>>,
    /// No process could be had.
    unavailable: AtomicBool,
    here: OnceLock<Result<Arc<Reader>, String>>,
    known: Option<Known>,
    /// What all keys of kept answers have in common now.
    common: Option<[u8; 32]>,
    /// The folder of the drops: links in it are not followed.
    inputs: PathBuf,
    progress: &'a dyn Progress,
}

/// A process that reads.
struct Worker {
    child: Child,
    generation: Option<usize>,
    /// It has read a file since its start.
    used: bool,
}

impl<'a> Files<'a> {
    /// Nothing is started before the first file.
    pub(in crate::run) fn new(config: &Config, progress: &'a dyn Progress) -> Files<'a> {
        let program = match &config.reading.apart {
            Apart::Threads => None,
            Apart::Processes(program) => Some(program.clone()),
        };
        Files {
            setup: Setup { reading: config.reading.clone(), programme: Programme::default() },
            generation: 0,
            program,
            idle: Mutex::default(),
            unavailable: AtomicBool::new(false),
            here: OnceLock::new(),
            known: None,
            common: None,
            inputs: config.folders.inputs.clone(),
            progress,
        }
    }

    /// Takes the answers on files that have not changed from those kept.
    pub(in crate::run) fn remembering(mut self, known: Known) -> Files<'a> {
        self.common = common_key(&self.setup);
        self.known = Some(known);
        self
    }

    /// Holds all reports that are read from now on against a programme.
    pub(in crate::run) fn hold_against(&mut self, programme: &Programme) {
        self.setup.programme.clone_from(programme);
        self.generation += 1;
        self.common = common_key(&self.setup);
        self.here = OnceLock::new();
    }

    /// What a file and the files inside it report. One that could not be read is told by its state.
    pub(in crate::run) fn report(&self, path: &Path, name: &str) -> Vec<Submission> {
        let dropped = Question { below: Some(self.inputs.clone().into()), ..question(path, name, Wanted::Report) };
        self.ask_once(dropped).unwrap_or_else(|why| {
            let unread = Submission::without_facts(name, SubmissionState::Unreadable(why));
            vec![Submission { reader: FileKind::Unknown.name().to_owned(), ..unread }]
        })
    }

    /// The programme in a file.
    pub(in crate::run) fn programme(&self, path: &Path) -> Result<Programme, Unread> {
        self.ask_once(question(path, &own_name(path), Wanted::Programme)).map_err(Unread::File)?
    }

    /// Everything that can be shown of a file and of the files inside it.
    pub(in crate::run) fn inspect(&self, path: &Path) -> Vec<Inspected> {
        self.ask(&question(path, &own_name(path), Wanted::Inspection)).unwrap_or_else(|why| {
            let (inside, kind) = (String::new(), FileKind::Unknown);
            vec![Inspected { inside, kind, text: Err(SubmissionState::Unreadable(why)), submission: None }]
        })
    }

    /// The answer that is kept, or one that is kept from now on. A file whose content changes meanwhile is tried again.
    fn ask_once<T>(&self, question: Question) -> Result<T, Unreadable>
    where
        T: DeserializeOwned + Serialize + Lasting,
    {
        let known = self.known.as_ref().and_then(|known| Some((known, self.common?)));
        let Some((known, common)) = known else { return self.ask(&question) };
        let limit = self.setup.reading.megabytes.saturating_mul(1 << 20);
        let (path, below) = (Path::new(&question.path), question.below.as_ref().map(Path::new));
        let content = || hash_original(path, below, limit).ok().flatten();
        // One that can't be opened, or is beyond the limit, is left to the reader, which says why.
        let of = |content| Question { content, ..question.clone() };
        steady(content, TRY_AGAIN, |content| {
            let Some(content) = content else { return ControlFlow::Break(self.ask(&of(None))) };
            let key = key(&common, &question, &content);
            let kept = known.find(&key).and_then(|answer| decode::<Result<T, Unreadable>>(&answer).ok());
            if let Some(answer) = kept {
                return ControlFlow::Break(answer);
            }
            let answer = self.ask(&of(Some(content)));
            if answer.is_lasting() {
                known.keep(&key, &encode(&answer));
            }
            ControlFlow::Continue(answer)
        })
    }

    fn ask<T: DeserializeOwned>(&self, question: &Question) -> Result<T, Unreadable> {
        let apart = self.program.as_deref().filter(|_| !self.unavailable.load(Ordering::Relaxed));
        let answer = match apart.map(|program| self.ask_apart(program, question)) {
            Some(Ok(answer)) => answer?,
            Some(Err(fault)) => {
                if !self.unavailable.swap(true, Ordering::Relaxed) {
                    self.progress.not_apart(&fault);
                }
                self.ask_here(question)?
            }
            None => self.ask_here(question)?,
        };
        decode::<Result<T, Unreadable>>(&answer)?
    }

    fn ask_here(&self, question: &Question) -> Result<Vec<u8>, Unreadable> {
        let made = self.here.get_or_init(|| Reader::new(&self.setup).map(Arc::new).map_err(|fault| fault.to_string()));
        let reader = made.as_ref().map_err(|fault| Unreadable::ReaderFailed { detail: fault.clone() })?;
        let (reader, question) = (Arc::clone(reader), question.clone());
        in_thread(self.time(), move || reader.answer(&question))
    }

    /// The outer error says why no process could be had.
    fn ask_apart(&self, program: &Path, question: &Question) -> Result<Result<Vec<u8>, Unreadable>, String> {
        let message = match encode_message(&Message::Question(question.clone())) {
            Ok(message) => message,
            Err(why) => return Ok(Err(why)),
        };
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = match idle.and_then(|worker| self.make_ready(worker).ok()) {
            Some(worker) => worker,
            None => self.new_worker(program)?,
        };
        loop {
            match worker.child.ask(&message, self.time()) {
                Ok(answer) => {
                    worker.used = true;
                    self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    return Ok(Ok(answer));
                }
                // What earlier files left behind must not decide about this one: it is tried once more, alone.
                Err(silence) if worker.used && silence != Silence::Late => worker = self.new_worker(program)?,
                Err(silence) => return Ok(Err(cause(silence))),
            }
        }
    }

    /// Starts a process. One that ends before it is ready says little of the next: it is tried again.
    fn new_worker(&self, program: &Path) -> Result<Worker, String> {
        let mut started = start(program).and_then(|worker| self.make_ready(worker));
        for _ in 1..STARTS {
            if started.is_ok() {
                break;
            }
            started = start(program).and_then(|worker| self.make_ready(worker));
        }
        started
    }

    fn make_ready(&self, mut worker: Worker) -> Result<Worker, String> {
        if worker.generation == Some(self.generation) {
            return Ok(worker);
        }
        let said = |why: Unreadable| format!("{why:?}");
        let message = encode_message(&Message::Setup(Box::new(self.setup.clone()))).map_err(said)?;
        let answer = worker.child.ask(&message, START).map_err(|silence| format!("{silence:?}"))?;
        decode::<Result<(), Unreadable>>(&answer).and_then(|ready| ready).map_err(said)?;
        worker.generation = Some(self.generation);
        Ok(worker)
    }

    fn time(&self) -> Duration {
        Duration::from_secs(self.setup.reading.seconds)
    }
}

/// Asks until the content is the same after an answer as before, unless the answer holds anyhow.
fn steady<T>(
    content: impl Fn() -> Option<[u8; 32]>,
    pause: Duration,
    ask: impl Fn(Option<[u8; 32]>) -> ControlFlow<Result<T, Unreadable>, Result<T, Unreadable>>,
) -> Result<T, Unreadable> {
    for _ in 0..TRIES {
        let before = content();
        match ask(before) {
            ControlFlow::Break(answer) => return answer,
            ControlFlow::Continue(answer) if content() == before => return answer,
            ControlFlow::Continue(_) => sleep(pause),
        }
    }
    Err(Unreadable::StillChanging)
}

fn start(program: &Path) -> Result<Worker, String> {
    let mut child = Child::start(program, READ_FILES).map_err(|error| error.to_string())?;
    match child.hear(START) {
        Ok(greeting) if greeting == HELLO.as_bytes() => Ok(Worker { child, generation: None, used: false }),
        Ok(_) => Err("another program answered".to_owned()),
        Err(silence) => Err(format!("{silence:?}")),
    }
}

fn cause(silence: Silence) -> Unreadable {
    let beyond = |limit: &str| Unreadable::TooLarge { limit: limit.to_owned() };
    match silence {
        Silence::Late => beyond("time"),
        Silence::OutOfMemory => beyond("memory"),
        Silence::StackOverflow => beyond("depth"),
        Silence::Ended(how) => Unreadable::ReaderFailed { detail: how },
    }
}

fn question(path: &Path, name: &str, wanted: Wanted) -> Question {
    Question { path: path.into(), below: None, name: name.to_owned(), content: None, wanted }
}

fn own_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::cell::Cell;

    /// What comes of a file that changes at each of the first looks.
    fn answer_after(changes: u8) -> Result<u8, Unreadable> {
        let looks = Cell::new(0_u8);
        let content = || {
            looks.set(looks.get() + 1);
            Some([looks.get().min(changes); 32])
        };
        steady(content, Duration::ZERO, |content| ControlFlow::Continue(Ok(content.unwrap()[0])))
    }

    #[test]
    fn a_file_that_changes_is_read_when_it_stands_and_refused_while_it_does_not() {
        assert_eq!(answer_after(1), Ok(1));
        assert_eq!(answer_after(2), Ok(2), "changed while it was read");
        assert_eq!(answer_after(5), Ok(5), "changed twice");
        assert_eq!(answer_after(u8::MAX), Err(Unreadable::StillChanging));
    }

    #[test]
    fn what_changed_since_it_was_asked_about_is_not_read() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.txt");
        std::fs::write(&path, "một").unwrap();
        let reader =
            Reader::new(&Setup { programme: Programme::default(), reading: Config::default().reading }).unwrap();
        let asked =
            Question { content: Some(*blake3::hash(b"m").as_bytes()), ..question(&path, "a.txt", Wanted::Report) };
        let state = |question: &Question| {
            decode::<Result<Vec<Submission>, Unreadable>>(&reader.answer(question)).unwrap().unwrap()[0].state.clone()
        };
        assert_eq!(state(&asked), SubmissionState::Unreadable(Unreadable::StillChanging));
        let whole = Question { content: Some(*blake3::hash("một".as_bytes()).as_bytes()), ..asked };
        assert_ne!(state(&whole), SubmissionState::Unreadable(Unreadable::StillChanging));
    }
}
