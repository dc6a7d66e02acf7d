//! Findings for programs of one's own.

use serde::Serialize;

use super::{Checked, Outcome};
use crate::{Diagnostic, cli::args::Least};

#[derive(Serialize)]
struct All<'c> {
    files: Vec<File<'c>>,
}

#[derive(Serialize)]
struct File<'c> {
    #[serde(rename = "file")]
    name: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'c str>,
    findings: Vec<&'c Diagnostic>,
    left_out: u64,
}

pub(super) fn write(checked: &[Checked], least: Least) -> String {
    let files = checked.iter().map(|file| {
        let (failure, left_out) = match &file.outcome {
            Outcome::Report { report, .. } => (None, report.left_out()),
            Outcome::Failed(why) => (Some(why.as_str()), 0),
        };
        File {
            name: &file.name,
            failure,
            findings: file.findings(least).collect(),
            left_out,
        }
    });
    let all = All {
        files: files.collect(),
    };
    crate::json::to_text(&all)
}
