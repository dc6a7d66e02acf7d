//! claimgraph models incidents, actors, claims and the provenance of their sources as a graph, and
//! answers what no single number can: who said it, when, on what ground, and how many independent
//! origins stand behind it.
//!
//! Nothing in a document is a fact; everything is somebody's claim. The format is described in
//! `FORMAT.md`, the meaning of every answer in `docs/answers.md`, both in the repository.
//!
//! - [`Document`] is what people edit: records by id, read strictly and written canonically.
//! - [`Graph`] is a document indexed, immutable and `Send + Sync`, with typed neighbours.
//! - [`Graph::validate`] answers a [`Report`] of findings; it never fails.
//! - [`Graph::figures`], [`Graph::select`], [`Graph::known_as_of`], [`Graph::relate`],
//!   [`Graph::trace`] and [`Graph::origins`] answer questions with plain values that serialise.
//!
//! ```
//! use claimgraph::Graph;
//!
//! let graph = Graph::from_json(br#"{"format": 1,
//!   "actors": {"mayor": {"kind": "person", "names": [{"text": "the mayor"}]}},
//!   "incidents": {"collapse": {"title": "The bridge collapses", "kind": "accident"}},
//!   "sources": {"daily": {"kind": "article", "title": "Bridge falls"}},
//!   "claims": {"toll": {"kind": "figure", "incident": "collapse",
//!     "stated_by": [{"actor": "mayor"}], "reported_in": [{"source": "daily"}],
//!     "figure": {"measure": "killed", "quantity": {"kind": "at-least", "value": 41}}}}}"#)?;
//! assert!(graph.validate().errors().next().is_none());
//! assert_eq!(graph.origins("toll")?.independent.certain, 1);
//! # Ok::<(), claimgraph::Error>(())
//! ```
//!
//! Features, all off by default:
//!
//! - `render`: findings drawn on the lines of the file that they are in.
//! - `cli`: the command line as a function, and the program `claimgraph`; brings `render`.
//! - `parallel`: line files are read, and graphs validated, on all processors (or as many as
//!   `RAYON_NUM_THREADS` says); answers are the same. Not for WebAssembly.

mod batches;
mod chart;
#[cfg(feature = "cli")]
pub mod cli;
mod codec;
mod csv;
mod diagnostic;
mod document;
mod error;
mod exchange;
mod gather;
mod graph;
mod hashed;
mod id;
pub mod interop;
mod json;
mod mapping;
mod model;
mod quantity;
mod query;
#[cfg(feature = "render")]
mod render;
mod sets;
mod slip;
mod sorted;
mod span;
pub mod spelling;
mod text;
mod threads;
mod validate;
pub mod vocabulary;
mod when;

pub use batches::{
    Carry, ColumnKind, PointRow, StreamColumn, StreamLine, StreamedIncident, stream_columns,
};
pub use csv::{Encoding, TableFormat};
pub use diagnostic::{Code, Diagnostic, Fix, Param, Related, Report, Severity};
pub use document::{Document, Section, SectionName};
pub use error::Error;
pub use exchange::{CsvTable, Drawing};
pub use graph::{AnyItem, Builder, Graph, Item, LinkKind};
pub use id::{Id, IdError};
pub use json::{Ext, Limits};
pub use mapping::{Mapped, Mapping, RowCounts};
pub use model::*;
pub use quantity::*;
pub use query::*;
#[cfg(feature = "render")]
pub use render::Snippets;
pub use sorted::{Map, Set};
pub use span::{Point, Span};
pub use text::Text;
pub use validate::Validation;
pub use vocabulary::{Accumulation, List, NewTerm, TermView, Vocabulary, VocabularyError};
pub use when::{Day, SpanRelation, Truth, When, WhenError};

/// The README's code is run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
