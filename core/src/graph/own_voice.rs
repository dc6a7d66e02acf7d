//! Whose voice a source's own voice is.

use super::{Item, LinkKind, Node};
use crate::gather::{AddAll as _, Gather as _};
use crate::model::{Actor, DerivationKind, Source};

impl<'g> Item<'g, Source> {
    /// Those who speak in the source's own voice: its outlet, or the authors where none is recorded.
    /// A source that republishes or translates others has their voice, not its own: the outlet of a
    /// copy says nothing itself.
    ///
    /// ```
    /// use claimgraph::Graph;
    ///
    /// let graph = Graph::from_json(br#"{"format": 1,
    ///   "actors": {"daily": {"kind": "media", "names": [{"text": "daily"}]},
    ///              "mirror": {"kind": "media", "names": [{"text": "mirror"}]}},
    ///   "sources": {"first": {"kind": "article", "title": "A", "outlet": "daily"},
    ///               "copy": {"kind": "article", "title": "A", "outlet": "mirror",
    ///     "derived_from": [{"source": "first", "how": "republishes", "basis": "stated"}]}}}"#)?;
    /// let voices = graph.source("copy").unwrap().own_voice();
    /// assert_eq!(voices.iter().map(|a| a.id().as_str()).collect::<Vec<_>>(), ["daily"]);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn own_voice(&self) -> Vec<Item<'g, Actor>> {
        let graph = self.graph();
        let mut voices: Vec<Node> = Vec::new();
        let mut seen = vec![self.node()];
        let mut waiting = vec![*self];
        while let Some(source) = waiting.pop() {
            let mut originals: Vec<Item<'g, Source>> = source.copied_from().gather();
            if originals.is_empty() {
                voices.add_all(source.publishers().map(|actor| actor.node()));
            }
            originals.retain(|original| !seen.contains(&original.node()));
            seen.add_all(originals.iter().map(Item::node));
            waiting.append(&mut originals);
        }
        voices.sort_unstable();
        voices.dedup();
        voices
            .into_iter()
            .filter_map(|actor| graph.item(actor))
            .gather()
    }

    /// The sources whose text this one is, in the same or another language.
    fn copied_from(&self) -> impl Iterator<Item = Item<'g, Source>> + use<'g> {
        let (graph, record) = (self.graph(), self.record());
        graph
            .index()
            .outgoing(self.node())
            .filter(|(kind, ..)| *kind == LinkKind::DerivedFrom)
            .filter(|(_, slot, _)| {
                record.derived_from.get(*slot).is_some_and(|link| {
                    matches!(
                        link.how,
                        DerivationKind::Republishes | DerivationKind::Translates
                    )
                })
            })
            .filter_map(|(.., to)| graph.item(to))
    }

    fn publishers(&self) -> impl Iterator<Item = Item<'g, Actor>> + use<'g> {
        let wanted = if self.outlet.is_some() {
            LinkKind::Outlet
        } else {
            LinkKind::Author
        };
        self.out(wanted)
    }
}
