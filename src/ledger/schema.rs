//! The tables of the ledger, version by version.

/// Marks the file as a ledger of this program ("THSC").
pub(super) const APPLICATION: u32 = 0x5448_5343;

/// What brings the file from one version to the next; a step that was released is never changed again.
pub(super) const MIGRATIONS: [&str; 1] = [RULINGS];

/// Decisions of people, each kept for good: the newest on a figure is the one in force.
const RULINGS: &str = "
CREATE TABLE ruling (
    key      TEXT NOT NULL,
    at       TEXT NOT NULL,
    person   TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    value    TEXT,
    measure_unit TEXT,
    why      TEXT NOT NULL,
    origin   TEXT NOT NULL,
    reporter TEXT,
    period   TEXT,
    item     TEXT NOT NULL,
    measure  TEXT NOT NULL,
    hash     TEXT NOT NULL,
    body     TEXT NOT NULL,
    UNIQUE (key, at, body)
) STRICT;
CREATE INDEX ruling_of_period ON ruling (period);
";
