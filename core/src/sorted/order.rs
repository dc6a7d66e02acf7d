//! The numbers of entries, in the order of the entries' keys.

use crate::gather::Gather as _;
use std::{cmp::Ordering, slice};

/// A run of numbers is cut in two when it grows beyond this.
const LONGEST: usize = 512;

/// Runs of numbers: putting one in moves no more than one run, however many there are.
#[derive(Clone, Default)]
pub(super) struct Order {
    runs: Vec<Vec<u32>>,
}

/// A run, and a place in it.
pub(super) type Place = (usize, usize);

impl Order {
    /// Where the entry is for which `against` says that it is equal, or where it belongs.
    #[inline(never)]
    pub(super) fn find(&self, against: &mut dyn FnMut(u32) -> Ordering) -> Result<Place, Place> {
        let before = |run: &Vec<u32>| run.last().is_some_and(|last| against(*last).is_lt());
        let run = match self.runs.as_slice() {
            [] | [_] => 0,
            runs => runs.partition_point(before).min(runs.len() - 1),
        };
        let numbers = self.runs.get(run).map_or(&[][..], Vec::as_slice);
        match numbers.binary_search_by(|number| against(*number)) {
            Ok(place) => Ok((run, place)),
            Err(place) => Err((run, place)),
        }
    }

    #[inline(never)]
    pub(super) fn insert(&mut self, (run, place): Place, number: u32) {
        let Some(numbers) = self.runs.get_mut(run) else {
            self.runs.push(vec![number]);
            return;
        };
        numbers.insert(place.min(numbers.len()), number);
        if numbers.len() > LONGEST {
            // What comes in order leaves full runs behind.
            let last = run + 1 == self.runs.len() && place == LONGEST;
            if let Some(numbers) = self.runs.get_mut(run) {
                let rest = numbers.split_off(if last { LONGEST } else { LONGEST / 2 });
                self.runs.insert(run + 1, rest);
            }
        }
    }

    pub(super) fn remove(&mut self, (run, place): Place) -> Option<u32> {
        let numbers = self.runs.get_mut(run)?;
        let number = (place < numbers.len()).then(|| numbers.remove(place));
        if numbers.is_empty() {
            self.runs.remove(run);
        }
        number
    }

    pub(super) fn get(&self, (run, place): Place) -> Option<u32> {
        self.runs.get(run)?.get(place).copied()
    }

    /// Another number for the entry at a place.
    pub(super) fn renumber(&mut self, (run, place): Place, number: u32) {
        let at = self.runs.get_mut(run).and_then(|run| run.get_mut(place));
        if let Some(at) = at {
            *at = number;
        }
    }

    pub(super) fn iter(&self) -> Numbers<'_> {
        self.from((0, 0))
    }

    /// The numbers from a place on.
    pub(super) fn from(&self, (run, place): Place) -> Numbers<'_> {
        let mut runs = self.runs.get(run..).unwrap_or_default().iter();
        let first = runs.next().and_then(|first| first.get(place..));
        Numbers {
            front: first.unwrap_or_default().iter(),
            runs,
            back: [].iter(),
        }
    }

    /// Brings entries into their order by exchanging two at a time; the numbers then count from 0.
    pub(super) fn settle(&mut self, swap: &mut dyn FnMut(usize, usize)) {
        settle(self.iter().gather(), swap);
        let mut count = 0..;
        for number in self.runs.iter_mut().flatten() {
            *number = count.next().unwrap_or(u32::MAX);
        }
    }
}

/// Brings entries into the order in which their numbers stand, by exchanging two at a time.
#[inline(never)]
pub(super) fn settle(mut numbers: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..numbers.len() {
        let mut from = place;
        // Follow the round that begins here; a place that is done has its own number.
        loop {
            let next = numbers.get(from).map_or(from, |next| *next as usize);
            if let Some(done) = numbers.get_mut(from) {
                *done = u32::try_from(from).unwrap_or(u32::MAX);
            }
            if next == place || next == from {
                break;
            }
            swap(from, next);
            from = next;
        }
    }
}

/// Numbers in order, from both ends.
#[derive(Clone)]
pub(crate) struct Numbers<'o> {
    front: slice::Iter<'o, u32>,
    runs: slice::Iter<'o, Vec<u32>>,
    back: slice::Iter<'o, u32>,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline(never)]
    fn next(&mut self) -> Option<u32> {
        loop {
            if let Some(number) = self.front.next() {
                return Some(*number);
            }
            match self.runs.next() {
                Some(run) => self.front = run.iter(),
                None => return self.back.next().copied(),
            }
        }
    }
}

impl DoubleEndedIterator for Numbers<'_> {
    #[inline(never)]
    fn next_back(&mut self) -> Option<u32> {
        loop {
            if let Some(number) = self.back.next_back() {
                return Some(*number);
            }
            match self.runs.next_back() {
                Some(run) => self.back = run.iter(),
                None => return self.front.next_back().copied(),
            }
        }
    }
}
