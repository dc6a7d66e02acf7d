//! claimgraph models incidents, actors, claims and the provenance of their sources as a graph.
#![allow(dead_code, unused_imports)]

mod codec;
mod diagnostic;
mod document;
mod error;
mod graph;
mod id;
mod json;
mod model;
mod quantity;
mod query;
#[cfg(feature = "render")]
mod render;
mod slip;
mod span;
pub mod spelling;
mod text;
mod validate;
pub mod vocabulary;
mod when;

pub use diagnostic::{Code, Diagnostic, Fix, Param, Related, Report, Severity};
pub use document::{Document, Section, SectionName};
pub use error::Error;
pub use graph::{AnyItem, Builder, Graph, Item, LinkKind};
pub use id::{Id, IdError};
pub use json::{Ext, Limits};
pub use model::*;
pub use quantity::*;
pub use query::*;
#[cfg(feature = "render")]
pub use render::Snippets;
pub use span::{Point, Span};
pub use text::Text;
pub use validate::Validation;
pub use vocabulary::{Accumulation, List, NewTerm, TermView, Vocabulary, VocabularyError};
pub use when::{Day, SpanRelation, Truth, When, WhenError};

/// The README's code is run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
