//! Where a figure comes from: passages on the left, those who stand behind them on the right.

mod boxes;
mod layout;

use super::{
    look::{self, PALE},
    spec::{Spec, spec},
    words,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{SortedMap, SortedSet};
use crate::{Basis, Error, Graph, Id, Origins, SectionName, StepRole, TracePath, text::joined};

use layout::Layout;

/// Boxes beyond these are no picture any more.
const MOST_BOXES: usize = 150;

/// Nor lines between them beyond these.
const MOST_TIES: usize = 600;

/// What a box stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A passage of a claim.
    Passage(Id, usize),
    /// A record.
    Record(Id),
}

/// A box.
#[derive(Debug, Default)]
struct Knot {
    roles: SortedSet<StepRole>,
    /// Whether traces end here, and then whether it is known who this is.
    end: Option<bool>,
}

/// A line between two boxes.
#[derive(Debug)]
struct Tie {
    from: usize,
    to: usize,
    role: StepRole,
    certain: bool,
    basis: Option<Basis>,
    told: String,
}

/// All traces of an answer, laid over each other.
struct Web {
    /// In the order of what they stand for: the place of each is its number.
    boxes: Vec<(Key, Knot)>,
    /// In the order of the boxes that they come from, then of those that they lead to.
    ties: Vec<Tie>,
}

impl Web {
    fn of(origins: &Origins) -> Self {
        let mut drawn = Drawn::default();
        let traces = origins.origins.iter().flat_map(|origin| &origin.traces);
        for path in traces.chain(&origins.endless) {
            drawn.add(path);
        }
        let boxes: Vec<(Key, Knot)> = drawn.knots.into_iter().gather();
        let number = |key: &Key| boxes.partition_point(|(other, _)| other < key);
        let mut ties = Vec::new();
        for ((from, to), mut tie) in drawn.ties {
            (tie.from, tie.to) = (number(&from), number(&to));
            ties.push(tie);
        }
        Self { boxes, ties }
    }
}

/// The traces that are drawn so far.
#[derive(Debug, Default)]
struct Drawn {
    knots: SortedMap<Key, Knot>,
    ties: SortedMap<(Key, Key), Tie>,
}

impl Drawn {
    fn add(&mut self, path: &TracePath) {
        let mut at = Key::Passage(path.claim.clone(), path.passage.unwrap_or(0));
        self.knots.entry(at.clone()).or_default();
        let mut seen = SortedSet::new();
        let mut rests = false;
        for (place, step) in path.steps.iter().enumerate() {
            let next_role = path.steps.get(place + 1).map(|step| step.role);
            // An outlet stands in the box of its text, unless it is the one who speaks.
            let speaks = matches!(
                next_role,
                None | Some(StepRole::OrganOf | StepRole::MemberOf)
            );
            if step.role == StepRole::Outlet && !speaks {
                continue;
            }
            rests |= step.role == StepRole::BasedOn;
            // What a claim rests on often stands in the same texts: they are not gone through twice.
            let is_text = matches!(step.role, StepRole::Source | StepRole::DerivedFrom);
            let is_again = !seen.insert(&step.id) && rests && is_text;
            if is_again && next_role.is_some() {
                continue;
            }
            let next = Key::Record(step.id.clone());
            let knot = self.knots.entry(next.clone()).or_default();
            knot.roles.insert(step.role);
            // Who publishes what they say themselves is one box.
            if next != at {
                let how = step.how.map(|how| format!(" ({how})")).unwrap_or_default();
                let basis = step
                    .basis
                    .map(|basis| format!(", {basis}"))
                    .unwrap_or_default();
                let tie = self.ties.entry((at, next.clone())).or_insert_with(|| Tie {
                    from: 0,
                    to: 0,
                    role: step.role,
                    certain: step.certain,
                    basis: step.basis,
                    told: format!("{}{how}{basis}", role(step.role)),
                });
                tie.certain |= step.certain;
            }
            at = next;
        }
        if let (Some(end), Some(knot)) = (&path.end, self.knots.get_mut(&at)) {
            knot.end = Some(end.identified);
        }
    }
}

/// What a record is to the one on its left.
fn role(role: StepRole) -> &'static str {
    match role {
        StepRole::Source => "found in",
        StepRole::Outlet => "published by",
        StepRole::Author => "written by",
        StepRole::DerivedFrom => "derived from",
        StepRole::Relay => "relayed by",
        StepRole::Speaker => "said by",
        StepRole::OnBehalfOf => "on behalf of",
        StepRole::OrganOf => "organ of",
        StepRole::MemberOf => "member of",
        StepRole::BasedOn => "based on",
    }
}

