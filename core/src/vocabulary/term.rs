//! Terms.

use std::fmt;

use serde::Serialize;

use crate::Id;

/// How the numbers of a measure go on from one day to the next.
///
/// ```
/// use claimgraph::Accumulation;
///
/// assert_eq!(Accumulation::parse("stock"), Some(Accumulation::Stock));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Accumulation {
    /// All since the beginning: a toll.
    Cumulative,
    /// Those of a period alone: a week's dead.
    Period,
    /// Those who are so at a time: people held.
    Stock,
}

impl Accumulation {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Cumulative, Self::Period, Self::Stock];

    /// The name in a document.
    ///
    /// ```
    /// # use claimgraph::Accumulation;
    /// assert_eq!(Accumulation::Period.as_str(), "period");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cumulative => "cumulative",
            Self::Period => "period",
            Self::Stock => "stock",
        }
    }

    /// The one with this name.
    ///
    /// ```
    /// # use claimgraph::Accumulation;
    /// assert_eq!(Accumulation::parse("flow"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|accumulation| accumulation.as_str() == name)
    }
}

impl fmt::Display for Accumulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A term as a [`Vocabulary`](crate::Vocabulary) holds it.
///
/// ```
/// use claimgraph::{List, Vocabulary};
///
/// let vocabulary = Vocabulary::built_in();
/// let term = vocabulary.term(List::Measures, "killed-by-torture").unwrap();
/// assert_eq!(term.path, "life/killed/by-torture");
/// assert_eq!(term.label, Some("people tortured to death"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TermView<'a> {
    /// What documents call it.
    pub id: &'a str,
    /// Where it stands in the tree of its list.
    pub path: &'a str,
    /// What to call it in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    /// What one of the counted things is; of measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// How it accumulates; of measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accumulation: Option<Accumulation>,
}

/// A term to add to a [`Vocabulary`](crate::Vocabulary).
///
/// ```
/// use claimgraph::{Accumulation, Id, NewTerm};
///
/// let id = Id::new("teargassed")?;
/// let term = NewTerm {
///     label: Some("people hurt by tear gas"),
///     unit: Some("person"),
///     accumulation: Some(Accumulation::Cumulative),
///     ..NewTerm::new(&id, "integrity/injured/teargassed")
/// };
/// assert_eq!(term.path, "integrity/injured/teargassed");
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NewTerm<'a> {
    /// What documents call it.
    pub id: &'a Id,
    /// Where it stands in the tree of its list.
    pub path: &'a str,
    /// What to call it.
    pub label: Option<&'a str>,
    /// What one of the counted things is; required of measures, and of them only.
    pub unit: Option<&'a str>,
    /// How it accumulates; of measures only.
    pub accumulation: Option<Accumulation>,
}

impl<'a> NewTerm<'a> {
    /// A term of which nothing but id and path is said.
    ///
    /// ```
    /// # use claimgraph::{Id, NewTerm};
    /// let id = Id::new("muttered")?;
    /// assert_eq!(NewTerm::new(&id, "neutral/muttered").unit, None);
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn new(id: &'a Id, path: &'a str) -> Self {
        Self {
            id,
            path,
            label: None,
            unit: None,
            accumulation: None,
        }
    }
}
