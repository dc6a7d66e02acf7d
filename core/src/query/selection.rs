//! Which claims an answer is made from.

mod read;
pub(super) mod select;
mod supersession;

use std::fmt;

use serde::Serialize;

use crate::{Day, Error, Id, RankLevel, Set, json::words};

pub use select::{LeftOut, LeftOutReason, Selected};

pub(super) use supersession::among as superseded_among;

words! {
    /// How certain it must be that a claim was public by a day.
    ///
    /// ```
    /// assert_eq!(claimgraph::Publication::Possibly.as_str(), "possibly");
    /// ```
    pub enum Publication ("a degree of certainty") {
        /// Some source that reports it was out by then.
        Certainly = "certainly",
        /// Some source that reports it may have been out by then.
        Possibly = "possibly",
    }
}

words! {
    /// What becomes of figures that others replace.
    ///
    /// ```
    /// assert_eq!(claimgraph::Superseded::DropStated.as_str(), "drop_stated");
    /// ```
    pub enum Superseded ("a treatment of superseded claims") {
        /// They stay.
        Keep = "keep",
        /// They go where a text says that they are replaced.
        DropStated = "drop_stated",
        /// They go also where the curator concludes it.
        DropStatedAndInferred = "drop_stated_and_inferred",
    }
}

/// The publication clock of a selection: what was public by the end of a day.
///
/// ```
/// use claimgraph::{Day, KnownBy, Publication};
///
/// let known = KnownBy { by: Day::parse("2022-07-13").unwrap(), degree: Publication::Certainly };
/// assert_eq!(known.to_string(), "known by 2022-07-13 (certainly)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct KnownBy {
    /// The day.
    pub by: Day,
    /// Whether being out by then must be certain.
    pub degree: Publication,
}

impl fmt::Display for KnownBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "known by {} ({})", self.by, self.degree)
    }
}

/// Which claims an answer is made from. Part of every answer that is.
///
/// ```
/// use claimgraph::{Day, Id, Selection};
///
/// let selection = Selection::default()
///     .claimants([Id::new("ministry")?])
///     .known_by(Day::parse("2022-07-13").unwrap());
/// assert_eq!(
///     selection.to_string(),
///     "claimants `ministry` and all who speak for them, known by 2022-07-13 (certainly), \
///      preferred and normal claims, superseded dropped (stated and inferred)"
/// );
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Selection {
    /// Who must have stated a claim, in person or through one who speaks for them; empty: anybody.
    #[serde(skip_serializing_if = "Set::is_empty")]
    pub claimants: Set<Id>,
    /// The incident, with its parts; absent: any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<Id>,
    /// What figures must count; empty: anything, and claims that are no figures too.
    #[serde(skip_serializing_if = "Set::is_empty")]
    pub measures: Set<Id>,
    /// Whether measures below those listed will do too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub measures_below: bool,
    /// By when a claim must have been public; absent: whenever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownBy>,
    /// The ranks that will do.
    pub ranks: Set<RankLevel>,
    /// What becomes of figures that others replace.
    pub superseded: Superseded,
}

impl Default for Selection {
    /// All claims but the deprecated and the superseded ones.
    fn default() -> Self {
        Self {
            claimants: Set::new(),
            incident: None,
            measures: Set::new(),
            measures_below: false,
            known: None,
            ranks: Set::from([RankLevel::Preferred, RankLevel::Normal]),
            superseded: Superseded::DropStatedAndInferred,
        }
    }
}

