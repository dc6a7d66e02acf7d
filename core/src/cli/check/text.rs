//! Findings for people.

use super::{Checked, Outcome, is_shown};
use crate::{
    Report, Severity,
    cli::{Failure, Session, args::Least, snippets},
};

impl Session<'_> {
    pub(super) fn check_text(&mut self, checked: &[Checked], least: Least) -> Result<(), Failure> {
        for file in checked {
            let Outcome::Report { report, bytes } = &file.outcome else {
                continue;
            };
            let text = String::from_utf8_lossy(bytes);
            let snippets = snippets(&text, &file.name, self.out.coloured);
            for finding in file.findings(least) {
                self.out.text(&snippets.draw_one(finding))?;
                self.out.text("\n\n")?;
            }
            self.out
                .line(&format!("{}: {}", file.name, summary(report, least)))?;
        }
        Ok(())
    }
}

/// How many findings there are, and which of them are not listed.
fn summary(report: &Report, least: Least) -> String {
    if report.is_empty() {
        return "nothing was found".to_owned();
    }
    let kinds = [
        (Severity::Error, "error", "errors", "--show error"),
        (Severity::Warning, "warning", "warnings", "--show warning"),
        (
            Severity::Info,
            "piece of information",
            "pieces of information",
            "--show info",
        ),
    ];
    let mut parts = Vec::new();
    let mut hidden = None;
    for (severity, one, many, option) in kinds {
        let count = report.of(severity).count();
        parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        if count > 0 && !is_shown(severity, least) {
            hidden = Some(option);
        }
    }
    let mut text = parts.join(", ");
    if let Some(option) = hidden {
        text = format!("{text}; see all with `{option}`");
    }
    if report.left_out() > 0 {
        text = format!("{text}; {} more are not listed", report.left_out());
    }
    text
}
