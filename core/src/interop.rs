//! What crosses to a host language: every operation, options as JSON text in, the answer as JSON text
//! out, the same bytes in every language.
//!
//! A binding needs four functions: [`open`] makes a graph of a file, [`ask`] puts an operation to a
//! graph, [`apply`] to a file, [`tell`] to nobody. The operations and their options are a table that
//! `tell("operations", "{}")` answers; `docs/api.md` shows them in three languages.
//!
//! Options are one JSON object (an empty text stands for an empty one), read as strictly as a
//! document: an option that the operation does not have is refused, with those that it has. What
//! cannot be done crosses as JSON too, by [`failure`].

mod answers;
mod batches;
mod draft;
mod drawings;
mod edit;
mod files;
mod foreign;
mod implied;
mod options;
mod shared;
mod table;

use std::{fs::File, path::Path};

use serde::Serialize;

pub use batches::Batches;
pub use draft::Draft;
pub use edit::edit;

use self::{
    options::Given,
    table::{OPERATIONS, Operation, Run},
};
use crate::{Error, Graph, Report, slip};

/// Reads a file of either form and indexes it.
///
/// The options are limits on what is read: `limit_bytes`, `limit_depth`, `limit_string`,
/// `limit_findings`.
///
/// ```
/// use claimgraph::interop;
///
/// let graph = interop::open(br#"{"format":1}"#, r#"{"limit_bytes":1000}"#)?;
/// assert!(graph.is_empty());
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// As [`Graph::load`], and when an option is wrong.
pub fn open(bytes: &[u8], options: &str) -> Result<Graph, Error> {
    let given = Given::read("open", &[options::LIMITS], options)?;
    Graph::load(bytes, given.limits())
}

/// Reads a file on disk of either form and indexes it, without ever holding it as a whole; the options
/// are those of [`open`].
///
/// # Errors
///
/// As [`Graph::read`], and when an option is wrong.
pub fn read(path: impl AsRef<Path>, options: &str) -> Result<Graph, Error> {
    let given = Given::read("open", &[options::LIMITS], options)?;
    Graph::read(File::open(path)?, given.limits())
}

/// Puts an operation to a graph.
///
/// ```
/// use claimgraph::{Graph, interop};
///
/// let graph = Graph::from_json(br#"{"format":1}"#)?;
/// let report = interop::ask(&graph, "validate", "{}")?;
/// assert_eq!(report, r#"{"findings":[],"left_out":0}"#);
/// let error = interop::ask(&graph, "validate", r#"{"colour":1}"#).unwrap_err();
/// assert!(error.to_string().contains("unknown option `colour`"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// When there is no such operation, an option is wrong, or the question cannot be answered.
pub fn ask(graph: &Graph, operation: &str, options: &str) -> Result<String, Error> {
    let operation = find(operation)?;
    match operation.run {
        Run::Records(run) => run(graph.document(), &operation.given(options)?),
        Run::Graph(run) => run(graph, &operation.given(options)?),
        Run::File(_) | Run::Nothing(_) => Err(operation.misplaced("a graph")),
    }
}

/// Applies an operation to a file of either form, whether or not it can be read.
///
/// ```
/// use claimgraph::interop;
///
/// let file = br#"{"places":{},"format":1}"#;
/// assert_eq!(interop::apply(file, "fmt", "")?, "{\"format\": 1}\n");
/// let report = interop::apply(b"{", "check", "")?;
/// assert!(report.contains("json-syntax"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// When there is no such operation, an option is wrong, or, for all but `check`, the file cannot be read.
pub fn apply(bytes: &[u8], operation: &str, options: &str) -> Result<String, Error> {
    let operation = find(operation)?;
    let Run::File(run) = operation.run else {
        return Err(operation.misplaced("a file"));
    };
    run(bytes, &operation.given(options)?)
}

/// The findings of `check`, each drawn on the lines of the file that it is in, in their order; `path`
/// is what the file is called.
///
/// ```
/// use claimgraph::interop;
///
/// let drawn = interop::draw(b"{\"format\":1,\"planes\":{}}", "", "case.json", false)?;
/// assert_eq!(drawn.len(), 1);
/// assert!(drawn[0].contains("--> case.json:1:13"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// When an option of `check` is wrong.
#[cfg(feature = "render")]
pub fn draw(bytes: &[u8], options: &str, path: &str, coloured: bool) -> Result<Vec<String>, Error> {
    let report = files::checked(bytes, &find("check")?.given(options)?)?;
    let text = String::from_utf8_lossy(bytes);
    let snippets = crate::Snippets::new(&text, path);
    let snippets = if coloured {
        snippets.coloured()
    } else {
        snippets
    };
    Ok(report
        .iter()
        .map(|finding| snippets.draw_one(finding))
        .collect())
}

/// Answers an operation that needs no data.
///
/// ```
/// use claimgraph::interop;
///
/// let answer = interop::tell("explain", r#"{"code":"CG110"}"#)?;
/// assert!(answer.starts_with(r#"{"code":"CG110","slug":"unknown-field","severity":"error""#));
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// When there is no such operation, or an option is wrong.
pub fn tell(operation: &str, options: &str) -> Result<String, Error> {
    let operation = find(operation)?;
    let Run::Nothing(run) = operation.run else {
        return Err(operation.misplaced("nothing"));
    };
    run(&operation.given(options)?)
}

/// A failure as it crosses to a host language: `{"error":{"kind","message","report"}}`, with the
/// report where it is the data that could not be read.
///
/// ```
/// use claimgraph::{Graph, interop};
///
/// let graph = Graph::from_json(br#"{"format":1}"#)?;
/// let error = interop::ask(&graph, "trace", r#"{"claim":"toll"}"#).unwrap_err();
/// assert_eq!(
///     interop::failure(&error),
///     r#"{"error":{"kind":"question","message":"there is no claim `toll`"}}"#
/// );
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub fn failure(error: &Error) -> String {
    #[derive(Serialize)]
    struct Failure<'a> {
        error: Inner<'a>,
    }
    #[derive(Serialize)]
    struct Inner<'a> {
        kind: &'static str,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        report: Option<&'a Report>,
    }
    json(&Failure {
        error: Inner {
            kind: match error {
                Error::Unreadable(_) => "unreadable",
                Error::Question(_) => "question",
                Error::Io(_) => "io",
            },
            message: error.to_string(),
            report: error.report(),
        },
    })
}

/// What an operation is put to: `nothing`, `a file` or `a graph`.
#[cfg(feature = "cli")]
pub(crate) fn put_to(operation: &str) -> Result<&'static str, Error> {
    Ok(find(operation)?.run.on())
}

fn find(name: &str) -> Result<&'static Operation, Error> {
    let found = OPERATIONS.iter().find(|operation| operation.name == name);
    found.ok_or_else(|| {
        let near = slip::nearest(name, OPERATIONS.iter().map(|operation| operation.name));
        let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let shown = crate::text::shown(name, 100);
        Error::Question(format!("there is no operation `{shown}`{hint}"))
    })
}

impl Operation {
    fn given(&self, options: &str) -> Result<Given, Error> {
        Given::read(self.name, self.options, options)
    }

    fn misplaced(&self, asked: &str) -> Error {
        let (name, whom) = (self.name, self.run.on());
        Error::Question(format!(
            "the operation `{name}` is put to {whom}, not to {asked}"
        ))
    }
}

/// An answer as text.
fn json(answer: &impl Serialize) -> String {
    // Answers are words, numbers and lists with keys that are strings: nothing that could fail.
    crate::json::to_text(answer)
}

#[cfg(test)]
mod tests;
