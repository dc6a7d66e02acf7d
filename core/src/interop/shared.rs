//! Options that several operations share.

use super::options::{Kind, OptionSpec, bases, ranks};
use crate::gather::Gather as _;
use crate::{
    Clock, Encoding, Ground, Grouping, LinkKind, List, LookupOptions, SectionName, Superseded, Way,
};

pub(super) const fn option(name: &'static str, kind: Kind, summary: &'static str) -> OptionSpec {
    OptionSpec::new(name, kind, summary)
}

pub(super) const TEXTS: OptionSpec = option(
    "texts",
    Kind::Texts,
    "texts of sources by source id; passages are checked against those that are given",
);

pub(super) const KNOWN: &[OptionSpec] = &[
    option(
        "known_as_of",
        Kind::Day,
        "only what certainly was public by the end of this day",
    ),
    option(
        "possibly_known_as_of",
        Kind::Day,
        "only what certainly or possibly was public by the end of this day",
    ),
];

pub(super) const RANKS: OptionSpec =
    option("ranks", Kind::Words(ranks), "only claims of these ranks")
        .or(r#"["preferred","normal"]"#);

/// What makes a selection.
pub(super) const SELECTION: &[OptionSpec] = &[
    option(
        "selection",
        Kind::Selection,
        "a selection as answers carry it, in place of the options that make one",
    ),
    option("measure", Kind::Ids, "only figures of these measures"),
    option(
        "measures_below",
        Kind::Flag,
        "also of the measures below them",
    )
    .or("false"),
    option(
        "incident",
        Kind::Id,
        "only claims about this incident and its parts",
    ),
    option(
        "claimant",
        Kind::Ids,
        "only claims of these actors and of all who speak for them",
    ),
    RANKS,
    option(
        "superseded",
        Kind::Word(|| Superseded::ALL.iter().map(|word| word.as_str()).gather()),
        "what becomes of claims that others replace; absent: a series keeps them, all else drops them",
    ),
];

/// Where and of whom.
pub(super) const FILTER: &[OptionSpec] = &[
    option("place", Kind::Id, "only figures of this place"),
    option(
        "places_within",
        Kind::Flag,
        "also of places that certainly lay in it",
    )
    .or("false"),
    option(
        "population",
        Kind::Terms,
        "only figures of these terms, facet by facet",
    ),
    option("whole_population", Kind::Flag, "only figures of everybody").or("false"),
];

/// What an implication starts from, beside the selection.
pub(super) const PREMISES: &[OptionSpec] = &[
    option(
        "assumption",
        Kind::Word(|| Ground::ALL.iter().map(|word| word.as_str()).gather()),
        "the weakest ground on which figures are taken to relate",
    )
    .or("\"curated\""),
    option(
        "suppose",
        Kind::Suppositions,
        "what is supposed for this question only: `part_of`, `disjoint`, `same`, `complete`",
    ),
];

pub(super) const SERIES: &[OptionSpec] = &[
    option(
        "clock",
        Kind::Word(|| Clock::ALL.iter().map(|word| word.as_str()).gather()),
        "by what the points are ordered",
    )
    .or("\"stated\""),
    option(
        "grouping",
        Kind::Word(|| Grouping::ALL.iter().map(|word| word.as_str()).gather()),
        "whose lines these are",
    )
    .or("\"root\""),
];

pub(super) const BASES: OptionSpec = option(
    "bases",
    Kind::Words(bases),
    "the grounds on which a link counts",
)
.or(r#"["stated","inferred","observed"]"#);

/// Which links count on the way to an origin, and how many ways are listed.
pub(super) const LINKS: &[OptionSpec] = &[
    BASES,
    option("traces", Kind::Count, "how many traces are listed at most").or("1000"),
];

pub(super) const TELLINGS: &[OptionSpec] = &[
    RANKS,
    option(
        "restatements",
        Kind::Flag,
        "whether claims that tell it again are tellings of it too",
    )
    .or("true"),
];

pub(super) const RECORDS: &[OptionSpec] =
    &[option("records", Kind::Flag, "also of every record").or("false")];

/// How a drawing is walked.
pub(super) const WALK: &[OptionSpec] = &[
    option(
        "links",
        Kind::Words(links),
        "the kinds of link followed; absent: all",
    ),
    option("way", Kind::Word(ways), "which way links are followed").or(r#""both""#),
    option("depth", Kind::Count, "how many links away").or("1"),
    option("limit", Kind::Count, "how much is listed at most").or("1000"),
];

pub(super) fn links() -> Vec<&'static str> {
    let mut links: Vec<&str> = LinkKind::ALL.iter().map(|kind| kind.as_str()).gather();
    links.sort_unstable();
    links.dedup();
    links
}

pub(super) fn ways() -> Vec<&'static str> {
    Way::ALL.iter().map(|way| way.as_str()).gather()
}

/// The sections whose records have names or titles.
pub(super) fn named() -> Vec<&'static str> {
    let sections = LookupOptions::default().sections;
    sections.iter().map(|name| name.as_str()).gather()
}

pub(super) fn sections() -> Vec<&'static str> {
    SectionName::ALL.iter().map(|name| name.as_str()).gather()
}

/// What is handed to a tool that draws graphs.
pub(super) const DRAWING: &[OptionSpec] = &[
    option(
        "sections",
        Kind::Words(sections),
        "records of these sections; absent: all",
    ),
    option(
        "links",
        Kind::Words(links),
        "links of these kinds; absent: all",
    ),
];

pub(super) fn encodings() -> Vec<&'static str> {
    Encoding::ALL
        .iter()
        .map(|encoding| encoding.as_str())
        .gather()
}

pub(super) fn lists() -> Vec<&'static str> {
    List::ALL.iter().map(|list| list.as_str()).gather()
}
