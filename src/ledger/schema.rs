//! The tables of the ledger, version by version.

/// Marks the file as a ledger of this program ("THSC").
pub(super) const APPLICATION: u32 = 0x5448_5343;

/// What brings the file from one version to the next; a step that was released is never changed again.
pub(super) const MIGRATIONS: [&str; 4] = [RULINGS, BOOK, WAITING, PUBLISHED];

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

/// Everything that was read, and when; figures as they were read, before decisions of people. `body` holds the whole
/// value, the other columns what is asked for.
const BOOK: &str = "
CREATE TABLE run (
    id         INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    version    TEXT NOT NULL,
    programme  TEXT NOT NULL,
    periods    TEXT NOT NULL,
    files      INTEGER NOT NULL,
    facts      INTEGER NOT NULL
) STRICT;
CREATE TABLE submission (
    id         INTEGER PRIMARY KEY,
    file       TEXT NOT NULL,
    hash       TEXT NOT NULL,
    reporter   TEXT,
    period     TEXT,
    state      TEXT NOT NULL,
    reader     TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    first_run  INTEGER NOT NULL REFERENCES run (id),
    last_run   INTEGER NOT NULL REFERENCES run (id),
    body       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    UNIQUE (file, hash)
) STRICT;
CREATE INDEX submission_of_period ON submission (period, last_run);
CREATE TABLE fact (
    submission INTEGER NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    key        TEXT NOT NULL,
    item       TEXT NOT NULL,
    measure    TEXT NOT NULL,
    value      TEXT,
    upper      TEXT,
    measure_unit TEXT,
    words      TEXT,
    place      TEXT NOT NULL,
    quote      TEXT NOT NULL,
    confidence REAL NOT NULL,
    decision   TEXT NOT NULL,
    reasons    TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (submission, position)
) STRICT;
CREATE INDEX fact_of_item ON fact (item, measure);
";

/// Figures that wait for a person since the last run of their period.
const WAITING: &str = "
CREATE TABLE waiting (
    period TEXT NOT NULL,
    key    TEXT NOT NULL,
    file   TEXT NOT NULL,
    quote  TEXT NOT NULL,
    why    TEXT NOT NULL,
    body   TEXT NOT NULL,
    UNIQUE (period, key)
) STRICT;
";

/// Published periods, each version as it was.
const PUBLISHED: &str = "
CREATE TABLE published (
    period  TEXT NOT NULL,
    version INTEGER NOT NULL,
    at      TEXT NOT NULL,
    reason  TEXT NOT NULL,
    inputs  INTEGER NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (period, version)
) STRICT;
";
