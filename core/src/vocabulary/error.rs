//! Why a term cannot be added.

use std::error::Error;
use std::fmt;

use crate::IdError;

/// Why a [`Vocabulary`](crate::Vocabulary) does not take a term.
///
/// ```
/// use claimgraph::{Id, List, NewTerm, Vocabulary};
///
/// let id = Id::new("slain")?;
/// let refused = Vocabulary::built_in().extend(List::Measures, NewTerm::new(&id, "life/slain"));
/// assert!(refused.unwrap_err().to_string().contains("unit"));
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VocabularyError {
    /// A term with this id has been added before.
    Twice,
    /// Another term stands at the path.
    PathTaken {
        /// The id of that term.
        by: String,
    },
    /// A segment of the path is not written as an id is.
    Segment {
        /// The rule it breaks.
        error: IdError,
        /// Where, in code points from the start of the path.
        position: usize,
    },
    /// The path has too many segments.
    TooDeep,
    /// The path of a population term is a facet alone.
    NoFacet,
    /// A measure without a unit.
    NoUnit,
    /// A unit or an accumulation in a list other than `measures`.
    NoMeasure,
}

impl fmt::Display for VocabularyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice => f.write_str("the term is defined twice"),
            Self::PathTaken { by } => write!(f, "the path is that of `{by}`"),
            Self::Segment { error, position } => {
                write!(
                    f,
                    "each segment of a path is an id: {error}, at character {position} of the path"
                )
            }
            Self::TooDeep => write!(
                f,
                "a path has at most {} segments",
                super::path::MAX_SEGMENTS
            ),
            Self::NoFacet => f.write_str(
                "the path of a population term has its facet first and the term below it",
            ),
            Self::NoUnit => f.write_str("a measure says what it counts in `unit`"),
            Self::NoMeasure => f.write_str("only measures have `unit` and `accumulation`"),
        }
    }
}

impl Error for VocabularyError {}
