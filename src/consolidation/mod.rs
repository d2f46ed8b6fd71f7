//! consolidation
