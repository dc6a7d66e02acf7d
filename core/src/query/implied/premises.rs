//! What is taken for granted when something is implied.

use std::fmt;

use serde::Serialize;

use crate::gather::Gather as _;
use crate::{
    Code, Count, Error, Floors, Ground, Id, Policy, Selection, Set,
    json::{Decode, Fields, Reader, Slot, missing, one_of},
    query::asked,
};

/// What is supposed beyond the records, for the length of a question.
///
/// ```
/// use claimgraph::{Id, Supposition};
///
/// let all = Supposition::Complete {
///     whole: Id::new("toll")?,
///     parts: [Id::new("civilians")?, Id::new("officers")?].into(),
/// };
/// assert_eq!(all.to_string(), "`civilians` and `officers` are all of `toll`");
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Supposition {
    /// What one figure counts is among what another counts.
    PartOf {
        /// The part.
        part: Id,
        /// The whole.
        whole: Id,
    },
    /// No two of the figures count anything in common.
    Disjoint {
        /// The figures.
        claims: Set<Id>,
    },
    /// The figures count the same things.
    Same {
        /// The figures.
        claims: Set<Id>,
    },
    /// The parts are parts of the whole and share nothing, and nothing in the whole is in none of them.
    Complete {
        /// The whole.
        whole: Id,
        /// The parts.
        parts: Set<Id>,
    },
}

impl Supposition {
    /// The figures that it names.
    pub(super) fn claims(&self) -> impl Iterator<Item = &Id> {
        let (one, two, more) = match self {
            Self::PartOf { part, whole } => (Some(part), Some(whole), None),
            Self::Disjoint { claims } | Self::Same { claims } => (None, None, Some(claims)),
            Self::Complete { whole, parts } => (Some(whole), None, Some(parts)),
        };
        one.into_iter().chain(two).chain(more.into_iter().flatten())
    }
}

impl fmt::Display for Supposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |ids: &Set<Id>| {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).gather();
            ids.join(" and ")
        };
        match self {
            Self::PartOf { part, whole } => write!(f, "`{part}` is part of `{whole}`"),
            Self::Disjoint { claims } => write!(f, "{} share nothing", list(claims)),
            Self::Same { claims } => write!(f, "{} count the same", list(claims)),
            Self::Complete { whole, parts } => write!(f, "{} are all of `{whole}`", list(parts)),
        }
    }
}

/// What an implication starts from: which claims are accepted, on what ground figures are taken to
/// relate, and what soft words mean. Part of every answer.
///
/// The assumption is the weakest ground that is accepted: `stated` takes only what texts say,
/// `curated` also what the curator concludes, `definitional` also what the scopes permit.
///
/// ```
/// use claimgraph::{Ground, Premises};
///
/// let premises = Premises::new(Ground::Definitional);
/// assert_eq!(premises.to_string(), "definitional relations, policy acled, of all claimants, \
///     preferred and normal claims, superseded dropped (stated and inferred)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Premises {
    /// Which claims are accepted.
    pub selection: Selection,
    /// The weakest ground on which figures are taken to relate.
    pub assumption: Ground,
    /// How soft words become bounds.
    pub policy: Policy,
    /// What is supposed beyond that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppose: Vec<Supposition>,
}

impl Default for Premises {
    /// The default selection and policy, and what texts and curator say about relations.
    fn default() -> Self {
        Self::new(Ground::Curated)
    }
}

impl Premises {
    /// The default selection and policy under an assumption.
    pub fn new(assumption: Ground) -> Self {
        Self {
            selection: Selection::default(),
            assumption,
            policy: Policy::default(),
            suppose: Vec::new(),
        }
    }

    /// The same of another selection.
    ///
    /// ```
    /// # use claimgraph::{Premises, Selection};
    /// let premises = Premises::default().of(Selection::default());
    /// assert_eq!(premises, Premises::default());
    /// ```
    #[must_use]
    pub fn of(self, selection: Selection) -> Self {
        Self { selection, ..self }
    }

    /// The same under another policy.
    ///
    /// ```
    /// # use claimgraph::{Policy, Premises};
    /// assert_eq!(Premises::default().policy(Policy::double()).policy.name(), "double");
    /// ```
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The same, and something supposed.
    ///
    /// ```
    /// # use claimgraph::{Id, Premises, Supposition};
    /// let (part, whole) = (Id::new("six")?, Id::new("toll")?);
    /// let premises = Premises::default().suppose(Supposition::PartOf { part, whole });
    /// assert_eq!(premises.suppose.len(), 1);
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    #[must_use]
    pub fn suppose(mut self, supposition: Supposition) -> Self {
        self.suppose.push(supposition);
        self
    }

