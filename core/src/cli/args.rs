//! Commands and their options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks, reports and converts cases of claims about contested figures.
#[derive(Debug, Parser)]
#[command(
    name = "claimgraph",
    version,
    propagate_version = true,
    after_help = "Exit status: 0 all is well, 1 something was found (check, consistency), is not in the canonical \
                  layout (fmt --check) or was not found (find), 2 it could not be done.\n\
                  A file named - is standard input."
)]
pub(super) struct Arguments {
    /// When to write in colour; auto: on a terminal, unless `NO_COLOR` is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Colour,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

/// Limits on what is read, since files come from strangers.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    /// Bytes of one file.
    #[arg(
        long = "limit-bytes",
        global = true,
        value_name = "N",
        help_heading = "Limits"
    )]
    pub(super) bytes: Option<usize>,
    /// Levels of nesting, at most 127.
    #[arg(
        long = "limit-depth",
        global = true,
        value_name = "N",
        help_heading = "Limits"
    )]
    pub(super) depth: Option<usize>,
    /// Bytes of one string.
    #[arg(
        long = "limit-string",
        global = true,
        value_name = "N",
        help_heading = "Limits"
    )]
    pub(super) string: Option<usize>,
    /// Findings listed before the rest are only counted.
    #[arg(
        long = "limit-findings",
        global = true,
        value_name = "N",
        help_heading = "Limits"
    )]
    pub(super) findings: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Finds what is wrong or worth knowing in files.
    Check(Check),
    /// Tells a case on a page: the toll by claimant, its origins, the findings.
    Report(Report),
    /// Figures over time, by claimant and by what is counted.
    Series(Series),
    /// How many independent origins stand behind claims.
    Origins(Origins),
    /// Whether the accepted figures can all be true.
    Consistency(Consistency),
    /// What the accepted figures imply about a number.
    Bounds(Bounds),
    /// Whether two numbers may be compared, and how the one stands to the other.
    Compare(Compare),
    /// Writes files in the canonical layout.
    Fmt(Fmt),
    /// What the code of a finding means, with an example and its repair.
    Explain(Explain),
    /// Writes a case in another form.
    Convert(Convert),
    /// The position of a phrase in a source's text, ready to paste into a claim.
    Find(Find),
    /// Puts any operation of docs/api.md to a file, and answers JSON.
    Ask(Ask),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files of either form.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) output_format: CheckFormat,
    /// The least severity that makes the exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub(super) fail_on: FailOn,
    /// The least severity that is listed; by default warning in text and github, info in json and sarif.
    #[arg(long, value_name = "SEVERITY")]
    pub(super) show: Option<Least>,
    /// A folder with the texts of sources as SOURCE-ID.txt, to check passages against.
    #[arg(long, value_name = "FOLDER")]
    pub(super) texts: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Text,
    Json,
    Sarif,
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Least {
    Error,
    Warning,
    Info,
}

/// Which claims an answer is made from.
#[derive(Debug, Args)]
pub(super) struct SelectionArgs {
    /// Figures of this measure; may be given several times.
    #[arg(long, value_name = "ID")]
    pub(super) measure: Vec<String>,
    /// Also figures of the measures below.
    #[arg(long)]
    pub(super) measures_below: bool,
    /// Claims about this incident and its parts.
    #[arg(long, value_name = "ID")]
    pub(super) incident: Option<String>,
    /// Claims of this actor and of all who speak for it; may be given several times.
    #[arg(long, value_name = "ID")]
    pub(super) claimant: Vec<String>,
    /// Only what certainly was public by the end of this day.
    #[arg(long, value_name = "DAY")]
    pub(super) known_as_of: Option<String>,
    /// Only what may have been public by the end of this day.
    #[arg(long, value_name = "DAY", conflicts_with = "known_as_of")]
    pub(super) possibly_known_as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The measure whose figures are told over time; by default the one with the most figures.
    #[arg(long, value_name = "ID")]
    pub(super) measure: Option<String>,
    /// Only what certainly was public by the end of this day.
    #[arg(long, value_name = "DAY")]
    pub(super) known_as_of: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// For reading.
    Text,
    /// The answer as `claimgraph ask` gives it.
    Json,
    /// A Vega-Lite v5 specification.
    Chart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ClockArg {
    Stated,
    Published,
    AsOf,
}

#[derive(Debug, Args)]
pub(super) struct Series {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
    /// Only figures of this place.
    #[arg(long, value_name = "ID")]
    pub(super) place: Option<String>,
    /// Only figures of everybody.
    #[arg(long)]
    pub(super) whole_population: bool,
    /// By what the figures are ordered.
    #[arg(long, value_name = "CLOCK", default_value = "stated")]
    pub(super) clock: ClockArg,
    /// A line for every speaker, not for every institution.
    #[arg(long)]
    pub(super) by_speaker: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) output_format: AnswerFormat,
}

