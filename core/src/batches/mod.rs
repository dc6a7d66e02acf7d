//! Incidents out of a stream of lines, one after the other: what a table too large for one machine's memory
//! is judged by.
//!
//! The lines of an incident stand together; what several incidents share (places, actors, sources, terms)
//! is given beforehand or comes first. Of the shared records every incident gets those that its own lead
//! to, so that its answers are those of the whole document; see `docs/scale.md` for what is not judged so.

mod carry;
mod columns;
mod incident;
mod lines;
mod shared;

pub use carry::{Carry, StreamLine};
pub use columns::{ColumnKind, StreamColumn, stream_columns};
pub use incident::{PointRow, StreamedIncident};
