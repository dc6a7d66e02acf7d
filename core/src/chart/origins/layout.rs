//! Where boxes stand: columns by how far a trace has got, rows so that few lines cross. A line that
//! leads past a column keeps a place of its own there, so that it does not run behind a box.

use super::{Key, Web};
use crate::StepRole;
use crate::sorted::{SortedMap, SortedSet};

const WORDS_WIDTH: i64 = 110;
const BOX_WIDTH: i64 = 146;
const BOX_HEIGHT: i64 = 36;
const BEND_HEIGHT: i64 = 6;
const COLUMN_GAP: i64 = 38;
const ROW_GAP: i64 = 12;
const HEAD: i64 = 24;

/// How often rows are put in order by their neighbours'; more changes hardly anything.
const SWEEPS: usize = 8;

/// What takes room in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot<'w> {
    Box(&'w Key),
    /// A line from one box to another, on its way past the column.
    Bend(&'w Key, &'w Key, usize),
}

impl Slot<'_> {
    fn height(self) -> i64 {
        match self {
            Self::Box(_) => BOX_HEIGHT,
            Self::Bend(..) => BEND_HEIGHT,
        }
    }
}

/// A place in the picture: column, and top in pixels.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    top: i64,
}

/// Where everything stands.
pub(super) struct Layout<'w> {
    places: SortedMap<Slot<'w>, Place>,
    columns: usize,
    height: i64,
}

impl<'w> Layout<'w> {
    pub(super) fn of(web: &'w Web) -> Self {
        let ties = forward(web);
        let columns = columns(web, &ties);
        let (slots, segments) = slots(&columns, &ties);
        let slots = order(slots, &segments);
        let tall = |slots: &[Slot<'_>]| {
            let boxes: i64 = slots.iter().map(|slot| slot.height() + ROW_GAP).sum();
            boxes - ROW_GAP
        };
        let height = slots.iter().map(|slots| tall(slots)).max().unwrap_or(0);
        let mut places = SortedMap::new();
        for (column, slots) in slots.iter().enumerate() {
            let mut top = HEAD + (height - tall(slots)) / 2;
            for slot in slots {
                places.insert(*slot, Place { column, top });
                top += slot.height() + ROW_GAP;
            }
        }
        Self {
            places,
            columns: slots.len(),
            height: height + HEAD,
        }
    }

    pub(super) fn column(&self, key: &Key) -> Option<usize> {
        self.places.get(&Slot::Box(key)).map(|place| place.column)
    }

    pub(super) fn left(column: usize) -> i64 {
        match i64::try_from(column).unwrap_or(0) {
            0 => 0,
            n => WORDS_WIDTH + COLUMN_GAP + (n - 1) * (BOX_WIDTH + COLUMN_GAP),
        }
    }

    fn right(column: usize) -> i64 {
        Self::left(column) + if column == 0 { WORDS_WIDTH } else { BOX_WIDTH }
    }

    /// Left, top, right and bottom of a box.
    pub(super) fn corners(&self, key: &Key) -> Option<[i64; 4]> {
        let place = self.places.get(&Slot::Box(key))?;
        let (left, right) = (Self::left(place.column), Self::right(place.column));
        Some([left, place.top, right, place.top + BOX_HEIGHT])
    }

    /// The points of a line between two boxes.
    pub(super) fn way(&self, from: &Key, to: &Key) -> Vec<(i64, i64)> {
        let (Some([.., right, bottom]), Some([left, top, ..])) =
            (self.corners(from), self.corners(to))
        else {
            return Vec::new();
        };
        let (Some(first), Some(last)) = (self.column(from), self.column(to)) else {
            return Vec::new();
        };
        let bend = COLUMN_GAP / 4;
        let start = bottom - BOX_HEIGHT / 2;
        let mut way = vec![(right, start), (right + bend, start)];
        for column in first + 1..last {
            if let Some(place) = self.places.get(&Slot::Bend(from, to, column)) {
                let y = place.top + BEND_HEIGHT / 2;
                way.extend([(Self::left(column), y), (Self::right(column), y)]);
            }
        }
        let end = top + BOX_HEIGHT / 2;
        way.extend([(left - bend, end), (left, end)]);
        way
    }

    pub(super) fn width(&self) -> i64 {
        Self::right(self.columns.saturating_sub(1))
    }

    pub(super) fn height(&self) -> i64 {
        self.height
    }
}

/// The lines that lead onward: one that closes a circle leads back, and moves nothing.
fn forward(web: &Web) -> SortedSet<(&Key, &Key)> {
    let mut next: SortedMap<&Key, Vec<&Key>> = SortedMap::new();
    for (from, to) in web.ties.keys() {
        next.entry(from).or_default().push(to);
    }
    let mut kept = SortedSet::new();
    let mut done: SortedSet<&Key> = SortedSet::new();
    for start in web.knots.keys() {
        let mut open: SortedSet<&Key> = SortedSet::new();
        let mut way: Vec<(&Key, usize)> = Vec::new();
        if !done.contains(start) {
            open.insert(start);
            way.push((start, 0));
        }
        while let Some((key, tried)) = way.pop() {
            let Some(to) = next.get(key).and_then(|next| next.get(tried)).copied() else {
                open.remove(key);
                done.insert(key);
                continue;
            };
            way.push((key, tried + 1));
            if open.contains(to) {
                continue;
            }
            kept.insert((key, to));
            if !done.contains(to) {
                open.insert(to);
                way.push((to, 0));
            }
        }
    }
    kept
}

