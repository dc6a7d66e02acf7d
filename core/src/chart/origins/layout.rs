//! Where boxes stand: columns by how far a trace has got, rows so that few lines cross. A line that
//! leads past a column keeps a place of its own there, so that it does not run behind a box.

use super::{Key, Knot, Tie, Web};
use crate::StepRole;
use crate::gather::{AddAll as _, Gather as _};
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
enum Slot {
    /// A box, by its number.
    Box(usize),
    /// A line from one box to another, on its way past the column.
    Bend(usize, usize, usize),
}

impl Slot {
    fn height(self) -> i64 {
        match self {
            Self::Box(_) => BOX_HEIGHT,
            Self::Bend(..) => BEND_HEIGHT,
        }
    }
}

/// Where a slot stands.
#[derive(Default)]
struct Stand {
    /// The slots that lines join it with.
    near: Vec<Slot>,
    /// Its height in its column while rows are put in order, from 0 to 2,000.
    row: usize,
    column: usize,
    /// Its top in pixels.
    top: i64,
}

type Columns = Vec<Vec<Slot>>;
type Stands = SortedMap<Slot, Stand>;

/// Where everything stands.
pub(super) struct Layout {
    stands: Stands,
    columns: usize,
    height: i64,
}

impl Layout {
    pub(super) fn of(web: &Web) -> Self {
        let ties = forward(web);
        let (mut columns, mut stands) = slots(&columns(web, &ties), &ties);
        order(&mut columns, &mut stands);
        let tall = |slots: &[Slot]| {
            let boxes: i64 = slots.iter().map(|slot| slot.height() + ROW_GAP).sum();
            boxes - ROW_GAP
        };
        let height = columns.iter().map(|slots| tall(slots)).max().unwrap_or(0);
        for (column, slots) in columns.iter().enumerate() {
            let mut top = HEAD + (height - tall(slots)) / 2;
            for slot in slots {
                let stand = stands.entry(*slot).or_default();
                (stand.column, stand.top) = (column, top);
                top += slot.height() + ROW_GAP;
            }
        }
        Self {
            stands,
            columns: columns.len(),
            height: height + HEAD,
        }
    }

