//! Cell addresses, areas, spans of rows.

/// A rectangle of cells, its bounds included; rows and columns count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Area {
    /// Reads "B2:C5" or "B2".
    pub(super) fn parse(text: &str) -> Option<Area> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        let ((a, b), (c, d)) = (address(from)?, address(to)?);
        Some(Area { top: a.min(c), left: b.min(d), bottom: a.max(c), right: b.max(d) })
    }

    /// The part of it within so many rows and columns; `None` where nothing is.
    pub(super) fn within(self, rows: u32, columns: u32) -> Option<Area> {
        let inside = self.top < rows && self.left < columns;
        inside.then(|| Area { bottom: self.bottom.min(rows - 1), right: self.right.min(columns - 1), ..self })
    }

    pub(super) fn is_single(self) -> bool {
        self.top == self.bottom && self.left == self.right
    }
}

/// Row and column of an address such as "B2" or "$B$2".
pub(super) fn address(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let (mut column, mut row, mut digits) = (0_u32, 0_u32, false);
    for letter in text.chars().filter(|c| *c != '$') {
        if let Some(digit) = letter.to_digit(10) {
            digits = true;
            row = row.checked_mul(10)?.checked_add(digit)?;
        } else if letter.is_ascii_alphabetic() && !digits {
            let value = u32::from(letter.to_ascii_uppercase() as u8 - b'A') + 1;
            column = column.checked_mul(26)?.checked_add(value)?;
        } else {
            return None;
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The address of a cell as people write it: "B2".
pub(super) fn address_text(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), u64::from(column) + 1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1)
}

/// Rows or columns, as stretches in rising order.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    /// Adds `first..=last`; those that touch the stretch before become one with it.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((start, end)) if first >= *start && first <= end.saturating_add(1) => *end = last.max(*end),
            _ if last >= first => self.0.push((first, last)),
            _ => {}
        }
    }

    /// Puts the stretches in order and joins them: to be called once all are there.
    pub(super) fn settle(&mut self) {
        let mut all = std::mem::take(&mut self.0);
        all.sort_unstable();
        for (first, last) in all {
            self.add(first, last);
        }
    }

    /// Whether all of `first..=last` is in it.
    pub(super) fn cover(&self, first: u32, last: u32) -> bool {
        let after = self.0.partition_point(|(start, _)| *start <= first);
        after.checked_sub(1).and_then(|i| self.0.get(i)).is_some_and(|(_, end)| last <= *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back() {
        for (text, at) in [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))] {
            assert_eq!(address(text), Some(at), "{text}");
            assert_eq!(address_text(at.0, at.1), text);
        }
        for text in ["", "A", "1", "A0", "1A", "A-1", "ZZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn stretches_join() {
        let mut spans = Spans::default();
        for (first, last) in [(7, 9), (2, 3), (4, 4), (8, 12), (5, 1)] {
            spans.add(first, last);
        }
        spans.settle();
        assert!(spans.cover(2, 4) && spans.cover(12, 12) && spans.cover(7, 11));
        assert!(!spans.cover(4, 7) && !spans.cover(1, 2) && !spans.cover(13, 13));
    }
}
