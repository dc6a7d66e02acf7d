//! How two places lie to each other.

use super::{Scope, SetRelation};
use crate::gather::Gather as _;
use crate::{
    Accumulation, Graph, Id, Item, List, When,
    graph::LinkKind,
    model::Place,
    query::ascent::{Ascent, ascend, holds},
};

/// A time, where it is known.
type At<'w> = Option<&'w When>;

/// The relation of two places, each at the time of its own figure.
pub(super) fn relation(graph: &Graph, a: (&Id, &Scope), b: (&Id, &Scope)) -> SetRelation {
    if a.0 == b.0 {
        return SetRelation::Equal;
    }
    let (Some(x), Some(y)) = (graph.place(a.0.as_str()), graph.place(b.0.as_str())) else {
        return SetRelation::Undetermined;
    };
    let (at_x, at_y) = (time(graph, a.1), time(graph, b.1));
    let (around_x, around_y) = (around(&x, at_x), around(&y, at_y));
    let in_y = around_x.reaches(y.node()).is_certain();
    let in_x = around_y.reaches(x.node()).is_certain();
    match (in_y, in_x) {
        (true, false) => SetRelation::Within,
        (false, true) => SetRelation::Contains,
        (false, false) if apart(graph, (&around_x, at_x), (&around_y, at_y)) => {
            SetRelation::Disjoint
        }
        _ => SetRelation::Undetermined,
    }
}

/// Whether a figure's place certainly lies in another at the time of the figure.
pub(in crate::query) fn lies_in(place: &Item<'_, Place>, whole: &Id, scope: &Scope) -> bool {
    let graph = place.graph();
    let whole = graph.place(whole.as_str());
    let around = around(place, time(graph, scope));
    whole.is_some_and(|whole| around.reaches(whole.node()).is_certain())
}

/// The time in which a figure's places are to be taken: its window, else of a stock its day. Without
/// them it is not known: a conviction for what happened in January may come in any year, and a stock of
/// one day is not where its incident was at another.
fn time<'g>(graph: &'g Graph, scope: &'g Scope) -> At<'g> {
    let of_stock = || {
        let stock = scope.effective_accumulation(graph) == Some(Accumulation::Stock);
        scope.as_of.as_ref().filter(|_| stock)
    };
    scope.window.as_ref().or_else(of_stock)
}

/// A place and all around it, each with how certainly it was so at a time.
fn around(place: &Item<'_, Place>, at: At<'_>) -> Ascent {
    let graph = place.graph();
    ascend(place.node(), &mut |node| {
        let record = graph.item::<Place>(node).map(|p| p.record());
        let links = graph.index().outgoing(node);
        let within = links.filter_map(|(kind, slot, to)| {
            let within = record?
                .within
                .get(slot)
                .filter(|_| kind == LinkKind::Within)?;
            Some((to, holds(within.when.as_ref(), at)))
        });
        within.gather()
    })
}

/// Whether the places certainly lie in two different ones of a kind that does not overlap itself, of which
/// neither may lie in the other.
fn apart(graph: &Graph, (x, at_x): (&Ascent, At<'_>), (y, at_y): (&Ascent, At<'_>)) -> bool {
    let levels = |around: &Ascent| -> Vec<(&str, Item<'_, Place>)> {
        let certain = around
            .reached
            .iter()
            .filter(|(_, holds)| holds.is_certain());
        let levels = certain.filter_map(|(node, _)| {
            let place = graph.item::<Place>(*node)?;
            Some((level(graph, place.kind.as_ref()?)?, place))
        });
        levels.gather()
    };
    let may_lie_in = |place: &Item<'_, Place>, at: At<'_>, other: &Item<'_, Place>| {
        around(place, at).reaches(other.node()).is_possible()
    };
    let of_y = levels(y);
    levels(x).iter().any(|(level, one)| {
        let mut alike = of_y.iter().filter(|(other, _)| other == level);
        alike.any(|(_, other)| !may_lie_in(one, at_x, other) && !may_lie_in(other, at_y, one))
    })
}

/// Kinds of places of which two different ones share no ground.
fn level<'g>(graph: &'g Graph, kind: &Id) -> Option<&'g str> {
    const AREAS: &[&str] = &["country", "region", "district", "municipality"];
    const SETTLEMENTS: &[&str] = &["city", "town", "village"];
    let vocabulary = graph.vocabulary();
    let is = |above: &&&str| {
        kind == **above || vocabulary.is_under(List::PlaceKinds, kind.as_str(), above)
    };
    AREAS
        .iter()
        .find(is)
        .copied()
        .or_else(|| SETTLEMENTS.iter().find(is).map(|_| "settlement"))
}
