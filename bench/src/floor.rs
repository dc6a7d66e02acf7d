//! The floor: the format as plain structs that `serde_json` fills, with nothing checked but the shape.
//!
//! What somebody would write who wants a case read as fast as `serde` goes: owned strings, lists,
//! ordered maps, unknown fields refused. The eight bodies are boxed, so that the floor is not padded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Structs with required fields, then fields that may be absent.
macro_rules! plain {
    ($( $name:ident { $( $field:ident: $type:ty, )* ; $( $rare:ident: $rare_type:ty, )* } )*) => {
        $(
            #[derive(Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(crate) struct $name {
                $( $field: $type, )*
                $(
                    #[serde(default, skip_serializing_if = "Absent::is_absent")]
                    $rare: $rare_type,
                )*
            }
        )*
    };
}

macro_rules! words {
    ($( $name:ident { $( $variant:ident = $word:literal, )* } )*) => {
        $(
            #[derive(Serialize, Deserialize)]
            enum $name {
                $( #[serde(rename = $word)] $variant, )*
            }
        )*
    };
}

trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Absent for BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

type Ext = Option<serde_json::Map<String, serde_json::Value>>;
type Text = Option<String>;

plain! {
    Document {
        format: u64,
        ;
        about: Option<About>,
        vocabulary: BTreeMap<String, Terms>,
        places: BTreeMap<String, Place>,
        actors: BTreeMap<String, Actor>,
        incidents: BTreeMap<String, Incident>,
        sources: BTreeMap<String, Source>,
        claims: BTreeMap<String, Claim>,
        assessments: BTreeMap<String, Assessment>,
    }
    About {
        ;
        title: Text, language: Text, licence: Text, method: Text, note: Text, ext: Ext,
    }
    Terms { ; open: Option<bool>, terms: BTreeMap<String, Term>, }
    Term {
        path: String,
        ;
        label: Text, unit: Text, accumulation: Option<Accumulation>, note: Text, ext: Ext,
    }
    Name { text: String, ; lang: Text, script: Text, kind: Text, when: Text, }
    External { scheme: String, id: String, ; }
    Place {
        names: Vec<Name>,
        ;
        kind: Text, within: Vec<Containment>, point: Option<Point>, external: Vec<External>,
        note: Text, ext: Ext,
    }
    Containment { place: String, basis: Basis, ; when: Text, }
    Point { lat: f64, lon: f64, ; precision: Option<u8>, }
    Actor {
        kind: ActorKind, names: Vec<Name>,
        ;
        identified: Option<bool>, organ_of: Vec<Affiliation>, member_of: Vec<Affiliation>,
        confidentiality: Option<Confidentiality>, external: Vec<External>, note: Text, ext: Ext,
    }
    Affiliation { actor: String, basis: Basis, ; role: Text, when: Text, }
    Incident {
        title: String, kind: String,
        ;
        when: Text, time: Option<Time>, place: Text, part_of: Vec<IncidentLink>,
        causes: Vec<IncidentLink>, precedes: Vec<IncidentLink>, external: Vec<External>,
        note: Text, ext: Ext,
    }
    Time { ; from: Text, to: Text, }
    IncidentLink { incident: String, basis: Basis, ; }
    Source {
        kind: SourceKind, title: String,
        ;
        outlet: Text, authors: Vec<String>, published: Text, accessed: Text, url: Text,
        archive_url: Text, language: Text, text: Option<SourceText>, derived_from: Vec<Derivation>,
        custody: Vec<Custody>, confidentiality: Option<Confidentiality>, external: Vec<External>,
        note: Text, ext: Ext,
    }
    SourceText { sha256: String, length: u64, ; }
    Derivation { source: String, how: How, basis: Basis, ; }
    Custody { action: String, ; when: Text, by: Text, sha256: Text, }
    Claim {
        kind: ClaimKind, incident: String,
        ;
        stated_by: Vec<Speaker>, unattributed: Option<bool>, relayed_by: Vec<String>, verb: Text,
        polarity: Option<Polarity>, modality: Option<Modality>, stated_on: Text,
        reported_in: Vec<Passage>, supersedes: Vec<Link>, restates: Vec<Link>, based_on: Vec<Link>,
        part_of: Vec<Link>, disjoint_from: Vec<Link>, greater_than: Vec<Link>,
        responds_to: Vec<Reply>, assesses: Vec<Link>, rank: Option<Rank>,
        figure: Option<Box<Figure>>, participation: Option<Box<Participation>>,
        characterisation: Option<Box<Characterisation>>, occurrence: Option<Box<Occurrence>>,
        demand: Option<Box<Demand>>, commitment: Option<Box<Commitment>>,
        response: Option<Box<Response>>, evidence_remark: Option<Box<EvidenceRemark>>,
        note: Text, ext: Ext,
    }
    Speaker { actor: String, ; on_behalf_of: Text, }
    Passage { source: String, ; quote: Option<Quote>, position: Option<Position>, note: Text, }
    Quote { exact: String, ; prefix: Text, suffix: Text, }
    Position { start: u64, end: u64, ; }
    Link { claim: String, basis: Basis, ; note: Text, }
    Reply { claim: String, basis: Basis, ; stance: Text, note: Text, }
    Rank { level: Level, ; reason: Text, }
    Figure {
        measure: String, quantity: Quantity,
        ;
        place: Text, population: BTreeMap<String, String>, cause: Text, window: Text, as_of: Text,
        accumulation: Option<Accumulation>, stage: Text,
    }
    Quantity {
        kind: QuantityKind,
        ;
        value: Option<u64>, low: Option<u64>, high: Option<u64>, word: Text, words: Text,
    }
    Participation { actor: String, role: String, ; text: Text, }
    Characterisation { term: String, ; actor: Text, text: Text, }
    Occurrence { text: String, ; event: Text, when: Text, place: Text, }
    Demand { text: String, ; addressed_to: Vec<String>, action: Text, }
    Commitment { text: String, ; made_to: Vec<String>, action: Text, }
    Response { text: String, ; action: Text, }
    EvidenceRemark { grade: String, ; text: Text, }
    Assessment {
        of: String, by: String,
        ;
        on: Text, reliability: Text, credibility: Option<u8>, reason: Text, note: Text, ext: Ext,
    }
}

words! {
    Basis { Stated = "stated", Inferred = "inferred", Observed = "observed", }
    Confidentiality { Open = "open", Restricted = "restricted", Secret = "secret", }
    Accumulation { Cumulative = "cumulative", Period = "period", Stock = "stock", }
    Polarity { Asserts = "asserts", Denies = "denies", }
    Level { Preferred = "preferred", Normal = "normal", Deprecated = "deprecated", }
    Modality {
        Certain = "certain", Likely = "likely", Possible = "possible", Hypothetical = "hypothetical",
    }
    ActorKind {
        Person = "person", Group = "group", Organisation = "organisation",
        StateBody = "state-body", Media = "media", Unknown = "unknown",
    }
    SourceKind {
        Article = "article", Statement = "statement", Report = "report",
        CourtRecord = "court-record", Dataset = "dataset", Interview = "interview", Post = "post",
        Video = "video", Audio = "audio", Other = "other",
    }
    How {
        Republishes = "republishes", Quotes = "quotes", Cites = "cites",
        Translates = "translates", Revises = "revises",
    }
    ClaimKind {
        Figure = "figure", Participation = "participation", Characterisation = "characterisation",
        Occurrence = "occurrence", Demand = "demand", Commitment = "commitment",
        Response = "response", EvidenceRemark = "evidence-remark",
    }
    QuantityKind {
        Exact = "exact", AtLeast = "at-least", MoreThan = "more-than", AtMost = "at-most",
        FewerThan = "fewer-than", Between = "between", About = "about", Nearly = "nearly",
        Vague = "vague", Comparative = "comparative", Unquantified = "unquantified",
    }
}
