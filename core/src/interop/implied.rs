//! Operations that answer what accepted figures imply together.

use super::{
    answers, json,
    options::{Given, needed},
};
use crate::{Ask, Error, Graph, Ground, Id, Premises};

pub(super) fn premises(given: &Given) -> Result<Premises, Error> {
    let default = Premises::default();
    Ok(Premises {
        selection: answers::selection(given)?.0,
        assumption: given
            .one("assumption", Ground::ALL, Ground::as_str)
            .unwrap_or(default.assumption),
        policy: given.policy()?,
        suppose: given.suppositions().to_vec(),
    })
}

pub(super) fn consistency(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&graph.consistency(&premises(given)?)?))
}

pub(super) fn bounds(graph: &Graph, given: &Given) -> Result<String, Error> {
    let scope = given.scope("of").cloned().map(Ask::Scope);
    let ask = needed("of", scope.or_else(|| id(given, "of").map(Ask::Claim)))?;
    Ok(json(&graph.bounds(&ask, &premises(given)?)?))
}

pub(super) fn union(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&graph.union(given.ids("claims"), &premises(given)?)?))
}

pub(super) fn residual(graph: &Graph, given: &Given) -> Result<String, Error> {
    let whole = needed("whole", id(given, "whole"))?;
    let rest = graph.residual(&whole, given.ids("parts"), &premises(given)?)?;
    Ok(json(&rest))
}

pub(super) fn compare(graph: &Graph, given: &Given) -> Result<String, Error> {
    let (a, b) = (needed("a", given.text("a"))?, needed("b", given.text("b"))?);
    Ok(json(&graph.compare(a, b, given.policy()?)?))
}

fn id(given: &Given, name: &str) -> Option<Id> {
    given.text(name)?.parse().ok()
}
