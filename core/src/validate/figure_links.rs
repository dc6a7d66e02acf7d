//! CG315: links that speak of counted things join figures.

use super::Check;
use crate::{Claim, Code, Diagnostic, Item, LinkKind as L, graph::claim_links};

pub(super) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let id = claim.id();
    let is_figure = claim.figure().is_some();
    for (kind, field, links) in claim_links(&claim) {
        let counts = match kind {
            L::PartOf | L::DisjointFrom | L::GreaterThan => true,
            L::Supersedes => false,
            _ => continue,
        };
        if counts && !is_figure && !links.is_empty() {
            check.find(
                Diagnostic::new(
                    Code::FigureOnlyLink,
                    format!("/claims/{id}/{field}"),
                    format!("`{id}` is no figure, and `{field}` joins figures"),
                )
                .id(id)
                .param("link", field)
                .help("say it of the figures in question, or remove the link")
                .related(format!("/claims/{id}/kind"), "its kind"),
            );
            continue;
        }
        for (slot, link) in links.iter().enumerate() {
            let Some(other) = claim.graph().claim(link.claim.as_str()) else {
                continue;
            };
            if other.figure().is_some() == is_figure {
                continue;
            }
            let target = other.id();
            let message = if is_figure {
                format!("`{target}` is no figure, and `{id}` is")
            } else {
                format!("`{target}` is a figure, and `{id}` is not")
            };
            check.find(
                Diagnostic::new(
                    Code::FigureOnlyLink,
                    format!("/claims/{id}/{field}/{slot}/claim"),
                    message,
                )
                .id(id)
                .param("link", field)
                .param("target", target)
                .help(if counts {
                    format!("`{field}` joins figures")
                } else {
                    "what supersedes a figure is another figure".to_owned()
                })
                .related(format!("/claims/{target}/kind"), "the kind of the other"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded_claims},
    };

    const FIGURE: &str = r#""kind":"figure","incident":"x","figure":{"measure":"killed","quantity":{"kind":"exact","value":1}}"#;
    const EVENT: &str = r#""kind":"occurrence","incident":"x","occurrence":{"text":"t"}"#;

    fn links(from: &str, field: &str, to: &str) -> Vec<(crate::Severity, String)> {
        let link = format!(r#""{field}":[{{"claim":"b","basis":"stated"}}]"#);
        let claims = format!(r#""a":{{{from},{link}}},"b":{{{to}}}"#);
        graded_claims(Code::FigureOnlyLink, &claims)
    }

    #[test]
    fn counting_links_join_figures() {
        for field in ["part_of", "disjoint_from", "greater_than"] {
            assert_eq!(links(FIGURE, field, FIGURE), []);
            assert_eq!(
                links(FIGURE, field, EVENT),
                [error(&format!("a/{field}/0/claim"))]
            );
            assert_eq!(links(EVENT, field, FIGURE), [error(&format!("a/{field}"))]);
            assert_eq!(links(EVENT, field, EVENT), [error(&format!("a/{field}"))]);
        }
    }

    #[test]
    fn supersession_joins_figures_or_others() {
        assert_eq!(links(FIGURE, "supersedes", FIGURE), []);
        assert_eq!(links(EVENT, "supersedes", EVENT), []);
        assert_eq!(
            links(FIGURE, "supersedes", EVENT),
            [error("a/supersedes/0/claim")]
        );
        assert_eq!(
            links(EVENT, "supersedes", FIGURE),
            [error("a/supersedes/0/claim")]
        );
    }

    #[test]
    fn other_links_join_anything() {
        for field in ["restates", "based_on", "responds_to", "assesses"] {
            assert_eq!(links(EVENT, field, FIGURE), []);
        }
    }
}
