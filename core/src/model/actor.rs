//! Actors: persons, groups, institutions.

use super::{Basis, Confidentiality, External, Names};
use crate::{
    Id, Text, When,
    json::{Ext, record, words},
};

words! {
    /// What an actor is.
    pub enum ActorKind ("a kind of actor") {
        /// One human being.
        Person = "person",
        /// People with something in common, such as "relatives of the dead".
        Group = "group",
        /// An organisation that is not part of a state.
        Organisation = "organisation",
        /// A state or an organ of one.
        StateBody = "state-body",
        /// One that publishes.
        Media = "media",
        /// Not known.
        Unknown = "unknown",
    }
}

record! {
    /// Somebody who acts, suffers or speaks.
    ///
    /// ```
    /// use claimgraph::{Actor, ActorKind};
    ///
    /// let groups = Actor { identified: Some(false), ..Actor::new(ActorKind::Group, "rights groups") };
    /// assert!(!groups.is_identified());
    /// ```
    pub struct Actor ("an actor") {
        /// What it is.
        kind: ActorKind,
        /// Its names, the display name first.
        names: Names,
        /// False for "unnamed officials"; absent counts as true.
        identified: Option<bool>,
        /// Of which institutions it is an organ or an officer.
        organ_of: Vec<Affiliation>,
        /// Of which groups it is a member.
        member_of: Vec<Affiliation>,
        /// Who may see this.
        confidentiality: Option<Confidentiality>,
        /// Identifiers elsewhere.
        external: Vec<External>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

impl Actor {
    /// An actor of which only kind and names are known.
    pub fn new(kind: ActorKind, names: impl Into<Names>) -> Self {
        Self {
            kind,
            names: names.into(),
            identified: None,
            organ_of: Vec::new(),
            member_of: Vec::new(),
            confidentiality: None,
            external: Vec::new(),
            note: None,
            ext: Ext::default(),
        }
    }

    /// Whether it is known who this is.
    pub fn is_identified(&self) -> bool {
        self.identified.unwrap_or(true)
    }
}

record! {
    /// That an actor belongs to another.
    pub struct Affiliation ("an affiliation") {
        /// The actor belonged to.
        actor: Id,
        /// In what role, as used: "deputy prosecutor-general".
        role: Option<Text>,
        /// When that was so.
        when: Option<When>,
        /// On what ground this is recorded.
        basis: Basis,
    }
}

impl Affiliation {
    /// An affiliation of unrecorded role and time.
    pub fn new(actor: Id, basis: Basis) -> Self {
        Self {
            actor,
            role: None,
            when: None,
            basis,
        }
    }
}
