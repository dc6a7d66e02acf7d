//! What is asked about.

use std::fmt;

use serde::Serialize;

use crate::gather::Gather as _;
use crate::{Id, Scope};

/// The things whose number is asked for.
///
/// ```
/// use claimgraph::{Ask, Id};
///
/// let rest = Ask::Residual { whole: Id::new("toll")?, parts: vec![Id::new("officers")?] };
/// assert_eq!(rest.to_string(), "what `toll` counts and `officers` does not");
///
/// let rest = Ask::Residual { whole: Id::new("toll")?, parts: Vec::new() };
/// assert_eq!(rest.to_string(), "what `toll` counts and no known part of it does");
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// All that a scope takes in, whether or not anybody stated a figure for it. How it relates to
    /// the figures is read from the scopes, under every assumption: nothing else could tell.
    Scope(Scope),
    /// What a figure counts.
    Claim(Id),
    /// What at least one of the figures counts.
    Union(Vec<Id>),
    /// What a figure counts and none of the others does.
    Residual {
        /// The figure that something is left of.
        whole: Id,
        /// The others; none: all that are known to lie within it. An answer names those it found.
        parts: Vec<Id>,
    },
}

impl Ask {
    /// The figures that it names.
    pub(super) fn claims(&self) -> impl Iterator<Item = &Id> {
        let (one, more): (Option<&Id>, &[Id]) = match self {
            Self::Scope(_) => (None, &[]),
            Self::Claim(id) => (Some(id), &[]),
            Self::Union(claims) => (None, claims),
            Self::Residual { whole, parts } => (Some(whole), parts),
        };
        one.into_iter().chain(more)
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |ids: &[Id], with: &str| {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).gather();
            ids.join(with)
        };
        match self {
            Self::Scope(scope) => write!(f, "`{}` of `{}`", scope.measure, scope.incident),
            Self::Claim(id) => write!(f, "what `{id}` counts"),
            Self::Union(claims) => write!(f, "what {} count together", list(claims, " and ")),
            Self::Residual { whole, parts } if parts.is_empty() => {
                write!(f, "what `{whole}` counts and no known part of it does")
            }
            Self::Residual { whole, parts } => {
                let (verb, parts) = (
                    if parts.len() == 1 { "does" } else { "do" },
                    list(parts, " and "),
                );
                write!(f, "what `{whole}` counts and {parts} {verb} not")
            }
        }
    }
}
