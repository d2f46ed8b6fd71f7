//! Paragraphs inside cells, comments and boxes.

use super::styles::Styles;
use crate::model::Unreadable;
use crate::readers::blanks::collapsed;
use crate::readers::raised::{Height, at_height};
use crate::readers::spreadsheet::sheet::{Piece, last_letter};
use crate::readers::xml::{Space, Token, XmlStream};

/// Blanks in a row beyond these say nothing more.
const MOST_BLANKS: i64 = 200;

/// Appends the open paragraph to the pieces of a cell.
pub(super) fn paragraph(
    stream: &mut XmlStream<'_>,
    styles: &Styles,
    pieces: &mut Vec<Piece>,
) -> Result<(), Unreadable> {
    if pieces.iter().any(|piece| !piece.text.is_empty()) {
        push(pieces, "\n", &Piece::default());
    }
    let mut looks = vec![(Piece::default(), Height::Line)];
    while let Some((look, height)) = looks.last().cloned() {
        match stream.next()? {
            Some(Token::Open(element)) => match (element.space, element.name()) {
                (Space::Text, "s") => {
                    let count = element.number("c").unwrap_or(1).clamp(0, MOST_BLANKS);
                    push(pieces, &" ".repeat(count.try_into().unwrap_or(1)), &look);
                    stream.skip()?;
                }
                (Space::Text, "tab") => {
                    push(pieces, "\t", &look);
                    stream.skip()?;
                }
                (Space::Text, "line-break") => {
                    push(pieces, "\n", &look);
                    stream.skip()?;
                }
                (Space::Text, "ruby-text") | (Space::Office, _) | (Space::Draw, _) => stream.skip()?,
                (Space::Text, "span") => {
                    let style = element.attribute("style-name");
                    let height = styles.height(style.as_deref()).unwrap_or(height);
                    looks.push((styles.piece(style.as_deref(), &look), height));
                }
                _ => looks.push((look, height)),
            },
            Some(Token::Close) => drop(looks.pop()),
            Some(Token::Text(text)) => {
                let before = last_letter(pieces);
                push(pieces, &at_height(height, before, &collapsed(&text)), &look);
            }
            None => break,
        }
    }
    Ok(())
}

/// The paragraphs in the rest of the open element, one a line.
pub(super) fn paragraphs(stream: &mut XmlStream<'_>, styles: &Styles) -> Result<String, Unreadable> {
    let (mut open, mut pieces) = (1_usize, Vec::new());
    while open > 0 {
        match stream.next()? {
            Some(Token::Open(element)) if matches!(element.name_in(Space::Text), "p" | "h") => {
                paragraph(stream, styles, &mut pieces)?;
            }
            Some(Token::Open(_)) => open += 1,
            Some(Token::Close) => open -= 1,
            Some(Token::Text(_)) => {}
            None => break,
        }
    }
    Ok(pieces.into_iter().map(|piece| piece.text).collect())
}

fn push(pieces: &mut Vec<Piece>, text: &str, look: &Piece) {
    match pieces.last_mut().filter(|last| last.looks_like(look)) {
        Some(last) => last.text.push_str(text),
        None => pieces.push(Piece { text: text.to_owned(), ..look.clone() }),
    }
}
