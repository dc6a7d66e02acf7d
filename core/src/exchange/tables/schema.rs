//! The tables of a document, their columns and what their rows are.

use super::columns::{
    Cell::{Decimal, Flag, Json, Terms, Text, Texts, Whole},
    Column, each, every, field,
};
use crate::SectionName;

/// What a row of a table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rows {
    /// What the document says about itself; one row.
    About,
    /// A vocabulary list.
    Lists,
    /// A term of a vocabulary list.
    Terms,
    Records(SectionName),
    /// An item of one of these lists of a record; of several, the column `link` says which.
    Items(SectionName, &'static [&'static str]),
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) rows: Rows,
    /// Besides those of [`Table::keys`].
    pub(super) columns: &'static [Column],
}

impl Table {
    /// The columns that tell what a row belongs to.
    pub(super) fn keys(&self) -> &'static [&'static str] {
        match self.rows {
            Rows::About => &[],
            Rows::Lists => &["list"],
            Rows::Terms => &["list", "id"],
            Rows::Records(_) => &["id"],
            Rows::Items(_, [_]) => &["id", "item"],
            Rows::Items(..) => &["id", "link", "item"],
        }
    }

    /// The names of all columns.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let keys = self.keys().iter().copied();
        keys.chain(self.columns.iter().map(|column| column.name))
    }
}

const fn table(name: &'static str, rows: Rows, columns: &'static [Column]) -> Table {
    Table {
        name,
        rows,
        columns,
    }
}

use Rows::{Items, Records};
use SectionName::{Actors, Assessments, Claims, Incidents, Places, Sources};

/// Every table; those of records before those of what is in them.
pub(super) const TABLES: &[Table] = &[
    table("about", Rows::About, ABOUT),
    table("vocabulary", Rows::Lists, LISTS),
    table("vocabulary-terms", Rows::Terms, TERMS),
    table("places", Records(Places), PLACES),
    table("actors", Records(Actors), ACTORS),
    table("incidents", Records(Incidents), INCIDENTS),
    table("sources", Records(Sources), SOURCES),
    table("claims", Records(Claims), CLAIMS),
    table("assessments", Records(Assessments), ASSESSMENTS),
    table("places-names", Items(Places, &["names"]), NAMES),
    table("places-within", Items(Places, &["within"]), WITHIN),
    table("places-external", Items(Places, &["external"]), EXTERNAL),
    table("actors-names", Items(Actors, &["names"]), NAMES),
    table(
        "actors-affiliations",
        Items(Actors, &["organ_of", "member_of"]),
        AFFILIATIONS,
    ),
    table("actors-external", Items(Actors, &["external"]), EXTERNAL),
    table(
        "incidents-links",
        Items(Incidents, &["part_of", "causes", "precedes"]),
        INCIDENT_LINKS,
    ),
    table(
        "incidents-external",
        Items(Incidents, &["external"]),
        EXTERNAL,
    ),
    table(
        "sources-derived-from",
        Items(Sources, &["derived_from"]),
        DERIVED_FROM,
    ),
    table("sources-custody", Items(Sources, &["custody"]), CUSTODY),
    table("sources-external", Items(Sources, &["external"]), EXTERNAL),
    table("claims-stated-by", Items(Claims, &["stated_by"]), STATED_BY),
    table(
        "claims-reported-in",
        Items(Claims, &["reported_in"]),
        REPORTED_IN,
    ),
    table(
        "claims-links",
        Items(
            Claims,
            &[
                "supersedes",
                "restates",
                "based_on",
                "part_of",
                "disjoint_from",
                "greater_than",
                "responds_to",
                "assesses",
            ],
        ),
        CLAIM_LINKS,
    ),
];

const ABOUT: &[Column] = &[
    field("title", Text, &["title"]),
    field("language", Text, &["language"]),
    field("licence", Text, &["licence"]),
    field("method", Text, &["method"]),
    field("note", Text, &["note"]),
    field("ext", Json, &["ext"]),
];

