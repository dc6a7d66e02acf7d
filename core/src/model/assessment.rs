//! Assessments of sources and claims, on the Admiralty scales.

use crate::{
    Code, Id, Text, When,
    json::{Decode, Encode, Ext, Fields, Reader, Slot, Writer, excerpt, missing_both, words},
};

words! {
    /// Reliability of a source (Admiralty code, first character).
    pub enum Reliability ("a reliability") {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged, which is not "bad".
        F = "F",
    }
}

/// What an assessment grades: a source's reliability, or a claim's credibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Of a source.
    Reliability(Reliability),
    /// Of a claim: 1 (confirmed) to 5 (improbable), 6 cannot be judged, which is not "bad".
    Credibility(Credibility),
}

impl Grade {
    /// Which record may be graded so.
    pub fn subject(self) -> Subject {
        match self {
            Self::Reliability(_) => Subject::Source,
            Self::Credibility(_) => Subject::Claim,
        }
    }
}

/// What kind of record an assessment is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A source.
    Source,
    /// A claim.
    Claim,
}

/// Credibility of a claim (Admiralty code, second character), 1 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Credibility(u8);

impl Credibility {
    /// 1 to 6, else `None`.
    ///
    /// ```
    /// assert!(claimgraph::Credibility::new(7).is_none());
    /// ```
    pub fn new(level: u8) -> Option<Self> {
        (1..=6).contains(&level).then_some(Self(level))
    }

    /// 1 to 6.
    pub fn level(self) -> u8 {
        self.0
    }
}

impl Decode for Credibility {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let token = reader.number("a credibility")?;
        let level = token.parse().ok().and_then(Self::new);
        if level.is_none() {
            let (at, shown) = (reader.since(start), excerpt(token, 40));
            let wanted = format_args!("a credibility");
            let help = "1 (confirmed) to 5 (improbable), 6 where it cannot be judged";
            reader.refuse(at, Code::UnknownValue, &shown, wanted, help);
        }
        level
    }
}

impl Encode for Credibility {
    fn encode(&self, writer: &mut Writer) {
        writer.number(u64::from(self.0));
    }
}

/// Somebody's judgement of a source or a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The source or claim.
    pub of: Id,
    /// The actor who judges.
    pub by: Id,
    /// When.
    pub on: Option<When>,
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub reason: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
    /// Data of somebody else's.
    pub ext: Ext,
}

const FIELDS: &[&str] = &[
    "of",
    "by",
    "on",
    "reliability",
    "credibility",
    "reason",
    "note",
    "ext",
];

impl Decode for Assessment {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let (mut of, mut by, mut on) = (None, None, None);
        let (mut reliability, mut credibility) = (None, None);
        let (mut reason, mut note, mut ext) = (None, None, Ext::default());
        let slots: &mut [&mut dyn Slot] = &mut [
            &mut of,
            &mut by,
            &mut on,
            &mut reliability,
            &mut credibility,
            &mut reason,
            &mut note,
            &mut ext,
        ];
        let fields = Fields::fill(reader, "an assessment", FIELDS, slots)?;
        let of = fields.required(reader, "of", of);
        let by = fields.required(reader, "by", by);
        let grade = match (reliability, credibility) {
            (Some(r), None) => Some(Grade::Reliability(r)),
            (None, Some(c)) => Some(Grade::Credibility(c)),
            (None, None) => {
                if fields.is_sound() {
                    missing_both(reader, fields.start(), "reliability", "credibility");
                }
                None
            }
            (Some(_), Some(_)) => {
                reader.find(
                    fields.start(),
                    Code::ConflictingFields,
                    "both `reliability` and `credibility` are given",
                    |d| d.help("reliability is of a source, credibility of a claim: make two assessments"),
                );
                None
            }
        };
        let (Some(of), Some(by), Some(grade)) = (of, by, grade) else {
            return None;
        };
        let assessment = Self {
            of,
            by,
            on,
            grade,
            reason,
            note,
            ext,
        };
        fields.is_sound().then_some(assessment)
    }
}

impl Encode for Assessment {
    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            o.field("of", &self.of);
            o.field("by", &self.by);
            o.field("on", &self.on);
            match &self.grade {
                Grade::Reliability(r) => o.field("reliability", r),
                Grade::Credibility(c) => o.field("credibility", c),
            }
            o.field("reason", &self.reason);
            o.field("note", &self.note);
            o.field("ext", &self.ext);
        });
    }
}