#[derive(Debug, Args)]
pub(super) struct Origins {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Claims, taken together; none: every figure by itself.
    #[arg(value_name = "CLAIM")]
    pub(super) claims: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) output_format: AnswerFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Assumption {
    /// A text says so.
    Stated,
    /// A text says so, or the curator concludes it.
    Curated,
    /// Also what is counted permits no other reading.
    Definitional,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SupersededArg {
    /// They hold too.
    Keep,
    /// Those that a text says are superseded do not hold.
    DropStated,
    /// Nor do those of which the curator concludes it.
    DropStatedAndInferred,
}

#[derive(Debug, Args)]
pub(super) struct PremiseArgs {
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
    /// What becomes of figures that others supersede.
    #[arg(long, value_name = "HOW", default_value = "drop-stated-and-inferred")]
    pub(super) superseded: SupersededArg,
    /// The weakest ground on which a relation between figures is accepted.
    #[arg(long, value_name = "GROUND", default_value = "curated")]
    pub(super) assumption: Assumption,
    /// A list of what is supposed for this question only, as JSON; docs/cli.md has an example.
    #[arg(long, value_name = "JSON")]
    pub(super) suppose: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Consistency {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) premises: PremiseArgs,
    /// The answer as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The one figure claim.
    #[arg(value_name = "CLAIM")]
    pub(super) a: String,
    /// The other.
    #[arg(value_name = "OTHER")]
    pub(super) b: String,
    /// The answer as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Bounds {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What is counted by a claim; by several, by at least one of them.
    #[arg(value_name = "CLAIM", required_unless_present_any = ["scope", "left_of"])]
    pub(super) claims: Vec<String>,
    /// What is counted by a scope, as JSON: {"measure": "killed", "incident": "collapse"}.
    #[arg(long, value_name = "JSON", conflicts_with_all = ["claims", "left_of"])]
    pub(super) scope: Option<String>,
    /// What is left of this claim after CLAIM…; after none, after all its known parts.
    #[arg(long, value_name = "CLAIM")]
    pub(super) left_of: Option<String>,
    #[command(flatten)]
    pub(super) premises: PremiseArgs,
    /// As text, as JSON, or (with --left-of alone) as a chart of the parts.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) output_format: AnswerFormat,
}

#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Files of either form; standard input is written to standard output.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Write nothing; name the files that are laid out otherwise, and end with 1.
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// CG110, or unknown-field; none: all codes.
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// The document form.
    Document,
    /// The line form, a record a line.
    Lines,
    /// Node-link JSON, which networkx reads.
    NodeLink,
    /// The language of Graphviz.
    Dot,
    /// A folder of CSV files, one for every section and list.
    Tables,
}

#[derive(Debug, Args)]
pub(super) struct Convert {
    /// A case, a folder of tables, or with --mapping a table.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "FORM", default_value = "document")]
    pub(super) to: Form,
    /// Where to write; by default standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What makes records of somebody else's table: a file (docs/mapping.md), or ucdp-ged.
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Option<String>,
    /// What stands between the cells of a table: a character, or tab.
    #[arg(long, value_name = "CHARACTER")]
    pub(super) delimiter: Option<String>,
    /// The encoding of a table: unicode, windows-1252 or iso-8859-1.
    #[arg(long, value_name = "NAME")]
    pub(super) encoding: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Find {
    /// The text of a source.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The phrase; none: the digest and the length of the text, for the source's record.
    #[arg(value_name = "PHRASE")]
    pub(super) phrase: Option<String>,
    /// The id of the source, to stand in what is printed.
    #[arg(long, value_name = "ID")]
    pub(super) source: Option<String>,
    /// How many characters of context stand in `prefix` and `suffix`; by default none where the phrase
    /// is found once, else 24.
    #[arg(long, value_name = "N")]
    pub(super) context: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct Ask {
    /// The name of the operation; `operations` lists them all.
    #[arg(value_name = "OPERATION")]
    pub(super) operation: String,
    /// The file that it is put to.
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Its options as one JSON object.
    #[arg(long, value_name = "JSON", default_value = "")]
    pub(super) options: String,
}
