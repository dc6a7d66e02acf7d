//! Places.

use std::fmt;

use super::{Basis, External, Names};
use crate::{
    Code, Id, Text, When,
    json::{Decode, Encode, Ext, Member, Reader, Writer, excerpt, record},
};

record! {
    /// A place, with all its names over time.
    ///
    /// ```
    /// use claimgraph::Place;
    ///
    /// let place = Place::new("Almaty");
    /// assert_eq!(place.names.display().text, "Almaty");
    /// ```
    pub struct Place ("a place") {
        /// Its names, the display name first.
        names: Names,
        /// A term of the list `place-kinds`.
        kind: Option<Id>,
        /// What it lies in, and when it did.
        within: Vec<Containment>,
        /// Where it is.
        point: Option<GeoPoint>,
        /// Identifiers elsewhere.
        external: Vec<External>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

impl Place {
    /// A place of which only names are known.
    pub fn new(names: impl Into<Names>) -> Self {
        Self {
            names: names.into(),
            kind: None,
            within: Vec::new(),
            point: None,
            external: Vec::new(),
            note: None,
            ext: Ext::default(),
        }
    }
}

record! {
    /// That a place lies in another.
    pub struct Containment ("a containment") {
        /// The place around it.
        place: Id,
        /// When that was so.
        when: Option<When>,
        /// On what ground this is recorded.
        basis: Basis,
    }
}

record! {
    /// A point on the globe (WGS 84).
    pub struct GeoPoint ("a point") {
        /// Degrees north.
        lat: Degrees,
        /// Degrees east.
        lon: Degrees,
        /// 1 (exact) to 7 (international), as `where_prec` of UCDP GED.
        precision: Option<Precision>,
    }
}

/// Decimal degrees, exact to six decimals (about 11 cm).
///
/// ```
/// use claimgraph::Degrees;
///
/// let degrees: Degrees = "43.238949".parse()?;
/// assert_eq!(degrees.micro(), 43_238_949);
/// assert_eq!(degrees.to_string(), "43.238949");
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degrees(i32);

impl Degrees {
    /// From millionths of a degree; `None` beyond ±180.
    pub fn from_micro(micro: i32) -> Option<Self> {
        (-180_000_000..=180_000_000)
            .contains(&micro)
            .then_some(Self(micro))
    }

    /// In millionths of a degree.
    pub fn micro(self) -> i32 {
        self.0
    }
}

impl std::str::FromStr for Degrees {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || {
            format!(
                "`{}` is not a number of degrees with at most six decimals",
                excerpt(text, 40)
            )
        };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(bad()),
            Some((whole, fraction)) => (whole, fraction),
            None => (digits, ""),
        };
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 3
            || fraction.len() > 6
            || !plain(whole)
            || !plain(fraction)
        {
            return Err(bad());
        }
        let micro: i32 = format!("{whole}{fraction:0<6}")
            .parse()
            .map_err(|_| bad())?;
        let negative = digits.len() < text.len();
        if negative && micro == 0 {
            return Err(bad());
        }
        Self::from_micro(if negative { -micro } else { micro })
            .ok_or_else(|| format!("`{text}` is beyond 180 degrees"))
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let (whole, fraction) = (magnitude / 1_000_000, magnitude % 1_000_000);
        let sign = if self.0 < 0 { "-" } else { "" };
        if fraction == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let digits = format!("{fraction:06}");
            write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
        }
    }
}

impl Member for Degrees {
    fn blank() -> Self {
        Self(0)
    }
}

impl Decode for Degrees {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let token = reader.number("a number of degrees")?;
        match token.parse() {
            Ok(degrees) => Some(degrees),
            Err(why) => {
                reader.find(start, Code::MalformedNumber, why, |d| {
                    d.param("number", &*excerpt(token, 40))
                });
                None
            }
        }
    }
}

impl Encode for Degrees {
    fn encode(&self, writer: &mut Writer) {
        writer.raw(&self.to_string());
    }
}

/// How exactly a point is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Precision(u8);

impl Precision {
    /// 1 to 7, else `None`.
    pub fn new(level: u8) -> Option<Self> {
        (1..=7).contains(&level).then_some(Self(level))
    }

    /// 1 (exact) to 7 (international).
    pub fn level(self) -> u8 {
        self.0
    }
}

impl Decode for Precision {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let token = reader.number("a precision")?;
        let precision = token.parse().ok().and_then(Self::new);
        if precision.is_none() {
            let (at, shown) = (reader.since(start), excerpt(token, 40));
            let wanted = format_args!("a precision");
            let help = "1 (exact) to 7 (international), as in UCDP GED";
            reader.refuse(at, Code::UnknownValue, &shown, wanted, help);
        }
        precision
    }
}

impl Encode for Precision {
    fn encode(&self, writer: &mut Writer) {
        writer.number(u64::from(self.0));
    }
}
