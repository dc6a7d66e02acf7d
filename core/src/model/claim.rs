//! Claims: somebody's, made at a time, found at an exact passage.

mod body;
mod passage;

pub use body::{
    Body, Characterisation, ClaimKind, Commitment, Demand, EvidenceGrade, EvidenceRemark,
    Occurrence, Participation, Response,
};
pub use passage::{Passage, Position, Quote};

use body::OnlyTrue;

use super::Basis;
use crate::{
    Code, Id, Text, When,
    json::{Decode, Encode, Ext, Fields, Reader, Slot, Writer, record, words},
};

words! {
    /// Whether a claim asserts its body or denies it.
    pub enum Polarity ("a polarity") {
        /// It asserts.
        Asserts = "asserts",
        /// It denies.
        Denies = "denies",
    }
}

words! {
    /// How sure the speaker is.
    pub enum Modality ("a modality") {
        /// Said to be so.
        Certain = "certain",
        /// Said to be likely.
        Likely = "likely",
        /// Said to be possible.
        Possible = "possible",
        /// Said for the sake of argument.
        Hypothetical = "hypothetical",
    }
}

words! {
    /// What a curator thinks of using a claim.
    pub enum RankLevel ("a rank") {
        /// To be used before others.
        Preferred = "preferred",
        /// Neither.
        Normal = "normal",
        /// Kept, but not to be used: a misprint, a retraction.
        Deprecated = "deprecated",
    }
}

record! {
    /// One who states a claim, and for whom.
    pub struct Speaker ("a speaker") {
        /// Who says it.
        actor: Id,
        /// For whom.
        on_behalf_of: Option<Id>,
    }
}

record! {
    /// A link from one claim to another.
    pub struct Link ("a link to a claim") {
        /// The other claim.
        claim: Id,
        /// On what ground this is recorded.
        basis: Basis,
        /// Anything else.
        note: Option<Text>,
    }
}

impl Link {
    /// A link without a note.
    pub fn new(claim: Id, basis: Basis) -> Self {
        Self {
            claim,
            basis,
            note: None,
        }
    }
}

record! {
    /// That a claim answers another, and how.
    pub struct Reply ("a link to a claim answered") {
        /// The claim answered.
        claim: Id,
        /// A term of the list `stances`.
        stance: Option<Id>,
        /// On what ground this is recorded.
        basis: Basis,
        /// Anything else.
        note: Option<Text>,
    }
}

/// What a curator thinks of using a claim, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// The rank.
    pub level: RankLevel,
    /// Why; there is always a reason unless the rank is normal.
    pub reason: Option<Text>,
}

impl Decode for Rank {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["level", "reason"];
        let (mut level, mut reason) = (None, None);
        let slots: &mut [&mut dyn Slot] = &mut [&mut level, &mut reason];
        let fields = Fields::fill(reader, "a rank", FIELDS, slots)?;
        let level = fields.required(reader, "level", level)?;
        if level != RankLevel::Normal && reason.is_none() {
            fields.miss(reader, "reason");
            return None;
        }
        fields.is_sound().then_some(Self { level, reason })
    }
}

impl Encode for Rank {
    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            o.field("level", &self.level);
            o.field("reason", &self.reason);
        });
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voice {
    /// Not recorded, which validation reports.
    Missing,
    /// These, jointly.
    Speakers(Vec<Speaker>),
    /// The source itself, in its own voice.
    Unattributed,
}

