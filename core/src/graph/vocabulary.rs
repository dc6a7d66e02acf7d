//! The vocabulary of a document: the built-in terms and its own.

use crate::{Code, Diagnostic, Document, NewTerm, Vocabulary, json::excerpt};

/// The vocabulary, and a finding for every term that cannot be added to it.
pub(super) fn of(document: &Document) -> (Vocabulary, Vec<Diagnostic>) {
    let mut vocabulary = Vocabulary::built_in();
    let mut findings = Vec::new();
    for (list, extension) in &document.vocabulary.lists {
        if let Some(open) = extension.open {
            vocabulary.set_open(*list, open);
        }
        for (id, term) in &extension.terms {
            let new = NewTerm {
                id,
                path: &term.path,
                label: term.label.as_deref(),
                unit: term.unit.as_ref().map(crate::Id::as_str),
                accumulation: term.accumulation,
            };
            if let Err(error) = vocabulary.extend(*list, new) {
                findings.push(
                    Diagnostic::new(
                        Code::MalformedTerm,
                        format!("/vocabulary/{list}/terms/{id}"),
                        format!("the term `{id}` cannot be added: {error}"),
                    )
                    .param("term", id)
                    .param("list", list.as_str())
                    .param("path", &*excerpt(&term.path, 140)),
                );
            }
        }
    }
    (vocabulary, findings)
}
