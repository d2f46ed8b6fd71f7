//! Writes the shipped templates anew.

use std::error::Error;

use tonghop::outputs::{quarter_template, term_template, year_template};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    std::fs::write(folder.join("bao-cao-quy.docx"), quarter_template()?)?;
    std::fs::write(folder.join("bao-cao-nam.docx"), year_template()?)?;
    std::fs::write(folder.join("bao-cao-nhiem-ky.docx"), term_template()?)?;
    std::fs::write(folder.join("cong-van-giao-bieu.docx"), tonghop::outputs::covering_template()?)?;
    std::fs::write(folder.join("cong-van-don-doc.docx"), tonghop::outputs::reminder_template()?)?;
    std::fs::write(folder.join("bieu-don-vi.docx"), tonghop::outputs::unit_form_template()?)?;
    Ok(())
}
