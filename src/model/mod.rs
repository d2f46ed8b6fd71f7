//! Values that cross a stage border.
//!
//! No input or output happens here, and no file format is known. Everything is an exact value with its own
//! arithmetic; a number never travels without unit, measure, period and place.

mod calendar;
mod combining;
mod duty;
mod elapsed;
mod evidence;
mod fact;
mod form;
mod form_entry;
mod history;
mod item;
mod measure;
mod period;
mod place;
mod plain_json;
mod programme;
mod published;
mod quantity;
mod reason;
mod reporting_unit;
mod result;
mod review_sheet;
mod ruling;
mod submission;
mod target;

pub use calendar::{Calendar, Day};
pub use combining::{Combining, OverTime, OverUnits};
pub use duty::{Arrival, Came, Delivery, Duty};
pub use elapsed::{Elapsed, elapsed, years_of};
pub use evidence::{Cue, Evidence};
pub use fact::{Confidence, Content, Decision, Fact};
pub use form::{
    Earlier, EarlierValue, FORM_FIELDS, Form, FormField, FormLine, FormMark, FormMarkError, FormRole, FormRow,
    FormStamp,
};
pub use form_entry::{FormEntry, form_entry, form_lines, measured_part, programme_fingerprint};
pub use history::{History, ItemHistory, Known, Pace, Step};
pub use item::{ItemId, ItemIdError, from_roman, lettered_section, roman, section_label};
pub use measure::{Measure, Status};
pub use period::{Period, PeriodError, PeriodKind};
pub use place::Place;
pub use plain_json::plain_json;
pub use programme::{
    Assignment, BodyIndicator, Contradiction, Indicator, IndicatorPart, Pair, Programme, Project, Task,
};
pub use published::{Adjustment, Cause, Difference, FileHash, Published, Told, inputs};
pub use quantity::{Dimension, MeasureUnit, Qualifier, Quantity};
pub use reason::{NotAReport, Reason, Unreadable};
pub use reporting_unit::ReportingUnit;
pub use result::{Assessment, Consolidation, Contribution, ItemResult, UnitCoverage};
pub use review_sheet::{RESULT_MARK, REVIEW_MARK, ReviewRow, ReviewSheet, RowCause, RowFault};
pub use ruling::{FigureKey, Ruled, Ruling, Standing, Verdict};
pub use submission::{FirstSeen, Submission, SubmissionState};
pub use target::{Direction, Horizon, Nature, Target, TargetValue};
