//! Records with a name that is likely the same, without comparing all with all.
//!
//! Names are compared when they share a key of their spelling, the consonants of a word or of the whole,
//! unless very many share it, as the words of offices do; names that fold to the same text are compared
//! with the next of them however many there are. So the work stays in proportion to the names.

use std::{
    cell::OnceCell,
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use crate::{
    Names,
    spelling::{LIKELY_SAME, Spelling},
};

/// Names that share a key and are all compared with each other.
const MOST_ALIKE: usize = 32;

/// Consonants that one of two likely equal names may have and the other not.
const LETTERS_APART: u32 = 2;

/// A name: the record's rank, the name's place in its list, and its text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Called<'g> {
    record: usize,
    slot: usize,
    text: &'g str,
    /// A bit for each consonant in it: names far apart in these need no closer look.
    letters: u32,
}

impl<'g> Called<'g> {
    fn new(record: usize, slot: usize, text: &'g str, keys: &[String]) -> Self {
        let bits = keys
            .iter()
            .flat_map(|key| key.bytes())
            .map(|b| 1 << (b & 31));
        Self {
            record,
            slot,
            text,
            letters: bits.fold(0, |all, bit: u32| all | bit),
        }
    }
}

/// A name of a block, and its spelling once it is wanted.
type Spelt<'g> = (Called<'g>, OnceCell<Spelling>);

/// Two records, the names by which they are alike, and how alike these are, in per mille.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Alike {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) first_name: usize,
    pub(super) second_name: usize,
    pub(super) similarity: u16,
}

/// The pairs of records that `may_be_one` and have names that are likely one; the records are given by
/// their ranks, and each pair is told once, by the names that are most alike.
pub(super) fn pairs<'g>(
    records: Vec<(usize, &'g Names)>,
    may_be_one: &dyn Fn(usize, usize) -> bool,
) -> Vec<Alike> {
    let mut all: Vec<Called<'g>> = Vec::new();
    let mut by_key: Vec<(u64, u32)> = Vec::new();
    let mut by_text: Vec<(u64, u32)> = Vec::new();
    for (record, names) in records {
        for (slot, name) in names.iter().enumerate() {
            let spelling = Spelling::new(&name.text);
            let Ok(number) = u32::try_from(all.len()) else {
                break;
            };
            if spelling.folded().is_empty() {
                continue;
            }
            let keys = spelling.keys();
            all.push(Called::new(record, slot, &name.text, &keys));
            by_text.push((hash(spelling.folded()), number));
            by_key.add_all(keys.iter().map(|key| (hash(key), number)));
        }
    }
    let mut found: Vec<Alike> = Vec::new();
    by_text.sort_unstable();
    for same in by_text.chunk_by(|a, b| a.0 == b.0) {
        // One at a time: all names may be one.
        let mut before: Option<Spelt<'_>> = None;
        for next in spelt(&all, same) {
            found.add_all(before.iter().filter_map(|a| compare(a, &next, may_be_one)));
            before = Some(next);
        }
    }
    drop(by_text);
    by_key.sort_unstable();
    for sharing in by_key.chunk_by(|a, b| a.0 == b.0) {
        if (2..=MOST_ALIKE).contains(&sharing.len()) {
            let block: Vec<Spelt<'_>> = spelt(&all, sharing).gather();
            for (number, a) in block.iter().enumerate() {
                for b in block.iter().skip(number + 1) {
                    found.add_all(compare(a, b, may_be_one));
                }
            }
        }
    }
    found.arrange_by_key(|a| {
        let best = u16::MAX - a.similarity;
        (a.first, a.second, best, a.first_name, a.second_name)
    });
    found.dedup_by_key(|a| (a.first, a.second));
    found
}

fn spelt<'a, 'g>(
    all: &'a [Called<'g>],
    block: &'a [(u64, u32)],
) -> impl Iterator<Item = Spelt<'g>> + 'a {
    let called = block.iter().filter_map(|(_, n)| all.get(*n as usize));
    called.map(|called| (*called, OnceCell::new()))
}

fn compare(
    a: &Spelt<'_>,
    b: &Spelt<'_>,
    may_be_one: &dyn Fn(usize, usize) -> bool,
) -> Option<Alike> {
    let (a, b) = if a.0.record < b.0.record {
        (a, b)
    } else {
        (b, a)
    };
    let ((first, spelling), (second, other)) = (a, b);
    if first.record == second.record
        || (first.letters ^ second.letters).count_ones() > LETTERS_APART
        || !may_be_one(first.record, second.record)
    {
        return None;
    }
    let spelling = spelling.get_or_init(|| Spelling::new(first.text));
    let similarity = spelling.similarity(other.get_or_init(|| Spelling::new(second.text)));
    (similarity >= LIKELY_SAME).then_some(Alike {
        first: first.record,
        second: second.record,
        first_name: first.slot,
        second_name: second.slot,
        similarity,
    })
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(names: &[&str]) -> Vec<(usize, usize)> {
        let names: Vec<Names> = names.iter().map(|n| Names::from(*n)).collect();
        let found = pairs(names.iter().enumerate().collect(), &|_, _| true);
        found.iter().map(|a| (a.first, a.second)).collect()
    }

    #[test]
    fn spellings_of_one_name_meet_across_scripts() {
        let names = ["Toqaev", "Nazarbaev", "Токаев", "Tokayev", "Turymbetov"];
        assert_eq!(alike(&names), [(0, 2), (0, 3), (2, 3)]);
        assert!(alike(&["Police station 1", "Police station 2", "?", "!"]).is_empty());
    }

    #[test]
    fn very_many_names_with_a_word_in_common_are_not_all_compared() {
        let letters = |n: usize| -> String {
            [n / 400, n / 20 % 20, n % 20]
                .iter()
                .flat_map(|d| {
                    "bcdfghjklmnpqrstvwxz"
                        .chars()
                        .nth(*d)
                        .into_iter()
                        .chain(['a'])
                })
                .collect()
        };
        let names: Vec<String> = (0..4_000)
            .map(|n| format!("Ministry {}", letters(n)))
            .collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.push("MINISTRY babaca");
        // "Ministry babaca" itself, told by the last name's exact text and not by "ministry".
        assert!(alike(&names).contains(&(1, 4_000)));
    }
}