    pub(super) fn column(&self, number: usize) -> Option<usize> {
        self.stands
            .get(&Slot::Box(number))
            .map(|stand| stand.column)
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
    pub(super) fn corners(&self, number: usize) -> Option<[i64; 4]> {
        let stand = self.stands.get(&Slot::Box(number))?;
        let (left, right) = (Self::left(stand.column), Self::right(stand.column));
        Some([left, stand.top, right, stand.top + BOX_HEIGHT])
    }

    /// The points of a line between two boxes.
    pub(super) fn way(&self, tie: &Tie) -> Vec<(i64, i64)> {
        let (Some([.., right, bottom]), Some([left, top, ..])) =
            (self.corners(tie.from), self.corners(tie.to))
        else {
            return Vec::new();
        };
        let (Some(first), Some(last)) = (self.column(tie.from), self.column(tie.to)) else {
            return Vec::new();
        };
        let bend = COLUMN_GAP / 4;
        let start = bottom - BOX_HEIGHT / 2;
        let mut way = vec![(right, start), (right + bend, start)];
        for column in first + 1..last {
            if let Some(stand) = self.stands.get(&Slot::Bend(tie.from, tie.to, column)) {
                let y = stand.top + BEND_HEIGHT / 2;
                way.add_all([(Self::left(column), y), (Self::right(column), y)]);
            }
        }
        let end = top + BOX_HEIGHT / 2;
        way.add_all([(left - bend, end), (left, end)]);
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
fn forward(web: &Web) -> Vec<&Tie> {
    // The lines stand in the order of the boxes that they come from.
    let first = |from: usize| web.ties.partition_point(|tie| tie.from < from);
    let (mut open, mut done) = (SortedSet::new(), SortedSet::new());
    let mut kept = SortedSet::new();
    for start in 0..web.boxes.len() {
        let mut way = Vec::new();
        if !done.contains(&start) {
            open.insert(start);
            way.push((start, first(start)));
        }
        while let Some((from, next)) = way.pop() {
            let Some(tie) = web.ties.get(next).filter(|tie| tie.from == from) else {
                open.remove(&from);
                done.insert(from);
                continue;
            };
            way.push((from, next + 1));
            if open.contains(&tie.to) {
                continue;
            }
            kept.insert(next);
            if !done.contains(&tie.to) {
                open.insert(tie.to);
                way.push((tie.to, first(tie.to)));
            }
        }
    }
    kept.iter().filter_map(|tie| web.ties.get(*tie)).gather()
}

/// Whether a box is about how the words came here, not about who said them.
fn is_of_texts(knot: &Knot) -> bool {
    use StepRole::{DerivedFrom, Relay, Source};
    let of_texts = |role: &StepRole| matches!(role, Source | DerivedFrom | Relay);
    knot.roles.iter().all(of_texts)
}

/// Every box in the column after its last forerunner; those who speak begin one column together, and
/// where traces end is the last.
fn columns(web: &Web, ties: &[&Tie]) -> Vec<usize> {
    let rests_on_claims = web.ties.iter().any(|tie| tie.role == StepRole::BasedOn);
    let first = settle(web, ties, |_| 0);
    let placed = first.iter().zip(&web.boxes);
    let of_texts = placed.filter(|(_, (_, knot))| is_of_texts(knot));
    let speaking = of_texts.map(|(column, _)| column + 1).max().unwrap_or(1);
    let mut columns = settle(web, ties, |(key, knot)| {
        let speaks = matches!(key, Key::Record(_)) && !is_of_texts(knot);
        if speaks && !rests_on_claims {
            speaking
        } else {
            0
        }
    });
    let last = columns.iter().copied().max().unwrap_or(0);
    for (number, (column, (_, knot))) in columns.iter_mut().zip(&web.boxes).enumerate() {
        if knot.end.is_some() && !ties.iter().any(|tie| tie.from == number) {
            *column = last;
        }
    }
    columns
}

/// The column of every box, at least that which `least` says.
fn settle(web: &Web, ties: &[&Tie], least: impl Fn(&(Key, Knot)) -> usize) -> Vec<usize> {
    let mut columns: Vec<usize> = web.boxes.iter().map(least).gather();
    // As often as a way can be long; there are no circles.
    for _ in 0..web.boxes.len() {
        let mut moved = false;
        for tie in ties {
            let behind = columns.get(tie.from).map_or(0, |column| column + 1);
            if let Some(column) = columns.get_mut(tie.to).filter(|column| **column < behind) {
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

/// The slots of every column, and which of them lines join.
fn slots(placed: &[usize], ties: &[&Tie]) -> (Columns, Stands) {
    let count = placed.iter().copied().max().map_or(0, |last| last + 1);
    let mut columns: Columns = vec![Vec::new(); count];
    let mut add = |column: usize, slot: Slot| {
        if let Some(slots) = columns.get_mut(column) {
            slots.push(slot);
        }
    };
    for (number, column) in placed.iter().enumerate() {
        add(*column, Slot::Box(number));
    }
    let mut stands = Stands::new();
    for tie in ties {
        let (Some(first), Some(last)) = (placed.get(tie.from), placed.get(tie.to)) else {
            continue;
        };
        let mut before = Slot::Box(tie.from);
        let bends = (first + 1..*last).map(|column| Slot::Bend(tie.from, tie.to, column));
        for slot in bends.chain([Slot::Box(tie.to)]) {
            if let Slot::Bend(.., column) = slot {
                add(column, slot);
            }
            stands.entry(before).or_default().near.push(slot);
            stands.entry(slot).or_default().near.push(before);
            before = slot;
        }
    }
    (columns, stands)
}

/// Rows by the middle of their neighbours' rows, to and fro.
fn order(columns: &mut Columns, stands: &mut Stands) {
    for slots in columns.iter() {
        number(slots, stands);
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
            let middle = |slot: &Slot| {
                let stand = stands.get(slot)?;
                let near = stand.near.iter().filter_map(|other| stands.get(other));
                let total: usize = near.map(|other| other.row).sum();
                Some(total.checked_div(stand.near.len()).unwrap_or(stand.row))
            };
            slots.sort_by_cached_key(|slot| (middle(slot), *slot));
            number(slots, stands);
        }
    }
}

/// Tells every slot of a column its height.
fn number(slots: &[Slot], stands: &mut Stands) {
    for (row, slot) in slots.iter().enumerate() {
        stands.entry(*slot).or_default().row = 1_000 * (2 * row + 1) / slots.len().max(1);
    }
}
