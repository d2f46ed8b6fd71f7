//! Which item a phrase speaks of.

mod features;
mod index;
mod profile;
mod references;

pub(crate) use features::{Feature, FeatureAt, Features};
pub(crate) use index::{ItemIndex, Match, Query};
pub(crate) use profile::{ItemKind, ItemProfile};
pub(crate) use references::{opening_reference, standing};
