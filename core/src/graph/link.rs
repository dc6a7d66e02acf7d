//! Every way in which one record names another.

use std::fmt;

use serde::Serialize;

use crate::SectionName;

macro_rules! links {
    ($( $(#[$meta:meta])* $name:ident = $from:ident $word:literal / $inverse:literal -> $($to:ident)|+ , )*) => {
        /// A kind of link between records, and its generated inverse.
        ///
        /// ```
        /// use claimgraph::LinkKind;
        ///
        /// assert_eq!(LinkKind::ReportedIn.as_str(), "reported_in");
        /// assert_eq!(LinkKind::ReportedIn.inverse(), "reports");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LinkKind {
            $( $(#[$meta])* $name, )*
        }

        impl LinkKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$( Self::$name ),*];

            /// The link's name, from the record that holds it.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$name => $word, )* }
            }

            /// The inverse's name, from the record that is pointed at.
            pub fn inverse(self) -> &'static str {
                match self { $( Self::$name => $inverse, )* }
            }

            /// The section whose records hold such links.
            pub fn from(self) -> SectionName {
                match self { $( Self::$name => SectionName::$from, )* }
            }

            /// The sections whose records such links may point at.
            pub fn to(self) -> &'static [SectionName] {
                match self { $( Self::$name => &[$( SectionName::$to ),+], )* }
            }
        }
    };
}

links! {
    /// A place lies in another.
    Within = Places "within" / "contains" -> Places,
    /// An actor is an organ or officer of another.
    OrganOf = Actors "organ_of" / "has_organ" -> Actors,
    /// An actor is a member of another.
    MemberOf = Actors "member_of" / "has_member" -> Actors,
    /// Where an incident happened.
    HappenedAt = Incidents "place" / "place_of" -> Places,
    /// An incident is part of another.
    IncidentPartOf = Incidents "part_of" / "has_part" -> Incidents,
    /// An incident brought another about.
    Causes = Incidents "causes" / "caused_by" -> Incidents,
    /// An incident came before another.
    Precedes = Incidents "precedes" / "follows" -> Incidents,
    /// Who published a source.
    Outlet = Sources "outlet" / "published" -> Actors,
    /// Who wrote a source.
    Author = Sources "author" / "wrote" -> Actors,
    /// What a source was made from.
    DerivedFrom = Sources "derived_from" / "source_of" -> Sources,
    /// Who handled the copy of a source.
    Custodian = Sources "custodian" / "handled" -> Actors,
    /// What a claim is about.
    About = Claims "about" / "claims" -> Incidents,
    /// Who states a claim.
    StatedBy = Claims "stated_by" / "states" -> Actors,
    /// For whom a claim is stated.
    OnBehalfOf = Claims "on_behalf_of" / "represented_in" -> Actors,
    /// Who passed a claim on.
    RelayedBy = Claims "relayed_by" / "relays" -> Actors,
    /// Where a claim is found.
    ReportedIn = Claims "reported_in" / "reports" -> Sources,
    /// A claim replaces another.
    Supersedes = Claims "supersedes" / "superseded_by" -> Claims,
    /// A claim tells another again.
    Restates = Claims "restates" / "restated_by" -> Claims,
    /// A claim rests on another.
    BasedOn = Claims "based_on" / "basis_of" -> Claims,
    /// What a figure counts is among what another counts.
    PartOf = Claims "part_of" / "includes" -> Claims,
    /// Two figures count nothing in common.
    DisjointFrom = Claims "disjoint_from" / "disjoint_from" -> Claims,
    /// A number is larger than another.
    GreaterThan = Claims "greater_than" / "less_than" -> Claims,
    /// A claim answers another.
    RespondsTo = Claims "responds_to" / "answered_by" -> Claims,
    /// A claim judges another.
    Assesses = Claims "assesses" / "assessed_in" -> Claims,
    /// Where a figure counts.
    CountedAt = Claims "counted_at" / "counts" -> Places,
    /// Who took part, according to a claim.
    Participant = Claims "participant" / "participates_in" -> Actors,
    /// Who is called something.
    Characterises = Claims "characterises" / "characterised_in" -> Actors,
    /// Where an occurrence happened.
    OccurredAt = Claims "occurred_at" / "occurrences" -> Places,
    /// Of whom something is demanded.
    AddressedTo = Claims "addressed_to" / "addressed_in" -> Actors,
    /// To whom something is promised.
    MadeTo = Claims "made_to" / "promised_in" -> Actors,
    /// What an assessment is of.
    AssessmentOf = Assessments "of" / "assessment" -> Sources | Claims,
    /// Who made an assessment.
    AssessmentBy = Assessments "by" / "assessed" -> Actors,
}

impl fmt::Display for LinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for LinkKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
