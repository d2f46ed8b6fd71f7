//! Templates filled: only tags are replaced.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::tags::{Mark, prepare};
use crate::outputs::error::OutputError;
use crate::wording::fault;

/// Largest part that is filled, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// Steps that filling one part may take.
const MOST_STEPS: u64 = 50_000_000;

/// Fills a Word template. Body, headers, footers and properties are filled; every other part is copied as it is.
///
/// # Errors
/// Where the template is no Word file, or one of its tags cannot be used; the message names the paragraph.
pub(crate) fn fill(template: &[u8], values: &Value) -> Result<Vec<u8>, OutputError> {
    let mut archive = ZipArchive::new(Cursor::new(template)).map_err(unreadable)?;
    let mut output = ZipWriter::new(Cursor::new(Vec::new()));
    let mut has_body = false;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(unreadable)?;
        let name = file.name().map_err(unreadable)?.into_owned();
        match part_of(&name) {
            None => output.raw_copy_file(file).map_err(unreadable)?,
            Some(part) => {
                has_body |= part == "document";
                let mut xml = String::new();
                file.by_ref().take(MOST_BYTES).read_to_string(&mut xml).map_err(unreadable)?;
                let filled = fill_part(&xml, part, values)?;
                let plain = SimpleFileOptions::default();
                let options = plain.compression_method(CompressionMethod::Deflated);
                output.start_file(name, options.last_modified_time(DateTime::default())).map_err(unreadable)?;
                output.write_all(filled.as_bytes()).map_err(unreadable)?;
            }
        }
    }
    if !has_body {
        return Err(unreadable("word/document.xml"));
    }
    output.finish().map(Cursor::into_inner).map_err(unreadable)
}

/// Which kind of part is filled; `None` for parts that are copied.
fn part_of(name: &str) -> Option<&'static str> {
    if name == "docProps/core.xml" {
        return Some("properties");
    }
    let file = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    if file == "document" {
        return Some("document");
    }
    let numbered = |kind: &str| file.strip_prefix(kind).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    ["header", "footer"].into_iter().find(|kind| numbered(kind))
}

/// Fills one part.
pub(super) fn fill_part(xml: &str, part: &str, values: &Value) -> Result<String, OutputError> {
    let prepared = prepare(xml, part)?;
    if !prepared.has_tags {
        return Ok(xml.to_owned());
    }
    let environment = environment();
    let explain = |error: &Error| explain(error, part, &prepared.marks, values);
    let template = environment.template_from_str(&prepared.source).map_err(|error| explain(&error))?;
    let filled = template.render(values.clone()).map_err(|error| explain(&error))?;
    // A cell must hold a paragraph, also where a condition took the only one away.
    let filled = filled.replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>");
    well_formed(&filled).map_err(|detail| OutputError::TemplateUnreadable { detail })?;
    Ok(filled)
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(Some(MOST_STEPS));
    environment.set_formatter(|out, state, value| {
        let Some(text) = value.as_str().filter(|text| text.contains('\n')) else {
            return minijinja::escape_formatter(out, state, value);
        };
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                out.write_str("</w:t><w:br/><w:t xml:space=\"preserve\">")?;
            }
            minijinja::escape_formatter(out, state, &Value::from(line))?;
        }
        Ok(())
    });
    environment
}

/// The error in the office's words: which paragraph, which tag, which name was meant.
fn explain(error: &Error, part: &str, marks: &[Mark], values: &Value) -> OutputError {
    let line = error.line().unwrap_or(usize::MAX);
    let mark = marks.iter().rev().find(|mark| mark.line <= line).or_else(|| marks.first());
    let Some(mark) = mark else { return unreadable(error) };
    let (part, paragraph, tag) = (part.to_owned(), mark.paragraph, mark.tag.clone());
    let unknown = (error.kind() == ErrorKind::UndefinedError).then(|| unknown_name(&mark.code, marks, values));
    match unknown.flatten() {
        Some((name, nearest)) => OutputError::TemplateName { part, paragraph, name, nearest },
        None => {
            let detail = match error.kind() {
                ErrorKind::OutOfFuel => fault::TOO_MUCH,
                ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => fault::UNKNOWN_FILTER,
                ErrorKind::UndefinedError => fault::UNKNOWN_NAME,
                _ => fault::WRONG_SYNTAX,
            };
            OutputError::TemplateTag { part, paragraph, tag, detail: detail.to_owned() }
        }
    }
}

/// The name in a tag that nothing has, and the known name most like it.
fn unknown_name(code: &str, marks: &[Mark], values: &Value) -> Option<(String, Option<String>)> {
    let mut known = BTreeSet::new();
    collect_names(values, &mut known);
    for mark in marks {
        // Names that the template gives itself: `{% for row in rows %}`, `{% set x = … %}`.
        let own = names(&mark.code);
        if matches!(own.first().map(String::as_str), Some("for" | "set")) {
            known.extend(own.get(1).cloned());
        }
    }
    let words = ["for", "in", "if", "elif", "else", "not", "and", "or", "is", "set", "loop", "true", "false", "none"];
    known.extend(words.map(str::to_owned));
    let name = names(code).into_iter().find(|name| !known.contains(name))?;
    let like = |other: &&String| strsim::jaro_winkler(&name, other);
    let nearest = known
        .iter()
        .filter(|other| other.len() > 1 && !words.contains(&other.as_str()))
        .max_by(|a, b| like(a).total_cmp(&like(b)))
        .filter(|other| like(other) > 0.75)
        .cloned();
    Some((name, nearest))
}

/// Names in the code of a tag; texts in quotation marks are none.
fn names(code: &str) -> Vec<String> {
    let outside: String = code.split(['"', '\'']).step_by(2).collect::<Vec<_>>().join(" ");
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let starts = |name: &&str| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    outside.split(|c: char| !word(c)).filter(starts).map(str::to_owned).collect()
}

fn collect_names(values: &Value, known: &mut BTreeSet<String>) {
    let children = || values.try_iter().into_iter().flatten();
    match values.kind() {
        ValueKind::Map => {
            for key in children() {
                known.extend(key.as_str().map(str::to_owned));
                if let Ok(child) = values.get_item(&key) {
                    collect_names(&child, known);
                }
            }
        }
        // All rows of a list have the same names.
        ValueKind::Seq | ValueKind::Iterable => {
            if let Some(first) = children().next() {
                collect_names(&first, known);
            }
        }
        _ => {}
    }
}

fn well_formed(xml: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn unreadable(error: impl std::fmt::Display) -> OutputError {
    OutputError::TemplateUnreadable { detail: error.to_string() }
}
