//! Whose voice each statement is: the working state of every question about origins.

use crate::hashed::HashedMap;
use std::rc::Rc;

use super::{
    options::OriginOptions,
    own_voice::SourceVoice,
    rise::{Rise, Rises},
    speech::ClaimLinks,
    voice::{Voice, VoiceTable},
};
use crate::{
    Graph, Item,
    graph::Node,
    model::{Claim, Source},
    query::affiliation::stated_at,
};

pub(in crate::query) struct Voices<'g> {
    pub(in crate::query) graph: &'g Graph,
    pub(in crate::query) options: &'g OriginOptions,
    pub(in crate::query) table: VoiceTable,
    pub(super) rises: Rises,
    pub(super) sources: HashedMap<Node, SourceVoice>,
    links: HashedMap<Node, Rc<ClaimLinks>>,
}

impl<'g> Voices<'g> {
    pub(in crate::query) fn new(graph: &'g Graph, options: &'g OriginOptions) -> Self {
        Self {
            graph,
            options,
            table: VoiceTable::default(),
            rises: Rises::default(),
            sources: HashedMap::new(),
            links: HashedMap::new(),
        }
    }

    /// The links of a claim, for those who come back to it.
    pub(in crate::query) fn links_of(&mut self, claim: Node) -> Rc<ClaimLinks> {
        if let Some(links) = self.links.get(&claim) {
            return Rc::clone(links);
        }
        let mut links = ClaimLinks::default();
        self.links(claim, &mut links);
        let links = Rc::new(links);
        self.links.insert(claim, Rc::clone(&links));
        links
    }

    pub(in crate::query) fn claim(&self, node: Node) -> Option<Item<'g, Claim>> {
        self.graph.item(node)
    }

    /// What is above an actor when a claim was stated or, in its own voice, a source published.
    pub(in crate::query) fn rise_when(&mut self, actor: Node, said: Node) -> Option<&Rise> {
        let graph = self.graph;
        self.rise(actor, said, || match graph.item::<Claim>(said) {
            Some(claim) => stated_at(&claim),
            None => graph.item::<Source>(said)?.published.clone(),
        })
    }

    /// The voice of a claim or source of which it is not recorded whose it is.
    pub(in crate::query) fn nobody(&mut self, said: Node) -> Voice {
        self.table.of(said, false)
    }
}
