//! Operations that answer what other tools draw.

use super::{
    answers, implied,
    options::{Given, needed},
};
use crate::{Drawing, Error, Graph, Id, LinkKind, SectionName};

fn drawing(given: &Given) -> Drawing {
    let sections = given.some("sections", SectionName::ALL, SectionName::as_str);
    let links = given.some("links", LinkKind::ALL, LinkKind::as_str);
    Drawing {
        sections: sections.unwrap_or_default(),
        links: links.unwrap_or_default(),
        records: given.flag("records").unwrap_or(false),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn node_link(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(graph.to_node_link(&drawing(given)))
}

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn dot(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(graph.to_dot(&drawing(given)))
}

pub(super) fn chart_series(graph: &Graph, given: &Given) -> Result<String, Error> {
    graph.chart_series(&answers::series_asked(graph, given)?)
}

pub(super) fn chart_origins(graph: &Graph, given: &Given) -> Result<String, Error> {
    graph.chart_origins(&answers::origins_asked(graph, given)?)
}

pub(super) fn chart_parts(graph: &Graph, given: &Given) -> Result<String, Error> {
    let whole: Option<Id> = given.text("whole").and_then(|id| id.parse().ok());
    graph.chart_parts(&needed("whole", whole)?, &implied::premises(given)?)
}
