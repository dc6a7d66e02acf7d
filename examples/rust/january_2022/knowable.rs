//! What was knowable on a day, on the publication clock.

use std::error::Error;

use claimgraph::Graph;

use crate::{page::Page, toll, words};

/// Prints the latest figures that were public by the end of `day`.
pub(crate) fn print(page: &mut Page, graph: &Graph, day: &str) -> Result<(), Box<dyn Error>> {
    let known = graph.known_as_of(day)?;
    page.heading(&format!("What was knowable on {day}"))?;
    page.paragraph(&format!(
        "Of {} claims, {} were certainly public by then, {} possibly, {} not yet. The latest \
         figures that certainly were, by claimant:",
        graph.claims().len(),
        known.certainly.len(),
        known.possibly.len(),
        known.not_yet.len(),
    ))?;
    let mut last = None;
    for latest in &known.latest {
        let who = words::claimant(graph, &latest.claimant);
        if last.as_ref() != Some(&who) {
            page.subheading(&who)?;
            last = Some(who);
        }
        let figures: Vec<String> = latest
            .figures
            .iter()
            .map(|row| {
                let (bounds, words) = (toll::bounds(row), words::quantity(&row.quantity));
                format!("{bounds} ({words})")
            })
            .collect();
        page.item(&format!(
            "{}: {}",
            words::scope(graph, &latest.scope),
            figures.join("; or ")
        ))?;
    }
    if known.latest.is_empty() {
        page.item("none")?;
    }
    let possible = graph.figures().possibly_known_as_of(day).collect()?;
    let possible: Vec<_> = possible
        .rows
        .iter()
        .filter(|row| known.possibly.contains(&row.claim))
        .collect();
    if !possible.is_empty() {
        page.subheading("Figures that were possibly public: their text bears no exact date")?;
        for row in possible {
            if let Some(claim) = graph.claim(row.claim.as_str()) {
                let (who, what) = (words::speakers(&claim), words::content(&claim));
                page.item(&format!("{who}: {what} [{}]", row.claim))?;
            }
        }
    }
    Ok(())
}