const LISTS: &[Column] = &[field("open", Flag, &["open"])];

const TERMS: &[Column] = &[
    field("path", Text, &["path"]),
    field("label", Text, &["label"]),
    field("unit", Text, &["unit"]),
    field("accumulation", Text, &["accumulation"]),
    field("note", Text, &["note"]),
    field("ext", Json, &["ext"]),
];

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
    field("ext", Json, &["ext"]),
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
    field("ext", Json, &["ext"]),
];

const INCIDENTS: &[Column] = &[
    field("title", Text, &["title"]),
    field("kind", Text, &["kind"]),
    field("when", Text, &["when"]),
    field("time_from", Text, &["time", "from"]),
    field("time_to", Text, &["time", "to"]),
    field("place", Text, &["place"]),
    each("part_of", Texts, "part_of", "incident"),
    every("part_of_basis", Text, "part_of", &["basis"]),
    field("note", Text, &["note"]),
    field("ext", Json, &["ext"]),
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
    field("text_sha256", Text, &["text", "sha256"]),
    field("text_length", Whole, &["text", "length"]),
    each("derived_from", Texts, "derived_from", "source"),
    every("derived_from_how", Text, "derived_from", &["how"]),
    every("derived_from_basis", Text, "derived_from", &["basis"]),
    field("confidentiality", Text, &["confidentiality"]),
    field("note", Text, &["note"]),
    field("ext", Json, &["ext"]),
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
    field("ext", Json, &["ext"]),
];

const ASSESSMENTS: &[Column] = &[
    field("of", Text, &["of"]),
    field("by", Text, &["by"]),
    field("on", Text, &["on"]),
    field("reliability", Text, &["reliability"]),
    field("credibility", Whole, &["credibility"]),
    field("reason", Text, &["reason"]),
    field("note", Text, &["note"]),
    field("ext", Json, &["ext"]),
];

const NAMES: &[Column] = &[
    field("text", Text, &["text"]),
    field("lang", Text, &["lang"]),
    field("script", Text, &["script"]),
    field("kind", Text, &["kind"]),
    field("when", Text, &["when"]),
];

const EXTERNAL: &[Column] = &[
    field("scheme", Text, &["scheme"]),
    field("external_id", Text, &["id"]),
];

const WITHIN: &[Column] = &[
    field("place", Text, &["place"]),
    field("when", Text, &["when"]),
    field("basis", Text, &["basis"]),
];

const AFFILIATIONS: &[Column] = &[
    field("actor", Text, &["actor"]),
    field("role", Text, &["role"]),
    field("when", Text, &["when"]),
    field("basis", Text, &["basis"]),
];

const INCIDENT_LINKS: &[Column] = &[
    field("incident", Text, &["incident"]),
    field("basis", Text, &["basis"]),
];

const DERIVED_FROM: &[Column] = &[
    field("source", Text, &["source"]),
    field("how", Text, &["how"]),
    field("basis", Text, &["basis"]),
];

const CUSTODY: &[Column] = &[
    field("when", Text, &["when"]),
    field("by", Text, &["by"]),
    field("action", Text, &["action"]),
    field("sha256", Text, &["sha256"]),
];

const STATED_BY: &[Column] = &[
    field("actor", Text, &["actor"]),
    field("on_behalf_of", Text, &["on_behalf_of"]),
];

const REPORTED_IN: &[Column] = &[
    field("source", Text, &["source"]),
    field("quote", Text, &["quote", "exact"]),
    field("prefix", Text, &["quote", "prefix"]),
    field("suffix", Text, &["quote", "suffix"]),
    field("start", Whole, &["position", "start"]),
    field("end", Whole, &["position", "end"]),
    field("note", Text, &["note"]),
];

const CLAIM_LINKS: &[Column] = &[
    field("claim", Text, &["claim"]),
    field("stance", Text, &["stance"]),
    field("basis", Text, &["basis"]),
    field("note", Text, &["note"]),
];
