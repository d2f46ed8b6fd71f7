//! Everything in the ledger as CSV and JSON.

use rusqlite::types::Value;
use serde_json::{Map, Value as Json, json};

use super::error::LedgerError;
use super::open::Ledger;

/// A file of the export: its name and content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dump {
    /// File name without folder.
    pub name: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

impl Ledger {
    /// All tables: one CSV file each, and `so-cai.json` with all of them.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn export(&self) -> Result<Vec<Dump>, LedgerError> {
        let question = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
        let names = self.rows(question, [], |row| row.get::<_, String>(0))?;
        let mut all = Map::new();
        let mut files = Vec::new();
        for name in names {
            let (columns, rows) = self.table(&name)?;
            let objects =
                rows.iter().map(|row| Json::Object(columns.iter().cloned().zip(row.iter().map(json)).collect()));
            all.insert(name.clone(), objects.collect());
            files.push(Dump { name: format!("{name}.csv"), bytes: csv(&columns, &rows) });
        }
        let bytes = format!("{:#}\n", Json::Object(all)).into_bytes();
        files.push(Dump { name: "so-cai.json".to_owned(), bytes });
        Ok(files)
    }

    /// Columns and rows of a table whose name comes from the schema, in the order of entry.
    fn table(&self, name: &str) -> Result<(Vec<String>, Vec<Vec<Value>>), LedgerError> {
        let columns = self.rows("SELECT name FROM pragma_table_info(?1)", [name], |row| row.get::<_, String>(0))?;
        let width = columns.len();
        let question = format!("SELECT * FROM \"{name}\" ORDER BY rowid");
        let rows = self.rows(&question, [], |row| (0..width).map(|at| row.get(at)).collect())?;
        Ok((columns, rows))
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => json!(bytes),
    }
}

/// A CSV file as spreadsheets open it: UTF-8 with its mark. Text that a spreadsheet would take for a formula gets an
/// apostrophe; the JSON file has it as it is.
fn csv(columns: &[String], rows: &[Vec<Value>]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    // Written to memory: this can't fail.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(cell));
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null | Value::Blob(_) => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() => {
            format!("'{text}")
        }
        Value::Text(text) => text.clone(),
    }
}
