//! A process that reads files for another.

use std::io;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;

use super::in_thread::{STACK, THREAD, guarded, keep_panics_quiet};
use super::question::{Message, Setup, decode, encode};
use super::reader::Reader;
use crate::model::Unreadable;
use crate::platform::{limit_memory, read_frame, write_frame};

/// The command that makes this program a reader of files for another. It is nobody's to type.
pub const READ_FILES: &str = "__doc-tep";
/// Says that the process is a reader of this version.
pub(super) const HELLO: &str = concat!("tonghop ", env!("CARGO_PKG_VERSION"));
/// Below this not even small files can be read.
const LEAST_MEGABYTES: u64 = 128;

/// Answers the questions on standard input until it ends. The end of the input ends the process at once, also amid a
/// file: nobody waits for the answer any more.
pub fn read_files() -> ExitCode {
    keep_panics_quiet();
    let (sender, receiver) = channel();
    let reading = Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(move || serve(&receiver));
    let greeted = write_frame(&mut io::stdout(), HELLO.as_bytes());
    if reading.is_err() || greeted.is_err() {
        return ExitCode::FAILURE;
    }
    let mut input = io::stdin().lock();
    while let Ok(Some(message)) = read_frame(&mut input) {
        if sender.send(message).is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn serve(messages: &Receiver<Vec<u8>>) {
    // The libraries that share out their work do it in this thread: others would need stacks and memory of their own.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    let mut reader = None;
    while let Ok(message) = messages.recv() {
        if write_frame(&mut io::stdout(), &answer(&message, &mut reader)).is_err() {
            std::process::exit(1);
        }
    }
}

fn answer(message: &[u8], reader: &mut Option<Reader>) -> Vec<u8> {
    let failed = |detail: &str| encode(&Err::<(), _>(Unreadable::ReaderFailed { detail: detail.to_owned() }));
    match (decode(message), reader.as_ref()) {
        (Ok(Message::Setup(setup)), _) => match ready(&setup, reader.take()) {
            Ok(made) => {
                *reader = Some(made);
                encode(&Ok::<(), Unreadable>(()))
            }
            Err(why) => failed(&why),
        },
        (Ok(Message::Question(question)), Some(reader)) => guarded(|| reader.answer(&question)),
        (Ok(Message::Question(_)), None) => failed("asked before it was set up"),
        (Err(_), _) => failed("not understood"),
    }
}

fn ready(setup: &Setup, before: Option<Reader>) -> Result<Reader, String> {
    let megabytes = setup.reading.memory.max(LEAST_MEGABYTES);
    limit_memory(megabytes.saturating_mul(1 << 20)).map_err(|error| error.to_string())?;
    before.map_or_else(|| Reader::new(setup), |reader| Ok(reader.set_up(setup))).map_err(|fault| fault.to_string())
}
