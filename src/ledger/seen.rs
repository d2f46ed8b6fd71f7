//! Since when files are known.

use std::collections::BTreeMap;

use super::error::LedgerError;
use super::open::Ledger;
use crate::model::{Day, FirstSeen, Submission};

impl Ledger {
    /// Tells each file when it was first seen: in the run that entered its content, or `today` in the one that is going
    /// on; and when the last run before that was, which did not find it.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn tell_first_seen(&self, submissions: &mut [Submission], today: Day) -> Result<(), LedgerError> {
        let known = self.first_seen()?;
        let last: Vec<Option<String>> = self.rows("SELECT max(at) FROM run", [], |row| row.get(0))?;
        let new = FirstSeen { on: today, absent: last.into_iter().flatten().next().as_deref().and_then(day) };
        for submission in submissions.iter_mut().filter(|submission| !submission.hash.is_empty()) {
            submission.seen = Some(known.get(&submission.hash).copied().unwrap_or(new));
        }
        Ok(())
    }

    fn first_seen(&self) -> Result<BTreeMap<String, FirstSeen>, LedgerError> {
        let question = "SELECT hash, seen, (SELECT max(at) FROM run WHERE id < first) FROM (SELECT hash,
            min(first_seen) AS seen, min(first_run) AS first FROM submission WHERE hash <> '' GROUP BY hash)";
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
        };
        let rows = self.rows(question, [], row)?;
        let seen = |(hash, first, before): (String, String, Option<String>)| {
            Some((hash, FirstSeen { on: day(&first)?, absent: before.as_deref().and_then(day) }))
        };
        Ok(rows.into_iter().filter_map(seen).collect())
    }
}

/// The day of a moment, `2026-04-20T08:15:00`.
fn day(moment: &str) -> Option<Day> {
    let (date, _) = moment.split_once('T')?;
    let mut parts = date.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
