//! CG408: a source is not published before the one it was made from.

use super::{disorder, finding};
use crate::{Code, DerivationKind, Severity, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for source in graph.sources() {
        let Some(published) = &source.published else {
            continue;
        };
        for (slot, derivation) in source.derived_from.iter().enumerate() {
            let Some(original) = graph.source(derivation.source.as_str()) else {
                continue;
            };
            let Some(first) = &original.published else {
                continue;
            };
            if disorder(first, published).is_none() {
                continue;
            }
            let (id, from, how) = (source.id(), original.id(), derivation.how);
            let message = format!("`{id}` was published before `{from}`, from which it derives");
            let pointer = format!("/sources/{id}/derived_from/{slot}/source");
            let mut finding = finding(
                Code::DerivedBeforeOriginal,
                pointer,
                message,
                first,
                published,
            );
            // What is not out yet can be quoted by those who have seen it.
            if matches!(how, DerivationKind::Quotes | DerivationKind::Cites) {
                finding = finding
                    .severity(Severity::Warning)
                    .help("correct one of the dates, unless what it took over had been seen before it was out");
            }
            check.find(
                finding
                    .id(id)
                    .param("original", from)
                    .param("how", how.as_str())
                    .related(format!("/sources/{id}/published"), "when it was published")
                    .related(
                        format!("/sources/{from}/published"),
                        "when the original was published",
                    ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn derived(how: &str, original: &str, derived: &str) -> Vec<(Severity, String)> {
        let sources = format!(
            r#""sources":{{"o":{{"kind":"article","title":"O","published":"{original}"}},
                "d":{{"kind":"article","title":"D","published":"{derived}",
                    "derived_from":[{{"source":"o","how":"{how}","basis":"inferred"}}]}}}}"#
        );
        graded(Code::DerivedBeforeOriginal, &sources)
    }

    #[test]
    fn copies_come_after_the_original() {
        let at = "/sources/d/derived_from/0/source";
        for how in ["republishes", "translates", "revises"] {
            assert_eq!(derived(how, "2022-12-20", "2022-12-20"), []);
            assert_eq!(derived(how, "2022-12-20", "2022-12-19"), [error(at)]);
            assert_eq!(derived(how, "2022-12-20", "2022-12-19~"), [warning(at)]);
            assert_eq!(derived(how, "2022-12-20", "2022-12"), []);
        }
        for how in ["quotes", "cites"] {
            assert_eq!(derived(how, "2022-12-20", "2022-12-19"), [warning(at)]);
        }
    }
}
