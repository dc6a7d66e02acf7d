//! What an answer about origins takes into account.

use serde::Serialize;

use crate::{
    Basis, Code, Count, Error, Item, RankLevel, Set, Source,
    json::{Decode, Fields, Reader, read},
    model::Claim,
    query::{KnownBy, Publication, asked, publication},
};

/// Which links and tellings an answer about origins takes into account.
///
/// ```
/// use claimgraph::{Basis, OriginOptions};
///
/// let stated = OriginOptions::from_json(r#"{"bases":["stated"]}"#)?;
/// assert!(stated.bases.contains(&Basis::Stated) && !stated.bases.contains(&Basis::Inferred));
/// assert_eq!(OriginOptions::from_json(&stated.to_json())?, stated);
/// assert!(OriginOptions::default().bases.contains(&Basis::Inferred));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OriginOptions {
    /// The grounds on which a link counts; links on other grounds are as if not recorded.
    pub bases: Set<Basis>,
    /// By when a telling must have been public; absent: whenever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownBy>,
    /// The ranks that a telling may have.
    pub ranks: Set<RankLevel>,
    /// Whether claims joined to those asked about by `restates` are tellings too.
    pub restatements: bool,
    /// How many traces are listed at most.
    pub traces: usize,
}

impl Default for OriginOptions {
    /// All grounds, any day, all but deprecated tellings, restatements, a thousand traces.
    fn default() -> Self {
        Self {
            bases: Basis::ALL.iter().copied().collect(),
            known: None,
            ranks: Set::from([RankLevel::Preferred, RankLevel::Normal]),
            restatements: true,
            traces: 1_000,
        }
    }
}

/// Why a telling does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TellingLeftOut {
    /// Its rank is not asked for.
    Rank,
    /// It was not public by the day, or not as certainly as asked.
    NotKnown,
}

impl OriginOptions {
    /// Reads options from JSON text. Fields that are absent mean what the default means.
    ///
    /// # Errors
    ///
    /// With everything that keeps the text from being such options.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        asked::read("the options", text)
    }

    /// The options as JSON text.
    pub fn to_json(&self) -> String {
        // Words, days and numbers only: serialisation has nothing to fail on.
        crate::json::to_text(self)
    }

    /// Why a claim does not count as a telling, if it does not.
    pub(super) fn leave_out(&self, claim: &Item<'_, Claim>) -> Option<TellingLeftOut> {
        if !self.ranks.contains(&claim.rank_level()) {
            return Some(TellingLeftOut::Rank);
        }
        let known = self.known?;
        let truth = publication::known_by(claim, known.by);
        (!enough(known, truth)).then_some(TellingLeftOut::NotKnown)
    }

    /// Whether a source was out by the day.
    pub(super) fn takes(&self, source: &Source) -> bool {
        self.known
            .is_none_or(|known| enough(known, publication::out_by(source, known.by)))
    }
}

fn enough(known: KnownBy, truth: crate::Truth) -> bool {
    match known.degree {
        Publication::Certainly => truth.is_certain(),
        Publication::Possibly => truth.is_possible(),
    }
}

const FIELDS: &[&str] = &["bases", "known", "ranks", "restatements", "traces"];

impl Decode for OriginOptions {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut bases: Option<Vec<Basis>> = None;
        let mut ranks: Option<Vec<RankLevel>> = None;
        let mut known: Option<KnownBy> = None;
        let mut restatements: Option<bool> = None;
        let mut traces: Option<Count> = None;
        let fields = Fields::read(reader, "options", FIELDS, |reader, name| match name {
            "bases" => read_some(reader, &mut bases, "no ground is listed"),
            "known" => read(reader, &mut known),
            "ranks" => read_some(reader, &mut ranks, "no rank is listed"),
            "restatements" => read(reader, &mut restatements),
            _ => read(reader, &mut traces),
        })?;
        let default = Self::default();
        fields.is_sound().then(|| Self {
            bases: bases.map_or(default.bases, |b| b.into_iter().collect()),
            known,
            ranks: ranks.map_or(default.ranks, |r| r.into_iter().collect()),
            restatements: restatements.unwrap_or(default.restatements),
            traces: traces.map_or(default.traces, |n| {
                usize::try_from(n.get()).unwrap_or(usize::MAX)
            }),
        })
    }
}

fn read_some<T: Decode>(
    reader: &mut Reader<'_>,
    into: &mut Option<Vec<T>>,
    none: &'static str,
) -> bool
where
    Vec<T>: Decode,
{
    let start = reader.begin();
    if !read(reader, into) {
        return false;
    }
    let empty = into.as_ref().is_some_and(Vec::is_empty);
    if empty {
        reader.find(start, Code::EmptyText, none, |d| {
            d.help("leave the field out for the default")
        });
    }
    !empty
}
