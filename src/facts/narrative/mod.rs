//! Facts out of sentences.

mod absences;
mod ahead;
mod figures;
mod headings;
mod issued;
mod read;
mod respective;
mod roles;
mod sentences;
mod stating;
mod subject;
mod work;

pub(crate) use issued::issued_documents;
pub(crate) use read::{Scope, read_passage};
pub(crate) use subject::{confidence, precedence};
pub(crate) use work::status_of;
