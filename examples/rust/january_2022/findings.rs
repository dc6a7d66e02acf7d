//! What the check of the file finds, by severity.

use std::{collections::BTreeMap, error::Error};

use claimgraph::{Code, Report, Severity, Snippets};

use crate::page::Page;

/// Findings of one code beyond these are counted, not drawn.
const DRAWN: usize = 2;

/// Prints the findings: counts by code, then the first of each drawn where it stands.
pub(crate) fn print(
    page: &mut Page,
    report: &Report,
    text: &str,
    path: &str,
) -> Result<(), Box<dyn Error>> {
    page.heading("What the check finds")?;
    let counts = [
        (Severity::Error, "errors"),
        (Severity::Warning, "warnings"),
        (Severity::Info, "pieces of information"),
    ]
    .map(|(severity, word)| format!("{} {word}", report.of(severity).count()));
    page.paragraph(&format!("{}.", counts.join(", ")))?;
    let mut snippets = Snippets::new(text, path);
    if page.is_coloured() {
        snippets = snippets.coloured();
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let mut by_code: BTreeMap<Code, Vec<_>> = BTreeMap::new();
        for finding in report.of(severity) {
            by_code.entry(finding.code).or_default().push(finding);
        }
        for (code, findings) in by_code {
            let slug = code.slug().replace('-', " ");
            page.subheading(&format!("{code} {slug}: {} × {severity}", findings.len()))?;
            // Information is counted; what may be wrong is shown.
            let drawn = if severity == Severity::Info { 1 } else { DRAWN };
            for finding in findings.iter().take(drawn) {
                page.verbatim(&snippets.draw_one(finding))?;
                page.verbatim("\n")?;
            }
            if findings.len() > drawn {
                let ids: Vec<&str> = findings
                    .iter()
                    .skip(drawn)
                    .filter_map(|f| f.id.as_ref())
                    .map(claimgraph::Id::as_str)
                    .collect();
                page.subitem(&format!("and in {}", ids.join(", ")))?;
            }
        }
    }
    Ok(())
}
