//! Findings as commands of GitHub's workflow runner, which shows them beside the lines.

use std::fmt::Write as _;

use super::Checked;
use crate::{Severity, cli::args::Least};

/// What ends a message or begins another command is written as percent and digits.
fn escaped(text: &str, is_property: bool) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if is_property => out.push_str("%3A"),
            ',' if is_property => out.push_str("%2C"),
            c => out.push(c),
        }
    }
    out
}

pub(super) fn write(checked: &[Checked], least: Least) -> String {
    let mut out = String::new();
    for file in checked {
        for finding in file.findings(least) {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let mut place = format!("file={}", escaped(&file.name, true));
            if let Some(span) = finding.span {
                let (start, end) = (span.start, span.end);
                // Writing to a String cannot fail.
                let _ = write!(place, ",line={},endLine={}", start.line, end.line);
                // Columns are shown only where the stretch is on one line.
                if start.line == end.line {
                    let upto = end.column.saturating_sub(1).max(start.column);
                    let _ = write!(place, ",col={},endColumn={upto}", start.column);
                }
            }
            let title = escaped(&format!("{} {}", finding.code, finding.slug), true);
            let help = finding.help.as_deref();
            let message = help.map_or_else(
                || finding.message.clone(),
                |help| format!("{}\n{help}", finding.message),
            );
            let message = escaped(&message, false);
            let _ = writeln!(out, "::{level} {place},title={title}::{message}");
        }
    }
    out
}