    /// Reads premises from JSON text. Fields that are absent mean what the default means.
    ///
    /// ```
    /// use claimgraph::Premises;
    ///
    /// let premises = Premises::from_json(r#"{"assumption":"stated","policy":{"tolerance_per_mille":50}}"#)?;
    /// assert_eq!(premises.policy.name(), "acled, about within 5%");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that keeps the text from being premises.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        asked::read("the premises", text)
    }
}

impl fmt::Display for Premises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} relations, policy {}, of {}",
            self.assumption, self.policy, self.selection
        )?;
        for supposition in &self.suppose {
            write!(f, ", supposing that {supposition}")?;
        }
        Ok(())
    }
}

impl Decode for Premises {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["selection", "assumption", "policy", "suppose"];
        let (mut selection, mut assumption) = (None, None);
        let (mut policy, mut suppose): (Option<Policy>, Vec<Supposition>) = (None, Vec::new());
        let slots: &mut [&mut dyn Slot] =
            &mut [&mut selection, &mut assumption, &mut policy, &mut suppose];
        let fields = Fields::fill(reader, "premises", FIELDS, slots)?;
        fields.is_sound().then(|| Self {
            selection: selection.unwrap_or_default(),
            assumption: assumption.unwrap_or(Ground::Curated),
            policy: policy.unwrap_or_default(),
            suppose,
        })
    }
}

impl Decode for Policy {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["floors", "tolerance_per_mille"];
        let (mut floors, mut tolerance): (Option<Floors>, Option<Count>) = (None, None);
        let start = reader.begin();
        let slots: &mut [&mut dyn Slot] = &mut [&mut floors, &mut tolerance];
        let fields = Fields::fill(reader, "a policy", FIELDS, slots)?;
        if !fields.is_sound() {
            return None;
        }
        let policy = floors.map_or(Ok(Self::default()), Self::new);
        let policy = policy.and_then(|policy| match tolerance {
            Some(n) => policy.with_tolerance(u16::try_from(n.get()).unwrap_or(u16::MAX)),
            None => Ok(policy),
        });
        policy
            .map_err(|error| reader.find(start, Code::WrongType, error.to_string(), |d| d))
            .ok()
    }
}

impl Decode for Floors {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["dozens", "hundreds", "thousands"];
        let (mut dozens, mut hundreds, mut thousands) = (None, None, None);
        let slots: &mut [&mut dyn Slot] = &mut [&mut dozens, &mut hundreds, &mut thousands];
        let fields = Fields::fill(reader, "floors", FIELDS, slots)?;
        for (name, floor) in [
            ("dozens", dozens),
            ("hundreds", hundreds),
            ("thousands", thousands),
        ] {
            if floor.is_none() && fields.is_sound() {
                missing(reader, fields.start(), name);
            }
        }
        let (dozens, hundreds, thousands) = (dozens?, hundreds?, thousands?);
        fields.is_sound().then_some(Self {
            dozens,
            hundreds,
            thousands,
        })
    }
}

impl Decode for Supposition {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["kind", "part", "whole", "claims", "parts"];
        let (mut kind, mut part, mut whole) = (None, None, None);
        let (mut claims, mut parts): (Option<Vec<Id>>, Option<Vec<Id>>) = (None, None);
        let slots: &mut [&mut dyn Slot] =
            &mut [&mut kind, &mut part, &mut whole, &mut claims, &mut parts];
        let fields = Fields::fill(reader, "a supposition", FIELDS, slots)?;
        if !fields.is_sound() {
            return None;
        }
        let Some(kind) = kind else {
            missing(reader, fields.start(), "kind");
            return None;
        };
        let set = |ids: Option<Vec<Id>>| ids.map(Set::from_iter);
        let (found, wanted) = match kind {
            Kind("part_of") => (
                part.zip(whole)
                    .map(|(part, whole)| Self::PartOf { part, whole }),
                "part",
            ),
            Kind("disjoint") => (
                set(claims).map(|claims| Self::Disjoint { claims }),
                "claims",
            ),
            Kind("same") => (set(claims).map(|claims| Self::Same { claims }), "claims"),
            Kind(_) => (
                whole
                    .zip(set(parts))
                    .map(|(whole, parts)| Self::Complete { whole, parts }),
                "parts",
            ),
        };
        if found.is_none() {
            missing(reader, fields.start(), wanted);
        }
        found
    }
}

/// A supposition's kind, while it is being read.
#[derive(Clone, Copy)]
struct Kind(&'static str);

impl Decode for Kind {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const KINDS: &[&str] = &["part_of", "disjoint", "same", "complete"];
        let which = one_of(reader, "a kind of supposition", KINDS)?;
        KINDS.get(which).copied().map(Self)
    }
}
