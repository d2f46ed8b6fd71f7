//! The pages: of a period, and for deciding.
//!
//! The page of a period is one file that loads nothing. Values are made here, the words around them and all looks stand
//! in `templates/bang-theo-doi.html`, `templates/xem-lai.html` and the style that both share.

mod bars;
mod desk;
mod page;
mod reviews;
mod rows;
mod trends;
mod units;
mod view;

pub use desk::{Desk, OpenFigure, open_figures};
pub use page::{board, review_page};
