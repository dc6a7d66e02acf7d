//! `check`: what is wrong or worth knowing in files.

mod github;
mod json;
mod sarif;
mod text;

use std::{
    fs,
    io::{ErrorKind, Write as _},
    path::Path,
};

use super::{
    Failure, Session, Status,
    args::{Check, CheckFormat, FailOn, Least},
    input::{Input, name},
};
use crate::{Diagnostic, Error, Graph, Id, Map, Report, SectionName, Severity, Validation};

/// Above so many bytes whoever waits is told for what.
const LONG: u64 = 32 << 20;

/// What became of one file.
struct Checked {
    name: String,
    /// The name as a relative URI reference.
    uri: String,
    outcome: Outcome,
}

enum Outcome {
    Report {
        report: Report,
        bytes: Vec<u8>,
    },
    /// It could not be read at all.
    Failed(String),
}

impl Checked {
    fn findings(&self, least: Least) -> impl Iterator<Item = &Diagnostic> {
        let report = match &self.outcome {
            Outcome::Report { report, .. } => Some(report),
            Outcome::Failed(_) => None,
        };
        let findings = report.into_iter().flatten();
        findings.filter(move |finding| is_shown(finding.severity, least))
    }
}

fn is_shown(severity: Severity, least: Least) -> bool {
    match least {
        Least::Error => severity == Severity::Error,
        Least::Warning => severity != Severity::Info,
        Least::Info => true,
    }
}

fn fails(severity: Severity, on: FailOn) -> bool {
    match on {
        FailOn::Error => is_shown(severity, Least::Error),
        FailOn::Warning => is_shown(severity, Least::Warning),
        FailOn::Info => true,
        FailOn::Never => false,
    }
}

/// A path as a URI reference: what is not plain ASCII is percent-encoded byte by byte.
fn uri(path: &Path) -> String {
    let mut out = String::new();
    let bytes = path.as_os_str().as_encoded_bytes();
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(*byte));
            }
            b'\\' if cfg!(windows) => out.push('/'),
            byte => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.extend(HEX.get(usize::from(half)).copied().map(char::from));
                }
            }
        }
    }
    out
}

impl Session<'_> {
    pub(super) fn check(&mut self, args: &Check) -> Result<Status, Failure> {
        let mut checked = Vec::new();
        let mut status = Status::Well;
        for path in &args.files {
            self.say_what_takes_long(path)?;
            let outcome = match self.check_one(path, args) {
                Ok(outcome) => outcome,
                Err(Failure::Reading { error, .. }) => Outcome::Failed(error.to_string()),
                Err(Failure::Asked(why)) => Outcome::Failed(why),
                Err(other) => return Err(other),
            };
            status = status.max(match &outcome {
                Outcome::Failed(_) => Status::Failed,
                Outcome::Report { report, .. } => {
                    let found = report
                        .iter()
                        .any(|finding| fails(finding.severity, args.fail_on));
                    // What is left out was not looked at, and may be of any severity.
                    let unseen = report.left_out() > 0 && args.fail_on != FailOn::Never;
                    if found || unseen {
                        Status::Found
                    } else {
                        Status::Well
                    }
                }
            });
            checked.push(Checked {
                name: name(path),
                uri: if super::input::is_standard(path) {
                    "stdin".to_owned()
                } else {
                    uri(path)
                },
                outcome,
            });
        }
        for file in &checked {
            if let Outcome::Failed(why) = &file.outcome {
                self.err.line(&format!("error: {}: {why}", file.name))?;
            }
        }
        let least = args.show.unwrap_or(match args.output_format {
            CheckFormat::Text | CheckFormat::Github => Least::Warning,
            CheckFormat::Json | CheckFormat::Sarif => Least::Info,
        });
        match args.output_format {
            CheckFormat::Text => self.check_text(&checked, least)?,
            CheckFormat::Json => self.out.line(&json::write(&checked, least))?,
            CheckFormat::Sarif => self.out.line(&sarif::write(&checked, least))?,
            CheckFormat::Github => self.out.text(&github::write(&checked, least))?,
        }
        Ok(status)
    }

    fn say_what_takes_long(&mut self, path: &Path) -> Result<(), Failure> {
        let bytes = fs::metadata(path).map_or(0, |data| data.len());
        if self.is_watched && bytes >= LONG {
            let name = name(path);
            self.err
                .line(&format!("checking {name} ({} MiB)…", bytes >> 20))?;
            return self.err.flush().map_err(Failure::Writing);
        }
        Ok(())
    }

    fn check_one(&mut self, path: &Path, args: &Check) -> Result<Outcome, Failure> {
        let Input { bytes, .. } = self.input(path)?;
        let report = match Graph::load(&bytes, self.limits) {
            Ok(graph) => {
                let texts = match &args.texts {
                    Some(folder) => texts(&graph, folder, self.limits.bytes)?,
                    None => Map::new(),
                };
                let limit = self.limits.findings;
                let validation = Validation {
                    texts,
                    limit,
                    ..Validation::default()
                };
                graph.validate_with(&validation).located(&bytes)?
            }
            Err(Error::Unreadable(report)) => *report,
            Err(error) => return Err(error.into()),
        };
        // The text is only drawn in one of the forms, and may be large.
        let is_drawn = args.output_format == CheckFormat::Text;
        let bytes = if is_drawn { bytes } else { Vec::new() };
        Ok(Outcome::Report { report, bytes })
    }
}

/// The texts of sources that are in the folder.
fn texts(graph: &Graph, folder: &Path, limit: usize) -> Result<Map<Id, String>, Failure> {
    let mut texts = Map::new();
    if !folder.is_dir() {
        let why = format!("there is no folder {}", name(folder));
        return Err(Failure::Asked(why));
    }
    for id in graph.document().ids(SectionName::Sources) {
        let Ok(id) = Id::new(id) else { continue };
        let path = folder.join(format!("{id}.txt"));
        let failed = |error| Failure::Reading {
            name: name(&path),
            error,
        };
        match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
            Ok(data) if data.len() > limit as u64 => {
                let why = format!("{} is larger than the limit of {limit} bytes", name(&path));
                return Err(Failure::Asked(why));
            }
            Ok(_) => {}
        }
        match fs::read_to_string(&path) {
            Ok(text) => texts.insert(id, text),
            Err(error) => {
                let why = format!("{}: {error}", name(&path));
                return Err(Failure::Asked(why));
            }
        };
    }
    Ok(texts)
}
