//! What the other cells say of a number.

use super::cell::CellFigure;
use super::figure::Figure;
use super::notation::Notation;

/// How the writer of these figures marks thousands and decimals, where figures show it and agree.
pub fn habit<'a>(figures: impl IntoIterator<Item = &'a CellFigure>) -> Option<Notation> {
    let (mut vietnamese, mut english) = (0, 0);
    for figure in figures.into_iter().flat_map(parts) {
        match figure.notation {
            Notation::Vietnamese => vietnamese += 1,
            Notation::English => english += 1,
            Notation::Plain | Notation::OpenPoint | Notation::OpenComma => {}
        }
    }
    match (vietnamese, english) {
        (0, 0) => None,
        (_, 0) => Some(Notation::Vietnamese),
        (0, _) => Some(Notation::English),
        _ => None,
    }
}

fn parts(cell: &CellFigure) -> impl Iterator<Item = &Figure> {
    std::iter::once(&cell.main).chain(&cell.denominator).chain(&cell.bracketed)
}

/// Settles the open figures of one column (or table) by the habit that the others show: "97,2" elsewhere makes
/// "97.215" thousands, "1,250.5" makes it decimals. Where nothing shows, or the cells disagree, they stay open.
pub fn resolve_column(cells: &mut [CellFigure]) {
    let Some(habit) = habit(cells.iter()) else { return };
    for cell in cells {
        let others = cell.denominator.iter_mut().chain(&mut cell.bracketed);
        std::iter::once(&mut cell.main).chain(others).for_each(|figure| resolve(figure, habit));
    }
}

fn resolve(figure: &mut Figure, habit: Notation) {
    let [other] = figure.alternatives.as_slice() else { return };
    let thousands = matches!(
        (figure.notation, habit),
        (Notation::OpenPoint, Notation::Vietnamese) | (Notation::OpenComma, Notation::English)
    );
    // Of the two readings the whole number is the larger in size.
    let larger = if other.abs() > figure.value.abs() { *other } else { figure.value };
    let smaller = if other.abs() > figure.value.abs() { figure.value } else { *other };
    figure.value = if thousands { larger } else { smaller };
    figure.alternatives.clear();
}
