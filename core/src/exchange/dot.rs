//! The language of Graphviz.

use std::fmt::Write as _;

use super::Drawing;
use crate::{Basis, Graph, SectionName};

pub(super) fn write(graph: &Graph, drawing: &Drawing) -> String {
    let drawn = graph.drawn(drawing);
    let mut out = String::from("digraph claimgraph {\n");
    if let Some(title) = graph
        .document()
        .about
        .as_ref()
        .and_then(|a| a.title.as_deref())
    {
        line(&mut out, &format!("label={};", label(title)));
    }
    line(&mut out, "rankdir=LR;");
    line(
        &mut out,
        r#"node [fontname="sans-serif", fontsize=11, style=filled, fillcolor=white];"#,
    );
    line(
        &mut out,
        r#"edge [fontname="sans-serif", fontsize=9, color="grey40"];"#,
    );
    for (_, vertex) in &drawn {
        let (shape, colour) = look(vertex.section);
        let kind = match &vertex.kind {
            Some(kind) => format!("{}: {kind}", vertex.section),
            None => vertex.section.to_string(),
        };
        line(
            &mut out,
            &format!(
                "{} [label={}, tooltip={}, shape={shape}, fillcolor=\"{colour}\"];",
                quoted(vertex.id.as_str()),
                label(&vertex.label),
                label(&format!("{} ({kind})", vertex.id)),
            ),
        );
    }
    for edge in graph.edges(drawing, &drawn) {
        // What a text does not say itself is dashed.
        let style = match edge.arc.basis {
            Some(Basis::Inferred | Basis::Observed) => ", style=dashed",
            Some(Basis::Stated) | None => "",
        };
        line(
            &mut out,
            &format!(
                "{} -> {} [label={}{style}];",
                quoted(edge.arc.from.as_str()),
                quoted(edge.arc.to.as_str()),
                label(edge.arc.link.as_str()),
            ),
        );
    }
    out.push_str("}\n");
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "  {text}");
}

/// Shape and colour of a section; the colours are light ones that colour-blind people tell apart.
fn look(section: SectionName) -> (&'static str, &'static str) {
    match section {
        SectionName::Places => ("house", "#d5efe6"),
        SectionName::Actors => ("ellipse", "#fde8c8"),
        SectionName::Incidents => ("octagon", "#f8d9e8"),
        SectionName::Sources => ("note", "#dcebf7"),
        SectionName::Claims => ("box", "#ffffff"),
        SectionName::Assessments => ("diamond", "#eeeeee"),
    }
}

/// An id is always quoted: it may be a keyword, and hyphens are no part of a bare name.
fn quoted(id: &str) -> String {
    format!("\"{id}\"")
}

/// A text as Graphviz shows it unchanged: there, a backslash begins an escape and an ampersand a
/// character's name, and controls are shown as their pictures.
fn label(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            '\u{7f}' => out.push('\u{2421}'),
            c if u32::from(c) < 0x20 => {
                out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or(' '));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
