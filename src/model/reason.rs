//! Every cause of review, rejection or refusal.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::item::ItemId;
use super::period::Period;
use super::place::Place;
use super::quantity::Quantity;

/// Why a fact or a file is not simply accepted. The sentence for people is made in `wording`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A number can be read in two ways ("97.215").
    AmbiguousNumber { readings: Vec<Decimal> },
    /// Two or more items fit the words nearly equally well.
    AmbiguousItem { candidates: Vec<ItemId> },
    /// The words point to the item only weakly.
    WeakMatch,
    /// The role of the figure (result, target, comparison) is not certain.
    UncertainRole,
    /// The unit of measure does not fit the indicator.
    UnitMismatch { found: String, expected: String },
    /// The value lies outside what the indicator can be.
    OutOfRange { value: Decimal },
    /// A stated percentage differs from its own fraction.
    FractionDiffers { stated: Decimal, computed: Decimal },
    /// The sum differs from its parts.
    SumDiffers { stated: Decimal, computed: Decimal },
    /// The cumulative figure differs from the sum of the periods.
    CumulativeDiffers { stated: Decimal, computed: Decimal },
    /// Periods that a sum needs have no certain figure; `so_far` is the sum of the others.
    PeriodsMissing { periods: Vec<Period>, so_far: Option<Decimal> },
    /// The figure is that of an earlier period: the later ones say nothing.
    FromPeriod { period: Period },
    /// A growth rate of which only parts of the period are known: their average, which is not the period's growth.
    AveragedGrowth { periods: Vec<Period> },
    /// Rates of several communes: they have no sum, and their average is not the rate of all.
    Spread { units: usize, lowest: Decimal, highest: Decimal },
    /// The commune that sends the result waits for a person itself.
    OpenBelow,
    /// The figures in one sum run to different days.
    MixedCutOffs { days: Vec<String> },
    /// The value equals the target or the earlier period's figure that stands beside it.
    EqualsNeighbour,
    /// The figure jumps against the previous period.
    Jump { previous: Decimal, value: Decimal },
    /// Two places of one report state different values.
    Disagreement { values: Vec<Decimal> },
    /// Two reports of one unit state different values.
    ReportsDisagree { values: Vec<Decimal> },
    /// The lead unit's total differs from the sum of the contributors.
    LeadDiffersFromSum { lead: Decimal, sum: Decimal },
    /// The unit is not responsible for the item by the programme.
    NotResponsible,
    /// Excel turned what was typed into a date.
    TypedAsDate,
    /// A formula has no saved value.
    FormulaWithoutValue,
    /// An error value stands in the cell (#DIV/0!).
    CellError { text: String },
    /// The place is hidden (row, column, sheet, hidden text).
    Hidden,
    /// The figure is stated for another period than the report's.
    OtherPeriod { words: String },
    /// The figure is stated for another area or body than the ward (the city, one neighbourhood).
    OtherScope { words: String },
    /// A comparison or margin was turned into the indicator's value.
    Derived,
    /// The writer estimates ("ước", "khoảng").
    Estimated,
    /// The text layer of the page is doubtful (scan, OCR, broken fonts).
    DoubtfulText,
    /// The text was decoded from an old font encoding.
    LegacyEncoding { name: String },
    /// The unit was recognised from the file name or folder only.
    UnitFromName,
    /// The period was recognised from the file name or folder only.
    PeriodFromName,
    /// The unit could not be recognised.
    UnitUnknown,
    /// The period could not be recognised.
    PeriodUnknown,
    /// The file stands in the folder of another period.
    InOtherPeriodFolder { folder: String },
    /// The file holds tracked changes; deleted text was left out.
    TrackedChanges,
    /// Part of the file was left out because of a limit.
    LimitReached { what: String },
    /// Read by an outside converter.
    Converted { by: String },
    /// Part of the document could not be read.
    PartUnread { what: String },
    /// The file holds hardly any text.
    LittleText { words: usize },
    /// The content is of another kind than the name says; it was read by its content.
    NameLies { name: String },
    /// Words stand in a cell of a form that takes a number.
    NotANumber { text: String },
    /// More than one figure stands in a cell of a form that takes one.
    SeveralFigures { text: String },
    /// A cell of a form that takes a state holds none of those to choose from.
    NotAChoice { text: String },
    /// A cell of a form is filled where nothing was asked, or joined over several lines.
    NotAsked,
    /// A form has two different values for one line and column.
    FormValuesDiffer,
    /// A note explains why a line of a form has no figure.
    NoteOnly,
    /// The mark of a form's row names no item of the programme.
    FormLineUnknown { line: String },
    /// A row of a form carries the mark of one item and the name of another.
    FormRowMixed,
    /// A figure stands on a form in a row that carries no mark.
    FormRowUnknown { place: Place },
    /// The form was made from another programme, or from an earlier wording of it.
    FormOfOtherProgramme,
    /// A sheet of the file belongs to another form.
    SheetOfOtherForm { unit: String, period: String },
    /// Several versions of the unit's report exist and it is not certain which one counts.
    VersionUncertain { other: String },
    /// A person looked at the figure and takes it as it is.
    Confirmed { by: String, at: String, why: String },
    /// A person decided that the figure does not count.
    Dropped { by: String, at: String, why: String },
    /// A person put another figure in the place of the one read; `was` is that one, where it was a figure.
    Replaced { was: Option<Quantity>, by: String, at: String, why: String },
    /// A person decided on this matter, and the source changed since.
    RulingOutdated { by: String, at: String },
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// No byte in it.
    Empty,
    /// Needs a password.
    Encrypted,
    /// Damaged or cut off.
    Corrupt { detail: String },
    /// Pictures of pages, no text layer.
    Scanned,
    /// A text layer that holds no readable Vietnamese.
    GarbledText,
    /// A kind that is not read ("ảnh", "video"…); `kind` is its name.
    UnsupportedKind { kind: String },
    /// Exceeds a limit (size, depth, ratio, time); `limit` says which.
    TooLarge { limit: String },
    /// The reader stopped by a fault of its own.
    ReaderFailed { detail: String },
    /// The system refused access.
    NoAccess { detail: String },
    /// The document holds no text at all.
    NoText,
    /// It was still being written when it was to be read.
    StillChanging,
}

/// Why a readable file is no report of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAReport {
    /// A lock file that Office leaves behind (`~$…`).
    LockFile,
    /// A file of the system (Thumbs.db, .DS_Store, desktop.ini).
    SystemFile,
    /// A picture, sound or film.
    Media,
    /// Another kind of document ("giấy mời", "kế hoạch", "công văn"…).
    OtherDocument { kind: String },
    /// An unfilled template.
    Template,
    /// Nothing in it speaks of the programme's items or of a period.
    NothingRecognised,
}
