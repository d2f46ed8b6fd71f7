//! Files read, none of which can end the run.
//!
//! A [`Reader`](reader::Reader) answers questions about files: what a report says, what a programme holds. It works in
//! a process of its own ([`worker`]), which [`apart`] starts, watches and replaces; where no process can be had, in a
//! thread ([`in_thread`]).

mod apart;
mod in_thread;
mod inspected;
mod known;
mod one_file;
mod plain_text;
mod question;
mod reader;
mod result_inside;
mod worker;

pub use inspected::Inspected;
pub use worker::{READ_FILES, read_files};

pub(super) use apart::Files;
pub(super) use known::Known;
pub(super) use question::Unread;
