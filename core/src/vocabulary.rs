//! Lists of terms: what is counted, of whom, how it is said.

mod error;
mod list;
mod markdown;
mod path;
mod tables;
mod term;

use crate::gather::Gather as _;
use crate::sorted::Arrange as _;
use std::sync::LazyLock;

use crate::{Id, hashed::HashedMap};

pub use error::VocabularyError;
pub use list::List;
pub use markdown::markdown;
pub use term::{Accumulation, NewTerm, TermView};

/// The terms of all lists: those built in, and those that a document adds.
///
/// Every term has a path that places it in a tree; what lies below another term is a kind of it.
///
/// ```
/// use claimgraph::{Id, List, NewTerm, Vocabulary};
///
/// let mut vocabulary = Vocabulary::built_in();
/// let id = Id::new("teargassed")?;
/// vocabulary.extend(
///     List::Measures,
///     NewTerm { unit: Some("person"), ..NewTerm::new(&id, "integrity/injured/teargassed") },
/// )?;
/// assert!(vocabulary.is_under(List::Measures, "teargassed", "injured"));
/// assert_eq!(vocabulary.measure_family("teargassed"), Some("injured"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    lists: [Additions; List::ALL.len()],
}

/// What a document adds to one list.
#[derive(Clone, Debug, Default)]
struct Additions {
    open: Option<bool>,
    by_id: HashedMap<Box<str>, AddedTerm>,
    by_path: HashedMap<Box<str>, Id>,
}

#[derive(Clone, Debug)]
struct AddedTerm {
    id: Id,
    path: Box<str>,
    label: Option<Box<str>>,
    unit: Option<Box<str>>,
    accumulation: Option<Accumulation>,
}

/// The built-in terms of one list.
struct Index {
    by_id: HashedMap<&'static str, TermView<'static>>,
    by_path: HashedMap<&'static str, &'static str>,
}

static BUILT_IN: LazyLock<Vec<Index>> = LazyLock::new(|| {
    let index = |list: &List| {
        let terms = tables::of(*list);
        Index {
            by_id: terms.iter().map(|term| (term.id, *term)).collect(),
            by_path: terms.iter().map(|term| (term.path, term.id)).collect(),
        }
    };
    List::ALL.iter().map(index).gather()
});

fn built_in(list: List) -> Option<&'static Index> {
    BUILT_IN.get(list.number())
}

