//! CG209: a term of the document's own stands before a built-in one.

use super::Check;
use crate::{Code, Diagnostic, Severity};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for (list, extension) in &graph.document().vocabulary.lists {
        for (id, term) in &extension.terms {
            let Some(built_in) = graph.vocabulary().shadowed(*list, id.as_str()) else {
                continue;
            };
            let same = &*term.path == built_in.path
                && term.unit.as_ref().map(crate::Id::as_str) == built_in.unit
                && (term.accumulation.is_none() || term.accumulation == built_in.accumulation);
            let finding = Diagnostic::new(
                Code::ShadowedTerm,
                format!("/vocabulary/{list}/terms/{id}"),
                format!(
                    "`{id}` stands before the built-in term at `{}`",
                    built_in.path
                ),
            )
            .param("term", id)
            .param("path", &*term.path)
            .param("built_in_path", built_in.path);
            check.find(if same {
                finding
                    .severity(Severity::Info)
                    .help("the two mean the same: the document's own can be left out")
            } else {
                finding.help("readers will take the built-in meaning: give the term another id")
            });
        }
    }
}
