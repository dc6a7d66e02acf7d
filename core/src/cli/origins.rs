//! `origins`: documents, and who stands behind them.

use super::{
    Failure, Session, Status,
    args::{AnswerFormat, Origins},
    page::Page,
};
use crate::{Claim, Graph, Id, Item, OriginOptions, chart::words, interop, json::to_text};

impl Session<'_> {
    pub(super) fn origins(&mut self, args: &Origins) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        if args.claims.is_empty() {
            match args.output_format {
                AnswerFormat::Json => {
                    let table = interop::ask(&graph, "origins_all", "")?;
                    self.out.line(&table)?;
                }
                AnswerFormat::Chart => {
                    let why = "a chart shows the origins of claims that are named".to_owned();
                    return Err(Failure::Asked(why));
                }
                AnswerFormat::Text => {
                    let figures = graph.claims().filter(|claim| claim.figure().is_some());
                    let figures: Vec<Item<'_, Claim>> = figures.collect();
                    table(&mut self.out, &graph, &figures)?;
                }
            }
            return Ok(Status::Well);
        }
        let origins = graph.origins_of(&args.claims, &OriginOptions::default())?;
        match args.output_format {
            AnswerFormat::Json => self.out.line(&to_text(&origins))?,
            AnswerFormat::Chart => self.out.line(&graph.chart_origins(&origins)?)?,
            AnswerFormat::Text => tell(&mut self.out, &graph, &origins)?,
        }
        Ok(Status::Well)
    }
}

/// Documents and origins of some figures, a line each.
pub(super) fn table(
    page: &mut Page<'_>,
    graph: &Graph,
    figures: &[Item<'_, Claim>],
) -> Result<(), Failure> {
    let counts = graph.origins_all(&OriginOptions::default())?;
    let mut rows = vec![
        ["figure", "documents", "origins", ""]
            .map(str::to_owned)
            .to_vec(),
    ];
    for claim in figures {
        let Some(figure) = claim.figure() else {
            continue;
        };
        let Some(answer) = counts.get(claim.id().as_str()) else {
            continue;
        };
        rows.push(vec![
            claim.id().to_string(),
            answer.documents.to_string(),
            if answer.certain == answer.possible {
                answer.certain.to_string()
            } else {
                format!("{} to {}", answer.certain, answer.possible)
            },
            format!(
                "{} {}",
                words::quantity(&figure.quantity),
                words::measure(graph, &figure.measure)
            ),
        ]);
    }
    if rows.len() == 1 {
        return page.item("no figures");
    }
    page.table(&rows)
}

fn tell(page: &mut Page<'_>, graph: &Graph, answer: &crate::Origins) -> Result<(), Failure> {
    let claims: Vec<&str> = answer.claims.iter().map(Id::as_str).collect();
    page.subheading(&claims.join(", "))?;
    page.item(&format!(
        "told by {} documents, {} of which copy no other",
        answer.documents, answer.independent_documents
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
            .map(|end| {
                let name = words::trace_end(graph, end);
                let known = if end.identified {
                    ""
                } else {
                    ", not identified"
                };
                format!("{name} [{}{known}]", end.id)
            })
            .collect();
        page.item(&format!("origin: {}", ends.join(" or ")))?;
        for trace in &origin.traces {
            let steps: Vec<String> = trace
                .steps
                .iter()
                .map(|step| format!("{} {}", step.role.as_str().replace('_', " "), step.id))
                .collect();
            let certain = if trace.certain { "" } else { " (possibly)" };
            page.subitem(&format!("{}: {}{certain}", trace.claim, steps.join(" > ")))?;
        }
    }
    for dominator in answer.dominators.iter().flatten() {
        page.item(&format!("every trace passes through {}", dominator.id))?;
    }
    for circle in &answer.circular {
        page.item(&format!("circular: {}", to_text(circle)))?;
    }
    if !answer.complete {
        page.item("not all traces are listed")?;
    }
    Ok(())
}
