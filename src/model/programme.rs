//! The programme: items with targets.

use serde::{Deserialize, Serialize};

use super::combining::{Combining, OverTime, OverUnits};
use super::item::ItemId;
use super::target::{Nature, Target};

/// A programme as read from its source. Texts are the source's, white space folded; an empty cell is `None`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Programme {
    /// Name of the commune's Party organisation as the source writes it, where it does ("phường Kiến An").
    pub commune: Option<String>,
    /// Name of the city or province, where the source gives it.
    pub city: Option<String>,
    /// First and last year of the term.
    pub term: Option<(u16, u16)>,
    /// Bullets under "Một số chỉ tiêu cụ thể".
    pub body: Vec<BodyIndicator>,
    /// "Phân công thực hiện" of each group that has one.
    pub assignments: Vec<Assignment>,
    /// Rows of Phụ lục 1.
    pub indicators: Vec<Indicator>,
    /// Rows of Phụ lục 2.
    pub tasks: Vec<Task>,
    /// Rows of Phụ lục 3.
    pub projects: Vec<Project>,
    /// Body bullets that state the same as a row of Phụ lục 1.
    pub pairs: Vec<Pair>,
    /// What the source contradicts itself on.
    pub contradictions: Vec<Contradiction>,
}

impl Programme {
    /// The words that name an item: those of the part where its row holds several. `None` where there is no such item.
    pub fn name(&self, id: ItemId) -> Option<&str> {
        match id {
            ItemId::Body { .. } => self.body.iter().find(|bullet| bullet.id == id).map(|bullet| bullet.text.as_str()),
            ItemId::Task { .. } => self.tasks.iter().find(|task| task.id == id).map(|task| task.task.as_str()),
            ItemId::Project { .. } => {
                self.projects.iter().find(|project| project.id == id).map(|project| project.name.as_str())
            }
            ItemId::Indicator { .. } => {
                let row = self.indicators.iter().find(|row| row.id == id.row())?;
                let part = row.parts.iter().find(|part| part.id == id && row.parts.len() > 1);
                Some(part.map_or(row.name.as_str(), |part| part.name.as_str()))
            }
        }
    }
}

/// A bullet of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BodyIndicator {
    /// `B.<roman>.<group>.<n>`.
    pub id: ItemId,
    /// Heading of the part ("I. Về công tác xây dựng Đảng…").
    pub part: String,
    /// Heading of the group ("1. Tiếp tục đẩy mạnh…").
    pub section: String,
    /// The bullet, without its dash.
    pub text: String,
    /// The measures that the bullet states, in its order.
    pub parts: Vec<IndicatorPart>,
}

/// One separately measured target within a row or bullet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorPart {
    /// Id under which facts are given: the row's id, or `PL1.I.5a`; body bullets keep one id for all parts.
    pub id: ItemId,
    /// The part's own wording.
    pub name: String,
    /// Unit of measure as the source writes it.
    pub unit: Option<String>,
    /// How its figures combine.
    pub nature: Nature,
    /// What the office says of that.
    #[serde(default)]
    pub combining: Combining,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Other names that the office gave it.
    pub aliases: Vec<String>,
}

impl IndicatorPart {
    /// How its figures combine over periods.
    pub fn over_time(&self) -> OverTime {
        self.combining.over_time.unwrap_or(self.nature.over_time())
    }

    /// How its figures combine over units.
    pub fn over_units(&self) -> OverUnits {
        self.combining.over_units.unwrap_or(self.nature.over_units())
    }
}

/// The assignment of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The group's id, written `B.<roman>.<group>`.
    pub group: String,
    /// Who leads.
    pub lead: String,
    /// Who cooperates.
    pub cooperating: Option<String>,
    /// When.
    pub schedule: Option<String>,
}

/// A row of Phụ lục 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// `PL1.<roman>.<stt>`.
    pub id: ItemId,
    /// Heading of its section.
    pub section: String,
    /// The row number as written ("1.").
    pub stt: String,
    /// The row's name.
    pub name: String,
    /// Unit of measure cell.
    pub unit: Option<String>,
    /// Target cell "Đến năm 2030".
    pub target_2030: Option<String>,
    /// Target cell "Bình quân năm".
    pub yearly: Option<String>,
    /// Lead unit cell.
    pub lead: Option<String>,
    /// Its measured parts: one, or several with ids `…a`, `…b`.
    pub parts: Vec<IndicatorPart>,
}

/// A row of Phụ lục 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// `PL2.<roman>.<stt>`.
    pub id: ItemId,
    /// Heading of its section.
    pub section: String,
    /// The row number as written.
    pub stt: String,
    /// The task.
    pub task: String,
    /// What it is to produce.
    pub product: Option<String>,
    /// When.
    pub schedule: Option<String>,
    /// Who leads.
    pub lead: Option<String>,
    /// Who cooperates.
    pub cooperating: Option<String>,
}

/// A row of Phụ lục 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// `PL3.<stt>`.
    pub id: ItemId,
    /// The row number as written.
    pub stt: String,
    /// The plan, scheme or project.
    pub name: String,
    /// Who leads.
    pub lead: Option<String>,
    /// Who cooperates.
    pub cooperating: Option<String>,
    /// When.
    pub schedule: Option<String>,
    /// Where the money comes from.
    pub funding: Option<String>,
}

/// Body bullets that state the same indicator as a row (or part) of Phụ lục 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The Phụ lục 1 id, under which facts are given.
    pub indicator: ItemId,
    /// The body bullets.
    pub body: Vec<ItemId>,
}

/// Two places of the source that state different values for the same matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// The items concerned, in the order of the source.
    pub items: Vec<ItemId>,
    /// The differing texts, one for each item; further ones stand in the prose, which has no ids.
    pub texts: Vec<String>,
}
