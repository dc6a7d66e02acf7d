//! The columns that a table of records may have, and what they say of a record.

use crate::SectionName;

/// What stands in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    Text,
    /// A whole number.
    Whole,
    Decimal,
    Flag,
    /// Texts, as a list or with `;` between them.
    Texts,
    /// Terms by facet: `age=child; role=law-enforcement`.
    Terms,
}

/// Where in a record a cell goes. `$` stands for the body that the claim's kind names.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    /// Here.
    Field(&'static [&'static str]),
    /// Each text makes an object of this list, as this field.
    Each(&'static str, &'static str),
    /// In every object of this list, here.
    Every(&'static str, &'static [&'static str]),
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) cell: Cell,
    pub(super) to: To,
}

impl Column {
    /// Whether a pointer within the record, its steps, is about this column.
    pub(super) fn is_at(&self, steps: &[&str], body: &str) -> bool {
        let same = |path: &[&str], steps: &[&str]| {
            !steps.is_empty()
                && path
                    .iter()
                    .zip(steps)
                    .all(|(step, found)| step == found || (*step == "$" && body == *found))
        };
        match self.to {
            // What is said of an object is said of the columns that make it.
            To::Field(path) => same(path, steps),
            To::Each(list, key) => {
                steps.first() == Some(&list) && steps.get(2).is_none_or(|found| *found == key)
            }
            To::Every(list, path) => {
                let within = steps.get(2..).unwrap_or_default();
                steps.first() == Some(&list) && path.len() <= within.len() && same(path, within)
            }
        }
    }
}

const fn field(name: &'static str, cell: Cell, path: &'static [&'static str]) -> Column {
    let to = To::Field(path);
    Column { name, cell, to }
}

const fn each(name: &'static str, cell: Cell, list: &'static str, key: &'static str) -> Column {
    let to = To::Each(list, key);
    Column { name, cell, to }
}

const fn every(
    name: &'static str,
    cell: Cell,
    list: &'static str,
    path: &'static [&'static str],
) -> Column {
    let to = To::Every(list, path);
    Column { name, cell, to }
}

/// The columns of a section's table, besides `id`.
pub(super) const fn of(section: SectionName) -> &'static [Column] {
    match section {
        SectionName::Places => PLACES,
        SectionName::Actors => ACTORS,
        SectionName::Incidents => INCIDENTS,
        SectionName::Sources => SOURCES,
        SectionName::Claims => CLAIMS,
        SectionName::Assessments => ASSESSMENTS,
    }
}

use Cell::{Decimal, Flag, Terms, Text, Texts, Whole};

const PLACES: &[Column] = &[
    each("name", Text, "names", "text"),
    each("other_names", Texts, "names", "text"),
    field("kind", Text, &["kind"]),
    each("within", Texts, "within", "place"),
    every("within_basis", Text, "within", &["basis"]),
    field("lat", Decimal, &["point", "lat"]),
    field("lon", Decimal, &["point", "lon"]),
    field("precision", Whole, &["point", "precision"]),
    field("note", Text, &["note"]),
];

const ACTORS: &[Column] = &[
    field("kind", Text, &["kind"]),
    each("name", Text, "names", "text"),
    each("other_names", Texts, "names", "text"),
    field("identified", Flag, &["identified"]),
    each("organ_of", Texts, "organ_of", "actor"),
    every("organ_of_basis", Text, "organ_of", &["basis"]),
    every("organ_of_role", Text, "organ_of", &["role"]),
    each("member_of", Texts, "member_of", "actor"),
    every("member_of_basis", Text, "member_of", &["basis"]),
    every("member_of_role", Text, "member_of", &["role"]),
    field("confidentiality", Text, &["confidentiality"]),
    field("note", Text, &["note"]),
];

const INCIDENTS: &[Column] = &[
    field("title", Text, &["title"]),
    field("kind", Text, &["kind"]),
    field("when", Text, &["when"]),
    field("place", Text, &["place"]),
    each("part_of", Texts, "part_of", "incident"),
    every("part_of_basis", Text, "part_of", &["basis"]),
    field("note", Text, &["note"]),
];

