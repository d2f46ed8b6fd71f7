//! Where the source contradicts itself.
//!
//! Two places that state the same matter are compared: their figures, whether the boundary is reached or to be passed,
//! and the year from which nothing is to be left.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::clauses::measured_clauses;
use super::concordance::{Concordance, Feature, Worded, features};
use super::phrasing::Phrasing;
use super::targets::{Setting, aims};
use crate::lexicon::TargetWord;
use crate::model::{
    Contradiction, Dimension, Direction, Horizon, IndicatorPart, ItemId, Pair, Programme, Target, TargetValue,
};

/// Likeness of words from which a task or project speaks of an indicator's matter.
const SAME_MATTER: f32 = 0.7;

/// What a place states.
#[derive(Debug, Clone, PartialEq)]
struct Statement {
    item: ItemId,
    text: String,
    value: Decimal,
    upper: Option<Decimal>,
    dimension: Dimension,
    direction: Direction,
    horizon: Horizon,
}

/// Finds the contradictions of a programme, in the order of its rows.
pub(super) fn contradictions(
    programme: &Programme,
    concordance: &Concordance<'_>,
    pairs: &[Pair],
    prose: &[String],
    setting: Setting<'_>,
) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = Vec::new();
    let work = work_statements(programme, setting);
    for row in &concordance.rows {
        let mut stated: Vec<Statement> = statements(row.id, row.part);
        stated.extend(in_name(row.id, row.part, setting));
        let of_row = stated.clone();
        for pair in pairs.iter().filter(|p| p.indicator == row.id) {
            for bullet in pair.body.iter().filter_map(|id| best_part(concordance, row, *id)) {
                stated.extend(statements(bullet.id, bullet.part));
            }
        }
        let of_work = work.iter().filter(|(_, words)| concordance.likeness_to(row, words) >= SAME_MATTER);
        stated.extend(of_work.map(|(statement, _)| statement.clone()));
        add(&mut found, within(&of_row).or_else(|| between(&stated, &row.part.name, setting)));
        if within(&of_row).is_some() {
            add(&mut found, between(&stated, &row.part.name, setting));
        }
    }
    for contradiction in among_bullets(concordance).into_iter().chain(in_prose(concordance, prose, setting)) {
        add(&mut found, Some(contradiction));
    }
    found
}

fn add(found: &mut Vec<Contradiction>, contradiction: Option<Contradiction>) {
    if let Some(contradiction) = contradiction.filter(|c| !found.contains(c)) {
        found.push(contradiction);
    }
}

/// The part of a bullet that is most like a row.
fn best_part<'a, 'b>(concordance: &'b Concordance<'a>, row: &Worded<'a>, id: ItemId) -> Option<&'b Worded<'a>> {
    let parts = concordance.bullets.iter().filter(|b| b.id == id);
    parts.max_by(|a, b| concordance.score(row, a).total_cmp(&concordance.score(row, b)))
}

fn statements(item: ItemId, part: &IndicatorPart) -> Vec<Statement> {
    part.targets.iter().filter_map(|target| statement(item, target)).collect()
}

fn statement(item: ItemId, target: &Target) -> Option<Statement> {
    match &target.value {
        TargetValue::Figure { value, upper, unit, direction } => Some(Statement {
            item,
            text: target.text.clone(),
            value: *value,
            upper: *upper,
            dimension: unit.dimension,
            direction: *direction,
            horizon: target.horizon,
        }),
        _ => None,
    }
}

/// Figures that the name of a row states beside its cells.
fn in_name(item: ItemId, part: &IndicatorPart, setting: Setting<'_>) -> Vec<Statement> {
    let name = Phrasing::new(&part.name);
    let known = part.targets.iter().filter_map(|t| statement(item, t)).map(|s| s.dimension).collect::<Vec<_>>();
    let of_target = |s: &Statement| known.contains(&s.dimension) && s.dimension == Dimension::Percent;
    aims(&name, setting)
        .into_iter()
        .filter_map(|aim| {
            let unit = aim.unit?;
            let direction = aim.direction.unwrap_or(Direction::AtLeast);
            let text = part.name.clone();
            let horizon = Horizon::Term;
            let (value, upper, dimension) = (aim.value, aim.upper, unit.dimension);
            Some(Statement { item, text, value, upper, dimension, direction, horizon })
        })
        .filter(of_target)
        .collect()
}

/// What tasks and projects state, with what it is about.
fn work_statements(programme: &Programme, setting: Setting<'_>) -> Vec<(Statement, BTreeSet<Feature>)> {
    let tasks = programme.tasks.iter().map(|t| (t.id, &t.task));
    let projects = programme.projects.iter().map(|p| (p.id, &p.name));
    let clauses = tasks.chain(projects).flat_map(|(id, text)| {
        let clauses = measured_clauses(text, setting).into_iter();
        clauses.filter_map(move |c| Some((statement(id, &c.target)?, c.name)))
    });
    clauses.map(|(statement, name)| (statement, features(&name, setting.lexicon))).collect()
}

/// A row that states one value once to be reached and once to be passed.
fn within(of_row: &[Statement]) -> Option<Contradiction> {
    let clash = |a: &Statement, b: &Statement| a.value == b.value && a.upper == b.upper && strictness_differs(a, b);
    let pair = first_clash(of_row, clash)?;
    Some(told(&pair))
}