/// Whether a box is about how the words came here, not about who said them.
fn is_of_texts(web: &Web, key: &Key) -> bool {
    use StepRole::{DerivedFrom, Relay, Source};
    let roles = web.knots.get(key).map(|knot| &knot.roles);
    let of_texts = |role: &StepRole| matches!(role, Source | DerivedFrom | Relay);
    roles.is_some_and(|roles| roles.iter().all(of_texts))
}

/// Every box in the column after its last forerunner; those who speak begin one column together, and
/// where traces end is the last.
fn columns<'w>(web: &'w Web, ties: &SortedSet<(&'w Key, &'w Key)>) -> SortedMap<&'w Key, usize> {
    let rests_on_claims = web.ties.values().any(|tie| tie.role == StepRole::BasedOn);
    let first = settle(web, ties, |_| 0);
    let of_texts = first.iter().filter(|(key, _)| is_of_texts(web, key));
    let speaking = of_texts.map(|(_, column)| column + 1).max().unwrap_or(1);
    let mut columns = settle(web, ties, |key| {
        let speaks = matches!(key, Key::Record(_)) && !is_of_texts(web, key);
        if speaks && !rests_on_claims {
            speaking
        } else {
            0
        }
    });
    let last = columns.values().copied().max().unwrap_or(0);
    for (key, column) in &mut columns {
        let is_end = web.knots.get(*key).is_some_and(|knot| knot.end.is_some());
        if is_end && !ties.iter().any(|(from, _)| from == key) {
            *column = last;
        }
    }
    columns
}

/// The column of every box, at least that which `least` says.
fn settle<'w>(
    web: &'w Web,
    ties: &SortedSet<(&'w Key, &'w Key)>,
    least: impl Fn(&Key) -> usize,
) -> SortedMap<&'w Key, usize> {
    let keys = web.knots.keys();
    let mut columns: SortedMap<&Key, usize> = keys.map(|key| (key, least(key))).collect();
    // As often as a way can be long; there are no circles.
    for _ in 0..web.knots.len() {
        let mut moved = false;
        for (from, to) in ties {
            let behind = columns.get(from).map_or(0, |column| column + 1);
            if let Some(column) = columns.get_mut(to).filter(|column| **column < behind) {
                *column = behind;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    columns
}

type Slots<'w> = Vec<Vec<Slot<'w>>>;
type Segments<'w> = SortedMap<Slot<'w>, Vec<Slot<'w>>>;

/// The slots of every column, and which of them lines join.
fn slots<'w>(
    columns: &SortedMap<&'w Key, usize>,
    ties: &SortedSet<(&'w Key, &'w Key)>,
) -> (Slots<'w>, Segments<'w>) {
    let count = columns.values().copied().max().map_or(0, |last| last + 1);
    let mut slots: Slots<'w> = vec![Vec::new(); count];
    for (key, column) in columns {
        slots
            .get_mut(*column)
            .into_iter()
            .for_each(|slots| slots.push(Slot::Box(key)));
    }
    let mut segments: Segments<'w> = SortedMap::new();
    for (from, to) in ties {
        let (Some(first), Some(last)) = (columns.get(from), columns.get(to)) else {
            continue;
        };
        let mut before = Slot::Box(from);
        let bends = (first + 1..*last).map(|column| Slot::Bend(from, to, column));
        for slot in bends.chain([Slot::Box(to)]) {
            if let Slot::Bend(.., column) = slot {
                slots
                    .get_mut(column)
                    .into_iter()
                    .for_each(|slots| slots.push(slot));
            }
            segments.entry(before).or_default().push(slot);
            segments.entry(slot).or_default().push(before);
            before = slot;
        }
    }
    (slots, segments)
}

/// Rows by the middle of their neighbours' rows, to and fro.
fn order<'w>(mut columns: Slots<'w>, segments: &Segments<'w>) -> Slots<'w> {
    let mut rows: SortedMap<Slot<'w>, usize> = SortedMap::new();
    for slots in &columns {
        number(slots, &mut rows);
    }
    for sweep in 0..SWEEPS {
        let count = columns.len();
        for step in 0..count {
            let place = if sweep % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            let Some(slots) = columns.get_mut(place) else {
                continue;
            };
            let middle = |slot: &Slot<'w>| {
                let near = segments.get(slot).into_iter().flatten();
                let heights: Vec<usize> =
                    near.filter_map(|other| rows.get(other)).copied().collect();
                match heights.len() {
                    0 => rows.get(slot).copied().unwrap_or(0),
                    n => heights.iter().sum::<usize>() / n,
                }
            };
            slots.sort_by_cached_key(|slot| (middle(slot), *slot));
            number(slots, &mut rows);
        }
    }
    columns
}

/// The height of every slot of a column, from 0 to 2,000.
fn number<'w>(slots: &[Slot<'w>], rows: &mut SortedMap<Slot<'w>, usize>) {
    for (row, slot) in slots.iter().enumerate() {
        rows.insert(*slot, 1_000 * (2 * row + 1) / slots.len().max(1));
    }
}
