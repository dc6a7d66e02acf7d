//! Where in a source a claim is found.

use crate::{
    Code, Count, Id, Text,
    json::{Decode, Encode, Fields, Reader, Slot, Writer, record},
};

record! {
    /// A passage of a source.
    ///
    /// ```
    /// use claimgraph::{Id, Passage};
    ///
    /// let passage = Passage::new(Id::new("daily")?).quoting("at least 41 people");
    /// assert!(passage.position.is_none());
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub struct Passage ("a passage") {
        /// The source.
        source: Id,
        /// Words that pin the passage.
        quote: Option<Quote>,
        /// Where it stands.
        position: Option<Position>,
        /// Anything else.
        note: Option<Text>,
    }
}

impl Passage {
    /// Somewhere in a source.
    pub fn new(source: Id) -> Self {
        Self {
            source,
            quote: None,
            position: None,
            note: None,
        }
    }

    /// The same passage, pinned by these words.
    #[must_use]
    pub fn quoting(mut self, exact: impl Into<Text>) -> Self {
        self.quote = Some(Quote {
            exact: exact.into(),
            prefix: None,
            suffix: None,
        });
        self
    }
}

record! {
    /// Words that pin a passage (W3C Web Annotation, `TextQuoteSelector`).
    pub struct Quote ("a quote") {
        /// The words themselves.
        exact: Text,
        /// Words before them.
        prefix: Option<Text>,
        /// Words after them.
        suffix: Option<Text>,
    }
}

/// Where a passage stands: Unicode code points from the start of the text, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    start: Count,
    end: Count,
}

impl Position {
    /// A stretch; `None` when it ends before it starts.
    ///
    /// ```
    /// use claimgraph::{Count, Position};
    ///
    /// assert!(Position::new(Count::new(118).unwrap(), Count::new(136).unwrap()).is_some());
    /// assert!(Position::new(Count::new(136).unwrap(), Count::new(118).unwrap()).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(start: Count, end: Count) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The first code point.
    pub fn start(self) -> u64 {
        self.start.get()
    }

    /// The code point after the last.
    pub fn end(self) -> u64 {
        self.end.get()
    }
}

impl Decode for Position {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["start", "end"];
        let (mut start, mut end) = (None, None);
        let slots: &mut [&mut dyn Slot] = &mut [&mut start, &mut end];
        let fields = Fields::fill(reader, "a position", FIELDS, slots)?;
        let start: Option<Count> = fields.required(reader, "start", start);
        let end: Option<Count> = fields.required(reader, "end", end);
        let (start, end) = (start?, end?);
        let position = Self::new(start, end);
        if position.is_none() {
            reader.find(
                fields.start(),
                Code::BoundsOutOfOrder,
                "the passage ends before it starts",
                |d| d.param("start", start.get()).param("end", end.get()),
            );
        }
        position.filter(|_| fields.is_sound())
    }
}

impl Encode for Position {
    fn encode(&self, writer: &mut Writer) {
        writer.record(&["start", "end"], &[&self.start, &self.end]);
    }
}

impl serde::Serialize for Position {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::json::serialize(self, serializer)
    }
}