/// Two items that state different values, or one value with and without its boundary, or different years.
fn between(stated: &[Statement], name: &str, setting: Setting<'_>) -> Option<Contradiction> {
    let row = stated.first()?.item;
    let own: Vec<&Statement> = stated.iter().filter(|s| s.item == row).collect();
    let mut told_of: Vec<&Statement> = Vec::new();
    for other in stated.iter().filter(|s| s.item != row) {
        let comparable: Vec<&&Statement> = own.iter().filter(|s| comparable(s, other)).collect();
        let Some(first) = comparable.first() else { continue };
        let equal: Vec<&&&Statement> =
            comparable.iter().filter(|s| s.value == other.value && s.upper == other.upper).collect();
        let clash = match equal.first() {
            None => Some(**first),
            Some(_) if equal.iter().all(|s| strictness_differs(s, other)) => equal.first().map(|s| ***s),
            Some(same) => years_differ(same, other, name, setting).then_some(***same),
        };
        if let Some(clash) = clash {
            if told_of.is_empty() {
                told_of.push(clash);
            }
            told_of.push(other);
        }
    }
    (!told_of.is_empty()).then(|| told(&told_of))
}

fn told(statements: &[&Statement]) -> Contradiction {
    Contradiction {
        items: statements.iter().map(|s| s.item).collect(),
        texts: statements.iter().map(|s| s.text.clone()).collect(),
    }
}

fn first_clash(stated: &[Statement], clash: impl Fn(&Statement, &Statement) -> bool) -> Option<Vec<&Statement>> {
    let pairs = stated.iter().enumerate().flat_map(|(at, a)| stated.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.filter(|(a, b)| clash(a, b)).map(|(a, b)| vec![a, b]).next()
}

fn comparable(a: &Statement, b: &Statement) -> bool {
    a.dimension == b.dimension || matches!((a.dimension, b.dimension), (Dimension::Bare, _) | (_, Dimension::Bare))
}

/// One is reached at the boundary, the other only beyond it.
fn strictness_differs(a: &Statement, b: &Statement) -> bool {
    let strict = |s: &Statement| matches!(s.direction, Direction::MoreThan | Direction::LessThan);
    strict(a) != strict(b)
}

/// One holds from a given year, the other in each year.
fn years_differ(row: &Statement, other: &Statement, name: &str, setting: Setting<'_>) -> bool {
    let name = Phrasing::new(name);
    let yearly = row.horizon == Horizon::EachYear || name.has(&setting.lexicon.programme, TargetWord::EachYear);
    match other.horizon {
        Horizon::InYear(year) => yearly && setting.term_end.is_none_or(|end| year < end) && other.value.is_zero(),
        _ => false,
    }
}

/// Bullets that say the same in nearly the same words with different figures.
fn among_bullets(concordance: &Concordance<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (at, a) in concordance.bullets.iter().enumerate() {
        for b in concordance.bullets.iter().skip(at + 1).filter(|b| b.id != a.id) {
            let (Some(x), Some(y)) = (statements(a.id, a.part).pop(), statements(b.id, b.part).pop()) else { continue };
            let differ = comparable(&x, &y) && (x.value != y.value || x.upper != y.upper);
            if differ && concordance.likeness(a, b) >= 0.9 {
                found.push(told(&[&x, &y]));
            }
        }
    }
    found
}

/// Bullets against which the prose below them states another figure; the prose has no id.
fn in_prose(concordance: &Concordance<'_>, prose: &[String], setting: Setting<'_>) -> Vec<Contradiction> {
    let shares: Vec<(&Worded<'_>, BTreeSet<Feature>)> =
        concordance.bullets.iter().filter_map(|b| Some((b, share(&b.part.name, setting)?))).collect();
    let mut found = Vec::new();
    for clause in prose.iter().flat_map(|text| measured_clauses(text, setting)) {
        let words = features(&clause.name, setting.lexicon);
        let own = share(&clause.name, setting);
        let alike = |bullet: &&Worded<'_>| concordance.likeness_to(bullet, &words) >= SAME_MATTER;
        let named = || shares.iter().find(|(_, of_bullet)| own.as_ref() == Some(of_bullet)).map(|(bullet, _)| *bullet);
        let Some(bullet) = concordance.bullets.iter().find(alike).or_else(named) else { continue };
        let Some(other) = statement(bullet.id, &clause.target) else { continue };
        let stated = statements(bullet.id, bullet.part);
        let differs =
            stated.iter().find(|s| comparable(s, &other) && (s.value != other.value || s.upper != other.upper));
        if let Some(own) = differs {
            found.push(Contradiction { items: vec![own.item], texts: vec![own.text.clone(), other.text] });
        }
    }
    found
}

/// What the share in a clause is of: the words from "tỷ lệ" to its figure, a notion or two words at least.
fn share(clause: &str, setting: Setting<'_>) -> Option<BTreeSet<Feature>> {
    let phrasing = Phrasing::new(clause);
    let figure = aims(&phrasing, setting).into_iter().next()?;
    let before = phrasing.all(&setting.lexicon.programme, TargetWord::Rate);
    let mut start = before.iter().filter_map(|r| phrasing.tokens.get(r.start)).map(|t| t.span.start);
    let start = start.rfind(|s| *s < figure.span.start)?;
    let words = features(&phrasing.original(start..figure.span.start), setting.lexicon);
    let telling = words.len() >= 2 || words.iter().any(|f| matches!(f, Feature::Term(_)));
    telling.then_some(words)
}
