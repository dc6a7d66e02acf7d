//! How many independent origins stand behind the main figures, however many documents tell them.

use std::error::Error;

use claimgraph::Graph;

use crate::{page::Page, words};

/// The figures that every account of January 2022 repeats.
const MAIN: [&str; 6] = [
    "c-04-toll-238",
    "c-02-officers-killed-19",
    "c-00-tortured-to-death-6",
    "c-01-killed-much-higher",
    "c-00-irons-25",
    "c-00-attackers-20000",
];

/// Prints documents versus origins, with one trace of each origin.
pub(crate) fn print(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.heading("Documents and independent origins")?;
    page.paragraph(
        "Documents are the texts that tell a figure; origins are those who stand behind it in the \
         end, all organs of one state being one. An origin that is only possible is a speaker whom \
         nobody identifies.",
    )?;
    for id in MAIN.iter().filter(|id| graph.claim(id).is_some()) {
        let Some(claim) = graph.claim(id) else {
            continue;
        };
        let answer = graph.origins(id)?;
        page.subheading(&format!("{} [{id}]", words::content(&claim)))?;
        page.item(&format!(
            "told by {} documents ({} of them no copy of another), attributed in {} ways",
            answer.documents,
            answer.independent_documents,
            answer.attributions.len(),
        ))?;
        let independent = answer.independent;
        page.item(&if independent.certain == independent.possible {
            format!("independent origins: {}", independent.certain)
        } else {
            format!(
                "independent origins: at least {}, at most {}",
                independent.certain, independent.possible
            )
        })?;
        for origin in &answer.origins {
            let ends: Vec<String> = origin
                .ends
                .iter()
                .map(|end| words::trace_end(graph, end))
                .collect();
            page.subitem(&ends.join(" or "))?;
            if let Some(trace) = origin.traces.first() {
                let steps: Vec<String> = trace
                    .steps
                    .iter()
                    .map(|step| format!("{} {}", step.role, step.id))
                    .collect();
                let more = origin.traces.len() - 1;
                let more = if more == 0 {
                    String::new()
                } else {
                    format!(" (and {more} more)")
                };
                page.subitem(&format!("  trace: {}{more}", steps.join(" > ")))?;
            }
        }
        for dominator in answer.dominators.iter().flatten() {
            page.item(&format!("every trace passes through {}", dominator.id))?;
        }
    }
    Ok(())
}
