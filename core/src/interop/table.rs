//! The operations: their names, what they are put to, their options.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    answers, drawings, files, foreign, implied,
    options::{FINDINGS, Given, Kind, LIMITS, OptionSpec, POLICY},
    shared::{
        BASES, DRAWING, FILTER, KNOWN, LINKS, PREMISES, RECORDS, SELECTION, SERIES, TELLINGS,
        TEXTS, WALK, encodings, lists, named, option, sections,
    },
};
use crate::gather::Gather as _;
use crate::{Document, Error, Graph};

/// One operation.
pub(super) struct Operation {
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    pub(super) options: &'static [&'static [OptionSpec]],
    pub(super) run: Run,
}

/// How an operation is done, which tells what it is put to.
pub(super) enum Run {
    /// By its records alone, so that a document which no graph can hold answers too.
    Records(fn(&Document, &Given) -> Result<String, Error>),
    Graph(fn(&Graph, &Given) -> Result<String, Error>),
    File(fn(&[u8], &Given) -> Result<String, Error>),
    Nothing(fn(&Given) -> Result<String, Error>),
}

impl Run {
    pub(super) fn on(&self) -> &'static str {
        match self {
            Self::Records(_) | Self::Graph(_) => "a graph",
            Self::File(_) => "a file",
            Self::Nothing(_) => "nothing",
        }
    }
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let options: Vec<&OptionSpec> = self.options.iter().copied().flatten().gather();
        let mut object = serializer.serialize_struct("Operation", 4)?;
        object.serialize_field("name", self.name)?;
        object.serialize_field("on", self.run.on())?;
        object.serialize_field("summary", self.summary)?;
        object.serialize_field("options", &options)?;
        object.end()
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    // ---- of nothing
    Operation {
        name: "operations",
        summary: "this table",
        options: &[],
        run: Run::Nothing(|_| Ok(super::json(&OPERATIONS))),
    },
    Operation {
        name: "codes",
        summary: "every code that a finding can have",
        options: &[],
        run: Run::Nothing(files::codes),
    },
    Operation {
        name: "explain",
        summary: "what a code means, with a failing example and its repair",
        options: &[&[option("code", Kind::Text, "the code, or its name in words").required()]],
        run: Run::Nothing(files::explain),
    },
    Operation {
        name: "date",
        summary: "the days that a date may mean",
        options: &[&[option("text", Kind::Text, "a date as written in a document").required()]],
        run: Run::Nothing(files::date),
    },
    Operation {
        name: "find",
        summary: "where a phrase stands in a text, and by what the text is known again",
        options: &[&[
            option("text", Kind::Text, "the text of a source").required(),
            option("quote", Kind::Text, "the phrase, word for word"),
        ]],
        run: Run::Nothing(files::find),
    },
    // ---- of files
    Operation {
        name: "check",
        summary: "everything worth saying about a file, each finding with its place in it",
        options: &[&[TEXTS], POLICY, LIMITS],
        run: Run::File(files::check),
    },
    Operation {
        name: "fmt",
        summary: "the file in the canonical layout of its form",
        options: &[LIMITS],
        run: Run::File(files::fmt),
    },
    Operation {
        name: "to_json",
        summary: "the file in the document form",
        options: &[LIMITS],
        run: Run::File(files::to_json),
    },
    Operation {
        name: "to_lines",
        summary: "the file in the line form",
        options: &[LIMITS],
        run: Run::File(files::to_lines),
    },
    Operation {
        name: "digest",
        summary: "digests that do not depend on the layout of the file",
        options: &[RECORDS, LIMITS],
        run: Run::File(files::digest),
    },
    Operation {
        name: "from_tables",
        summary: "the document that tables of records make",
        options: &[],
        run: Run::File(files::from_tables),
    },
    Operation {
        name: "read_table",
        summary: "the document that a mapping makes of somebody else's table",
        options: &[
            &[
                option(
                    "mapping",
                    Kind::Text,
                    "the mapping as JSON text, or the name of one that comes with the library",
                )
                .required(),
                option(
                    "delimiter",
                    Kind::Text,
                    "what stands between cells; absent: as the mapping says",
                ),
                option(
                    "encoding",
                    Kind::Word(encodings),
                    "how bytes stand for characters; absent: as the mapping says",
                ),
            ],
            LIMITS,
        ],
        run: Run::File(foreign::read_table),
    },
    // ---- of graphs
    Operation {
        name: "summary",
        summary: "how many records of each kind there are, and how many links",
        options: &[],
        run: Run::Graph(answers::summary),
    },
    Operation {
        name: "ids",
        summary: "the ids of one section",
        options: &[&[option("section", Kind::Word(sections), "which").required()]],
        run: Run::Records(answers::ids),
    },
    Operation {
        name: "record",
        summary: "one record, and its digest",
        options: &[&[option("id", Kind::Id, "which").required()]],
        run: Run::Records(answers::record),
    },
    Operation {
        name: "records",
        summary: "all records of one section",
        options: &[&[option("section", Kind::Word(sections), "which").required()]],
        run: Run::Records(answers::records),
    },
    Operation {
        name: "terms",
        summary: "the terms of one list, built in and added",
        options: &[&[option("list", Kind::Word(lists), "which").required()]],
        run: Run::Graph(answers::terms),
    },
    Operation {
        name: "validate",
        summary: "everything worth saying about the data",
        options: &[&[TEXTS, FINDINGS], POLICY],
        run: Run::Graph(answers::validate),
    },
    Operation {
        name: "select",
        summary: "the claims of a selection, and why each of the others is left out",
        options: &[SELECTION, KNOWN],
        run: Run::Graph(answers::select),
    },
    Operation {
        name: "claims",
        summary: "claims of every kind as rows of a table",
        options: &[SELECTION, KNOWN],
        run: Run::Graph(answers::claims),
    },
    Operation {
        name: "sources",
        summary: "sources as rows of a table",
        options: &[],
        run: Run::Graph(answers::sources),
    },
    Operation {
        name: "figures",
        summary: "figures as rows of a table",
        options: &[SELECTION, KNOWN, FILTER, POLICY],
        run: Run::Graph(answers::figures),
    },
    Operation {
        name: "series",
        summary: "figures over time, by claimant and scope, with their revisions",
        options: &[SELECTION, KNOWN, FILTER, POLICY, SERIES],
        run: Run::Graph(answers::series),
    },
    Operation {
        name: "known_as_of",
        summary: "what was knowable on a day",
        options: &[
            &[option("day", Kind::Day, "the day, to its end").required()],
            POLICY,
        ],
        run: Run::Graph(answers::known_as_of),
    },
    Operation {
        name: "relate",
        summary: "how the things that two figures count relate, and whether they may be added",
        options: &[&[
            option("a", Kind::Id, "the one figure claim").required(),
            option("b", Kind::Id, "the other").required(),
        ]],
        run: Run::Graph(answers::relate),
    },
    Operation {
        name: "relate_scopes",
        summary: "how two scopes relate, stated by somebody or not",
        options: &[&[
            option("a", Kind::Scope, "the one scope").required(),
            option("b", Kind::Scope, "the other").required(),
        ]],
        run: Run::Graph(answers::relate_scopes),
    },
    Operation {
        name: "compare",
        summary: "whether two numbers may be compared, and if so how the one stands to the other",
        options: &[
            &[
                option("a", Kind::Id, "the one figure claim").required(),
                option("b", Kind::Id, "the other").required(),
            ],
            POLICY,
        ],
        run: Run::Graph(implied::compare),
    },
    Operation {
        name: "consistency",
        summary: "whether accepted figures can all be true, and which smallest sets of them cannot",
        options: &[SELECTION, KNOWN, POLICY, PREMISES],
        run: Run::Graph(implied::consistency),
    },
    Operation {
        name: "bounds",
        summary: "the least and the greatest that accepted figures leave for a number",
        options: &[
            &[option(
                "of",
                Kind::Countable,
                "the scope or the figure claim asked about",
            )
            .required()],
            SELECTION,
            KNOWN,
            POLICY,
            PREMISES,
        ],
        run: Run::Graph(implied::bounds),
    },
    Operation {
        name: "union",
        summary: "the least and the greatest number of what at least one of some figures counts",
        options: &[
            &[option("claims", Kind::Ids, "the figure claims").required()],
            SELECTION,
            KNOWN,
            POLICY,
            PREMISES,
        ],
        run: Run::Graph(implied::union),
    },
    Operation {
        name: "residual",
        summary: "the least and the greatest that is left of a figure after others",
        options: &[
            &[
                option(
                    "whole",
                    Kind::Id,
                    "the figure claim that something is left of",
                )
                .required(),
                option(
                    "parts",
                    Kind::Ids,
                    "the others; absent: all accepted figures that lie within it",
                ),
            ],
            SELECTION,
            KNOWN,
            POLICY,
            PREMISES,
        ],
        run: Run::Graph(implied::residual),
    },
    Operation {
        name: "trace",
        summary: "the paths from the passages of a claim to where what it says comes from",
        options: &[
            &[option("claim", Kind::Id, "which").required()],
            LINKS,
            KNOWN,
        ],
        run: Run::Graph(answers::trace),
    },
    Operation {
        name: "origins",
        summary: "how many independent origins stand behind claims, however many tell them",
        options: &[
            &[option("claim", Kind::Ids, "which; of several, taken together").required()],
            LINKS,
            TELLINGS,
            KNOWN,
        ],
        run: Run::Graph(answers::origins),
    },
    Operation {
        name: "origins_all",
        summary: "how many origins stand behind every claim",
        options: &[&[BASES], TELLINGS, KNOWN],
        run: Run::Graph(answers::origins_all),
    },
    Operation {
        name: "lookup",
        summary: "records by name, across spellings and scripts",
        options: &[&[
            option("text", Kind::Text, "the name").required(),
            option("sections", Kind::Words(named), "where")
                .or(r#"["places","actors","incidents","sources"]"#),
            option("limit", Kind::Count, "how many records at most").or("10"),
            option("at_least", Kind::Count, "the least likeness, in per mille").or("700"),
        ]],
        run: Run::Graph(answers::lookup),
    },
    Operation {
        name: "neighbours",
        summary: "the records around one, and the links between them",
        options: &[&[option("id", Kind::Id, "which").required()], WALK],
        run: Run::Graph(answers::neighbours),
    },
    Operation {
        name: "paths",
        summary: "the shortest paths from one record to another, of at most `depth` links",
        options: &[
            &[
                option("from", Kind::Id, "where they begin").required(),
                option("to", Kind::Id, "where they end").required(),
            ],
            WALK,
        ],
        run: Run::Graph(answers::paths),
    },
    // ---- of graphs, for tools that draw
    Operation {
        name: "to_tables",
        summary: "the document as CSV files, one for every section and list",
        options: &[],
        run: Run::Graph(foreign::to_tables),
    },
    Operation {
        name: "node_link",
        summary: "the graph as node-link JSON, which networkx reads",
        options: &[
            DRAWING,
            &[option("records", Kind::Flag, "each node with its whole record").or("false")],
        ],
        run: Run::Graph(drawings::node_link),
    },
    Operation {
        name: "dot",
        summary: "the graph in the language of Graphviz, as text",
        options: &[DRAWING],
        run: Run::Graph(drawings::dot),
    },
    Operation {
        name: "chart_series",
        summary: "figures over time as a Vega-Lite v5 specification",
        options: &[SELECTION, KNOWN, FILTER, POLICY, SERIES],
        run: Run::Graph(drawings::chart_series),
    },
    Operation {
        name: "chart_origins",
        summary: "the way from passages to origins as a Vega-Lite v5 specification",
        options: &[
            &[option("claim", Kind::Ids, "which; of several, taken together").required()],
            LINKS,
            TELLINGS,
            KNOWN,
        ],
        run: Run::Graph(drawings::chart_origins),
    },
    Operation {
        name: "chart_parts",
        summary: "a whole, its parts and what is left as a Vega-Lite v5 specification",
        options: &[
            &[option("whole", Kind::Id, "the figure claim that is the whole").required()],
            SELECTION,
            KNOWN,
            POLICY,
            PREMISES,
        ],
        run: Run::Graph(drawings::chart_parts),
    },
];
