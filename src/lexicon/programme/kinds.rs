//! Kinds of words in a programme.

use serde::Deserialize;

/// What stands under a heading of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProgrammeHeading {
    /// Indicators.
    Targets,
    /// Tasks and solutions, or general aims: no indicators.
    Tasks,
    /// Who leads and who cooperates.
    Assignment,
}

/// What the rows of an appendix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppendixKind {
    /// Indicators with targets.
    Indicators,
    /// Tasks with products.
    Tasks,
    /// Plans, schemes and projects with funds.
    Projects,
}

/// What a column of an appendix holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeColumn {
    /// Row numbers.
    Number,
    /// Names of indicators, tasks or projects.
    Name,
    /// Units of measure.
    Unit,
    /// A header above several target columns.
    TargetGroup,
    /// Targets to the end of the term.
    TargetTerm,
    /// Targets of each year.
    TargetYearly,
    /// Who leads.
    Lead,
    /// Who cooperates.
    Cooperating,
    /// What is to be produced.
    Product,
    /// When.
    Schedule,
    /// Where the money comes from.
    Funding,
    /// What was reached before the term: read over.
    Baseline,
    /// Read over.
    Other,
}

/// What a cell holds that opens with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellOpening {
    /// An organisation.
    Organisation,
    /// A time.
    Schedule,
    /// A source of money.
    Funding,
    /// A document or another product.
    Product,
    /// A target in words.
    Target,
    /// A unit of measure.
    Unit,
}

/// Words of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScheduleWord {
    /// It goes on after the years that are named: "duy trì suốt nhiệm kỳ".
    Ongoing,
    /// It runs until the year that is named: "hoàn thành năm 2026".
    Until,
}

/// Words of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssignmentWord {
    /// "Giao".
    Give,
    /// "chủ trì", after the units that lead.
    Lead,
    /// "phối hợp với", before the units that cooperate.
    Cooperate,
    /// The purpose, after the units.
    Purpose,
    /// "Đơn vị chủ trì:".
    LeadLabel,
    /// "Đơn vị phối hợp:".
    CooperateLabel,
    /// "Thời gian thực hiện:".
    ScheduleLabel,
    /// "thực hiện", before a time.
    ScheduleOpening,
}

/// Words around the names of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceWord {
    /// "phường", "xã".
    Commune,
    /// "thành phố", "tỉnh".
    City,
    /// "nhiệm kỳ".
    Term,
    /// "HĐND", "Quốc hội": bodies whose terms are not the programme's.
    ElectedBody,
}

/// Words around and about targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetWord {
    /// Before a figure that is to be reached: "từ", "ít nhất".
    AtLeast,
    /// Behind such a figure: "trở lên".
    AtLeastAfter,
    /// Before a figure that is to be passed: "trên".
    MoreThan,
    /// Before a figure that is not to be passed.
    AtMost,
    /// Behind such a figure: "trở xuống".
    AtMostAfter,
    /// Before a figure below which to stay: "dưới".
    LessThan,
    /// Before a difference: "giảm".
    Change,
    /// Before the whole of which the target is a part.
    Whole,
    /// Things of which less is better.
    Falling,
    /// Wordings that turn such a thing round: "thoát nghèo".
    NotFalling,
    /// "không còn": a target of zero.
    NoneLeft,
    /// A target that the level above assigns.
    Assigned,
    /// A quality to be reached.
    Reached,
    /// Work to be done.
    Done,
    /// A target left to a plan.
    Plan,
    /// "hằng năm"
    EachYear,
    /// Before a year: "đến năm".
    Until,
    /// Before a year: "năm".
    InYear,
    /// "trong nhiệm kỳ"
    Term,
    /// Openings that say nothing of what is measured.
    Boilerplate,
    /// Words of a growth rate.
    Growth,
    /// First words of a growth rate.
    GrowthOpening,
    /// Words of a share.
    Rate,
    /// Words of a count that adds up.
    Flow,
    /// Words of a number that stands at a date.
    Stock,
}
