//! The pages as HTML.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};

use super::desk::{self, Desk};
use super::rows::Source;
use super::view::view;
use crate::model::{Consolidation, Programme};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::templates::{PAGE_STYLE, SHIPPED_BOARD, SHIPPED_REVIEW};

/// Steps that filling a page may take.
const MOST_STEPS: u64 = 50_000_000;

/// The page of a period as the bytes of an .html file; `earlier` are the periods before it, for trends.
///
/// # Errors
/// The office's template can't be used.
pub fn board(
    programme: &Programme,
    consolidation: &Consolidation,
    earlier: &[&Consolidation],
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    let values = Value::from(Serde(view(Source { programme, consolidation, earlier }, options)));
    let template = options.board_template.as_deref().unwrap_or(SHIPPED_BOARD);
    fill(template, &values).map(String::into_bytes).map_err(|error| explain(&error))
}

/// The page on which people decide on the figures of a period.
///
/// # Errors
/// The page can't be filled; that is a fault of the program.
pub fn review_page(
    programme: &Programme,
    consolidation: &Consolidation,
    desk: &Desk<'_>,
) -> Result<Vec<u8>, OutputError> {
    let values = Value::from(Serde(desk::view(programme, consolidation, desk)));
    fill(SHIPPED_REVIEW, &values).map(String::into_bytes).map_err(|error| explain(&error))
}

/// Fills a page. All values are escaped as text of HTML.
fn fill(template: &str, values: &Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(Some(MOST_STEPS));
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.add_template("trang.css", PAGE_STYLE)?;
    environment.template_from_str(template)?.render(values)
}

fn explain(error: &Error) -> OutputError {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    OutputError::BoardTemplate { line: error.line(), detail }
}
