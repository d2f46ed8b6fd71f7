//! Sentences of the report.
