//! Figures: a quantity and the scope it counts.

use crate::{
    Accumulation, Amount, Code, Count, Id, Map, Quantity, VagueWord, When,
    json::{
        Decode, Encode, Fields, Member, Reader, Slot, Writer, missing, one_by_word, one_of, record,
        words,
    },
};

words! {
    /// How far proceedings have got with the counted things.
    pub enum Stage ("a stage") {
        /// Under suspicion.
        Suspected = "suspected",
        /// A case has been opened.
        Opened = "opened",
        /// Under arrest.
        Arrested = "arrested",
        /// Charged.
        Charged = "charged",
        /// Before a court.
        InCourt = "in-court",
        /// Convicted.
        Convicted = "convicted",
        /// Closed without a charge or a judgment.
        Closed = "closed",
    }
}

record! {
    /// A number somebody gave, and what it is a number of.
    ///
    /// ```
    /// use claimgraph::{Amount, Count, Figure, Id, Quantity};
    ///
    /// let six = Figure::new(Id::new("killed")?, Quantity::from(Amount::Exact(Count::new(6).unwrap())));
    /// assert!(six.place.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Figure ("a figure") {
        /// A term of the list `measures`: what is counted.
        measure: Id,
        /// How many.
        quantity: Quantity,
        /// Where; absent: where the incident was.
        place: Option<Id>,
        /// Which of them: facet to term of the list `population`.
        population: Map<Id, Id>,
        /// A term of the list `causes`.
        cause: Option<Id>,
        /// When the counted things happened.
        window: Option<When>,
        /// The day for which the figure counts.
        as_of: Option<When>,
        /// How it accumulates; absent: as its measure does.
        accumulation: Option<Accumulation>,
        /// How far proceedings have got.
        stage: Option<Stage>,
    }
}

impl Figure {
    /// A figure with no scope but its measure.
    pub fn new(measure: Id, quantity: impl Into<Quantity>) -> Self {
        Self {
            measure,
            quantity: quantity.into(),
            place: None,
            population: Map::new(),
            cause: None,
            window: None,
            as_of: None,
            accumulation: None,
            stage: None,
        }
    }
}

impl Decode for Accumulation {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        one_by_word(reader, "an accumulation", Self::ALL, Self::as_str)
    }
}

impl Encode for Accumulation {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self.as_str());
    }
}

const QUANTITY: &[&str] = &["kind", "value", "low", "high", "word", "words"];

/// A quantity's kind, while it is being read.
#[derive(Clone, Copy)]
struct Kind(&'static str);

impl Decode for Kind {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let which = one_of(reader, "a kind of quantity", Amount::KINDS)?;
        Amount::KINDS.get(which).copied().map(Self)
    }
}

impl Decode for VagueWord {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        one_by_word(reader, "a vague word", Self::ALL, Self::as_str)
    }
}

impl Member for Quantity {
    fn blank() -> Self {
        Self::new(Amount::Unquantified)
    }
}

/// The parts of a quantity, while it is being read.
#[derive(Default)]
struct Parts {
    value: Option<Count>,
    low: Option<Count>,
    high: Option<Count>,
    word: Option<VagueWord>,
}

impl Parts {
    /// The fields that belong to a kind.
    fn wanted(kind: &str) -> &'static [&'static str] {
        match kind {
            "between" => &["low", "high"],
            "vague" => &["word"],
            "comparative" | "unquantified" => &[],
            _ => &["value"],
        }
    }

    fn has(&self, name: &str) -> bool {
        match name {
            "value" => self.value.is_some(),
            "low" => self.low.is_some(),
            "high" => self.high.is_some(),
            _ => self.word.is_some(),
        }
    }

    fn amount(&self, kind: &str) -> Option<Amount> {
        let value = self.value;
        match kind {
            "exact" => value.map(Amount::Exact),
            "at-least" => value.map(Amount::AtLeast),
            "more-than" => value.map(Amount::MoreThan),
            "at-most" => value.map(Amount::AtMost),
            "fewer-than" => value.map(Amount::FewerThan),
            "about" => value.map(Amount::About),
            "nearly" => value.map(Amount::Nearly),
            "between" => self
                .low
                .zip(self.high)
                .map(|(low, high)| Amount::Between { low, high }),
            "vague" => self.word.map(Amount::Vague),
            "comparative" => Some(Amount::Comparative),
            "unquantified" => Some(Amount::Unquantified),
            _ => None,
        }
    }
}

impl Decode for Quantity {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut parts = Parts::default();
        let (mut kind, mut words) = (None, None);
        let slots: &mut [&mut dyn Slot] = &mut [
            &mut kind,
            &mut parts.value,
            &mut parts.low,
            &mut parts.high,
            &mut parts.word,
            &mut words,
        ];
        let fields = Fields::fill(reader, "a quantity", QUANTITY, slots)?;
        let Kind(kind) = fields.required(reader, "kind", kind)?;
        if !fields.is_sound() {
            return None;
        }
        let wanted = Parts::wanted(kind);
        let mut sound = true;
        for name in ["value", "low", "high", "word"] {
            match (wanted.contains(&name), parts.has(name)) {
                (true, false) => {
                    sound = false;
                    missing(reader, fields.start(), name);
                }
                (false, true) => {
                    sound = false;
                    reader.find(
                        fields.start(),
                        Code::ConflictingFields,
                        format_args!("`{name}` does not go with the kind `{kind}`"),
                        |d| d.param("field", name).param("kind", kind),
                    );
                }
                _ => {}
            }
        }
        let amount = parts.amount(kind).filter(|_| sound)?;
        if let Err(error) = amount.check() {
            reader.find(
                fields.start(),
                Code::BoundsOutOfOrder,
                error,
                |d| match amount {
                    Amount::Between { low, high } => {
                        d.param("low", low.get()).param("high", high.get())
                    }
                    _ => d.param("high", 0_u64),
                },
            );
            return None;
        }
        Some(Self { amount, words })
    }
}

impl Encode for Quantity {
    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            o.field("kind", &self.amount.kind());
            match self.amount {
                Amount::Exact(n)
                | Amount::AtLeast(n)
                | Amount::MoreThan(n)
                | Amount::AtMost(n)
                | Amount::FewerThan(n)
                | Amount::About(n)
                | Amount::Nearly(n) => o.field("value", &n),
                Amount::Between { low, high } => {
                    o.field("low", &low);
                    o.field("high", &high);
                }
                Amount::Vague(word) => o.field("word", &word.as_str()),
                Amount::Comparative | Amount::Unquantified => {}
            }
            o.field("words", &self.words);
        });
    }
}
