//! The graph: a document checked for shape, indexed, immutable, safe to share between threads.

mod builder;
mod index;
mod item;
mod link;
mod own_voice;
mod reference;
mod vocabulary;

pub use builder::Builder;
pub use item::{AnyItem, Item};
pub use link::LinkKind;

pub(crate) use index::Node;
pub(crate) use reference::{References, claim_links};

use index::Index;

use std::io::{Read, Seek, SeekFrom};

use crate::gather::AddAll as _;
use crate::{
    Code, Diagnostic, Document, Error, Limits, Report, SectionName, Vocabulary,
    codec::read_pieces,
    model::{Actor, Assessment, Claim, Incident, Place, Source},
};

/// A case: every record, and every link in both directions.
///
/// ```
/// use claimgraph::Graph;
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "places":{"city":{"names":[{"text":"City"}]},
///             "old-town":{"names":[{"text":"Old Town"}],"within":[{"place":"city","basis":"stated"}]}}}"#)?;
/// let city = graph.place("city").unwrap();
/// let inside: Vec<&str> = city.contains().map(|p| p.id().as_str()).collect();
/// assert_eq!(inside, ["old-town"]);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct Graph {
    document: Document,
    vocabulary: Vocabulary,
    index: Index,
}

impl Graph {
    /// Reads the document form and indexes it.
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape; whether the content holds together is for
    /// [`Graph::validate`] to say.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        Self::placed(Document::from_json(bytes)?, bytes)
    }

    /// Reads the line form and indexes it.
    ///
    /// # Errors
    ///
    /// As [`Graph::from_json`].
    pub fn from_lines(bytes: &[u8]) -> Result<Self, Error> {
        Self::placed(Document::from_lines(bytes)?, bytes)
    }

    /// Reads either form, told apart by the file's first object, within limits.
    ///
    /// ```
    /// use claimgraph::{Graph, Limits};
    ///
    /// let graph = Graph::load(b"{\"format\":1}\n", Limits::default())?;
    /// assert!(graph.is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Graph::from_json`].
    pub fn load(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        Self::placed(Document::load(bytes, limits)?, bytes)
    }

    /// Reads either form piece by piece, so that the file is never held beside its records. One that has
    /// something wrong is read once more as a whole, to say what and where.
    ///
    /// ```
    /// use std::io::Cursor;
    ///
    /// use claimgraph::{Graph, Limits};
    ///
    /// let graph = Graph::read(Cursor::new(b"{\"format\":1}"), Limits::default())?;
    /// assert!(graph.is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Graph::from_json`], and when the file cannot be read from or gone back in.
    pub fn read(mut file: impl Read + Seek, limits: Limits) -> Result<Self, Error> {
        let length = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        let most = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
        if length <= most
            && let Some(document) = read_pieces(&mut file, limits)?
            && let Ok(graph) = Self::indexed(document)
        {
            return Ok(graph);
        }
        file.rewind()?;
        // A byte beyond the limit is enough to be found too large.
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        Self::load(&bytes, limits)
    }

    /// Indexes a document made or changed in a program, after making sure that it could be written
    /// and read again: an empty text or a rank without its reason is found here.
    ///
    /// # Errors
    ///
    /// With every problem of shape, an id that stands in two sections, or a term of the vocabulary
    /// that cannot be.
    pub fn new(document: Document) -> Result<Self, Error> {
        document.check_shape()?;
        Ok(Self::indexed(document)?)
    }

    /// Indexes what was read from these bytes.
    fn placed(document: Document, bytes: &[u8]) -> Result<Self, Error> {
        Self::indexed(document).map_err(|report| match report.clone().located(bytes) {
            Ok(located) => located.into(),
            Err(_) => report.into(),
        })
    }

    /// Indexes records that were all read, or all made by a graph.
    pub(crate) fn indexed(document: Document) -> Result<Self, Report> {
        let most = Limits::default().findings;
        let (vocabulary, mut findings) = vocabulary::of(&document);
        match Index::new(&document) {
            Ok(index) if findings.is_empty() => Ok(Self {
                document,
                vocabulary,
                index,
            }),
            Ok(_) => Err(Report::within(findings, most)),
            Err(twice) => {
                findings.add_all(twice.into_iter().map(|(id, first, second)| {
                    let (one, other) = (first.one(), second.one());
                    Diagnostic::new(
                        Code::DuplicateId,
                        format!("/{second}/{id}"),
                        format!("the id `{id}` stands for {one} and for {other}"),
                    )
                    .id(&id)
                    .help("ids are unique over the whole document")
                    .related(format!("/{first}/{id}"), "also here")
                }));
                Err(Report::within(findings, most))
            }
        }
    }

    /// The terms that the document may use: those built in and its own.
    ///
    /// ```
    /// use claimgraph::{Graph, List};
    ///
    /// let graph = Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.vocabulary().term(List::Measures, "killed").is_some());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The records that the graph was made from.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The records, to change and to index anew.
    pub fn into_document(self) -> Document {
        self.document
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many links between records there are; references that lead nowhere are not among them.
    pub fn link_count(&self) -> usize {
        self.index.links()
    }

    /// The record with this id, of whatever kind.
    pub fn get(&self, id: &str) -> Option<AnyItem<'_>> {
        let node = self.index.find(&self.document, id)?;
        AnyItem::at(self, node)
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }
}

macro_rules! sections {
    ($( $one:ident $many:ident $section:ident $record:ident, )*) => {
        impl Graph {
            $(
                #[doc = concat!("The ", stringify!($one), " with this id.")]
                pub fn $one(&self, id: &str) -> Option<Item<'_, $record>> {
                    let node = self.index.find(&self.document, id)?;
                    self.item(node)
                }

                #[doc = concat!("All ", stringify!($many), ", in the order of their ids.")]
                pub fn $many(&self) -> impl ExactSizeIterator<Item = Item<'_, $record>> + DoubleEndedIterator {
                    self.document.$many.iter().enumerate().map(|(rank, (id, record))| {
                        Item::new(self, self.index.node_of(SectionName::$section, rank), id, record)
                    })
                }
            )*
        }

        $(
            impl item::Indexed for $record {
                const SECTION: SectionName = SectionName::$section;

                fn section(document: &Document) -> &crate::Section<Self> {
                    &document.$many
                }
            }
        )*
    };
}

sections! {
    place places Places Place,
    actor actors Actors Actor,
    incident incidents Incidents Incident,
    source sources Sources Source,
    claim claims Claims Claim,
    assessment assessments Assessments Assessment,
}
