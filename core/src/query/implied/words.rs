//! Short sentences made from the numbers and ids of an answer.

use super::{Clash, ImpliedRange, Joined, Weighed, WeighedSide};
use crate::gather::Gather as _;
use crate::sorted::Arrange as _;
use crate::{Count, Id, SetRelation, sets::Refusal};

pub(super) fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Sets(sets) => {
            format!("{sets} figures hang together, which are too many to weigh at once")
        }
        Refusal::Pairs(pairs) => {
            format!("their scopes make {pairs} pairs, which are too many to compare; select fewer")
        }
        Refusal::Patterns(sets) => format!(
            "{sets} figures may overlap in too many ways to weigh; select fewer, or suppose more about what they share"
        ),
        Refusal::Steps => "the figures depend on each other in too many ways to weigh".to_owned(),
        Refusal::Width => "the numbers on the way are too large to be exact".to_owned(),
    }
}

pub(super) fn too_large() -> String {
    "it may be more than 9007199254740991, the largest count there is".to_owned()
}

pub(super) fn consistency(consistent: Option<bool>, conflicts: &[Clash]) -> String {
    match (consistent, conflicts.len()) {
        (Some(true), _) => "the figures can all be true".to_owned(),
        (None, _) => "no conflict was found, but not all figures were weighed".to_owned(),
        (_, 1) => "the figures cannot all be true: there is 1 conflict".to_owned(),
        (_, n) => format!("the figures cannot all be true: there are {n} conflicts"),
    }
}

/// The numbers at least, those at most, and those that are larger than others.
struct Sides<'w> {
    lows: Vec<&'w Weighed>,
    highs: Vec<&'w Weighed>,
    larger: Vec<&'w Weighed>,
}

impl<'w> Sides<'w> {
    fn of(weighed: &'w [Weighed]) -> Self {
        let side = |side| weighed.iter().filter(|w| w.side == side).gather();
        Self {
            lows: side(WeighedSide::AtLeast),
            highs: side(WeighedSide::AtMost),
            larger: side(WeighedSide::LargerThan),
        }
    }
}

fn total(weighed: &[&Weighed]) -> i128 {
    weighed
        .iter()
        .map(|w| i128::from(w.size.unwrap_or_default()))
        .sum()
}

fn term(weighed: &Weighed) -> String {
    format!("{} (`{}`)", weighed.size.unwrap_or_default(), weighed.claim)
}

fn terms(weighed: &[&Weighed], sign: &str) -> String {
    weighed.iter().map(|w| term(w)).gather().join(sign)
}

pub(super) fn clash(
    weighed: &[Weighed],
    relations: &[Joined],
    (between, untold): (&[Id], bool),
    sums: bool,
) -> String {
    let sides = Sides::of(weighed);
    let all = weighed
        .iter()
        .flat_map(|w| [Some(&w.claim), w.other.as_ref()]);
    let mut claims: Vec<&str> = all.flatten().map(crate::Id::as_str).gather();
    claims.arrange();
    claims.dedup();
    let subject = match claims.len() {
        1 => format!("`{}` cannot be true", claims.concat()),
        2 => "these 2 cannot both be true".to_owned(),
        n => format!("these {n} cannot all be true"),
    };
    let because = match (
        sides.lows.as_slice(),
        sides.highs.as_slice(),
        sides.larger.as_slice(),
    ) {
        (_, _, []) if !sums => each(weighed, relations),
        ([low], [high], []) if low.size > high.size => one_against_one(low, high, relations),
        (lows, [high], []) if total(lows) > total(&[high]) => {
            format!(
                "{} is {}, more than {}",
                terms(lows, " + "),
                total(lows),
                term(high)
            )
        }
        ([], [], [larger]) => than_itself(larger, relations),
        ([low], highs, []) if !highs.is_empty() && total(&[low]) > total(highs) => {
            let high = total(highs);
            format!(
                "{} is more than {}, which is {high}",
                term(low),
                terms(highs, " + ")
            )
        }
        (lows, highs, []) if !highs.is_empty() && total(lows) > total(highs) => {
            let (low, high) = (total(lows), total(highs));
            format!(
                "{} is {low}, more than {}, which is {high}",
                terms(lows, " + "),
                terms(highs, " + ")
            )
        }
        _ => each(weighed, relations),
    };
    let way: Vec<String> = between.iter().map(|id| format!("`{id}`")).gather();
    if untold {
        format!("{subject}: {because} (by way of others, which it would take too long to name)")
    } else if way.is_empty() {
        format!("{subject}: {because}")
    } else {
        format!("{subject}: {because} (by way of {})", way.join(", "))
    }
}

/// By how much numbers that cannot be exceed what would allow for them, where it is a matter of adding
/// up alone.
pub(super) fn exceeds_by(weighed: &[Weighed]) -> Option<u64> {
    let sides = Sides::of(weighed);
    let simple = sides.larger.is_empty();
    let over = total(&sides.lows) - total(&sides.highs);
    let over = u64::try_from(over).ok()?;
    (simple && (1..=Count::MAX.get()).contains(&over)).then_some(over)
}

