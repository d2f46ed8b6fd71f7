//! Numbers written in words.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::spellings::Spellings;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// một … chín.
    Digit(u8),
    /// mốt, tư, lăm: a digit only behind others.
    LowDigit(u8),
    /// mười.
    Ten,
    /// mươi, chục.
    Tens,
    /// trăm.
    Hundred,
    /// nghìn, ngàn.
    Thousand,
    /// vạn.
    TenThousand,
    /// không, inside a number.
    Zero,
    /// linh, lẻ.
    And,
}

/// `number-words.toml`, indexed.
#[derive(Debug)]
pub struct NumberWords {
    /// Words of numbers.
    pub words: Spellings<NumberWord>,
    /// rưỡi.
    pub half_more: Spellings<()>,
    /// nửa.
    pub half: Spellings<()>,
    /// "phần" of "một phần ba".
    pub part: Spellings<()>,
    /// Words before which "năm" is five.
    pub five_behind: Spellings<()>,
    /// "gấp".
    pub times_lead: Spellings<()>,
    /// đôi, rưỡi, ba … behind "gấp".
    pub times: Spellings<Decimal>,
    /// Behind these, "lần" multiplies.
    pub multiplying: Spellings<()>,
    /// hàng, vài.
    pub vague: Spellings<()>,
    /// chục, trăm, nghìn … behind a vague word.
    pub vague_scales: Spellings<()>,
    /// "một" behind these is an article.
    pub one_behind: Spellings<()>,
    /// "một" before these counts nothing.
    pub one_before: Spellings<()>,
    /// A word behind these orders.
    pub none_behind: Spellings<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "not")]
    _not: Vec<String>,
    digits: BTreeMap<String, u8>,
    low_digits: BTreeMap<String, u8>,
    words: Words,
    times: Times,
    vague: Vague,
    article: Article,
    #[serde(rename = "example")]
    _examples: Vec<Example>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ten: String,
    tens: Vec<String>,
    hundred: String,
    thousand: Vec<String>,
    ten_thousand: String,
    zero: String,
    and: Vec<String>,
    half_more: String,
    half: Vec<String>,
    part: String,
    five_behind: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    lead: String,
    values: BTreeMap<String, Decimal>,
    multiplying: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vague {
    before: Vec<String>,
    scales: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    one_behind: Vec<String>,
    one_before: Vec<String>,
    none_behind: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    #[serde(rename = "text")]
    _text: String,
    #[serde(rename = "value")]
    _value: Decimal,
}

impl NumberWords {
    pub(super) fn load(file: &str, text: &str) -> Result<NumberWords, LexiconError> {
        let read: File = read_toml(file, text)?;
        let mut times = Spellings::default();
        read.times.values.iter().for_each(|(word, value)| times.add(word, *value));
        Ok(NumberWords {
            words: words_of(&read),
            half_more: Spellings::list([&read.words.half_more]),
            half: Spellings::list(&read.words.half),
            part: Spellings::list([&read.words.part]),
            five_behind: Spellings::list(&read.words.five_behind),
            times_lead: Spellings::list([&read.times.lead]),
            times,
            multiplying: Spellings::list(&read.times.multiplying),
            vague: Spellings::list(&read.vague.before),
            vague_scales: Spellings::list(&read.vague.scales),
            one_behind: Spellings::list(&read.article.one_behind),
            one_before: Spellings::list(&read.article.one_before),
            none_behind: Spellings::list(&read.article.none_behind),
        })
    }
}

fn words_of(read: &File) -> Spellings<NumberWord> {
    let mut words = Spellings::default();
    read.digits.iter().for_each(|(word, value)| words.add(word, NumberWord::Digit(*value)));
    read.low_digits.iter().for_each(|(word, value)| words.add(word, NumberWord::LowDigit(*value)));
    words.add(&read.words.ten, NumberWord::Ten);
    read.words.tens.iter().for_each(|word| words.add(word, NumberWord::Tens));
    words.add(&read.words.hundred, NumberWord::Hundred);
    read.words.thousand.iter().for_each(|word| words.add(word, NumberWord::Thousand));
    words.add(&read.words.ten_thousand, NumberWord::TenThousand);
    words.add(&read.words.zero, NumberWord::Zero);
    read.words.and.iter().for_each(|word| words.add(word, NumberWord::And));
    words
}
