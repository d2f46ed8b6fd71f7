//! What each run read, entered.

use rusqlite::{OptionalExtension, Transaction, params};

use super::access::{kept, word};
use super::error::LedgerError;
use super::open::Ledger;
use crate::model::{Content, Fact, Period, Quantity, ReportingUnit, Submission};

/// A run, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRecord {
    /// Local time, in whole seconds.
    pub at: String,
    /// Version of the program.
    pub version: String,
    /// Name of the programme's file.
    pub programme: String,
    /// Periods that were consolidated.
    pub periods: Vec<Period>,
}

impl Ledger {
    /// Enters a run with all files of the drop folder as they were read, before decisions of people. What is there
    /// already is left alone.
    ///
    /// # Errors
    /// The file can't be written; then nothing of the run is entered.
    pub fn record(&mut self, run: &RunRecord, submissions: &[Submission]) -> Result<(), LedgerError> {
        self.change(|change| {
            let facts: usize = submissions.iter().map(|submission| submission.facts.len()).sum();
            let periods: Vec<String> = run.periods.iter().map(Period::to_string).collect();
            change.execute(
                "INSERT INTO run (at, version, programme, periods, files, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![run.at, run.version, run.programme, periods.join(" "), count(submissions.len()), count(facts)],
            )?;
            let entry = Entry { change, run: change.last_insert_rowid(), at: &run.at };
            submissions.iter().try_for_each(|submission| entry.submission(submission))
        })
    }
}

/// The entry of one run.
struct Entry<'a> {
    change: &'a Transaction<'a>,
    run: i64,
    at: &'a str,
}

impl Entry<'_> {
    fn submission(&self, submission: &Submission) -> rusqlite::Result<()> {
        let bodies: Vec<String> = submission.facts.iter().map(kept).collect();
        let body = kept(&Submission { facts: Vec::new(), ..submission.clone() });
        let digest = digest(&body, &bodies);
        let mut find = self.change.prepare_cached("SELECT id, digest FROM submission WHERE file = ?1 AND hash = ?2")?;
        let of_row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let known = find.query_row(params![submission.file, submission.hash], of_row).optional()?;
        let id = match known {
            Some((id, found)) if found == digest => {
                let mut seen = self.change.prepare_cached("UPDATE submission SET last_run = ?1 WHERE id = ?2")?;
                return seen.execute(params![self.run, id]).map(|_| ());
            }
            Some((id, _)) => {
                self.change.prepare_cached("DELETE FROM fact WHERE submission = ?1")?.execute([id])?;
                Some(id)
            }
            None => None,
        };
        let mut put = self.change.prepare_cached(PUT_SUBMISSION)?;
        let id: i64 = put.query_row(
            params![
                id,
                submission.file,
                submission.hash,
                submission.unit.as_ref().map(ReportingUnit::name),
                submission.period.map(|period| period.to_string()),
                submission.state.name(),
                submission.reader,
                self.at,
                self.run,
                body,
                digest,
            ],
            |row| row.get(0),
        )?;
        let mut facts = (0_i64..).zip(submission.facts.iter().zip(&bodies));
        facts.try_for_each(|(position, (fact, body))| self.fact(id, position, submission, fact, body))
    }

    fn fact(&self, id: i64, position: i64, of: &Submission, fact: &Fact, body: &str) -> rusqlite::Result<()> {
        let (figure, words) = parts(&fact.content);
        let mut put = self.change.prepare_cached(PUT_FACT)?;
        put.execute(params![
            id,
            position,
            of.key(fact).id(),
            fact.item.to_string(),
            word(&fact.measure),
            figure.map(|figure| figure.value.to_string()),
            figure.and_then(|figure| figure.upper).map(|upper| upper.to_string()),
            figure.map(|figure| figure.unit.symbol.as_str()),
            words,
            kept(&fact.place),
            fact.quote,
            f64::from(fact.confidence.value()),
            word(&fact.decision),
            kept(&fact.reasons),
            body,
        ])
        .map(|_| ())
    }
}

const PUT_SUBMISSION: &str = "INSERT INTO submission
    (id, file, hash, reporter, period, state, reader, first_seen, first_run, last_run, body, digest)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11)
    ON CONFLICT (id) DO UPDATE SET reporter = ?4, period = ?5, state = ?6, reader = ?7, last_run = ?9, body = ?10,
    digest = ?11 RETURNING id";

const PUT_FACT: &str = "INSERT INTO fact
    (submission, position, key, item, measure, value, upper, measure_unit, words, place, quote, confidence, decision,
    reasons, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

/// What tells that nothing of an entry changed.
fn digest(body: &str, facts: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in std::iter::once(body).chain(facts.iter().map(String::as_str)) {
        hasher.update(text.as_bytes()).update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

fn parts(content: &Content) -> (Option<&Quantity>, Option<String>) {
    match content {
        Content::Figure(figure) => (Some(figure), None),
        Content::Status(status) => (None, Some(status.name().to_owned())),
        Content::Product(document) => (None, Some(document.clone())),
        Content::Unread => (None, None),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
