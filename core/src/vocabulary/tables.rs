//! The built-in terms, one file a list and one line a term.
//!
//! A line is a path, the id unless the path ends with it, and behind bars the label; of measures also the
//! unit, and how they accumulate. Text, and not tables of Rust: half as many bytes to fetch over a network.

use crate::gather::Gather as _;
use std::sync::LazyLock;

use super::{Accumulation, List, TermView};

type Term = TermView<'static>;

static TERMS: LazyLock<Vec<Vec<Term>>> = LazyLock::new(|| {
    let lists = List::ALL.iter();
    let terms = |list: &List| text(*list).lines().map(term).gather();
    lists.map(terms).gather()
});

/// The terms of a list, in the order of its file.
pub(super) fn of(list: List) -> &'static [Term] {
    TERMS
        .get(list.number())
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn text(list: List) -> &'static str {
    match list {
        // What a figure counts.
        List::Measures => include_str!("tables/measures.txt"),
        // Of whom a figure counts.
        List::Population => include_str!("tables/population.txt"),
        // By what the counted things came about.
        List::Causes => include_str!("tables/causes.txt"),
        // What happened.
        List::IncidentKinds => include_str!("tables/incident_kinds.txt"),
        // What a place is.
        List::PlaceKinds => include_str!("tables/place_kinds.txt"),
        // What a name is.
        List::NameKinds => include_str!("tables/name_kinds.txt"),
        // How an actor was part of an incident.
        List::Roles => include_str!("tables/roles.txt"),
        // How one claim answers another.
        List::Stances => include_str!("tables/stances.txt"),
        // How a text reports that something was said.
        List::Verbs => include_str!("tables/verbs.txt"),
        // What somebody or something is called.
        List::Characterisations => include_str!("tables/characterisations.txt"),
        // What is demanded, promised or done in answer.
        List::Actions => include_str!("tables/actions.txt"),
    }
}

fn term(line: &'static str) -> Term {
    let mut parts = line.split(" | ");
    let at = parts.next().unwrap_or_default();
    let (path, id) = at
        .split_once(' ')
        .unwrap_or_else(|| (at, at.rsplit('/').next().unwrap_or_default()));
    Term {
        id,
        path,
        label: parts.next(),
        unit: parts.next(),
        accumulation: parts.next().and_then(Accumulation::parse),
    }
}
