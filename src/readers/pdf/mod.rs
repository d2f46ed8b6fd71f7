//! PDF: lines and tables from positions.

mod aligned;
mod budget;
mod cells;
mod cmaps;
mod column;
mod cut_rows;
mod encodings;
mod flow;
mod fonts;
mod geometry;
mod glyphs;
mod grid;
mod joining;
mod layout;
mod letterhead;
mod lines;
mod loose_rows;
mod marks;
mod notes;
mod objects;
mod open;
mod pages;
mod paragraphs;
mod passage;
mod paths;
mod quality;
mod read;
mod rulings;
mod running;
mod shapes;
mod state;
mod struck;
mod styles;
mod syllables;
mod tables;

pub(crate) use read::read_pdf;
