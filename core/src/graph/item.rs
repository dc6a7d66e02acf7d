//! Records as seen from a graph: the record, its id, and its typed neighbours.

use std::{fmt, ops::Deref};

use super::{Graph, LinkKind as L, Node};
use crate::{
    Document, Id, Section, SectionName,
    model::{Actor, Assessment, Claim, Incident, Place, Source},
};

/// A record in its graph. It dereferences to the record.
///
/// ```
/// use claimgraph::Graph;
///
/// let graph = Graph::from_json(br#"{"format":1,"places":{"city":{"names":[{"text":"City"}]}}}"#)?;
/// let city = graph.place("city").unwrap();
/// assert_eq!(city.id().as_str(), "city");
/// assert_eq!(city.names.display().text, "City");
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub struct Item<'g, T> {
    graph: &'g Graph,
    node: Node,
    id: &'g Id,
    record: &'g T,
}

impl<T> Clone for Item<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Item<'_, T> {}

impl<T> PartialEq for Item<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node && std::ptr::eq(self.graph, other.graph)
    }
}

impl<T> Eq for Item<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for Item<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Item")
            .field(&self.id)
            .field(&self.record)
            .finish()
    }
}

impl<T> Deref for Item<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.record
    }
}

/// A record type that has a section.
pub(crate) trait Indexed: Sized {
    const SECTION: SectionName;
    fn section(document: &Document) -> &Section<Self>;
}

impl Graph {
    /// The record of a node, if it is of this type.
    pub(crate) fn item<T: Indexed>(&self, node: Node) -> Option<Item<'_, T>> {
        let (section, rank) = self.index().place(node);
        if section != T::SECTION {
            return None;
        }
        let (id, record) = T::section(self.document()).at(rank)?;
        Some(Item::new(self, node, id, record))
    }
}

impl<'g, T> Item<'g, T> {
    pub(crate) fn new(graph: &'g Graph, node: Node, id: &'g Id, record: &'g T) -> Self {
        Self {
            graph,
            node,
            id,
            record,
        }
    }

