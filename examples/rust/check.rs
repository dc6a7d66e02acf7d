//! Checks a case file and shows every finding on the line it is in.
//!
//! `check FILE [TEXTS]`, where the folder `TEXTS` holds the texts of sources as `SOURCE-ID.txt`.
//! Ends with 0 when nothing is wrong, 1 when errors were found, 2 when the file could not be opened.

use std::{error::Error, fs, io::IsTerminal as _, path::Path, process::ExitCode};

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
            eprintln!("{file}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the file holds no error.
fn check(file: &str, texts: Option<&Path>) -> Result<bool, Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let report = match Graph::load(&bytes, Limits::default()) {
        Ok(graph) => {
            let mut validation = Validation::default();
            if let Some(folder) = texts {
                for source in graph.sources() {
                    if let Ok(text) =
                        fs::read_to_string(folder.join(format!("{}.txt", source.id())))
                    {
                        validation.texts.insert(Id::clone(source.id()), text);
                    }
                }
            }
            graph.validate_with(&validation).located(&bytes)?
        }
        Err(error) => error.report().cloned().ok_or(error)?,
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut snippets = Snippets::new(&text, file);
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        snippets = snippets.coloured();
    }
    print!("{}", snippets.draw(&report));
    println!("{file}: {}", summary(&report));
    Ok(report.errors().next().is_none())
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
