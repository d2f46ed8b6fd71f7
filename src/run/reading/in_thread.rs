//! Files read in threads of this process.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use super::question::encode;
use crate::model::Unreadable;

/// Name of the threads that read; their panics are told as the fault of one file, not on the screen.
pub(super) const THREAD: &str = "tonghop-file";
/// Deeply nested documents need more than the usual stack.
pub(super) const STACK: usize = 64 << 20;

/// The answer of work that is done in a thread of its own: one that does not come back in time is left behind.
pub(super) fn in_thread(
    time: Duration,
    work: impl FnOnce() -> Vec<u8> + Send + 'static,
) -> Result<Vec<u8>, Unreadable> {
    keep_panics_quiet();
    let (sender, receiver) = channel();
    let started = Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(move || {
        // The receiver may have stopped waiting; then there is nobody to tell.
        let _ = sender.send(guarded(work));
    });
    match started.map(|_| receiver.recv_timeout(time)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(RecvTimeoutError::Timeout)) => Err(Unreadable::TooLarge { limit: "time".to_owned() }),
        Ok(Err(RecvTimeoutError::Disconnected)) => Err(Unreadable::ReaderFailed { detail: String::new() }),
        Err(error) => Err(Unreadable::ReaderFailed { detail: error.to_string() }),
    }
}

/// The answer of work; a panic is the fault of the file.
pub(super) fn guarded(work: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| encode(&Err::<(), _>(Unreadable::ReaderFailed { detail: said(panic.as_ref()) })))
}

/// The first words of a panic, for the log and the reason of the file.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    text.lines().next().unwrap_or_default().chars().take(120).collect()
}

/// A panic while a file is read is told as that file's fault; the usual trace on the screen is left out.
pub(super) fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                usual(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::reading::question::decode;

    #[test]
    fn a_reader_that_breaks_or_hangs_costs_one_file() {
        let answer = |work: fn() -> Vec<u8>, time| {
            in_thread(time, work).and_then(|bytes| decode::<Result<u8, Unreadable>>(&bytes)).and_then(|answer| answer)
        };
        let soon = Duration::from_millis(20);
        let later = Duration::from_secs(60);
        assert_eq!(answer(|| encode(&Ok(7_u8)), later), Ok(7));
        assert_eq!(answer(|| panic!("planted"), later), Err(Unreadable::ReaderFailed { detail: "planted".into() }));
        let hang = || loop {
            std::thread::park();
        };
        assert_eq!(answer(hang, soon), Err(Unreadable::TooLarge { limit: "time".into() }));
    }
}