/// A claim.
///
/// ```
/// use claimgraph::{Amount, Claim, Count, Figure, Id, Passage, Quantity};
///
/// let toll = Figure::new(Id::new("killed")?, Quantity::from(Amount::AtLeast(Count::new(41).unwrap())));
/// let claim = Claim::new(Id::new("bridge-collapse")?, toll)
///     .stated_by(Id::new("mayor")?)
///     .reported_in(Passage::new(Id::new("daily")?));
/// assert_eq!(claim.kind().as_str(), "figure");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What the claim is about.
    pub incident: Id,
    /// Who speaks.
    pub voice: Voice,
    /// Who passed it on, nearest to the speaker first.
    pub relayed_by: Vec<Id>,
    /// A term of the list `verbs`.
    pub verb: Option<Id>,
    /// Whether it asserts or denies; absent counts as asserts.
    pub polarity: Option<Polarity>,
    /// How sure the speaker is.
    pub modality: Option<Modality>,
    /// When it was stated.
    pub stated_on: Option<When>,
    /// Where it is found.
    pub reported_in: Vec<Passage>,
    /// Claims that this one replaces.
    pub supersedes: Vec<Link>,
    /// Claims that this one tells again.
    pub restates: Vec<Link>,
    /// Claims that this one rests on.
    pub based_on: Vec<Link>,
    /// Figures among whose counted things these are.
    pub part_of: Vec<Link>,
    /// Figures with which this one shares no counted thing.
    pub disjoint_from: Vec<Link>,
    /// Figures than which this number is larger.
    pub greater_than: Vec<Link>,
    /// Claims that this one answers.
    pub responds_to: Vec<Reply>,
    /// Claims that this one judges.
    pub assesses: Vec<Link>,
    /// What the curator thinks of using it; absent counts as normal.
    pub rank: Option<Rank>,
    /// What is claimed.
    pub body: Body,
    /// Anything else.
    pub note: Option<Text>,
    /// Data of somebody else's.
    pub ext: Ext,
}

impl Claim {
    /// A claim about an incident, its voice and source still to be given.
    pub fn new(incident: Id, body: impl Into<Body>) -> Self {
        Self {
            incident,
            voice: Voice::Missing,
            relayed_by: Vec::new(),
            verb: None,
            polarity: None,
            modality: None,
            stated_on: None,
            reported_in: Vec::new(),
            supersedes: Vec::new(),
            restates: Vec::new(),
            based_on: Vec::new(),
            part_of: Vec::new(),
            disjoint_from: Vec::new(),
            greater_than: Vec::new(),
            responds_to: Vec::new(),
            assesses: Vec::new(),
            rank: None,
            body: body.into(),
            note: None,
            ext: Ext::default(),
        }
    }

    /// The same claim, stated (also) by this actor.
    #[must_use]
    pub fn stated_by(self, actor: Id) -> Self {
        self.spoken(actor, None)
    }

    /// The same claim, stated (also) by this actor for another.
    #[must_use]
    pub fn stated_for(self, actor: Id, on_behalf_of: Id) -> Self {
        self.spoken(actor, Some(on_behalf_of))
    }

    fn spoken(mut self, actor: Id, on_behalf_of: Option<Id>) -> Self {
        let speaker = Speaker {
            actor,
            on_behalf_of,
        };
        match &mut self.voice {
            Voice::Speakers(speakers) => speakers.push(speaker),
            Voice::Missing | Voice::Unattributed => self.voice = Voice::Speakers(vec![speaker]),
        }
        self
    }

    /// The same claim, in the source's own voice.
    #[must_use]
    pub fn unattributed(mut self) -> Self {
        self.voice = Voice::Unattributed;
        self
    }

    /// The same claim, found (also) here.
    #[must_use]
    pub fn reported_in(mut self, passage: Passage) -> Self {
        self.reported_in.push(passage);
        self
    }

    /// Which body it has.
    pub fn kind(&self) -> ClaimKind {
        self.body.kind()
    }

