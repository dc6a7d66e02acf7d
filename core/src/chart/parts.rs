//! A whole and what is among it: each part as a bar on the whole's scale, parts that share nothing one
//! after the other, then what is left, then figures that may or may not be among it.

mod bars;
mod held;
mod rows;

use super::{
    look,
    spec::{Spec, row},
    words,
};
use crate::gather::AddAll as _;
use crate::sorted::Arrange as _;
use crate::{
    Ask, Error, FigureRow, Graph, Ground, Id, Implied, Premises, Relation, SetRelation, Standing,
    Superseded,
};

use held::Held;

/// Rows beyond these are no picture any more.
const MOST_ROWS: usize = 60;

/// Figures beyond these are not even held against each other.
const MOST_FIGURES: usize = 500;

const ADVICE: &str = "select fewer figures";

/// A figure beside the whole.
struct Part {
    row: FigureRow,
    relation: Relation,
    /// Whether it is a part because it is supposed to be.
    is_supposed: bool,
    /// Whether it is a part only by way of other figures.
    is_by_way: bool,
    /// Other claims that say the same of the same.
    also: Vec<Id>,
    /// The least that parts before it in its chain take up.
    start: u64,
}

/// All that the picture shows.
struct Parts {
    whole: FigureRow,
    /// Parts in chains: those of one chain share nothing.
    chains: Vec<Vec<Part>>,
    beside: Vec<Part>,
    left: Implied,
}

pub(super) fn chart(graph: &Graph, whole: &Id, premises: &Premises) -> Result<String, Error> {
    let parts = gather(graph, whole, premises)?;
    let count = parts.beside.len() + parts.chains.iter().map(Vec::len).sum::<usize>();
    look::at_most("shows", MOST_ROWS, "rows", count, ADVICE)?;
    let name = format!(
        "{} {}",
        words::size(&parts.whole),
        words::counted(graph, &parts.whole)
    );
    let title = look::short(&format!("{name}: what is among them"), 90);
    let subtitle = subtitle(&parts, premises);
    let description = format!("{title}. {}", parts.left.in_words);
    let drawn = bars::body(graph, &parts);
    Ok(look::page(&title, &subtitle, &description, &drawn))
}

fn gather(graph: &Graph, whole: &Id, premises: &Premises) -> Result<Parts, Error> {
    let left = graph.residual(whole, &[], premises)?;
    let query = graph
        .figures()
        .selection(&premises.selection)
        .policy(premises.policy);
    let mut rows = query.collect()?.rows;
    rows.retain(|row| row.standing == Standing::Asserted);
    let place = rows.iter().position(|row| row.claim == *whole);
    let place = place.ok_or_else(|| {
        Error::Question(format!(
            "the figure `{whole}` is not among those that are selected"
        ))
    })?;
    let whole = rows.remove(place);
    let held = Held {
        graph,
        whole: &whole.claim,
        premises,
    };
    let mut related: Vec<(FigureRow, Relation)> = Vec::new();
    for row in rows {
        let relation = graph.relate(row.claim.as_str(), whole.claim.as_str())?;
        related.push((row, relation));
    }
    // What follows from several relations together, the answer about what is left has worked out.
    let known = match &left.asked {
        Ask::Residual { parts, .. } => parts.clone(),
        _ => Vec::new(),
    };
    let is_part = |row: &FigureRow, relation: &Relation| {
        held.is_part(&row.claim, relation) || known.contains(&row.claim)
    };
    let may_be = |row: &FigureRow, relation: &Relation| {
        use SetRelation::{Overlapping, Undetermined, Within};
        matches!(relation.relation, Within | Undetermined | Overlapping)
            && row.incident == whole.incident
            && row.unit == whole.unit
    };
    related.retain(|(row, relation)| is_part(row, relation) || may_be(row, relation));
    look::at_most("weighs", MOST_FIGURES, "figures", related.len(), ADVICE)?;
    // The best founded first: what says the same again is only named beside it.
    related.arrange_by_key(|(row, relation)| (!is_part(row, relation), relation.ground));
    let mut found: Vec<Part> = Vec::new();
    for (row, relation) in related {
        let is_by_way = is_part(&row, &relation) && !held.is_part(&row.claim, &relation);
        let is_supposed = held.is_supposed(&row.claim);
        let part = Part {
            row,
            relation,
            is_supposed,
            is_by_way,
            also: Vec::new(),
            start: 0,
        };
        add(&held, &mut found, part)?;
    }
    let (within, beside) = found
        .into_iter()
        .partition(|part: &Part| is_part(&part.row, &part.relation));
    let chains = chains(&held, within)?;
    Ok(Parts {
        whole,
        chains,
        beside,
        left,
    })
}

/// Adds a figure; one that is there already is only named.
fn add(held: &Held<'_>, parts: &mut Vec<Part>, added: Part) -> Result<(), Error> {
    for part in parts.iter_mut() {
        let is_same_size = (part.row.low, part.row.high) == (added.row.low, added.row.high);
        if is_same_size && held.are_same(&added.row.claim, &part.row.claim)? {
            part.also.push(added.row.claim);
            return Ok(());
        }
    }
    parts.push(added);
    Ok(())
}

/// Each part in the first chain with all of which it shares nothing, the largest first.
fn chains(held: &Held<'_>, mut parts: Vec<Part>) -> Result<Vec<Vec<Part>>, Error> {
    parts.arrange_by_key(|part| u64::MAX - part.row.low.unwrap_or(0));
    let mut chains: Vec<Vec<Part>> = Vec::new();
    for mut part in parts {
        let mut found = None;
        for chain in &mut chains {
            let mut apart = true;
            for other in chain.iter() {
                apart &= held.are_apart(&part.row.claim, &other.row.claim)?;
            }
            if apart {
                found = Some(chain);
                break;
            }
        }
        if let Some(chain) = found {
            let before = chain.iter().map(|part| part.row.low.unwrap_or(0));
            part.start = before.fold(0, u64::saturating_add);
            chain.push(part);
        } else {
            chains.push(vec![part]);
        }
    }
    Ok(chains)
}

fn subtitle(parts: &Parts, premises: &Premises) -> Vec<String> {
    let ground = match premises.assumption {
        Ground::Stated => "a text says so",
        Ground::Curated => "a text says so or the curator concludes it",
        Ground::Definitional => {
            "a text says so, the curator concludes it, or what is counted permits no other reading"
        }
    };
    let mut lines = look::lines(
        &format!(
            "A figure is a part where {ground}. Parts that share nothing follow each other; a pale end is \
             what the number leaves open. Nothing is assumed about the figures at the foot."
        ),
        118,
    );
    let left = &parts.left;
    let told = match (&left.conflict, &left.refused) {
        (Some(clash), _) => format!("Conflict: {}.", clash.in_words),
        (None, Some(refused)) => format!("What is left is not known: {refused}."),
        (None, None) => format!("Left: {}.", left.in_words),
    };
    lines.add_all(look::lines(&told, 118));
    for supposed in &premises.suppose {
        lines.add_all(look::lines(&format!("Supposed: {supposed}."), 118));
    }
    let dropped = match premises.selection.superseded {
        Superseded::Keep => "",
        Superseded::DropStated | Superseded::DropStatedAndInferred => {
            " Replaced figures are left out."
        }
    };
    lines.add_all(look::lines(
        &format!(
            "Policy for soft words: {}.{dropped}",
            premises.policy.name()
        ),
        118,
    ));
    lines
}

/// A note that stands where there is nothing to draw.
fn nothing(text: &str) -> Spec {
    row!({ "name": text, "lines": rows::lines(text), "kind": "note", "from": 0_u64 })
}
