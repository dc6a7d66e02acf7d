//! Checks a case file and shows every finding on the line it is in.
//!
//! `check FILE [TEXTS]`, where the folder `TEXTS` holds the texts of sources as `SOURCE-ID.txt`.
//! Ends with 0 when nothing is wrong, 1 when errors were found, 2 when a file could not be read.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    io::{self, ErrorKind, IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use claimgraph::{Graph, Id, Limits, Report, Severity, Snippets, Validation};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), texts, None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: check FILE [TEXTS]");
        return ExitCode::from(2);
    };
    match check(&file, texts.as_deref().map(Path::new)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the file holds no error.
fn check(file: &str, folder: Option<&Path>) -> Result<bool, Box<dyn Error>> {
    let bytes = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let mut notes = Vec::new();
    let report = match Graph::load(&bytes, Limits::default()) {
        Ok(graph) => {
            let texts = match folder {
                Some(folder) => texts(&graph, folder, &mut notes)?,
                None => BTreeMap::new(),
            };
            let validation = Validation {
                texts,
                ..Validation::default()
            };
            graph.validate_with(&validation).located(&bytes)?
        }
        Err(error) => error.report().cloned().ok_or(error)?,
    };
    match show(&report, &notes, &String::from_utf8_lossy(&bytes), file) {
        // Whoever reads has read enough: `| head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        shown => shown?,
    }
    Ok(report.errors().next().is_none())
}

/// The texts of sources that are in the folder; what is not there is noted.
fn texts(
    graph: &Graph,
    folder: &Path,
    notes: &mut Vec<String>,
) -> Result<BTreeMap<Id, String>, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    for source in graph.sources().filter(|s| s.claims().next().is_some()) {
        let path = folder.join(format!("{}.txt", source.id()));
        match fs::read_to_string(&path) {
            Ok(text) => {
                texts.insert(source.id().clone(), text);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let path = path.display();
                notes.push(format!(
                    "passages in `{}` are not checked: there is no {path}",
                    source.id()
                ));
            }
            Err(error) => return Err(format!("{}: {error}", path.display()).into()),
        }
    }
    notes.push(format!(
        "passages are checked against {} texts",
        texts.len()
    ));
    Ok(texts)
}

fn show(report: &Report, notes: &[String], text: &str, file: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut snippets = Snippets::new(text, file);
    if out.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        snippets = snippets.coloured();
    }
    write!(out, "{}", snippets.draw(report))?;
    for note in notes {
        writeln!(out, "{note}")?;
    }
    writeln!(out, "{file}: {}", summary(report))
}

fn summary(report: &Report) -> String {
    let count = |severity, one: &str, many: &str| {
        let n = report.of(severity).count();
        format!("{n} {}", if n == 1 { one } else { many })
    };
    format!(
        "{}, {}, {} of information",
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Info, "piece", "pieces"),
    )
}
