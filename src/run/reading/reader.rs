//! A reader of files, ready for questions.

use serde::Serialize;

use super::inspected::Inspected;
use super::one_file::{Content, Piece, pieces};
use super::plain_text::plain_text;
use super::question::{Question, Setup, Unread, Wanted, encode};
use super::result_inside::result_inside;
use crate::document::{Document, FileKind, Readable};
use crate::facts::{self, Context, extract, read_form, read_result};
use crate::lexicon::{Lexicon, LexiconError};
use crate::model::{NotAReport, Programme, Submission, SubmissionState, Unreadable};
use crate::programme;
use crate::readers;
use crate::run::rulings::returned;

/// Reads files one after the other.
#[derive(Debug)]
pub(super) struct Reader {
    context: Context,
    options: readers::Options,
}

impl Reader {
    /// Makes settings and programme ready.
    pub(super) fn new(setup: &Setup) -> Result<Reader, LexiconError> {
        Ok(Reader::with(Lexicon::shipped()?, setup))
    }

    /// The same reader for other settings or another programme: the lexicon stays.
    pub(super) fn set_up(self, setup: &Setup) -> Reader {
        Reader::with(self.context.lexicon, setup)
    }

    fn with(lexicon: Lexicon, setup: &Setup) -> Reader {
        let shipped = facts::Options::default();
        let accept = setup.reading.accept.unwrap_or(shipped.accept);
        let context = Context::new(&setup.programme, lexicon, facts::Options { accept, ..shipped });
        let mut options = readers::Options { passwords: setup.reading.passwords.clone(), ..Default::default() };
        options.limits.file_bytes = setup.reading.megabytes.saturating_mul(1 << 20);
        Reader { context, options }
    }

    /// The encoded answer.
    pub(super) fn answer(&self, question: &Question) -> Vec<u8> {
        match question.wanted {
            Wanted::Report => self.of_each(question, |piece| self.submission(&question.name, piece)),
            Wanted::Inspection => self.of_each(question, |piece| self.inspected(&question.name, piece)),
            Wanted::Programme => encode(&Ok(self.programme(question))),
        }
    }

    fn of_each<T: Serialize>(&self, question: &Question, make: impl Fn(Piece) -> T) -> Vec<u8> {
        let pieces = pieces(question, &self.options);
        encode(&Ok(pieces.into_iter().map(make).collect::<Vec<T>>()))
    }

    /// A piece of a file as a submission; a piece inside another file is named by its path there.
    fn submission(&self, file: &str, piece: Piece) -> Submission {
        let name = if piece.inside.is_empty() { file.to_owned() } else { format!("{file}/{}", piece.inside) };
        let mut submission = match piece.content {
            Content::Document(document) => read_form(&document, &name, &self.context)
                .unwrap_or_else(|| extract(&Readable::new(&document), &name, &self.context)),
            Content::Returned(document, saved) => self.review_sheet(&document, saved, &name),
            Content::Result(bytes) => return self.result(&bytes, &name, piece.hash),
            Content::Container => Submission::without_facts(&name, SubmissionState::Read),
            Content::Not(state) => Submission::without_facts(&name, state),
        };
        submission.hash = piece.hash;
        submission.reader = piece.kind.name().to_owned();
        submission
    }

    fn inspected(&self, file: &str, piece: Piece) -> Inspected {
        let (inside, kind, hash) = (piece.inside, piece.kind, piece.hash);
        let name = if inside.is_empty() { file.to_owned() } else { format!("{file}/{inside}") };
        let (text, submission) = match piece.content {
            Content::Document(document) => {
                let readable = Readable::new(&document);
                let mut submission = read_form(&document, &name, &self.context)
                    .unwrap_or_else(|| extract(&readable, &name, &self.context));
                submission.hash = hash;
                (Ok(Some(plain_text(&readable))), Some(submission))
            }
            Content::Returned(document, saved) => {
                let text = plain_text(&Readable::new(&document));
                (Ok(Some(text)), Some(self.review_sheet(&document, saved, &name)))
            }
            Content::Result(bytes) => {
                let text = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
                (Ok(Some(text)), Some(self.result(&bytes, &name, hash)))
            }
            Content::Container => (Ok(None), None),
            Content::Not(state) => (Err(state), None),
        };
        Inspected { inside, kind, text, submission }
    }

    /// A result file of a commune one level below; what only looks like one is no report.
    fn result(&self, bytes: &[u8], name: &str, hash: String) -> Submission {
        let none = || SubmissionState::NotAReport(NotAReport::NothingRecognised);
        let read = read_result(bytes, name, &self.context);
        let mut submission = read.unwrap_or_else(|| Submission::without_facts(name, none()));
        (submission.hash, submission.reader) = (hash, Submission::RESULT_FILE.to_owned());
        submission
    }

    /// A workbook that came back, as a submission of the period that it is about.
    fn review_sheet(&self, document: &Document, saved: Option<String>, name: &str) -> Submission {
        let sheet = returned(document, saved, &self.context.lexicon);
        let period = sheet.period;
        let state = SubmissionState::ReviewSheet(Box::new(sheet));
        // Whose results it holds tells later whether it came back or came from an office below.
        let results = result_inside(document).and_then(|bytes| read_result(&bytes, name, &self.context));
        let (unit, facts) = results.map(|results| (results.unit, results.facts)).unwrap_or_default();
        Submission { period, unit, facts, ..Submission::without_facts(name, state) }
    }

    /// The programme in a file; a container holds none.
    fn programme(&self, question: &Question) -> Result<Programme, Unread> {
        let unsupported = |kind: FileKind| Unreadable::UnsupportedKind { kind: kind.name().to_owned() };
        let first = pieces(question, &self.options).into_iter().next();
        let Some(piece) = first else { return Err(Unread::File(Unreadable::NoText)) };
        match piece.content {
            Content::Document(document) => {
                programme::parse(&Readable::new(&document), &self.context.lexicon).map_err(|_| Unread::NoProgramme)
            }
            Content::Not(SubmissionState::Unreadable(why)) => Err(Unread::File(why)),
            Content::Returned(..) | Content::Result(_) | Content::Container | Content::Not(_) => {
                Err(Unread::File(unsupported(piece.kind)))
            }
        }
    }
}