impl Vocabulary {
    /// The built-in terms alone.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// assert!(Vocabulary::built_in().term(List::Measures, "killed").is_some());
    /// ```
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The term with this id.
    ///
    /// ```
    /// # use claimgraph::{Accumulation, List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// let held = vocabulary.term(List::Measures, "held").unwrap();
    /// assert_eq!((held.path, held.unit), ("liberty/held", Some("person")));
    /// assert_eq!(held.accumulation, Some(Accumulation::Stock));
    /// ```
    pub fn term(&self, list: List, id: &str) -> Option<TermView<'_>> {
        let own = self.additions(list).and_then(|own| own.by_id.get(id));
        own.map(AddedTerm::view)
            .or_else(|| built_in(list)?.by_id.get(id).copied())
    }

    /// The built-in term that a term of the document's own stands before.
    ///
    /// ```
    /// # use claimgraph::{Id, List, NewTerm, Vocabulary};
    /// let mut vocabulary = Vocabulary::built_in();
    /// let id = Id::new("said")?;
    /// vocabulary.extend(List::Verbs, NewTerm::new(&id, "neutral/said")).unwrap();
    /// assert_eq!(vocabulary.shadowed(List::Verbs, "said").map(|t| t.id), Some("said"));
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn shadowed(&self, list: List, id: &str) -> Option<TermView<'static>> {
        self.additions(list)?.by_id.get(id)?;
        built_in(list)?.by_id.get(id).copied()
    }

    /// All terms of a list, in the order of the tree.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// let stances = vocabulary.terms(List::Stances);
    /// assert!(stances.iter().any(|term| term.id == "rejects"));
    /// ```
    pub fn terms(&self, list: List) -> Vec<TermView<'_>> {
        let added = self
            .additions(list)
            .into_iter()
            .flat_map(|list| list.by_id.values());
        let mut terms: Vec<_> = tables::of(list)
            .iter()
            .copied()
            .filter(|term| self.shadowed(list, term.id).is_none())
            .chain(added.map(AddedTerm::view))
            .gather();
        terms.arrange_by(|a, b| path::order(a.path, b.path));
        terms
    }

    /// Whether terms that are not listed may be used.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// assert!(vocabulary.is_open(List::Verbs) && !vocabulary.is_open(List::Measures));
    /// ```
    pub fn is_open(&self, list: List) -> bool {
        self.additions(list)
            .and_then(|list| list.open)
            .unwrap_or(list.is_open())
    }

    /// Opens or closes a list.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let mut vocabulary = Vocabulary::built_in();
    /// vocabulary.set_open(List::Verbs, false);
    /// assert!(!vocabulary.is_open(List::Verbs));
    /// ```
    pub fn set_open(&mut self, list: List, open: bool) {
        if let Some(list) = self.lists.get_mut(list.number()) {
            list.open = Some(open);
        }
    }

    /// Adds a term. It stands before a built-in one of the same id, so that a later version of this
    /// library can add terms without changing what a document means.
    ///
    /// ```
    /// # use claimgraph::{Id, List, NewTerm, Vocabulary, VocabularyError};
    /// let mut vocabulary = Vocabulary::built_in();
    /// let id = Id::new("slain")?;
    /// let refused = vocabulary.extend(List::Measures, NewTerm::new(&id, "life/slain"));
    /// assert_eq!(refused, Err(VocabularyError::NoUnit));
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the term has been added before, or is not such as the list takes.
    pub fn extend(&mut self, list: List, new: NewTerm<'_>) -> Result<(), VocabularyError> {
        path::check(new.path)?;
        if list == List::Population && !new.path.contains('/') {
            return Err(VocabularyError::NoFacet);
        }
        if list == List::Measures && new.unit.is_none() {
            return Err(VocabularyError::NoUnit);
        }
        if list != List::Measures && (new.unit.is_some() || new.accumulation.is_some()) {
            return Err(VocabularyError::NoMeasure);
        }
        let Some(additions) = self.lists.get_mut(list.number()) else {
            return Ok(());
        };
        if additions.by_id.contains_key(new.id.as_str()) {
            return Err(VocabularyError::Twice);
        }
        if let Some(holder) = additions.by_path.get(new.path) {
            return Err(VocabularyError::PathTaken {
                by: holder.to_string(),
            });
        }
        additions.by_path.insert(new.path.into(), new.id.clone());
        additions
            .by_id
            .insert(new.id.as_str().into(), AddedTerm::from(new));
        Ok(())
    }

    /// The term right above this one: the nearest whose path begins this one's.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// assert_eq!(vocabulary.parent(List::Measures, "killed-by-torture"), Some("killed"));
    /// assert_eq!(vocabulary.parent(List::Measures, "killed"), None);
    /// ```
    pub fn parent(&self, list: List, id: &str) -> Option<&str> {
        path::above(self.term(list, id)?.path).find_map(|path| self.at_path(list, path))
    }

    /// Whether the term `id` lies below the term `above`.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// assert!(vocabulary.is_under(List::Population, "police", "law-enforcement"));
    /// assert!(!vocabulary.is_under(List::Population, "police", "police"));
    /// ```
    pub fn is_under(&self, list: List, id: &str, above: &str) -> bool {
        match (self.term(list, id), self.term(list, above)) {
            (Some(term), Some(above)) => path::is_below(term.path, above.path),
            _ => false,
        }
    }

    /// The facet of a term of the list `population`: the first segment of its path.
    ///
    /// ```
    /// # use claimgraph::Vocabulary;
    /// assert_eq!(Vocabulary::built_in().facet("police"), Some("role"));
    /// ```
    pub fn facet(&self, id: &str) -> Option<&str> {
        self.term(List::Population, id)?.path.split('/').next()
    }

    /// Whether some term of the list `population` has this facet.
    ///
    /// ```
    /// # use claimgraph::Vocabulary;
    /// let vocabulary = Vocabulary::built_in();
    /// assert!(vocabulary.is_facet("age") && !vocabulary.is_facet("child"));
    /// ```
    pub fn is_facet(&self, facet: &str) -> bool {
        let starts = |path: &str| path.split('/').next() == Some(facet);
        tables::of(List::Population)
            .iter()
            .any(|term| starts(term.path))
            || self
                .additions(List::Population)
                .is_some_and(|list| list.by_path.keys().any(|path| starts(path)))
    }

    /// The topmost measure at or above this one; a term's counted things are among its family's.
    ///
    /// ```
    /// # use claimgraph::Vocabulary;
    /// let vocabulary = Vocabulary::built_in();
    /// assert_eq!(vocabulary.measure_family("killed-by-torture"), Some("killed"));
    /// assert_eq!(vocabulary.measure_family("killed"), Some("killed"));
    /// ```
    pub fn measure_family(&self, id: &str) -> Option<&str> {
        let term = self.term(List::Measures, id)?;
        let topmost = path::above(term.path)
            .filter_map(|path| self.at_path(List::Measures, path))
            .last();
        Some(topmost.unwrap_or(term.id))
    }

    /// How a measure accumulates when a figure does not say: as the term says, else as the nearest
    /// measure above that says so, else cumulatively.
    ///
    /// ```
    /// # use claimgraph::{Accumulation, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// assert_eq!(vocabulary.accumulation("missing"), Some(Accumulation::Stock));
    /// assert_eq!(vocabulary.accumulation("no-measure"), None);
    /// ```
    pub fn accumulation(&self, id: &str) -> Option<Accumulation> {
        let term = self.term(List::Measures, id)?;
        let inherited = || {
            path::above(term.path)
                .filter_map(|path| self.term(List::Measures, self.at_path(List::Measures, path)?))
                .find_map(|above| above.accumulation)
        };
        Some(
            term.accumulation
                .or_else(inherited)
                .unwrap_or(Accumulation::Cumulative),
        )
    }

    /// The listed term whose id is most like `id`, to suggest in place of a slip. It goes through the
    /// whole list.
    ///
    /// ```
    /// # use claimgraph::{List, Vocabulary};
    /// let vocabulary = Vocabulary::built_in();
    /// assert_eq!(vocabulary.nearest(List::Measures, "kiled"), Some("killed"));
    /// assert_eq!(vocabulary.nearest(List::Measures, "xyzzy"), None);
    /// ```
    pub fn nearest(&self, list: List, id: &str) -> Option<&str> {
        let added = self
            .additions(list)
            .into_iter()
            .flat_map(|list| list.by_id.values());
        tables::of(list)
            .iter()
            .map(|term| term.id)
            .chain(added.map(|term| term.id.as_str()))
            .filter_map(|listed| {
                let distance = strsim::osa_distance(listed, id);
                (distance * 3 <= listed.len().max(id.len())).then_some((distance, listed))
            })
            .min()
            .map(|(_, listed)| listed)
    }

    fn additions(&self, list: List) -> Option<&Additions> {
        self.lists.get(list.number())
    }

    fn at_path(&self, list: List, path: &str) -> Option<&str> {
        let own = self.additions(list).and_then(|own| own.by_path.get(path));
        own.map(Id::as_str).or_else(|| {
            let id = built_in(list)?.by_path.get(path).copied()?;
            self.shadowed(list, id).is_none().then_some(id)
        })
    }
}

impl AddedTerm {
    fn view(&self) -> TermView<'_> {
        TermView {
            id: self.id.as_str(),
            path: &self.path,
            label: self.label.as_deref(),
            unit: self.unit.as_deref(),
            accumulation: self.accumulation,
        }
    }
}

impl From<NewTerm<'_>> for AddedTerm {
    fn from(new: NewTerm<'_>) -> Self {
        Self {
            id: new.id.clone(),
            path: new.path.into(),
            label: new.label.map(Into::into),
            unit: new.unit.map(Into::into),
            accumulation: new.accumulation,
        }
    }
}

#[cfg(test)]
mod tests;
