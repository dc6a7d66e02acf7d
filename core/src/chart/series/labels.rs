//! Where the number of a figure stands beside its mark, so that no two lie on each other.

use super::{
    Days,
    lane::{Lane, Panel, lane_height},
    rows::Stand,
};
use crate::chart::look::WIDTH;
use crate::gather::{AddAll as _, Gather as _};

/// A side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Right,
    Below,
    Left,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Above, Self::Right, Self::Below, Self::Left];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Right => "right",
            Self::Below => "below",
            Self::Left => "left",
        }
    }
}

/// A box in pixels: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Box(i64, i64, i64, i64);

impl Box {
    fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

/// One figure of a lane as far as its label is concerned.
pub(super) struct Labelled<'l> {
    pub(super) stand: &'l Stand,
    pub(super) y: u64,
    /// The greater end of what is drawn.
    pub(super) top: u64,
    pub(super) is_open: bool,
    /// The side that is tried first.
    pub(super) first: Side,
    pub(super) text: Option<&'l str>,
}

/// The side on which each label of a lane stands; those for which there is no room are left to the
/// tooltip.
pub(super) fn sides(
    panel: &Panel<'_>,
    lane: &Lane<'_>,
    days: Days,
    figures: &[Labelled<'_>],
) -> Vec<Option<Side>> {
    let height = lane_height(panel, lane);
    let share = |part: i64, whole: i64, of: i64| {
        let scaled = i128::from(part) * i128::from(of) / i128::from(whole.max(1));
        i64::try_from(scaled).unwrap_or(of)
    };
    let (least, most) = panel.axis;
    let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let spot = |figure: &Labelled<'_>| {
        let at = i64::from(figure.stand.at.days_since(days.first));
        let x = share(at, i64::from(days.last.days_since(days.first)), WIDTH);
        let y = |n: u64| {
            let up = signed(n) - signed(least);
            height - share(up, signed(most) - signed(least), height)
        };
        (x, y(figure.y), y(figure.top))
    };
    let spots: Vec<(i64, i64, i64)> = figures.iter().map(spot).gather();
    let mut taken: Vec<Box> = Vec::new();
    for (figure, (x, y, top)) in figures.iter().zip(&spots) {
        let top = if figure.is_open { y - 21 } else { top - 5 };
        taken.push(Box(x - 5, top, x + 5, y + 5));
    }
    let mut sides = Vec::new();
    for (figure, (x, y, top)) in figures.iter().zip(&spots) {
        let Some(text) = figure.text else {
            sides.push(None);
            continue;
        };
        let wide = 6 * i64::try_from(text.chars().count()).unwrap_or(i64::MAX / 8) + 4;
        let place = |side: Side| match side {
            Side::Above => Box(x - wide / 2, top - 19, x + wide / 2, top - 7),
            Side::Right => Box(x + 8, y - 6, x + 8 + wide, y + 6),
            Side::Below => Box(x - wide / 2, y + 7, x + wide / 2, y + 19),
            Side::Left => Box(x - 24 - wide, y - 6, x - 24, y + 6),
        };
        let rest = [Side::Above, Side::Right, Side::Below, Side::Left];
        let order = std::iter::once(figure.first).chain(rest);
        let inside = |b: Box| b.0 >= -20 && b.2 <= WIDTH + 70 && b.3 <= height + 7 && b.1 >= -7;
        let free = |b: Box| taken.iter().all(|other| !b.meets(*other));
        let side = order
            .into_iter()
            .filter(|side| *side != Side::Left || !figure.stand.is_undated)
            .find(|side| inside(place(*side)) && free(place(*side)));
        taken.add_all(side.map(place));
        sides.push(side);
    }
    sides
}
