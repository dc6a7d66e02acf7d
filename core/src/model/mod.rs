//! The records: plain data, one file each, as `FORMAT.md` states them.

mod about;
mod actor;
mod assessment;
mod claim;
mod figure;
mod incident;
mod name;
mod place;
mod source;
mod terms;

pub use about::About;
pub use actor::{Actor, ActorKind, Affiliation};
pub use assessment::{Assessment, Credibility, Grade, Reliability, Subject};
pub use claim::{
    Body, Characterisation, Claim, ClaimKind, Commitment, Demand, EvidenceGrade, EvidenceRemark,
    Link, Modality, Occurrence, Participation, Passage, Polarity, Position, Quote, Rank, RankLevel,
    Reply, Response, Speaker, Voice,
};
pub use figure::{Figure, Stage};
pub use incident::{Incident, IncidentLink, TimeBounds, Timestamp};
pub use name::{Basis, Confidentiality, External, Name, Names};
pub use place::{Containment, Degrees, GeoPoint, Place, Precision};
pub use source::{
    Custody, Derivation, DerivationKind, Sha256, Source, SourceKind, SourceText, Url,
};
pub use terms::{ListExtension, TermRecord, VocabularyRecord};