    /// The figure, if it is one.
    pub fn figure(&self) -> Option<&super::Figure> {
        match &self.body {
            Body::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Who states it; none when the source speaks in its own voice.
    pub fn speakers(&self) -> &[Speaker] {
        match &self.voice {
            Voice::Speakers(speakers) => speakers,
            Voice::Missing | Voice::Unattributed => &[],
        }
    }

    /// Whether it denies its body.
    pub fn is_denial(&self) -> bool {
        self.polarity == Some(Polarity::Denies)
    }

    /// Its rank, normal when none is recorded.
    pub fn rank_level(&self) -> RankLevel {
        self.rank.as_ref().map_or(RankLevel::Normal, |r| r.level)
    }
}

const FIELDS: &[&str] = &[
    "kind",
    "incident",
    "stated_by",
    "unattributed",
    "relayed_by",
    "verb",
    "polarity",
    "modality",
    "stated_on",
    "reported_in",
    "supersedes",
    "restates",
    "based_on",
    "part_of",
    "disjoint_from",
    "greater_than",
    "responds_to",
    "assesses",
    "rank",
    "figure",
    "participation",
    "characterisation",
    "occurrence",
    "demand",
    "commitment",
    "response",
    "evidence_remark",
    "note",
    "ext",
];

impl Decode for Claim {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut bodies = body::Bodies::default();
        let (mut kind, mut incident, mut speakers, mut unattributed) =
            (None, None, Vec::new(), None);
        let (mut relayed_by, mut verb, mut polarity, mut modality) = (Vec::new(), None, None, None);
        let (mut stated_on, mut reported_in, mut rank) = (None, Vec::new(), None);
        let (mut supersedes, mut restates) = (Vec::new(), Vec::new());
        let (mut based_on, mut part_of) = (Vec::new(), Vec::new());
        let (mut disjoint_from, mut greater_than) = (Vec::new(), Vec::new());
        let (mut responds_to, mut assesses) = (Vec::new(), Vec::new());
        let (mut note, mut ext) = (None, Ext::default());
        let mut slots: [(&str, &mut dyn Slot); 21] = [
            ("kind", &mut kind),
            ("incident", &mut incident),
            ("stated_by", &mut speakers),
            ("unattributed", &mut unattributed),
            ("relayed_by", &mut relayed_by),
            ("verb", &mut verb),
            ("polarity", &mut polarity),
            ("modality", &mut modality),
            ("stated_on", &mut stated_on),
            ("reported_in", &mut reported_in),
            ("supersedes", &mut supersedes),
            ("restates", &mut restates),
            ("based_on", &mut based_on),
            ("part_of", &mut part_of),
            ("disjoint_from", &mut disjoint_from),
            ("greater_than", &mut greater_than),
            ("responds_to", &mut responds_to),
            ("assesses", &mut assesses),
            ("rank", &mut rank),
            ("note", &mut note),
            ("ext", &mut ext),
        ];
        let fields = Fields::read(reader, "a claim", FIELDS, |reader, name| {
            match slots.iter_mut().find(|(field, _)| *field == name) {
                Some((_, slot)) => slot.fill(reader),
                None => bodies.read(reader, name),
            }
        })?;
        let kind = fields.required(reader, "kind", kind);
        let incident = fields.required(reader, "incident", incident);
        let body = bodies.choose(reader, &fields, kind);
        let voice = match (speakers.is_empty(), unattributed) {
            (true, None) => Some(Voice::Missing),
            (true, Some(OnlyTrue)) => Some(Voice::Unattributed),
            (false, None) => Some(Voice::Speakers(speakers)),
            (false, Some(OnlyTrue)) => {
                reader.find(
                    fields.start(),
                    Code::ConflictingFields,
                    "both `stated_by` and `unattributed` are given",
                    |d| d.help("`unattributed` means that the source speaks in its own voice"),
                );
                None
            }
        };
        let (Some(incident), Some(voice), Some(body)) = (incident, voice, body) else {
            return None;
        };
        let claim = Self {
            incident,
            voice,
            relayed_by,
            verb,
            polarity,
            modality,
            stated_on,
            reported_in,
            supersedes,
            restates,
            based_on,
            part_of,
            disjoint_from,
            greater_than,
            responds_to,
            assesses,
            rank,
            body,
            note,
            ext,
        };
        fields.is_sound().then_some(claim)
    }
}

impl Encode for Claim {
    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            o.field("kind", &self.kind());
            o.field("incident", &self.incident);
            match &self.voice {
                Voice::Missing => {}
                Voice::Speakers(speakers) => o.field("stated_by", speakers),
                Voice::Unattributed => o.field("unattributed", &true),
            }
            o.field("relayed_by", &self.relayed_by);
            o.field("verb", &self.verb);
            o.field("polarity", &self.polarity);
            o.field("modality", &self.modality);
            o.field("stated_on", &self.stated_on);
            o.field("reported_in", &self.reported_in);
            o.field("supersedes", &self.supersedes);
            o.field("restates", &self.restates);
            o.field("based_on", &self.based_on);
            o.field("part_of", &self.part_of);
            o.field("disjoint_from", &self.disjoint_from);
            o.field("greater_than", &self.greater_than);
            o.field("responds_to", &self.responds_to);
            o.field("assesses", &self.assesses);
            o.field("rank", &self.rank);
            self.body.write(o);
            o.field("note", &self.note);
            o.field("ext", &self.ext);
        });
    }
}
