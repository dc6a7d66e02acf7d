//! Derivations that lead back to where they began.

use serde::Serialize;

use super::{speech::ClaimLinks, voices::Voices};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use crate::{Id, SectionName, graph::Node, query::order::circles_in_order};

/// Sources that were each made from the other, or claims that each rest on the other: nothing in a
/// circle is a reason to believe what is in it.
///
/// ```
/// use claimgraph::{CircularDerivation, Id, SectionName};
///
/// let circle = CircularDerivation { section: SectionName::Sources, ids: vec![Id::new("a")?] };
/// assert_eq!(serde_json::to_string(&circle)?, r#"{"section":"sources","ids":["a"]}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CircularDerivation {
    /// Sources, or claims.
    pub section: SectionName,
    /// Those in the circle, sorted; one that leads to itself makes a circle alone.
    pub ids: Vec<Id>,
}

impl Voices<'_> {
    /// The circles among these claims by what they rest on, and among the sources behind their passages.
    pub(in crate::query) fn circles(&self, claims: &[Node]) -> Vec<CircularDerivation> {
        let mut links = ClaimLinks::default();
        let mut passages: Vec<Node> = Vec::new();
        for claim in claims {
            self.links(*claim, &mut links);
            passages.add_all(links.passages.iter().map(|(_, source)| *source));
        }
        passages.sort_unstable();
        passages.dedup();
        let mut earlier =
            |source: Node| -> Vec<Node> { self.carriers(source).iter().map(|c| c.source).gather() };
        let mut grounds = |claim: Node| -> Vec<Node> {
            self.links(claim, &mut links);
            links.based_on.iter().map(|(to, _)| *to).gather()
        };
        let mut found = self.real(SectionName::Sources, &passages, &mut earlier);
        found.add_all(self.real(SectionName::Claims, claims, &mut grounds));
        found.arrange();
        found
    }

    fn real(
        &self,
        section: SectionName,
        roots: &[Node],
        next: &mut dyn FnMut(Node) -> Vec<Node>,
    ) -> Vec<CircularDerivation> {
        let mut found = Vec::new();
        for circle in circles_in_order(roots, next) {
            let real = match circle.as_slice() {
                [alone] => next(*alone).contains(alone),
                _ => true,
            };
            if real {
                let ids = circle.into_iter().filter_map(|node| self.id(node)).gather();
                found.push(CircularDerivation { section, ids });
            }
        }
        found
    }
}
