//! Writes the shipped templates anew.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    std::fs::write(folder.join("bao-cao-quy.docx"), tonghop::outputs::quarter_template()?)?;
    Ok(())
}