    /// Its id.
    pub fn id(&self) -> &'g Id {
        self.id
    }

    /// The record itself, for as long as the graph lives.
    pub fn record(&self) -> &'g T {
        self.record
    }

    /// The graph it is in.
    pub fn graph(&self) -> &'g Graph {
        self.graph
    }

    pub(crate) fn node(&self) -> Node {
        self.node
    }

    /// The records that its links of this kind point at, in the order of the record.
    pub(crate) fn out<U: Indexed + 'g>(
        &self,
        kind: L,
    ) -> impl Iterator<Item = Item<'g, U>> + use<'g, T, U> {
        let graph = self.graph;
        graph
            .index()
            .outgoing(self.node)
            .filter(move |(k, _, _)| *k == kind)
            .filter_map(|(_, _, to)| graph.item(to))
    }

    /// The records whose links of this kind point at it, in the order of their ids.
    pub(crate) fn back<U: Indexed + 'g>(
        &self,
        kind: L,
    ) -> impl Iterator<Item = Item<'g, U>> + use<'g, T, U> {
        let graph = self.graph;
        graph
            .index()
            .incoming(self.node)
            .filter(move |(k, _, _)| *k == kind)
            .filter_map(|(_, _, from)| graph.item(from))
    }

    /// Every link that leaves it, with the record pointed at.
    pub fn links(&self) -> impl Iterator<Item = (L, AnyItem<'g>)> + use<'g, T> {
        let graph = self.graph;
        graph
            .index()
            .outgoing(self.node)
            .filter_map(|(kind, _, to)| Some((kind, AnyItem::at(graph, to)?)))
    }

    /// Every link that reaches it, with the record that holds it.
    pub fn backlinks(&self) -> impl Iterator<Item = (L, AnyItem<'g>)> + use<'g, T> {
        let graph = self.graph;
        graph
            .index()
            .incoming(self.node)
            .filter_map(|(kind, _, from)| Some((kind, AnyItem::at(graph, from)?)))
    }
}

macro_rules! neighbours {
    ($( $record:ident { $( $(#[$meta:meta])* $name:ident $way:ident $kind:ident $target:ident; )* } )*) => {
        $(
            impl<'g> Item<'g, $record> {
                $(
                    $(#[$meta])*
                    pub fn $name(&self) -> impl Iterator<Item = Item<'g, $target>> + use<'g> {
                        self.$way(L::$kind)
                    }
                )*
            }
        )*
    };
}

neighbours! {
    Place {
        /// The places that it lies in, by its own record.
        within out Within Place;
        /// The places that lie in it.
        contains back Within Place;
        /// The incidents that happened there.
        incidents back HappenedAt Incident;
        /// The figures that count there.
        figures back CountedAt Claim;
        /// The claims that something happened there.
        occurrences back OccurredAt Claim;
    }
    Actor {
        /// The institutions of which it is an organ or officer.
        organ_of out OrganOf Actor;
        /// Its organs and officers.
        organs back OrganOf Actor;
        /// The groups of which it is a member.
        member_of out MemberOf Actor;
        /// Its members.
        members back MemberOf Actor;
        /// The claims that it states.
        states back StatedBy Claim;
        /// The claims stated on its behalf.
        represented_in back OnBehalfOf Claim;
        /// The claims that it passed on.
        relays back RelayedBy Claim;
        /// The sources that it published.
        published back Outlet Source;
        /// The sources that it wrote.
        wrote back Author Source;
        /// The claims that it took part in something.
        participates_in back Participant Claim;
        /// The claims that call it something.
        characterised_in back Characterises Claim;
        /// The demands addressed to it.
        demands back AddressedTo Claim;
        /// The commitments made to it.
        commitments back MadeTo Claim;
        /// The assessments that it made.
        assessments back AssessmentBy Assessment;
    }
    Incident {
        /// Where it happened; at most one place.
        at out HappenedAt Place;
        /// The incidents that it is part of.
        wholes out IncidentPartOf Incident;
        /// Its parts.
        parts back IncidentPartOf Incident;
        /// The incidents that it brought about.
        causes out Causes Incident;
        /// The incidents that brought it about.
        caused_by back Causes Incident;
        /// The incidents that it came before.
        precedes out Precedes Incident;
        /// The incidents that came before it.
        preceded_by back Precedes Incident;
        /// The claims about it.
        claims back About Claim;
    }
    Source {
        /// Who published it; at most one actor.
        outlets out Outlet Actor;
        /// Who wrote it.
        authors out Author Actor;
        /// The sources that it was made from.
        derived_from out DerivedFrom Source;
        /// The sources made from it.
        derivatives back DerivedFrom Source;
        /// The claims found in it.
        claims back ReportedIn Claim;
        /// The assessments of it.
        assessments back AssessmentOf Assessment;
    }
    Claim {
        /// What it is about; one incident.
        incidents out About Incident;
        /// Who states it.
        stated_by out StatedBy Actor;
        /// On whose behalf it is stated.
        on_behalf_of out OnBehalfOf Actor;
        /// Who passed it on, nearest to the speaker first.
        relays out RelayedBy Actor;
        /// Where it is found.
        sources out ReportedIn Source;
        /// The claims that it replaces.
        supersedes out Supersedes Claim;
        /// The claims that replace it.
        superseded_by back Supersedes Claim;
        /// The claims that it tells again.
        restates out Restates Claim;
        /// The claims that tell it again.
        restated_by back Restates Claim;
        /// The claims that it rests on.
        based_on out BasedOn Claim;
        /// The claims that rest on it.
        basis_of back BasedOn Claim;
        /// The figures of which this one counts a part.
        wholes out PartOf Claim;
        /// The figures that count a part of this one.
        parts back PartOf Claim;
        /// The figures that it says it shares nothing with.
        disjoint_from out DisjointFrom Claim;
        /// The figures that say they share nothing with it.
        disjoint_with back DisjointFrom Claim;
        /// The figures that it is larger than.
        greater_than out GreaterThan Claim;
        /// The figures that are larger than it.
        less_than back GreaterThan Claim;
        /// The claims that it answers.
        responds_to out RespondsTo Claim;
        /// The claims that answer it.
        answered_by back RespondsTo Claim;
        /// The claims that it judges.
        assesses out Assesses Claim;
        /// The claims that judge it.
        assessed_in back Assesses Claim;
        /// The place that its figure counts in; at most one.
        counted_at out CountedAt Place;
        /// The place where what it says happened; at most one.
        occurred_at out OccurredAt Place;
        /// Who took part; at most one actor.
        participants out Participant Actor;
        /// Whom it calls something; at most one actor.
        characterises out Characterises Actor;
        /// Of whom it demands something.
        addressed_to out AddressedTo Actor;
        /// To whom it promises something.
        made_to out MadeTo Actor;
        /// The assessments of it.
        assessments back AssessmentOf Assessment;
    }
    Assessment {
        /// Who made it; one actor.
        assessors out AssessmentBy Actor;
        /// The source it is of, if it is of one.
        sources out AssessmentOf Source;
        /// The claim it is of, if it is of one.
        claims out AssessmentOf Claim;
    }
}

/// A record of any kind in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyItem<'g> {
    /// A place.
    Place(Item<'g, Place>),
    /// An actor.
    Actor(Item<'g, Actor>),
    /// An incident.
    Incident(Item<'g, Incident>),
    /// A source.
    Source(Item<'g, Source>),
    /// A claim.
    Claim(Item<'g, Claim>),
    /// An assessment.
    Assessment(Item<'g, Assessment>),
}

impl<'g> AnyItem<'g> {
    pub(crate) fn at(graph: &'g Graph, node: Node) -> Option<Self> {
        match graph.index().section(node) {
            SectionName::Places => graph.item(node).map(Self::Place),
            SectionName::Actors => graph.item(node).map(Self::Actor),
            SectionName::Incidents => graph.item(node).map(Self::Incident),
            SectionName::Sources => graph.item(node).map(Self::Source),
            SectionName::Claims => graph.item(node).map(Self::Claim),
            SectionName::Assessments => graph.item(node).map(Self::Assessment),
        }
    }

    /// Its id.
    ///
    /// ```
    /// use claimgraph::{Graph, SectionName};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,"places":{"city":{"names":[{"text":"City"}]}}}"#)?;
    /// let city = graph.get("city").unwrap();
    /// assert_eq!((city.id().as_str(), city.section()), ("city", SectionName::Places));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn id(&self) -> &'g Id {
        match self {
            Self::Place(item) => item.id(),
            Self::Actor(item) => item.id(),
            Self::Incident(item) => item.id(),
            Self::Source(item) => item.id(),
            Self::Claim(item) => item.id(),
            Self::Assessment(item) => item.id(),
        }
    }

    /// The section it stands in.
    pub fn section(&self) -> SectionName {
        match self {
            Self::Place(_) => SectionName::Places,
            Self::Actor(_) => SectionName::Actors,
            Self::Incident(_) => SectionName::Incidents,
            Self::Source(_) => SectionName::Sources,
            Self::Claim(_) => SectionName::Claims,
            Self::Assessment(_) => SectionName::Assessments,
        }
    }
}
