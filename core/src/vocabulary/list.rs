//! The lists.

use std::fmt;

use serde::{Serialize, Serializer};

/// A list of terms.
///
/// ```
/// use claimgraph::List;
///
/// assert_eq!(List::parse("incident-kinds"), Some(List::IncidentKinds));
/// assert_eq!(List::IncidentKinds.to_string(), "incident-kinds");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// What a figure counts.
    Measures,
    /// Of whom: facets and their terms.
    Population,
    /// By what the counted things came about.
    Causes,
    /// What happened.
    IncidentKinds,
    /// What a place is.
    PlaceKinds,
    /// What a name is.
    NameKinds,
    /// How an actor took part in an incident.
    Roles,
    /// How one claim answers another.
    Stances,
    /// How a text reports a statement.
    Verbs,
    /// What somebody or something is called.
    Characterisations,
    /// What is demanded, promised or done in answer.
    Actions,
}

impl List {
    /// All lists, in the order of the format.
    pub const ALL: &'static [Self] = &[
        Self::Measures,
        Self::Population,
        Self::Causes,
        Self::IncidentKinds,
        Self::PlaceKinds,
        Self::NameKinds,
        Self::Roles,
        Self::Stances,
        Self::Verbs,
        Self::Characterisations,
        Self::Actions,
    ];

    /// The list's name in a document.
    ///
    /// ```
    /// # use claimgraph::List;
    /// assert_eq!(List::PlaceKinds.as_str(), "place-kinds");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::Population => "population",
            Self::Causes => "causes",
            Self::IncidentKinds => "incident-kinds",
            Self::PlaceKinds => "place-kinds",
            Self::NameKinds => "name-kinds",
            Self::Roles => "roles",
            Self::Stances => "stances",
            Self::Verbs => "verbs",
            Self::Characterisations => "characterisations",
            Self::Actions => "actions",
        }
    }

    /// The list with this name.
    ///
    /// ```
    /// # use claimgraph::List;
    /// assert_eq!(List::parse("verbs"), Some(List::Verbs));
    /// assert_eq!(List::parse("nouns"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|list| list.as_str() == name)
    }

    /// Whether the built-in list takes terms that it does not hold. The lists are closed whose terms
    /// carry meaning for the answers: what is counted, of whom, who took which part, who agrees.
    pub(super) const fn is_open(self) -> bool {
        match self {
            Self::Measures | Self::Population | Self::NameKinds | Self::Roles | Self::Stances => {
                false
            }
            Self::Causes
            | Self::IncidentKinds
            | Self::PlaceKinds
            | Self::Verbs
            | Self::Characterisations
            | Self::Actions => true,
        }
    }

    /// The list's place in [`ALL`](Self::ALL).
    pub(super) const fn number(self) -> usize {
        self as usize
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
