//! Who answered whom: demands and what came of them, claims and their denials.

use std::error::Error;

use claimgraph::{Body, Claim, Graph, Item, List};

use crate::{page::Page, words};

/// Prints every claim that others answer, with the answers.
pub(crate) fn print(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.heading("Who answered whom")?;
    for claim in graph.claims().filter(|c| c.answered_by().next().is_some()) {
        page.item(&format!("{} [{}]", said(&claim), claim.id()))?;
        for answer in claim.answered_by() {
            let stance = answer
                .responds_to
                .iter()
                .find(|reply| reply.claim == *claim.id())
                .and_then(|reply| reply.stance.as_ref())
                .map_or("answers", |stance| {
                    let term = graph.vocabulary().term(List::Stances, stance.as_str());
                    term.and_then(|t| t.label).unwrap_or(stance.as_str())
                });
            page.subitem(&format!("-> {stance}: {} [{}]", said(&answer), answer.id()))?;
        }
    }
    let unanswered: Vec<_> = graph
        .claims()
        .filter(|c| matches!(c.body, Body::Demand(_)) && c.answered_by().next().is_none())
        .collect();
    if !unanswered.is_empty() {
        page.subheading("Demands that no text records an answer to")?;
        for claim in unanswered {
            page.item(&format!("{} [{}]", said(&claim), claim.id()))?;
        }
    }
    Ok(())
}

/// Speaker and content in one line.
fn said(claim: &Item<'_, Claim>) -> String {
    let verb = match (&claim.body, claim.is_denial()) {
        (_, true) => " deny",
        (Body::Demand(_), _) => " demand",
        (Body::Commitment(_), _) => " promise",
        _ => "",
    };
    format!(
        "{}{verb}: {}",
        words::speakers(claim),
        words::content(claim)
    )
}
