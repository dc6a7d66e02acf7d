//! Operations that answer what other tools draw.

use super::options::Given;
use crate::{Drawing, Error, Graph, LinkKind, SectionName};

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
