//! How two incidents lie to each other.

use super::SetRelation;
use crate::gather::Gather as _;
use crate::{
    Graph, Id, Item, Truth, When,
    graph::LinkKind,
    model::Incident,
    query::ascent::{Ascent, ascend},
};

/// The relation of what belongs to one incident to what belongs to another.
pub(super) fn relation(graph: &Graph, a: &Id, b: &Id) -> SetRelation {
    if a == b {
        return SetRelation::Equal;
    }
    let find = |id: &Id| graph.incident(id.as_str());
    let (Some(a), Some(b)) = (find(a), find(b)) else {
        return SetRelation::Undetermined;
    };
    let (around_a, around_b) = (wholes(&a), wholes(&b));
    match (around_a.reaches(b.node()), around_b.reaches(a.node())) {
        (Truth::Certainly, Truth::No) => SetRelation::Within,
        (Truth::No, Truth::Certainly) => SetRelation::Contains,
        (Truth::No, Truth::No) if apart(graph, &around_a, &around_b) => SetRelation::Disjoint,
        _ => SetRelation::Undetermined,
    }
}

/// An incident and all that it is part of.
pub(in crate::query) fn wholes(incident: &Item<'_, Incident>) -> Ascent {
    ascend(incident.node(), &mut |node| {
        let links = incident.graph().index().outgoing(node);
        links
            .filter(|(kind, ..)| *kind == LinkKind::IncidentPartOf)
            .map(|(.., to)| (to, Truth::Certainly))
            .gather()
    })
}

/// Whether the two, or some of what they are part of, were certainly at different times.
fn apart(graph: &Graph, a: &Ascent, b: &Ascent) -> bool {
    let times = |incidents: &Ascent| {
        let records = incidents
            .reached
            .keys()
            .filter_map(|n| graph.item::<Incident>(*n));
        let times = records.filter_map(|incident| incident.record().when.as_ref());
        let times: Vec<&When> = times.filter(|when| !when.is_qualified()).gather();
        // If any two are apart, the one that ended first and the one that began last are.
        let first = times.iter().copied().filter(|when| when.latest().is_some());
        let last = times
            .iter()
            .copied()
            .filter(|when| when.earliest().is_some());
        (
            first.min_by_key(|when| when.latest()),
            last.max_by_key(|when| when.earliest()),
        )
    };
    let ((first_a, last_a), (first_b, last_b)) = (times(a), times(b));
    let before = |first: Option<&When>, last: Option<&When>| {
        first
            .zip(last)
            .is_some_and(|(first, last)| first.before(last).is_certain())
    };
    let precede = |first: &Ascent, then: &Ascent| {
        let links = first
            .reached
            .keys()
            .flat_map(|node| graph.index().outgoing(*node));
        let mut next = links.filter(|(kind, ..)| *kind == LinkKind::Precedes);
        next.any(|(.., next)| then.reached.contains_key(&next))
    };
    before(first_a, last_b) || before(first_b, last_a) || precede(a, b) || precede(b, a)
}
