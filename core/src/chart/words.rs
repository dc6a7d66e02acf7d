//! Records and answers in the few words that fit beside a mark or on a line of a terminal.

use crate::gather::AddAll as _;
use crate::{
    Amount, AnyItem, Claimant, FigureRow, Graph, Id, List, Moment, Quantity, Scope, Stage,
    TraceEnd, text::joined,
};

/// An actor's display name, in quotation marks where it names nobody in particular.
pub(crate) fn actor(graph: &Graph, id: &Id) -> String {
    match graph.actor(id.as_str()) {
        Some(actor) if actor.is_identified() => actor.names.display().text.to_string(),
        Some(actor) => format!("“{}”", actor.names.display().text),
        None => id.to_string(),
    }
}

/// The name or title of a record; of a claim, its id.
pub(crate) fn record(graph: &Graph, id: &Id) -> String {
    match graph.get(id.as_str()) {
        Some(AnyItem::Place(place)) => place.names.display().text.to_string(),
        Some(AnyItem::Actor(_)) => actor(graph, id),
        Some(AnyItem::Incident(incident)) => incident.title.to_string(),
        Some(AnyItem::Source(source)) => source.title.to_string(),
        Some(AnyItem::Claim(_) | AnyItem::Assessment(_)) | None => id.to_string(),
    }
}

/// Whose figures.
pub(crate) fn claimant(graph: &Graph, claimant: &Claimant) -> String {
    if claimant.actors.is_empty() {
        if claimant.sources.is_empty() {
            return "nobody recorded".to_owned();
        }
        let sources = claimant.sources.iter();
        let titles = joined(
            sources.map(|id| format!("“{}”", record(graph, id))),
            " and ",
        );
        return format!("the text {titles}, outlet not recorded");
    }
    joined(claimant.actors.iter().map(|id| actor(graph, id)), " and ")
}

/// Where a trace ends.
pub(crate) fn trace_end(graph: &Graph, end: &TraceEnd) -> String {
    if graph.actor(end.id.as_str()).is_some() {
        actor(graph, &end.id)
    } else {
        format!("whoever is behind {}", end.id)
    }
}

/// A term's label, or its id.
pub(crate) fn term(graph: &Graph, list: List, id: &Id) -> String {
    let term = graph.vocabulary().term(list, id.as_str());
    term.and_then(|term| term.label)
        .map_or_else(|| id.as_str().replace('-', " "), str::to_owned)
}

/// What is counted.
pub(crate) fn measure(graph: &Graph, id: &Id) -> String {
    term(graph, List::Measures, id)
}

/// What a figure counts.
pub(crate) fn scope(graph: &Graph, scope: &Scope) -> String {
    let mut parts = vec![measure(graph, &scope.measure)];
    let population = scope.population.values();
    parts.add_all(population.map(|id| term(graph, List::Population, id)));
    parts.add_all(scope.place.as_ref().map(|id| record(graph, id)));
    if let Some(cause) = &scope.cause {
        parts.push(format!("by {}", term(graph, List::Causes, cause)));
    }
    parts.add_all(
        scope
            .window
            .as_ref()
            .map(|when| format!("in {}", when.text())),
    );
    parts.add_all(scope.stage.map(|stage| match stage {
        Stage::Closed => "in closed cases".to_owned(),
        stage => format!("stage: {}", stage.as_str().replace('-', " ")),
    }));
    let incident = graph.incident(scope.incident.as_str());
    if let Some(incident) = incident.filter(|incident| incident.wholes().next().is_some()) {
        parts.push(format!("in “{}”", incident.title));
    }
    parts.join(", ")
}

/// A count with its thousands set apart.
pub(crate) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A quantity as somebody worded it, else as it is recorded.
pub(crate) fn quantity(quantity: &Quantity) -> String {
    match quantity.words.as_deref() {
        Some(words) => format!("“{words}”"),
        None => quantity.to_string(),
    }
}

/// A figure's size in signs.
pub(crate) fn size(row: &FigureRow) -> String {
    let (sign, number) = match &row.quantity.amount {
        Amount::Exact(n) => ("", n.get()),
        Amount::AtLeast(n) => ("≥ ", n.get()),
        Amount::MoreThan(n) => ("> ", n.get()),
        Amount::AtMost(n) => ("≤ ", n.get()),
        Amount::FewerThan(n) => ("< ", n.get()),
        Amount::About(n) => ("≈ ", n.get()),
        Amount::Nearly(n) => ("nearly ", n.get()),
        Amount::Between { low, high } => {
            return format!("{}–{}", count(low.get()), count(high.get()));
        }
        Amount::Vague(word) => return word.as_str().to_owned(),
        Amount::Comparative => match row.low {
            Some(low) => ("≥ ", low),
            None => return "more".to_owned(),
        },
        Amount::Unquantified => return "some".to_owned(),
    };
    format!("{sign}{}", count(number))
}

/// What a figure counts.
pub(crate) fn counted(graph: &Graph, row: &FigureRow) -> String {
    let scope = Scope {
        measure: row.measure.clone(),
        incident: row.incident.clone(),
        place: row.place.clone(),
        population: row.population.clone(),
        cause: row.cause.clone(),
        window: row.window.clone(),
        as_of: None,
        accumulation: row.accumulation,
        stage: row.stage,
    };
    self::scope(graph, &scope)
}

/// Bounds in words.
pub(crate) fn bounds(low: Option<u64>, high: Option<u64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => count(low),
        (Some(low), Some(high)) => format!("{} to {}", count(low), count(high)),
        (Some(low), None) => format!("{} or more", count(low)),
        (None, Some(high)) => format!("at most {}", count(high)),
        (None, None) => "no bound".to_owned(),
    }
}

/// When a figure stands on a clock.
pub(crate) fn moment(moment: &Moment) -> String {
    let about = if moment.approximate { "about " } else { "" };
    match (moment.earliest, moment.latest) {
        (Some(from), Some(to)) if from == to => format!("{about}{from}"),
        (Some(from), Some(to)) => format!("{about}{from} to {to}"),
        (None, Some(to)) => format!("by {about}{to}"),
        (Some(from), None) => format!("from {about}{from}"),
        (None, None) => "undated".to_owned(),
    }
}
