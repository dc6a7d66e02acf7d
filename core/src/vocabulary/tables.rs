//! The built-in terms, one file a list.

mod actions;
mod causes;
mod characterisations;
mod incident_kinds;
mod measures;
mod name_kinds;
mod place_kinds;
mod population;
mod roles;
mod stances;
mod verbs;

use super::{Accumulation, List, TermView};

type Term = TermView<'static>;

pub(super) const fn of(list: List) -> &'static [Term] {
    match list {
        List::Measures => measures::TERMS,
        List::Population => population::TERMS,
        List::Causes => causes::TERMS,
        List::IncidentKinds => incident_kinds::TERMS,
        List::PlaceKinds => place_kinds::TERMS,
        List::NameKinds => name_kinds::TERMS,
        List::Roles => roles::TERMS,
        List::Stances => stances::TERMS,
        List::Verbs => verbs::TERMS,
        List::Characterisations => characterisations::TERMS,
        List::Actions => actions::TERMS,
    }
}

const fn term(id: &'static str, path: &'static str, label: &'static str) -> Term {
    Term {
        id,
        path,
        label: Some(label),
        unit: None,
        accumulation: None,
    }
}

const fn measure(
    id: &'static str,
    path: &'static str,
    label: &'static str,
    unit: &'static str,
    accumulation: Accumulation,
) -> Term {
    Term {
        unit: Some(unit),
        accumulation: Some(accumulation),
        ..term(id, path, label)
    }
}