const SOURCES: &[Column] = &[
    field("kind", Text, &["kind"]),
    field("title", Text, &["title"]),
    field("outlet", Text, &["outlet"]),
    field("authors", Texts, &["authors"]),
    field("published", Text, &["published"]),
    field("accessed", Text, &["accessed"]),
    field("url", Text, &["url"]),
    field("archive_url", Text, &["archive_url"]),
    field("language", Text, &["language"]),
    each("derived_from", Texts, "derived_from", "source"),
    every("derived_from_how", Text, "derived_from", &["how"]),
    every("derived_from_basis", Text, "derived_from", &["basis"]),
    field("confidentiality", Text, &["confidentiality"]),
    field("note", Text, &["note"]),
];

const CLAIMS: &[Column] = &[
    field("kind", Text, &["kind"]),
    field("incident", Text, &["incident"]),
    each("stated_by", Texts, "stated_by", "actor"),
    every("on_behalf_of", Text, "stated_by", &["on_behalf_of"]),
    field("unattributed", Flag, &["unattributed"]),
    field("relayed_by", Texts, &["relayed_by"]),
    field("verb", Text, &["verb"]),
    field("polarity", Text, &["polarity"]),
    field("modality", Text, &["modality"]),
    field("stated_on", Text, &["stated_on"]),
    each("source", Texts, "reported_in", "source"),
    every("quote", Text, "reported_in", &["quote", "exact"]),
    every("start", Whole, "reported_in", &["position", "start"]),
    every("end", Whole, "reported_in", &["position", "end"]),
    field("rank", Text, &["rank", "level"]),
    field("rank_reason", Text, &["rank", "reason"]),
    field("note", Text, &["note"]),
    // The body.
    field("measure", Text, &["$", "measure"]),
    field("quantity", Text, &["$", "quantity", "kind"]),
    field("value", Whole, &["$", "quantity", "value"]),
    field("low", Whole, &["$", "quantity", "low"]),
    field("high", Whole, &["$", "quantity", "high"]),
    field("word", Text, &["$", "quantity", "word"]),
    field("words", Text, &["$", "quantity", "words"]),
    field("population", Terms, &["$", "population"]),
    field("cause", Text, &["$", "cause"]),
    field("window", Text, &["$", "window"]),
    field("as_of", Text, &["$", "as_of"]),
    field("accumulation", Text, &["$", "accumulation"]),
    field("stage", Text, &["$", "stage"]),
    field("place", Text, &["$", "place"]),
    field("actor", Text, &["$", "actor"]),
    field("role", Text, &["$", "role"]),
    field("term", Text, &["$", "term"]),
    field("event", Text, &["$", "event"]),
    field("when", Text, &["$", "when"]),
    field("addressed_to", Texts, &["$", "addressed_to"]),
    field("made_to", Texts, &["$", "made_to"]),
    field("action", Text, &["$", "action"]),
    field("grade", Text, &["$", "grade"]),
    field("text", Text, &["$", "text"]),
    // Links.
    each("supersedes", Texts, "supersedes", "claim"),
    every("supersedes_basis", Text, "supersedes", &["basis"]),
    each("restates", Texts, "restates", "claim"),
    every("restates_basis", Text, "restates", &["basis"]),
    each("based_on", Texts, "based_on", "claim"),
    every("based_on_basis", Text, "based_on", &["basis"]),
    each("part_of", Texts, "part_of", "claim"),
    every("part_of_basis", Text, "part_of", &["basis"]),
    each("disjoint_from", Texts, "disjoint_from", "claim"),
    every("disjoint_from_basis", Text, "disjoint_from", &["basis"]),
    each("greater_than", Texts, "greater_than", "claim"),
    every("greater_than_basis", Text, "greater_than", &["basis"]),
    each("responds_to", Texts, "responds_to", "claim"),
    every("responds_to_basis", Text, "responds_to", &["basis"]),
    every("responds_to_stance", Text, "responds_to", &["stance"]),
    each("assesses", Texts, "assesses", "claim"),
    every("assesses_basis", Text, "assesses", &["basis"]),
];

const ASSESSMENTS: &[Column] = &[
    field("of", Text, &["of"]),
    field("by", Text, &["by"]),
    field("on", Text, &["on"]),
    field("reliability", Text, &["reliability"]),
    field("credibility", Whole, &["credibility"]),
    field("reason", Text, &["reason"]),
    field("note", Text, &["note"]),
];
