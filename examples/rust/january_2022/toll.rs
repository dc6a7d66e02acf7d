//! The toll over time: a line for every claimant and scope, with its revisions.

use std::error::Error;

use claimgraph::{Direction, FigureRow, Graph, Line, SeriesPoint};

use crate::{page::Page, words};

/// Prints the series of the dead by claimant.
pub(crate) fn print(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    let series = graph
        .figures()
        .measure("killed")
        .measures_below()
        .series()?;
    page.heading("The dead, by claimant, over time")?;
    page.paragraph(&format!(
        "Selection: {}. Policy: {}. A date before which a statement was certainly made is \
         shown where the text gives no day.",
        series.selection,
        series.policy.name(),
    ))?;
    let mut last = None;
    for line in &series.lines {
        let who = words::claimant(graph, &line.claimant);
        if last.as_ref() != Some(&who) {
            page.subheading(&who)?;
            last = Some(who);
        }
        print_line(page, graph, line)?;
    }
    for set_aside in &series.set_aside {
        page.item(&format!(
            "set aside, {}: {}",
            set_aside.standing, set_aside.claim
        ))?;
    }
    Ok(())
}

fn print_line(page: &mut Page, graph: &Graph, line: &Line) -> Result<(), Box<dyn Error>> {
    page.item(&words::scope(graph, &line.scope))?;
    let rows: Vec<Vec<String>> = line
        .points
        .iter()
        .map(|point| {
            vec![
                format!("    {}", moment(point)),
                bounds(&point.figure),
                words::quantity(&point.figure.quantity),
                point.figure.claim.to_string(),
            ]
        })
        .collect();
    page.table(&rows)?;
    for revision in &line.revisions {
        let step = match revision.direction {
            Direction::Unclear => "changed, it is unclear which way".to_owned(),
            direction => match revision.step.nominal {
                Some(by) if by != 0 => format!("{direction} by {}", by.abs()),
                _ => direction.to_string(),
            },
        };
        page.subitem(&format!(
            "{} -> {}: {step} ({})",
            revision.from, revision.to, revision.basis
        ))?;
    }
    Ok(())
}

/// When a point stands on its clock.
fn moment(point: &SeriesPoint) -> String {
    match (point.moment.earliest, point.moment.latest) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (None, Some(to)) => format!("by {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, None) => "undated".to_owned(),
    }
}

/// The bounds of a figure.
pub(crate) fn bounds(row: &FigureRow) -> String {
    match (row.low, row.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        _ => row
            .nominal
            .map_or_else(|| "no bound".to_owned(), |n| format!("about {n}, no bound")),
    }
}