fn told(roles: &SortedSet<StepRole>) -> String {
    joined(roles.iter().map(|one| role(*one)), ", ")
}

pub(super) fn chart(graph: &Graph, origins: &Origins) -> Result<String, Error> {
    let web = Web::of(origins);
    let advice = "ask for one claim, or without restatements";
    look::at_most("shows", MOST_BOXES, "boxes", web.boxes.len(), advice)?;
    look::at_most("shows", MOST_TIES, "lines", web.ties.len(), advice)?;
    let layout = Layout::of(&web);
    let title = title(graph, origins);
    let (rows, layers) = boxes::layers(graph, &web, &layout);
    let body = spec!({
        "datasets": { "boxes": (rows) },
        "width": (layout.width()),
        "height": (layout.height()),
        "encoding": {
            "x": { "type": "quantitative", "axis": null,
                "scale": { "domain": [0, (layout.width())], "nice": false, "zero": false } },
            "y": { "type": "quantitative", "axis": null,
                "scale": { "domain": [(layout.height()), 0], "nice": false, "zero": false } },
        },
        "layer": (layers),
    });
    Ok(look::page(
        &title,
        &subtitle(graph, origins),
        &description(graph, origins, &title),
        &body,
    ))
}

/// The figure, or what else is claimed, in its own words.
fn said(graph: &Graph, claim: &Id) -> Option<String> {
    let figure = graph.claim(claim.as_str())?.record().figure()?;
    Some(words::quantity(&figure.quantity))
}

fn title(graph: &Graph, origins: &Origins) -> String {
    let claims = origins.claims.iter();
    let asked = claims.map(|claim| said(graph, claim).unwrap_or_else(|| claim.to_string()));
    let plural =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let independent = origins.independent;
    let count = if independent.certain == independent.possible {
        plural(
            independent.certain,
            "independent origin",
            "independent origins",
        )
    } else {
        format!(
            "{} to {} independent origins",
            independent.certain, independent.possible
        )
    };
    let documents = plural(origins.documents, "document", "documents");
    look::short(
        &format!("{}: {documents}, {count}", joined(asked, ", ")),
        90,
    )
}

fn subtitle(graph: &Graph, origins: &Origins) -> Vec<String> {
    let mut text = String::from(
        "From left to right: the words, the texts that they are found in and come from, who said them, and in \
         whose name. Filled: an origin, where traces end. Dashed: it is not known who this is. Dotted: not \
         certain, or concluded by the curator.",
    );
    let dominators = origins.dominators.iter().flatten();
    let actors = dominators.filter(|dominator| dominator.section == SectionName::Actors);
    let through = joined(actors.map(|one| words::actor(graph, &one.id)), ", ");
    if !through.is_empty() {
        text.push_str(" Every trace passes through ");
        text.push_str(&through);
        text.push('.');
    }
    if !origins.complete {
        text.push_str(" Not all traces are drawn.");
    }
    let mut lines = look::lines(&text, 118);
    let claims = joined(origins.claims.iter().map(|id| format!("`{id}`")), ", ");
    lines.add_all(look::lines(&format!("Claim: {claims}."), 118));
    lines
}

fn description(graph: &Graph, origins: &Origins, title: &str) -> String {
    let ends = origins.origins.iter().flat_map(|origin| &origin.ends);
    let ends = joined(ends.map(|end| words::trace_end(graph, end)), "; ");
    format!("{title}. Traces end at: {ends}.")
}

/// The heads of the columns.
fn heads(web: &Web, layout: &Layout) -> Vec<Spec> {
    let mut roles: SortedMap<usize, SortedSet<StepRole>> = SortedMap::new();
    for tie in &web.ties {
        if let Some(column) = layout.column(tie.to) {
            roles.entry(column).or_default().insert(tie.role);
        }
    }
    let mut heads = vec![spec!({ "x": (Layout::left(0)), "text": "the words" })];
    heads.add_all(roles.iter().map(|(column, roles)| {
        spec!({ "x": (Layout::left(*column)), "text": (look::short(&told(roles), 32)) })
    }));
    heads
}

fn head_layer(web: &Web, layout: &Layout) -> Spec {
    spec!({
        "data": { "values": (heads(web, layout)) },
        "mark": { "type": "text", "align": "left", "baseline": "top", "fontSize": 10, "fontStyle": "italic", "color": (PALE) },
        "encoding": { "x": { "field": "x" }, "y": { "datum": 0 }, "text": { "field": "text", "type": "nominal" } },
    })
}
