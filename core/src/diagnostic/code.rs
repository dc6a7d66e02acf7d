//! The table of codes: permanent numbers, usual severities and pages, which say the names.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;

macro_rules! codes {
    ($( $name:ident = $code:literal $severity:ident, )*) => {
        /// What a finding is about. Codes are permanent: one is never given another meaning.
        ///
        /// ```
        /// use claimgraph::Code;
        ///
        /// let code = Code::find("CG110").unwrap();
        /// assert_eq!(code.slug(), "unknown-field");
        /// assert!(code.page().contains("## Fails"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $( #[doc = concat!("`", $code, "`: [`Code::page`] says what it means.")] $name, )*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$( Self::$name ),*];

            /// How grave such a finding usually is.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )* }
            }

            /// What it means, with a smallest failing example and its repair, as Markdown.
            pub fn page(self) -> &'static str {
                match self { $( Self::$name => include_str!(concat!("../../codes/", $code, ".md")), )* }
            }
        }
    };
}

// CG1xx reading, CG2xx references and terms, CG3xx structure, CG4xx time,
// CG5xx provenance, CG6xx figures, CG7xx passages, CG8xx likely slips.
codes! {
    NotUtf8 = "CG101" Error,
    JsonSyntax = "CG102" Error,
    DuplicateKey = "CG103" Error,
    LoneSurrogate = "CG104" Error,
    UnsafeNumber = "CG105" Error,
    TooDeep = "CG106" Error,
    TooLarge = "CG107" Error,
    UnsupportedFormat = "CG108" Error,
    MalformedLine = "CG109" Error,
    UnknownField = "CG110" Error,
    MissingField = "CG111" Error,
    WrongType = "CG112" Error,
    NullValue = "CG113" Error,
    EmptyText = "CG114" Error,
    MalformedId = "CG115" Error,
    DuplicateId = "CG116" Error,
    MalformedDate = "CG117" Error,
    MalformedNumber = "CG118" Error,
    UnknownValue = "CG119" Error,
    MalformedValue = "CG120" Error,
    ConflictingFields = "CG121" Error,
    BoundsOutOfOrder = "CG122" Error,
    MalformedTerm = "CG123" Error,
    Noncharacter = "CG124" Error,
    MalformedTable = "CG130" Error,
    RaggedRow = "CG131" Error,
    DuplicateColumn = "CG132" Error,
    UndecodableCell = "CG133" Error,
    UnfitColumn = "CG140" Error,
    TornIncident = "CG141" Error,
    MisplacedLine = "CG142" Error,
    MalformedMapping = "CG150" Error,
    MissingColumn = "CG151" Error,
    UnmappedColumn = "CG152" Warning,
    UnmappedValue = "CG153" Error,
    UnreadDate = "CG154" Error,
    UnreadNumber = "CG155" Error,
    UnreadList = "CG156" Error,
    RowsDisagree = "CG157" Error,
    DanglingReference = "CG201" Error,
    WrongKindReference = "CG202" Error,
    UnlistedTerm = "CG203" Error,
    WrongFacet = "CG204" Error,
    ShadowedTerm = "CG209" Warning,
    CircularPlace = "CG301" Error,
    CircularAffiliation = "CG302" Error,
    CircularIncident = "CG303" Error,
    CircularOrder = "CG304" Error,
    CircularPart = "CG305" Error,
    CircularSupersession = "CG306" Error,
    ClaimWithoutSpeaker = "CG310" Error,
    ClaimWithoutSource = "CG311" Error,
    ResponseToNothing = "CG312" Warning,
    ComparisonWithNothing = "CG313" Error,
    RemarkOnNothing = "CG314" Warning,
    FigureOnlyLink = "CG315" Error,
    SelfLink = "CG316" Error,
    ContradictoryLinks = "CG317" Error,
    WrongGrade = "CG320" Error,
    MalformedLanguage = "CG330" Error,
    MalformedScript = "CG331" Error,
    RepeatedIdentifier = "CG332" Warning,
    SharedIdentifier = "CG333" Warning,
    LatitudeOutOfRange = "CG340" Error,
    RoundedNumber = "CG341" Warning,
    ToldBeforeHappened = "CG401" Error,
    WindowAfterAsOf = "CG402" Error,
    AsOfAfterStatement = "CG403" Error,
    StatedAfterPublication = "CG404" Error,
    AccessedBeforePublication = "CG405" Error,
    CustodyOutOfOrder = "CG406" Error,
    CustodyBeforePublication = "CG407" Warning,
    DerivedBeforeOriginal = "CG408" Error,
    AnsweredEarly = "CG411" Error,
    BasedOnLater = "CG412" Error,
    PartOutsideWhole = "CG420" Error,
    IncidentOutOfOrder = "CG421" Error,
    TimeOutOfOrder = "CG422" Error,
    TimeOutsideDate = "CG423" Error,
    AssessedEarly = "CG430" Error,
    NoNameAtTheTime = "CG450" Warning,
    AffiliationOutsideValidity = "CG451" Warning,
    ContainmentOutsideValidity = "CG452" Warning,
    CircularDerivation = "CG501" Warning,
    UnsupportedConfirmation = "CG502" Warning,
    SingleOrigin = "CG503" Info,
    UnusedRecord = "CG504" Info,
    SupersessionScope = "CG601" Error,
    InferredSupersession = "CG602" Info,
    SupersessionOrder = "CG603" Error,
    AboutAsExact = "CG604" Warning,
    StockWithoutAsOf = "CG605" Warning,
    AccumulationMismatch = "CG606" Warning,
    StageMismatch = "CG607" Warning,
    UndeterminedNesting = "CG608" Info,
    PartExceedsWhole = "CG609" Error,
    PartsExceedWhole = "CG610" Error,
    ContradictedComparison = "CG611" Error,
    ContradictsItself = "CG612" Error,
    TextDiffers = "CG701" Error,
    TextWithoutSource = "CG702" Warning,
    PositionBeyondText = "CG703" Error,
    PassageMoved = "CG704" Error,
    PassageAmbiguous = "CG705" Error,
    PassageLost = "CG706" Error,
    PositionWithoutQuote = "CG707" Info,
    QuoteContext = "CG708" Error,
    CutLetter = "CG709" Warning,
    LikelyDuplicateActor = "CG801" Warning,
    LikelyDuplicatePlace = "CG802" Warning,
    LikelyDuplicateSource = "CG803" Warning,
}

impl Code {
    /// The permanent code, such as `CG110`.
    pub fn as_str(self) -> &'static str {
        self.head().0
    }

    /// The name in words, such as `unknown-field`.
    pub fn slug(self) -> &'static str {
        self.head().1
    }

    /// What the page is headed by: `# CG110 unknown-field`.
    fn head(self) -> (&'static str, &'static str) {
        let line = self.page().lines().next().unwrap_or_default();
        let head = line.strip_prefix("# ").unwrap_or_default();
        head.split_once(' ').unwrap_or_default()
    }

    /// The code written so, such as `CG110`, or named so, such as `unknown-field`.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|c| c.as_str() == text || c.slug() == text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
