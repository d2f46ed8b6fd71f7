//! The page as HTML.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};

use super::rows::Source;
use super::view::view;
use crate::model::{Consolidation, Programme};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::templates::SHIPPED_BOARD;

/// Steps that filling the page may take.
const MOST_STEPS: u64 = 50_000_000;

/// The page of a period as the bytes of an .html file; `earlier` are the periods before it, for trends.
pub(crate) fn board(
    programme: &Programme,
    consolidation: &Consolidation,
    earlier: &[&Consolidation],
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    let values = Value::from(Serde(view(Source { programme, consolidation, earlier }, options)));
    let template = options.board_template.as_deref().unwrap_or(SHIPPED_BOARD);
    let page = fill(template, &values).map_err(|error| explain(&error))?;
    Ok(page.into_bytes())
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
    environment.template_from_str(template)?.render(values)
}

fn explain(error: &Error) -> OutputError {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    OutputError::BoardTemplate { line: error.line(), detail }
}
