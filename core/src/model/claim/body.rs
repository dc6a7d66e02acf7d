//! What a claim claims: exactly one body.

use crate::{
    Code, Id, Text, When,
    json::{Decode, Fields, Members, Reader, missing, put, record, words},
    model::Figure,
};

words! {
    /// Which body a claim has.
    pub enum ClaimKind ("a kind of claim") {
        /// A number.
        Figure = "figure",
        /// Somebody's part in the incident.
        Participation = "participation",
        /// What somebody or something is called.
        Characterisation = "characterisation",
        /// That something happened.
        Occurrence = "occurrence",
        /// That something be done.
        Demand = "demand",
        /// That something will be done.
        Commitment = "commitment",
        /// An answer.
        Response = "response",
        /// A remark on evidence.
        EvidenceRemark = "evidence-remark",
    }
}

words! {
    /// What is said about evidence.
    pub enum EvidenceGrade ("a grade of evidence") {
        /// Evidence was offered.
        Offered = "offered",
        /// None was offered.
        NoneOffered = "none-offered",
        /// There is none.
        Absent = "absent",
    }
}

record! {
    /// Somebody's part in the incident.
    pub struct Participation ("a participation") {
        /// Who.
        actor: Id,
        /// A term of the list `roles`.
        role: Id,
        /// A paraphrase.
        text: Option<Text>,
    }
}

record! {
    /// What somebody or something is called.
    pub struct Characterisation ("a characterisation") {
        /// A term of the list `characterisations`.
        term: Id,
        /// Who is so called; absent: the incident.
        actor: Option<Id>,
        /// A paraphrase.
        text: Option<Text>,
    }
}

record! {
    /// That something happened.
    pub struct Occurrence ("an occurrence") {
        /// A paraphrase.
        text: Text,
        /// A term of the list `incident-kinds`.
        event: Option<Id>,
        /// When.
        when: Option<When>,
        /// Where.
        place: Option<Id>,
    }
}

record! {
    /// That something be done.
    pub struct Demand ("a demand") {
        /// A paraphrase.
        text: Text,
        /// Of whom it is demanded.
        addressed_to: Vec<Id>,
        /// A term of the list `actions`.
        action: Option<Id>,
    }
}

record! {
    /// That something will be done.
    pub struct Commitment ("a commitment") {
        /// A paraphrase.
        text: Text,
        /// To whom.
        made_to: Vec<Id>,
        /// A term of the list `actions`.
        action: Option<Id>,
    }
}

record! {
    /// An answer; what it answers is a `responds_to` link.
    pub struct Response ("a response") {
        /// A paraphrase.
        text: Text,
        /// A term of the list `actions`.
        action: Option<Id>,
    }
}

record! {
    /// A remark on evidence; what it remarks on is an `assesses` link.
    pub struct EvidenceRemark ("a remark on evidence") {
        /// What is said.
        grade: EvidenceGrade,
        /// A paraphrase.
        text: Option<Text>,
    }
}

macro_rules! bodies {
    ($( $variant:ident $field:literal, )*) => {
        /// What is claimed.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Body {
            $(
                #[doc = concat!("See [`", stringify!($variant), "`].")]
                $variant(Box<$variant>),
            )*
        }

        impl Body {
            /// Which it is.
            pub fn kind(&self) -> ClaimKind {
                match self {
                    $( Self::$variant(_) => ClaimKind::$variant, )*
                }
            }

            pub(super) fn write(&self, members: &mut Members<'_>) {
                match self {
                    $( Self::$variant(body) => members.field($field, &**body), )*
                }
            }
        }

        $(
            impl From<$variant> for Body {
                fn from(body: $variant) -> Self {
                    Self::$variant(Box::new(body))
                }
            }
        )*

        impl ClaimKind {
            /// The field that holds the body.
            pub fn field(self) -> &'static str {
                match self {
                    $( Self::$variant => $field, )*
                }
            }
        }

        impl Bodies {
            /// Reads the body in the field `name`; whether that went well.
            pub(super) fn read(&mut self, reader: &mut Reader<'_>, name: &'static str) -> bool {
                self.given.push(name);
                let body = match name {
                    $( $field => $variant::decode(reader).map(Body::from), )*
                    _ => None,
                };
                put(&mut self.body, body)
            }
        }
    };
}

bodies! {
    Figure "figure",
    Participation "participation",
    Characterisation "characterisation",
    Occurrence "occurrence",
    Demand "demand",
    Commitment "commitment",
    Response "response",
    EvidenceRemark "evidence_remark",
}

/// The bodies met while reading a claim; there should be one, the one that `kind` names.
#[derive(Default)]
pub(super) struct Bodies {
    body: Option<Body>,
    given: Vec<&'static str>,
}

impl Bodies {
    pub(super) fn choose(
        self,
        reader: &mut Reader<'_>,
        fields: &Fields,
        kind: Option<ClaimKind>,
    ) -> Option<Body> {
        let wanted = kind?.field();
        let mut sound = true;
        if !self.given.contains(&wanted) {
            sound = false;
            missing(reader, fields.start(), wanted);
        }
        for name in self.given.iter().filter(|n| **n != wanted) {
            sound = false;
            reader.find(
                fields.start(),
                Code::ConflictingFields,
                format_args!("the body `{name}` is given, but the kind names `{wanted}`"),
                |d| {
                    d.param("field", *name)
                        .param("kind", wanted)
                        .help("a claim has exactly one body: split it into several claims")
                },
            );
        }
        self.body.filter(|_| sound)
    }
}

/// `unattributed` is only ever true: false would say nothing.
pub(super) struct OnlyTrue;

impl Decode for OnlyTrue {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let is_true = reader.boolean()?;
        if !is_true {
            reader.find(
                start,
                Code::UnknownValue,
                "`unattributed` is only ever true",
                |d| d.help("leave the field out and give `stated_by`"),
            );
        }
        is_true.then_some(Self)
    }
}