/// A number that is said to be larger than another which it cannot exceed.
fn than_itself(larger: &Weighed, relations: &[Joined]) -> String {
    let Some(other) = &larger.other else {
        return each(std::slice::from_ref(larger), relations);
    };
    let why = match between(&larger.claim, other, relations) {
        Some(SetRelation::Equal) => "though they count the same things",
        Some(SetRelation::Within) => "though it counts a part of the same",
        _ => "as these figures relate",
    };
    format!("`{}` is larger than `{other}`, {why}", larger.claim)
}

/// How the first relates to the second.
fn between(a: &Id, b: &Id, relations: &[Joined]) -> Option<SetRelation> {
    relations.iter().find_map(|joined| {
        if joined.a == *a && joined.b == *b {
            Some(joined.relation)
        } else if joined.b == *a && joined.a == *b {
            Some(joined.relation.converse())
        } else {
            None
        }
    })
}

fn one_against_one(low: &Weighed, high: &Weighed, relations: &[Joined]) -> String {
    let tail = match between(&low.claim, &high.claim, relations) {
        Some(SetRelation::Equal) => ", and they count the same things",
        Some(SetRelation::Within) => ", of which it is a part",
        _ => "",
    };
    format!("{} is more than {}{tail}", term(low), term(high))
}

/// Numbers that do not simply add up.
fn each(weighed: &[Weighed], relations: &[Joined]) -> String {
    let one = |w: &Weighed| match w.side {
        WeighedSide::AtLeast => format!("`{}` is at least {}", w.claim, w.size.unwrap_or_default()),
        WeighedSide::AtMost => format!("`{}` is at most {}", w.claim, w.size.unwrap_or_default()),
        WeighedSide::LargerThan => match &w.other {
            Some(other) => format!("`{}` is larger than `{other}`", w.claim),
            None => format!("`{}` is larger than another", w.claim),
        },
    };
    let all: Vec<String> = weighed.iter().map(one).gather();
    if relations.is_empty() {
        return all.join(", ");
    }
    format!("{}, {}", all.join(", "), as_they_relate(relations))
}

/// How figures relate, where it is few enough words.
fn as_they_relate(relations: &[Joined]) -> String {
    const MOST: usize = 6;
    if relations.len() > MOST {
        return "as these figures relate".to_owned();
    }
    let told = relations.iter().map(|joined| {
        let relation = match joined.relation {
            SetRelation::Within => "lies within",
            SetRelation::Contains => "contains",
            SetRelation::Equal => "counts the same as",
            _ => "shares nothing with",
        };
        format!("`{}` {relation} `{}`", joined.a, joined.b)
    });
    format!("and {}", told.gather().join(", "))
}

pub(super) fn implied(
    range: Option<&ImpliedRange>,
    conflict: Option<&Clash>,
    refused: Option<&str>,
) -> String {
    if let Some(clash) = conflict {
        return format!(
            "nothing follows from figures that contradict each other: {}",
            clash.in_words
        );
    }
    let Some(range) = range else {
        return format!("not worked out: {}", refused.unwrap_or_default());
    };
    let because_low = made(range.low, &range.low_rests_on);
    let because_high = range.high.map(|high| made(high, &range.high_rests_on));
    match (range.low, range.high) {
        (0, None) => "at least 0: nothing limits it".to_owned(),
        (low, None) => format!("at least {low}: {because_low}"),
        (low, Some(high)) if low == high => match because_high {
            Some(high) if high != because_low && low > 0 => {
                format!("{low}: at least {because_low}; at most {high}")
            }
            high => format!("{low}: {}", high.unwrap_or_default()),
        },
        (low, Some(high)) => {
            let least = if low == 0 {
                String::new()
            } else {
                format!("at least {because_low}; ")
            };
            let most = because_high.unwrap_or_default();
            format!("{low} to {high}: {least}at most {most}")
        }
    }
}

/// How a number comes about, where it is a sum or a difference.
fn made(size: u64, weighed: &[Weighed]) -> String {
    let Sides {
        lows,
        highs,
        larger,
    } = Sides::of(weighed);
    let size = i128::from(size);
    if larger.is_empty() {
        let (more, less) = (total(&lows), total(&highs));
        if less - more == size && !highs.is_empty() {
            return difference(&highs, &lows);
        }
        if more - less == size && !lows.is_empty() {
            return difference(&lows, &highs);
        }
    }
    let ids: Vec<String> = weighed.iter().map(|w| format!("`{}`", w.claim)).gather();
    if ids.is_empty() {
        "by how it relates to the others".to_owned()
    } else {
        format!("by {}", ids.join(", "))
    }
}

fn difference(from: &[&Weighed], take: &[&Weighed]) -> String {
    let mut sum = terms(from, " + ");
    for weighed in take {
        sum.push_str(" − ");
        sum.push_str(&term(weighed));
    }
    sum
}
