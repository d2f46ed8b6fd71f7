//! Facts out of sentences.

mod figures;
mod issued;
mod read;
mod respective;
mod roles;
mod sentences;
mod work;

pub(crate) use issued::issued_documents;
pub(crate) use read::{Scope, confidence, precedence, read_passage};
pub(crate) use work::status_of;