impl Selection {
    /// Reads a selection from JSON text. Fields that are absent mean what the default means.
    ///
    /// ```
    /// use claimgraph::Selection;
    ///
    /// let text = r#"{"claimants":["ministry"],"known":{"by":"2022-07-13","degree":"possibly"}}"#;
    /// let selection = Selection::from_json(text)?;
    /// assert_eq!(Selection::from_json(&selection.to_json())?, selection);
    ///
    /// let error = Selection::from_json(r#"{"claimant":["ministry"]}"#).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the selection cannot be read: at /claimant: unknown field `claimant` (did you mean `claimants`?)"
    /// );
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that keeps the text from being a selection.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        super::asked::read("the selection", text)
    }

    /// The selection as JSON text.
    ///
    /// ```
    /// # use claimgraph::*;
    /// assert!(Selection::default().to_json().starts_with("{"));
    /// # Ok::<(), IdError>(())
    /// ```
    pub fn to_json(&self) -> String {
        // Ids, days and words only: serialisation has nothing to fail on.
        crate::json::to_text(self)
    }

    /// The same, of these claimants and all who speak for them.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let by_ministry = Selection::default().claimants([Id::new("ministry")?]);
    /// assert!(by_ministry.claimants.contains("ministry"));
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn claimants(mut self, claimants: impl IntoIterator<Item = Id>) -> Self {
        self.claimants.extend(claimants);
        self
    }

    /// The same, about this incident and its parts.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let unrest = Selection::default().incident(Id::new("unrest")?);
    /// assert!(unrest.incident.is_some());
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn incident(mut self, incident: Id) -> Self {
        self.incident = Some(incident);
        self
    }

    /// The same, of figures that count (also) this.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let killed = Selection::default().measure(Id::new("killed")?);
    /// assert!(killed.measures.contains("killed") && !killed.measures_below);
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn measure(mut self, measure: Id) -> Self {
        self.measures.insert(measure);
        self
    }

    /// The same, with the measures below those listed.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let killed = Selection::default().measure(Id::new("killed")?).with_measures_below();
    /// assert!(killed.measures_below);
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn with_measures_below(mut self) -> Self {
        self.measures_below = true;
        self
    }

    /// The same, of claims that certainly were public by the end of this day.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let known = Selection::default().known_by(Day::parse("2022-07-13").unwrap()).known.unwrap();
    /// assert_eq!(known.degree, Publication::Certainly);
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn known_by(self, by: Day) -> Self {
        let degree = Publication::Certainly;
        Self {
            known: Some(KnownBy { by, degree }),
            ..self
        }
    }

    /// The same, of claims that may have been public by the end of this day.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let day = Day::parse("2022-07-13").unwrap();
    /// let known = Selection::default().possibly_known_by(day).known.unwrap();
    /// assert_eq!(known.degree, Publication::Possibly);
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn possibly_known_by(self, by: Day) -> Self {
        let degree = Publication::Possibly;
        Self {
            known: Some(KnownBy { by, degree }),
            ..self
        }
    }

    /// The same, of these ranks only.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let best = Selection::default().ranks([RankLevel::Preferred]);
    /// assert_eq!(best.ranks.len(), 1);
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn ranks(mut self, ranks: impl IntoIterator<Item = RankLevel>) -> Self {
        self.ranks = ranks.into_iter().collect();
        self
    }

    /// The same, with another treatment of figures that others replace.
    ///
    /// ```
    /// # use claimgraph::*;
    /// let all = Selection::default().superseded(Superseded::Keep);
    /// assert!(all.to_string().ends_with("superseded kept"));
    /// # Ok::<(), IdError>(())
    /// ```
    #[must_use]
    pub fn superseded(mut self, superseded: Superseded) -> Self {
        self.superseded = superseded;
        self
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.claimants.is_empty() {
            f.write_str("all claimants")?;
        } else {
            f.write_str("claimants ")?;
            list(f, &self.claimants, "`", ", ")?;
            f.write_str(" and all who speak for them")?;
        }
        if let Some(incident) = &self.incident {
            write!(f, ", incident `{incident}` and its parts")?;
        }
        if !self.measures.is_empty() {
            f.write_str(", figures of ")?;
            list(f, &self.measures, "`", ", ")?;
            if self.measures_below {
                f.write_str(" and what lies below")?;
            }
        }
        if let Some(known) = &self.known {
            write!(f, ", {known}")?;
        }
        f.write_str(", ")?;
        if self.ranks.is_empty() {
            f.write_str("no")?;
        }
        list(f, &self.ranks, "", " and ")?;
        f.write_str(" claims, superseded ")?;
        f.write_str(match self.superseded {
            Superseded::Keep => "kept",
            Superseded::DropStated => "dropped (stated)",
            Superseded::DropStatedAndInferred => "dropped (stated and inferred)",
        })
    }
}

fn list<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    items: &Set<T>,
    quote: &str,
    between: &str,
) -> fmt::Result {
    for (number, item) in items.iter().enumerate() {
        let before = if number == 0 { "" } else { between };
        write!(f, "{before}{quote}{item}{quote}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
