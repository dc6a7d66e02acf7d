//! Claims in words, made from their data.

use claimgraph::{Body, Claim, Claimant, Figure, Graph, Id, Item, List, Quantity, Scope, TraceEnd};

/// Who states a claim, and for whom.
pub(crate) fn speakers(claim: &Item<'_, Claim>) -> String {
    let name = |id: &Id| actor(claim.graph(), id);
    let speakers: Vec<String> = claim
        .speakers()
        .iter()
        .map(|s| match &s.on_behalf_of {
            Some(principal) => format!("{} (for {})", name(&s.actor), name(principal)),
            None => name(&s.actor),
        })
        .collect();
    if speakers.is_empty() {
        let outlets: Vec<String> = claim
            .sources()
            .map(|s| s.outlet.as_ref().map_or_else(|| s.id().to_string(), name))
            .collect();
        format!("{} in its own voice", outlets.join(", "))
    } else {
        speakers.join(" and ")
    }
}

/// An actor's display name, in quotation marks where it names nobody in particular.
fn actor(graph: &Graph, id: &Id) -> String {
    match graph.actor(id.as_str()) {
        Some(actor) if actor.is_identified() => actor.names.display().text.to_string(),
        Some(actor) => format!("“{}”", actor.names.display().text),
        None => id.to_string(),
    }
}

/// Whose line a series has.
pub(crate) fn claimant(graph: &Graph, claimant: &Claimant) -> String {
    if claimant.actors.is_empty() {
        let sources: Vec<&str> = claimant.sources.iter().map(Id::as_str).collect();
        return format!(
            "the text itself, outlet not recorded ({})",
            sources.join(", ")
        );
    }
    let names: Vec<String> = claimant.actors.iter().map(|id| actor(graph, id)).collect();
    let names = names.join(" and ");
    if claimant.identified {
        names
    } else {
        format!("{names} (nobody in particular: two figures need not be of the same people)")
    }
}

/// Where a trace ends.
pub(crate) fn trace_end(graph: &Graph, end: &TraceEnd) -> String {
    let name = if graph.actor(end.id.as_str()).is_some() {
        actor(graph, &end.id)
    } else {
        format!("whoever is behind {}", end.id)
    };
    if end.identified {
        name
    } else {
        format!("{name}, not identified")
    }
}

/// What a figure counts.
pub(crate) fn scope(graph: &Graph, scope: &Scope) -> String {
    let mut parts = vec![measure(graph, &scope.measure)];
    parts.extend(scope.population.values().map(ToString::to_string));
    parts.extend(scope.place.as_ref().map(|id| place(graph, id)));
    parts.extend(scope.cause.as_ref().map(|cause| format!("by {cause}")));
    parts.extend(
        scope
            .window
            .as_ref()
            .map(|window| format!("in {}", window.text())),
    );
    parts.extend(scope.stage.map(|stage| format!("stage: {stage}")));
    let incident = graph.incident(scope.incident.as_str());
    if let Some(incident) = incident.filter(|i| i.wholes().next().is_some()) {
        parts.push(format!("in “{}”", incident.title));
    }
    parts.join(", ")
}

fn measure(graph: &Graph, id: &Id) -> String {
    let term = graph.vocabulary().term(List::Measures, id.as_str());
    term.and_then(|t| t.label).unwrap_or(id.as_str()).to_owned()
}

fn place(graph: &Graph, id: &Id) -> String {
    let place = graph.place(id.as_str());
    place.map_or_else(|| id.to_string(), |p| p.names.display().text.to_string())
}

/// What a claim says.
pub(crate) fn content(claim: &Item<'_, Claim>) -> String {
    match &claim.body {
        Body::Figure(figure) => self::figure(claim.graph(), figure),
        Body::Participation(p) => p
            .text
            .as_deref()
            .map_or_else(|| format!("{} as {}", p.actor, p.role), ToOwned::to_owned),
        Body::Characterisation(c) => c
            .text
            .as_deref()
            .map_or_else(|| c.term.to_string(), ToOwned::to_owned),
        Body::Occurrence(o) => o.text.to_string(),
        Body::Demand(d) => d.text.to_string(),
        Body::Commitment(c) => c.text.to_string(),
        Body::Response(r) => r.text.to_string(),
        Body::EvidenceRemark(e) => e
            .text
            .as_deref()
            .map_or_else(|| format!("evidence {}", e.grade), ToOwned::to_owned),
    }
}

/// A figure with its scope.
pub(crate) fn figure(graph: &Graph, figure: &Figure) -> String {
    let measure = measure(graph, &figure.measure);
    let mut parts = vec![format!("{} {measure}", quantity(&figure.quantity))];
    parts.extend(figure.population.values().map(ToString::to_string));
    parts.extend(figure.place.as_ref().map(|id| place(graph, id)));
    parts.extend(figure.stage.map(|stage| format!("stage: {stage}")));
    parts.join(", ")
}

/// A quantity as somebody worded it.
pub(crate) fn quantity(quantity: &Quantity) -> String {
    quantity
        .words
        .as_deref()
        .map_or_else(|| quantity.to_string(), |words| format!("“{words}”"))
}
