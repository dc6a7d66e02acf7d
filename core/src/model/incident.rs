//! Incidents.

use super::{Basis, External};
use crate::gather::Gather as _;
use crate::{
    Code, Id, Text, When,
    json::{Decode, Encode, Ext, Fields, Reader, Slot, Writer, excerpt, missing_both, record},
};

record! {
    /// Something that is said to have happened.
    ///
    /// ```
    /// use claimgraph::{Id, Incident};
    ///
    /// let unrest = Incident::new("January unrest", Id::new("crackdown")?);
    /// assert!(unrest.place.is_none());
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub struct Incident ("an incident") {
        /// What to call it.
        title: Text,
        /// A term of the list `incident-kinds`.
        kind: Id,
        /// When it happened.
        when: Option<When>,
        /// Bounds within the day, when known that finely.
        time: Option<TimeBounds>,
        /// Where it happened.
        place: Option<Id>,
        /// The incidents it is part of.
        part_of: Vec<IncidentLink>,
        /// The incidents it brought about.
        causes: Vec<IncidentLink>,
        /// The incidents it came before.
        precedes: Vec<IncidentLink>,
        /// Identifiers elsewhere.
        external: Vec<External>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

impl Incident {
    /// An incident of which only title and kind are known.
    pub fn new(title: impl Into<Text>, kind: Id) -> Self {
        Self {
            title: title.into(),
            kind,
            when: None,
            time: None,
            place: None,
            part_of: Vec::new(),
            causes: Vec::new(),
            precedes: Vec::new(),
            external: Vec::new(),
            note: None,
            ext: Ext::default(),
        }
    }
}

record! {
    /// A link to another incident.
    pub struct IncidentLink ("a link to an incident") {
        /// The other incident.
        incident: Id,
        /// On what ground this is recorded.
        basis: Basis,
    }
}

/// The time within a day: not before `from`, not after `to`; at least one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeBounds {
    /// Not before.
    pub from: Option<Timestamp>,
    /// Not after.
    pub to: Option<Timestamp>,
}

impl Decode for TimeBounds {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["from", "to"];
        let (mut from, mut to) = (None, None);
        let slots: &mut [&mut dyn Slot] = &mut [&mut from, &mut to];
        let fields = Fields::fill(reader, "bounds in time", FIELDS, slots)?;
        if fields.is_sound() && from.is_none() && to.is_none() {
            missing_both(reader, fields.start(), "from", "to");
            return None;
        }
        fields.is_sound().then_some(Self { from, to })
    }
}

impl Encode for TimeBounds {
    fn encode(&self, writer: &mut Writer) {
        writer.record(&["from", "to"], &[&self.from, &self.to]);
    }
}

/// An RFC 3339 date and time with its offset, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp(Text);

impl Timestamp {
    /// Checks the shape, including the ranges of all fields.
    ///
    /// ```
    /// use claimgraph::Timestamp;
    ///
    /// assert!(Timestamp::parse("2022-01-05T16:30:00+06:00").is_some());
    /// assert!(Timestamp::parse("2022-01-05 4pm").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once(['T', 't'])?;
        crate::Day::parse(date).filter(|_| date.len() == 10)?;
        let (clock, offset) = if let Some(clock) = rest.strip_suffix(['Z', 'z']) {
            (clock, None)
        } else {
            let (clock, offset) = rest.split_at_checked(rest.rfind(['+', '-'])?)?;
            (clock, offset.get(1..))
        };
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let ranged = |text: &str, most: &[u8]| {
            let fields: Vec<&str> = text.split(':').gather();
            fields.len() == most.len()
                && fields.iter().zip(most).all(|(field, most)| {
                    field.len() == 2
                        && field.bytes().all(|b| b.is_ascii_digit())
                        && field.parse::<u8>().is_ok_and(|n| n <= *most)
                })
        };
        let sound = ranged(clock, &[23, 59, 60]) && offset.is_none_or(|o| ranged(o, &[23, 59]));
        sound.then(|| Self(Text::from(text)))
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Timestamp {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a date and time")?;
        let time = Self::parse(&text);
        if time.is_none() {
            let (at, shown) = (reader.since(start), excerpt(&text, 100));
            let wanted = format_args!("a date and time");
            let help = "RFC 3339, such as `2022-01-05T16:30:00+06:00`";
            reader.refuse(at, Code::MalformedDate, &shown, wanted, help);
        }
        time
    }
}

impl Encode for Timestamp {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}
