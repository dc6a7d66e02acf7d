//! Sources as rows of a table.

use serde::Serialize;

use crate::gather::Gather as _;
use crate::{
    Graph, Id, Item, SourceKind, Text, When,
    model::{Confidentiality, Source, Url},
    sorted::SortedSet,
};

/// One source as a row.
///
/// ```
/// use claimgraph::{Graph, Source, SourceKind, id};
///
/// let source = Source::new(SourceKind::Article, "News");
/// let graph = Graph::builder().source(id!("daily"), source).build()?;
/// assert_eq!((graph.source_table()[0].claims, graph.source_table().len()), (0, 1));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// The source.
    pub source: Id,
    /// What it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: Text,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<Id>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<When>,
    /// When it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<When>,
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Text>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Where a copy is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive_url: Option<Url>,
    /// The sources that it was made from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<Id>,
    /// Who may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidentiality: Option<Confidentiality>,
    /// How many claims are found in it.
    pub claims: usize,
}

impl SourceRow {
    fn of(source: &Item<'_, Source>) -> Self {
        let record = source.record();
        Self {
            source: source.id().clone(),
            kind: record.kind,
            title: record.title.clone(),
            outlet: record.outlet.clone(),
            authors: record.authors.clone(),
            published: record.published.clone(),
            accessed: record.accessed.clone(),
            language: record.language.clone(),
            url: record.url.clone(),
            archive_url: record.archive_url.clone(),
            derived_from: record
                .derived_from
                .iter()
                .map(|d| d.source.clone())
                .gather(),
            confidentiality: record.confidentiality,
            claims: source
                .claims()
                .map(|c| c.id())
                .collect::<SortedSet<_>>()
                .len(),
        }
    }
}

impl Graph {
    /// All sources as rows of a table, in the order of their ids.
    ///
    /// ```
    /// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.source_table().is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn source_table(&self) -> Vec<SourceRow> {
        self.sources().map(|source| SourceRow::of(&source)).gather()
    }
}
