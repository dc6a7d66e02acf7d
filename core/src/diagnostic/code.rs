//! The table of codes: permanent numbers, names, usual severities and their pages.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;

macro_rules! codes {
    ($( $name:ident = $code:literal $slug:literal $severity:ident, )*) => {
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
            $( #[doc = concat!("`", $code, "`, ", $slug, ".")] $name, )*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$( Self::$name ),*];

            /// The permanent code, such as `CG110`.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// The name in words, such as `unknown-field`.
            pub fn slug(self) -> &'static str {
                match self { $( Self::$name => $slug, )* }
            }

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
    NotUtf8 = "CG101" "not-utf8" Error,
    JsonSyntax = "CG102" "json-syntax" Error,
    DuplicateKey = "CG103" "duplicate-key" Error,
    LoneSurrogate = "CG104" "lone-surrogate" Error,
    UnsafeNumber = "CG105" "unsafe-number" Error,
    TooDeep = "CG106" "too-deep" Error,
    TooLarge = "CG107" "too-large" Error,
    UnsupportedFormat = "CG108" "unsupported-format" Error,
    MalformedLine = "CG109" "malformed-line" Error,
    UnknownField = "CG110" "unknown-field" Error,
    MissingField = "CG111" "missing-field" Error,
    WrongType = "CG112" "wrong-type" Error,
    NullValue = "CG113" "null-value" Error,
    EmptyText = "CG114" "empty-text" Error,
    MalformedId = "CG115" "malformed-id" Error,
    DuplicateId = "CG116" "duplicate-id" Error,
    MalformedDate = "CG117" "malformed-date" Error,
    MalformedNumber = "CG118" "malformed-number" Error,
    UnknownValue = "CG119" "unknown-value" Error,
    MalformedValue = "CG120" "malformed-value" Error,
    ConflictingFields = "CG121" "conflicting-fields" Error,
    BoundsOutOfOrder = "CG122" "bounds-out-of-order" Error,
    MalformedTerm = "CG123" "malformed-term" Error,
    Noncharacter = "CG124" "noncharacter" Error,
    MalformedTable = "CG130" "malformed-table" Error,
    RaggedRow = "CG131" "ragged-row" Error,
    DuplicateColumn = "CG132" "duplicate-column" Error,
    UndecodableCell = "CG133" "undecodable-cell" Error,
    UnfitColumn = "CG140" "unfit-column" Error,
    TornIncident = "CG141" "torn-incident" Error,
    MisplacedLine = "CG142" "misplaced-line" Error,
    MalformedMapping = "CG150" "malformed-mapping" Error,
    MissingColumn = "CG151" "missing-column" Error,
    UnmappedColumn = "CG152" "unmapped-column" Warning,
    UnmappedValue = "CG153" "unmapped-value" Error,
    UnreadDate = "CG154" "unread-date" Error,
    UnreadNumber = "CG155" "unread-number" Error,
    UnreadList = "CG156" "unread-list" Error,
    RowsDisagree = "CG157" "rows-disagree" Error,
    DanglingReference = "CG201" "dangling-reference" Error,
    WrongKindReference = "CG202" "wrong-kind-reference" Error,
    UnlistedTerm = "CG203" "unlisted-term" Error,
    WrongFacet = "CG204" "wrong-facet" Error,
    ShadowedTerm = "CG209" "shadowed-term" Warning,
    CircularPlace = "CG301" "circular-place" Error,
    CircularAffiliation = "CG302" "circular-affiliation" Error,
    CircularIncident = "CG303" "circular-incident" Error,
    CircularOrder = "CG304" "circular-order" Error,
    CircularPart = "CG305" "circular-part" Error,
    CircularSupersession = "CG306" "circular-supersession" Error,
    ClaimWithoutSpeaker = "CG310" "claim-without-speaker" Error,
    ClaimWithoutSource = "CG311" "claim-without-source" Error,
    ResponseToNothing = "CG312" "response-to-nothing" Warning,
    ComparisonWithNothing = "CG313" "comparison-with-nothing" Error,
    RemarkOnNothing = "CG314" "remark-on-nothing" Warning,
    FigureOnlyLink = "CG315" "figure-only-link" Error,
    SelfLink = "CG316" "self-link" Error,
    ContradictoryLinks = "CG317" "contradictory-links" Error,
    WrongGrade = "CG320" "wrong-grade" Error,
    MalformedLanguage = "CG330" "malformed-language" Error,
    MalformedScript = "CG331" "malformed-script" Error,
    RepeatedIdentifier = "CG332" "repeated-identifier" Warning,
    SharedIdentifier = "CG333" "shared-identifier" Warning,
    LatitudeOutOfRange = "CG340" "latitude-out-of-range" Error,
    RoundedNumber = "CG341" "rounded-number" Warning,
    ToldBeforeHappened = "CG401" "told-before-happened" Error,
    WindowAfterAsOf = "CG402" "window-after-as-of" Error,
    AsOfAfterStatement = "CG403" "as-of-after-statement" Error,
    StatedAfterPublication = "CG404" "stated-after-publication" Error,
    AccessedBeforePublication = "CG405" "accessed-before-publication" Error,
    CustodyOutOfOrder = "CG406" "custody-out-of-order" Error,
    CustodyBeforePublication = "CG407" "custody-before-publication" Warning,
    DerivedBeforeOriginal = "CG408" "derived-before-original" Error,
    AnsweredEarly = "CG411" "answered-early" Error,
    BasedOnLater = "CG412" "based-on-later" Error,
    PartOutsideWhole = "CG420" "part-outside-whole" Error,
    IncidentOutOfOrder = "CG421" "incident-out-of-order" Error,
    TimeOutOfOrder = "CG422" "time-out-of-order" Error,
    TimeOutsideDate = "CG423" "time-outside-date" Error,
    AssessedEarly = "CG430" "assessed-early" Error,
    NoNameAtTheTime = "CG450" "no-name-at-the-time" Warning,
    AffiliationOutsideValidity = "CG451" "affiliation-outside-validity" Warning,
    ContainmentOutsideValidity = "CG452" "containment-outside-validity" Warning,
    CircularDerivation = "CG501" "circular-derivation" Warning,
    UnsupportedConfirmation = "CG502" "unsupported-confirmation" Warning,
    SingleOrigin = "CG503" "single-origin" Info,
    UnusedRecord = "CG504" "unused-record" Info,
    SupersessionScope = "CG601" "supersession-scope" Error,
    InferredSupersession = "CG602" "inferred-supersession" Info,
    SupersessionOrder = "CG603" "supersession-order" Error,
    AboutAsExact = "CG604" "about-as-exact" Warning,
    StockWithoutAsOf = "CG605" "stock-without-as-of" Warning,
    AccumulationMismatch = "CG606" "accumulation-mismatch" Warning,
    StageMismatch = "CG607" "stage-mismatch" Warning,
    UndeterminedNesting = "CG608" "undetermined-nesting" Info,
    PartExceedsWhole = "CG609" "part-exceeds-whole" Error,
    PartsExceedWhole = "CG610" "parts-exceed-whole" Error,
    ContradictedComparison = "CG611" "contradicted-comparison" Error,
    ContradictsItself = "CG612" "contradicts-itself" Error,
    TextDiffers = "CG701" "text-differs" Error,
    TextWithoutSource = "CG702" "text-without-source" Warning,
    PositionBeyondText = "CG703" "position-beyond-text" Error,
    PassageMoved = "CG704" "passage-moved" Error,
    PassageAmbiguous = "CG705" "passage-ambiguous" Error,
    PassageLost = "CG706" "passage-lost" Error,
    PositionWithoutQuote = "CG707" "position-without-quote" Info,
    QuoteContext = "CG708" "quote-context" Error,
    CutLetter = "CG709" "cut-letter" Warning,
    LikelyDuplicateActor = "CG801" "likely-duplicate-actor" Warning,
    LikelyDuplicatePlace = "CG802" "likely-duplicate-place" Warning,
    LikelyDuplicateSource = "CG803" "likely-duplicate-source" Warning,
}

impl Code {
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
