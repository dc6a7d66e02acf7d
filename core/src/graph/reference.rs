//! The references that each record holds, in the order of the format's tables.

use std::fmt;

use super::LinkKind as L;
use crate::{
    Id,
    model::{Actor, Assessment, Body, Claim, Incident, Link, Place, Source, Voice},
};

/// Where in a record a reference stands; displays as the rest of an RFC 6901 pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    field: &'static str,
    index: Option<usize>,
    inner: Option<&'static str>,
    inner_index: Option<usize>,
}

impl At {
    /// A field.
    pub(crate) const fn field(field: &'static str) -> Self {
        Self {
            field,
            index: None,
            inner: None,
            inner_index: None,
        }
    }

    /// An element of the list in a field.
    const fn element(field: &'static str, index: usize) -> Self {
        Self {
            index: Some(index),
            ..Self::field(field)
        }
    }

    /// A field of an element.
    const fn member(field: &'static str, index: usize, inner: &'static str) -> Self {
        Self {
            inner: Some(inner),
            ..Self::element(field, index)
        }
    }

    /// A field of the object in a field.
    const fn nested(field: &'static str, inner: &'static str) -> Self {
        Self {
            inner: Some(inner),
            ..Self::field(field)
        }
    }

    const fn nested_element(field: &'static str, inner: &'static str, index: usize) -> Self {
        Self {
            inner_index: Some(index),
            ..Self::nested(field, inner)
        }
    }

    /// The place in the list that the link stands in; 0 for a field that holds one.
    pub(crate) fn slot(self) -> usize {
        self.index.or(self.inner_index).unwrap_or(0)
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.field)?;
        if let Some(index) = self.index {
            write!(f, "/{index}")?;
        }
        if let Some(inner) = self.inner {
            write!(f, "/{inner}")?;
        }
        if let Some(index) = self.inner_index {
            write!(f, "/{index}")?;
        }
        Ok(())
    }
}

/// A record that names other records.
pub(crate) trait References {
    /// Calls `f` with every reference.
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id));
}

impl References for Place {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        for (i, w) in self.within.iter().enumerate() {
            f(L::Within, At::member("within", i, "place"), &w.place);
        }
    }
}

impl References for Actor {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        for (i, a) in self.organ_of.iter().enumerate() {
            f(L::OrganOf, At::member("organ_of", i, "actor"), &a.actor);
        }
        for (i, a) in self.member_of.iter().enumerate() {
            f(L::MemberOf, At::member("member_of", i, "actor"), &a.actor);
        }
    }
}

impl References for Incident {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        if let Some(place) = &self.place {
            f(L::HappenedAt, At::field("place"), place);
        }
        for (kind, field, links) in [
            (L::IncidentPartOf, "part_of", &self.part_of),
            (L::Causes, "causes", &self.causes),
            (L::Precedes, "precedes", &self.precedes),
        ] {
            for (i, link) in links.iter().enumerate() {
                f(kind, At::member(field, i, "incident"), &link.incident);
            }
        }
    }
}

impl References for Source {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        if let Some(outlet) = &self.outlet {
            f(L::Outlet, At::field("outlet"), outlet);
        }
        for (i, author) in self.authors.iter().enumerate() {
            f(L::Author, At::element("authors", i), author);
        }
        for (i, d) in self.derived_from.iter().enumerate() {
            f(
                L::DerivedFrom,
                At::member("derived_from", i, "source"),
                &d.source,
            );
        }
        for (i, c) in self.custody.iter().enumerate() {
            if let Some(by) = &c.by {
                f(L::Custodian, At::member("custody", i, "by"), by);
            }
        }
    }
}

impl References for Claim {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        f(L::About, At::field("incident"), &self.incident);
        if let Voice::Speakers(speakers) = &self.voice {
            for (i, s) in speakers.iter().enumerate() {
                f(L::StatedBy, At::member("stated_by", i, "actor"), &s.actor);
                if let Some(principal) = &s.on_behalf_of {
                    let at = At::member("stated_by", i, "on_behalf_of");
                    f(L::OnBehalfOf, at, principal);
                }
            }
        }
        for (i, relay) in self.relayed_by.iter().enumerate() {
            f(L::RelayedBy, At::element("relayed_by", i), relay);
        }
        for (i, p) in self.reported_in.iter().enumerate() {
            f(
                L::ReportedIn,
                At::member("reported_in", i, "source"),
                &p.source,
            );
        }
        for (kind, field, links) in claim_links(self) {
            for (i, link) in links.iter().enumerate() {
                f(kind, At::member(field, i, "claim"), &link.claim);
            }
        }
        for (i, reply) in self.responds_to.iter().enumerate() {
            f(
                L::RespondsTo,
                At::member("responds_to", i, "claim"),
                &reply.claim,
            );
        }
        self.body.references(f);
    }
}

/// The plain links of a claim to others.
pub(crate) fn claim_links(claim: &Claim) -> [(L, &'static str, &[Link]); 7] {
    [
        (L::Supersedes, "supersedes", &claim.supersedes),
        (L::Restates, "restates", &claim.restates),
        (L::BasedOn, "based_on", &claim.based_on),
        (L::PartOf, "part_of", &claim.part_of),
        (L::DisjointFrom, "disjoint_from", &claim.disjoint_from),
        (L::GreaterThan, "greater_than", &claim.greater_than),
        (L::Assesses, "assesses", &claim.assesses),
    ]
}

impl References for Body {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        match self {
            Self::Figure(figure) => {
                if let Some(place) = &figure.place {
                    f(L::CountedAt, At::nested("figure", "place"), place);
                }
            }
            Self::Participation(p) => {
                let at = At::nested("participation", "actor");
                f(L::Participant, at, &p.actor);
            }
            Self::Characterisation(c) => {
                if let Some(actor) = &c.actor {
                    let at = At::nested("characterisation", "actor");
                    f(L::Characterises, at, actor);
                }
            }
            Self::Occurrence(o) => {
                if let Some(place) = &o.place {
                    f(L::OccurredAt, At::nested("occurrence", "place"), place);
                }
            }
            Self::Demand(d) => {
                for (i, actor) in d.addressed_to.iter().enumerate() {
                    let at = At::nested_element("demand", "addressed_to", i);
                    f(L::AddressedTo, at, actor);
                }
            }
            Self::Commitment(c) => {
                for (i, actor) in c.made_to.iter().enumerate() {
                    let at = At::nested_element("commitment", "made_to", i);
                    f(L::MadeTo, at, actor);
                }
            }
            Self::Response(_) | Self::EvidenceRemark(_) => {}
        }
    }
}

impl References for Assessment {
    fn references<'r>(&'r self, f: &mut dyn FnMut(L, At, &'r Id)) {
        f(L::AssessmentOf, At::field("of"), &self.of);
        f(L::AssessmentBy, At::field("by"), &self.by);
    }
}
