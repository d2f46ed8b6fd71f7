//! What the fuzz targets share: files around what is fuzzed, and what must hold of every reading.
//!
//! Bytes mutated inside a package rarely get past its checksums, so a target fuzzes the parts and packs them afresh.
//! The parts of one input stand behind each other, parted by [`SEPARATOR`].

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use tonghop::document::{Block, Document, Readable};
use tonghop::readers::{Limits, Options, Reading, read};

/// Between the parts of an input.
pub const SEPARATOR: &[u8] = b"\n%%%%\n";

/// Limits low enough that an input takes a blink.
static OPTIONS: LazyLock<Options> = LazyLock::new(|| Options {
    limits: Limits {
        part_bytes: 4 << 20,
        total_bytes: 8 << 20,
        characters: 500_000,
        blocks: 20_000,
        table_cells: 20_000,
        sheet_cells: 20_000,
        sheet_rows: 20_000,
        columns: 500,
        pages: 20,
        ..Limits::default()
    },
    passwords: vec!["mat-khau".to_owned()],
});

/// The parts of an input: as many as are asked for, empty ones where it has fewer.
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut rest = Some(data);
    std::array::from_fn(|at| {
        let now = rest.take().unwrap_or_default();
        let cut = now.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
        match cut.filter(|_| at + 1 < N) {
            Some(cut) => {
                rest = Some(&now[cut + SEPARATOR.len()..]);
                &now[..cut]
            }
            None => now,
        }
    })
}

/// Reads a file as a run would, and its parts where it is an archive or a mail; then holds what came out to the rules.
pub fn whole(name: &str, bytes: &[u8]) {
    deep(name, bytes, 2);
}

fn deep(name: &str, bytes: &[u8], levels: usize) {
    match read(name, bytes, &OPTIONS) {
        Ok(Reading::Document(document)) => check(&document),
        Ok(Reading::Container(inside)) => {
            for part in &inside {
                let path = &part.path;
                assert!(!path.starts_with('/') && !path.split('/').any(|s| s == ".."), "{path} leaves its archive");
                if let (None, Some(below)) = (&part.fault, levels.checked_sub(1)) {
                    deep(path, &part.bytes, below);
                }
            }
        }
        Err(_) => {}
    }
}

/// Cells lie inside their grid, in order, and cover no position twice; text can be normalised.
pub fn check(document: &Document) {
    blocks(&document.blocks);
    let _ = Readable::new(document);
}

fn blocks(all: &[Block]) {
    for block in all {
        let Block::Table(table) = block else { continue };
        let mut last = None;
        for cell in &table.cells {
            assert!(cell.row_span >= 1 && cell.column_span >= 1, "a cell covers nothing");
            assert!(cell.row + cell.row_span <= table.rows, "a cell below its table");
            assert!(cell.column + cell.column_span <= table.columns, "a cell right of its table");
            assert!(last < Some((cell.row, cell.column)), "cells out of order");
            last = Some((cell.row, cell.column));
            blocks(&cell.content);
        }
    }
}

/// A zip of these parts, not packed.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, plain).expect("a name of ours");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// An OLE container of these streams.
pub fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    for (name, bytes) in streams {
        if let Some((storage, _)) = name.rsplit_once('/')
            && !file.exists(storage)
        {
            file.create_storage(storage).expect("a name of ours");
        }
        file.create_stream(name).expect("a name of ours").write_all(bytes).expect("memory");
    }
    file.into_inner().into_inner()
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A relationships part: numbered, each of a kind and to a target.
pub fn relations(all: &[(&str, &str)]) -> String {
    let line = |(number, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>")
    };
    let lines: String = (1..).zip(all).map(line).collect();
    format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>")
}

/// The list of contents that names the main part.
pub fn types(main: &str) -> String {
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/main\" ContentType=\"application/{main}+xml\"/></Types>"
    )
}
