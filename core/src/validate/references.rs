//! CG201, CG202: every reference leads to a record of the right kind.

use super::Check;
use crate::gather::Gather as _;
use crate::{Code, Diagnostic, SectionName, slip};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    graph
        .index()
        .unresolved(graph.document(), &mut |unresolved| {
            if check.leaves_out(Code::DanglingReference) {
                return;
            }
            let Some(id) = graph.index().id_at(graph.document(), unresolved.from) else {
                return;
            };
            let section = graph.index().section(unresolved.from);
            let pointer = format!("/{section}/{id}{}", unresolved.at);
            let target = unresolved.target;
            let wanted: Vec<&str> = unresolved.kind.to().iter().map(|s| s.one()).gather();
            let wanted = wanted.join(" or ");
            let finding = match unresolved.found {
                None => {
                    let finding = Diagnostic::new(
                        Code::DanglingReference,
                        pointer,
                        format!("there is no record `{target}`"),
                    );
                    match nearest(check, unresolved.kind.to(), target.as_str()) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")),
                        None => finding
                            .help(format!("add {wanted} of that id, or correct the reference")),
                    }
                }
                Some(found) => Diagnostic::new(
                    Code::WrongKindReference,
                    pointer,
                    format!("`{target}` is {}, not {wanted}", found.one()),
                )
                .param("found", found.as_str())
                .help(format!("name {wanted}, or leave the reference out"))
                .related(format!("/{found}/{target}"), "the record that has this id"),
            };
            check.find(
                finding
                    .id(id)
                    .param("target", target)
                    .param("link", unresolved.kind.as_str()),
            );
        });
}

/// An id of these sections that differs by a slip of the pen; looked for a few times only, since
/// every dangling reference asks.
fn nearest<'g>(check: &Check<'g>, sections: &[SectionName], target: &str) -> Option<&'g str> {
    let document = check.graph.document();
    let ids = sections.iter().flat_map(|section| document.ids(*section));
    let few = check.found() <= 100;
    few.then(|| slip::nearest(target, ids)).flatten()
}
