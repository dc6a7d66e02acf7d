//! When a claim could be known: the publication clock.

use serde::Serialize;

use crate::{
    Day, Item, Truth,
    model::{Claim, Source},
};

/// The days between which something was first published; a side that is not known is absent.
///
/// ```
/// use claimgraph::{Day, FirstPublished};
///
/// let first = FirstPublished { latest: Day::parse("2022-07-13"), ..FirstPublished::default() };
/// assert_eq!(serde_json::to_string(&first)?, r#"{"latest":"2022-07-13"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FirstPublished {
    /// Not before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Day>,
    /// Not after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// Whether the dates behind it are qualified (`~`, `?`, `%`), so that neither day is certain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

/// When the first of the sources that report a claim came out.
///
/// A source without a date may have come out first, so it leaves the earliest day open; it does not
/// move the latest, by which some other source certainly was out.
pub(super) fn first(claim: &Item<'_, Claim>) -> FirstPublished {
    let mut sources = claim.sources();
    let bounds = |source: &Item<'_, Source>| match &source.published {
        Some(when) => (when.earliest(), when.latest()),
        None => (None, None),
    };
    let Some((mut earliest, mut latest)) = sources.next().as_ref().map(bounds) else {
        return FirstPublished::default();
    };
    for source in sources {
        let (from, to) = bounds(&source);
        earliest = earliest.zip(from).map(|(a, b)| a.min(b));
        latest = match (latest, to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    // A qualified date after which another source certainly was out changes nothing.
    let counts = |from: Option<Day>| from.zip(latest).is_none_or(|(from, latest)| from <= latest);
    let mut dates = claim
        .sources()
        .filter_map(|source| source.record().published.as_ref());
    let approximate = dates.any(|when| when.is_qualified() && counts(when.earliest()));
    FirstPublished {
        earliest,
        latest,
        approximate,
    }
}

/// Whether a claim was public by the end of a day: as certainly as the best of its sources.
///
/// A source without a date possibly was, unless the claim was certainly stated after that day.
pub(super) fn known_by(claim: &Item<'_, Claim>, day: Day) -> Truth {
    let best = claim
        .sources()
        .map(|source| out_by(&source, day))
        .reduce(Truth::or)
        .unwrap_or(Truth::Possibly);
    let stated_later = || {
        let stated = claim.stated_on.as_ref().filter(|on| !on.is_qualified());
        stated
            .and_then(crate::When::earliest)
            .is_some_and(|on| on > day)
    };
    if best == Truth::Possibly && stated_later() {
        Truth::No
    } else {
        best
    }
}

/// Whether a source was out by the end of a day.
pub(super) fn out_by(source: &Source, day: Day) -> Truth {
    let Some(published) = &source.published else {
        return Truth::Possibly;
    };
    if published.earliest().is_some_and(|earliest| earliest > day) {
        return Truth::No;
    }
    let certain = published.latest().is_some_and(|latest| latest <= day);
    if certain && !published.is_qualified() {
        Truth::Certainly
    } else {
        Truth::Possibly
    }
}
