//! Numbers written in words.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::text::Token;

fn digit(key: &str) -> Option<u64> {
    Some(match key {
        "một" | "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" | "lăm" | "nhăm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

fn scale(key: &str) -> Option<u64> {
    Some(match key {
        "mươi" | "chục" => 10,
        "trăm" => 100,
        "nghìn" | "ngàn" => 1_000,
        _ => return None,
    })
}

/// The value of number words at a token and the tokens they cover: "ba mươi lăm", "một trăm linh năm", "mười hai".
/// Money scales (triệu, tỷ) are units and stay outside.
pub(super) fn number_words(tokens: &[Token], start: usize) -> Option<(Decimal, Range<usize>)> {
    let mut total: u64 = 0;
    let mut group: u64 = 0;
    let mut at = start;
    let mut count = 0;
    while let Some(token) = tokens.get(at) {
        let key = token.key.as_str();
        if key == "mười" {
            group += 10;
        } else if let Some(value) = digit(key) {
            // "năm" behind a number word is the year: "ba năm".
            if key == "năm" && count > 0 && group % 10 != 0 {
                break;
            }
            group += value;
        } else if let Some(factor) = scale(key) {
            if count == 0 {
                return None;
            }
            if factor == 1_000 {
                total += group.max(1) * 1_000;
                group = 0;
            } else {
                let low = group % 10;
                group = group - low + low.max(1) * factor;
                if factor == 100 && group % 100 != 0 {
                    return None;
                }
            }
        } else if matches!(key, "linh" | "lẻ") && count > 0 {
        } else {
            break;
        }
        count += 1;
        at += 1;
    }
    (count > 0).then(|| (Decimal::from(total + group), start..at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn words_give_their_value() {
        let check = |text: &str, value: u64, words: usize| {
            let tokens = tokens(text);
            assert_eq!(number_words(&tokens, 0), Some((Decimal::from(value), 0..words)), "{text}");
        };
        check("ba mươi lăm cây", 35, 3);
        check("mười hai hộ", 12, 2);
        check("một trăm linh năm người", 105, 4);
        check("hai nghìn ba trăm", 2300, 4);
        check("hai mươi mốt", 21, 3);
        check("một đảng viên", 1, 1);
        check("ba chục người", 30, 2);
    }
}
