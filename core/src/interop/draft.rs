//! A document that was read, whether or not a graph can hold it.

use std::sync::Arc;

use super::{
    edit::edited,
    find,
    options::{self, Given},
    table::Run,
};
use crate::{Document, Error, Graph};

/// What a file says, as a host language holds it: its records were read, so that nothing is wrong with
/// any of them alone, but nothing was indexed. A document in which an id stands for two records has one.
///
/// ```
/// use claimgraph::interop::Draft;
///
/// let twice = br#"{"format":1,"places":{"city":{"names":[{"text":"City"}]}},
///   "actors":{"city":{"kind":"state-body","names":[{"text":"City Hall"}]}}}"#;
/// let draft = Draft::open(twice, "")?;
/// assert!(draft.graph().is_err());
/// assert_eq!(draft.ask("ids", r#"{"section":"actors"}"#)?, r#"["city"]"#);
/// let mended = draft.edit(r#"{"remove":["actors/city"]}"#)?;
/// assert_eq!(mended.graph()?.len(), 1);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Draft(Held);

/// A document of its own, or that of a graph, which is then not held twice.
#[derive(Debug, Clone)]
enum Held {
    Alone(Arc<Document>),
    Graph(Arc<Graph>),
}

impl Draft {
    /// Reads a file of either form; the options are those of [`super::open`].
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape, and when an option is wrong.
    pub fn open(bytes: &[u8], options: &str) -> Result<Self, Error> {
        let given = Given::read("open", &[options::LIMITS], options)?;
        Ok(Self::alone(Document::load(bytes, given.limits())?))
    }

    /// The document of a graph.
    pub fn of(graph: Arc<Graph>) -> Self {
        Self(Held::Graph(graph))
    }

    fn alone(document: Document) -> Self {
        Self(Held::Alone(Arc::new(document)))
    }

    /// The records.
    pub fn document(&self) -> &Document {
        match &self.0 {
            Held::Alone(document) => document,
            Held::Graph(graph) => graph.document(),
        }
    }

    /// The graph of these records.
    ///
    /// # Errors
    ///
    /// When an id stands in two sections, or a term of the vocabulary cannot be.
    pub fn graph(&self) -> Result<Arc<Graph>, Error> {
        match &self.0 {
            Held::Alone(document) => Ok(Arc::new(Graph::indexed(Document::clone(document))?)),
            Held::Graph(graph) => Ok(Arc::clone(graph)),
        }
    }

    /// Puts an operation to the records: those of a graph that ask for no link, `ids`, `record` and
    /// `records`.
    ///
    /// # Errors
    ///
    /// When there is no such operation, an option is wrong, or the operation needs a graph.
    pub fn ask(&self, operation: &str, options: &str) -> Result<String, Error> {
        let operation = find(operation)?;
        let Run::Records(run) = operation.run else {
            return Err(operation.misplaced("a document"));
        };
        run(self.document(), &operation.given(options)?)
    }

    /// Another document with changes, which are those of [`super::edit`]. A record whose id stands in
    /// two sections is named with its section: `actors/city`.
    ///
    /// # Errors
    ///
    /// When the changes cannot be read, or name a record that is not there or no single one.
    pub fn edit(&self, changes: &str) -> Result<Self, Error> {
        Ok(Self::alone(edited(self.document(), changes)?))
    }
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document(), other.document()) || self.document() == other.document()
    }
}

impl Eq for Draft {}
