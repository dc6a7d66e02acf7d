//! Parts of a figure's scope that its record may leave to others to say.

use crate::{Accumulation, Claim, Figure, Id, Item, List, Vocabulary};

/// Where a figure counts: its own place, else that of its incident.
pub(super) fn place<'g>(claim: Item<'g, Claim>, figure: &'g Figure) -> Option<&'g Id> {
    figure.place.as_ref().or_else(|| {
        let incident = claim.graph().incident(claim.record().incident.as_str())?;
        incident.record().place.as_ref()
    })
}

/// How a figure accumulates: as it says, else as its measure does.
pub(super) fn accumulation(vocabulary: &Vocabulary, figure: &Figure) -> Option<Accumulation> {
    figure
        .accumulation
        .or_else(|| vocabulary.accumulation(figure.measure.as_str()))
}

/// The root of the tree that a measure stands in: `life`, `liberty`, `events`.
pub(super) fn root<'v>(vocabulary: &'v Vocabulary, measure: &Id) -> Option<&'v str> {
    let term = vocabulary.term(List::Measures, measure.as_str())?;
    term.path.split('/').next()
}
