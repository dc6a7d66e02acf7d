//! Names across spellings and scripts.
//!
//! One name is written in many ways: Toqaev, Tokayev, Токаев. A [`Spelling`] folds script, case,
//! marks and the usual variants of romanisation, and two of them are compared in whole numbers, so
//! that every machine ranks names alike. It is a help to find and to warn; it decides nothing.

mod distance;
mod fold;
mod letters;
mod sound;

use crate::gather::Gather as _;
use std::cmp::Reverse;
use std::iter;

use fold::fold;

/// The similarity from which two names are likely to be one, in per mille.
///
/// ```
/// use claimgraph::spelling::{LIKELY_SAME, similarity};
///
/// assert!(similarity("Qasym-Zhomart Toqaev", "Касым-Жомарт Токаев") >= LIKELY_SAME);
/// assert!(similarity("Toqaev", "Turymbetov") < LIKELY_SAME);
/// ```
pub const LIKELY_SAME: u16 = 880;

/// Names beyond this many bytes or words, folded, are compared for equality only: they are
/// sentences, and comparing is quadratic.
const MAX_LENGTH: usize = 128;
const MAX_WORDS: usize = 16;

/// What a name that is found as a part of a longer one ranks below the whole, in per cent.
const PART: u32 = 95;

/// What an initial counts for a word that begins with it, in per mille.
const INITIAL: u32 = 900;

/// What agreement in consonants alone counts, where one name is from a script that leaves vowels out.
const UNVOWELLED: u32 = 900;

/// The name in lower-case ASCII: transliterated, marks and apostrophes dropped, other punctuation
/// and white space turned into single spaces.
///
/// ```
/// use claimgraph::spelling::folded;
///
/// assert_eq!(folded("  Nur-Sultan (Астана)"), "nur sultan astana");
/// assert_eq!(folded("D’Étienne"), "detienne");
/// ```
pub fn folded(text: &str) -> String {
    fold(text)
}

/// How alike two names are, in per mille; the same whichever comes first.
///
/// ```
/// use claimgraph::spelling::similarity;
///
/// assert_eq!(similarity("Tokayev", "Toqaev"), 1_000);
/// assert!(similarity("Tokayev", "Nazarbayev") < 600);
/// ```
pub fn similarity(a: &str, b: &str) -> u16 {
    Spelling::new(a).similarity(&Spelling::new(b))
}

/// A name made ready for comparison with many others.
///
/// ```
/// use claimgraph::spelling::Spelling;
///
/// let president = Spelling::new("Kassym-Jomart Tokayev");
/// assert_eq!(president.folded(), "kassym jomart tokayev");
/// assert!(Spelling::new("Toqaev").found_in(&president) > 900);
/// ```
#[derive(Clone, Debug)]
pub struct Spelling {
    folded: String,
    words: Vec<Vec<u8>>,
    whole: Vec<u8>,
    numbers: Vec<String>,
}

impl Spelling {
    /// Folds a name. The work is in proportion to its length.
    ///
    /// ```
    /// # use claimgraph::spelling::Spelling;
    /// assert_eq!(Spelling::new("Шымкент").folded(), "shymkent");
    /// ```
    pub fn new(name: &str) -> Self {
        let folded = fold(name);
        let short = folded.len() <= MAX_LENGTH && folded.split(' ').count() <= MAX_WORDS;
        let mut words: Vec<Vec<u8>> = if short {
            folded
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(sound::symbols)
                .gather()
        } else {
            Vec::new()
        };
        // An initial stands for a name beside another word of it; alone it would be like everything.
        if words.iter().all(|word| word.len() < 2) {
            words.clear();
        }
        let numbers = folded
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(str::to_owned)
            .gather();
        Self {
            whole: words.concat(),
            words,
            numbers,
            folded,
        }
    }

    /// The name as [`folded`] gives it.
    ///
    /// ```
    /// # use claimgraph::spelling::Spelling;
    /// assert_eq!(Spelling::new("ÖSKEMEN").folded(), "oskemen");
    /// ```
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// How alike two names are, in per mille.
    ///
    /// Words may stand in another order, be written apart or together, and be shortened to initials.
    /// Names with different numbers in them are never likely the same, and names of more than 128
    /// characters or 16 words only when they are equal.
    ///
    /// ```
    /// # use claimgraph::spelling::{LIKELY_SAME, Spelling};
    /// let committee = Spelling::new("Committee of National Security");
    /// assert!(committee.similarity(&Spelling::new("National Security Committee")) >= LIKELY_SAME);
    /// let first = Spelling::new("Police station 1");
    /// assert!(first.similarity(&Spelling::new("Police station 2")) < LIKELY_SAME);
    /// ```
    pub fn similarity(&self, other: &Self) -> u16 {
        // In one order whichever is asked, so that ties fall alike.
        let (a, b) = if self.folded <= other.folded {
            (self, other)
        } else {
            (other, self)
        };
        if a.folded == b.folded {
            return 1_000;
        }
        if a.words.is_empty() || b.words.is_empty() {
            return 0;
        }
        let matched: u32 = pairs(a, b)
            .iter()
            .map(|(likeness, x, y)| likeness * (length(x) + length(y)))
            .sum();
        let by_words = matched / (length(&a.whole) + length(&b.whole)).max(1);
        let score = by_words.max(distance::likeness(&a.whole, &b.whole));
        let most = if a.numbers == b.numbers {
            1_000
        } else {
            u32::from(LIKELY_SAME) / 2
        };
        u16::try_from(score.min(most)).unwrap_or(1_000)
    }

    /// How well this name is found in a longer one, in per mille: a surname in a full name. A part
    /// ranks below the whole name.
    ///
    /// ```
    /// # use claimgraph::spelling::Spelling;
    /// let whole = Spelling::new("Nursultan Nazarbaev");
    /// assert_eq!(Spelling::new("Nazarbayev").found_in(&whole), 950);
    /// assert!(Spelling::new("Nazarbayev").found_in(&Spelling::new("Toqaev")) < 500);
    /// ```
    pub fn found_in(&self, longer: &Self) -> u16 {
        let whole = self.similarity(longer);
        if self.words.is_empty() || longer.words.is_empty() {
            return whole;
        }
        let matched: u32 = pairs(self, longer)
            .iter()
            .map(|(likeness, x, _)| likeness * length(x))
            .sum();
        let part = matched * PART / (100 * length(&self.whole).max(1));
        let missing = self
            .numbers
            .iter()
            .any(|number| !longer.numbers.contains(number));
        let most = if missing {
            u32::from(LIKELY_SAME) / 2
        } else {
            1_000
        };
        whole.max(u16::try_from(part.min(most)).unwrap_or(1_000))
    }

    /// Keys that likely equal names share nearly always, and others seldom: the consonants of each
    /// word and of the whole. Who compares only names with a key in common is spared all pairs.
    ///
    /// ```
    /// # use claimgraph::spelling::Spelling;
    /// let keys = |name| Spelling::new(name).keys();
    /// assert_eq!(keys("Nursultan"), ["nrsltn"]);
    /// assert_eq!(keys("Nur-Sultan"), ["nr", "nrsltn", "sltn"]);
    /// ```
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = if self.words.is_empty() {
            vec![self.folded.clone()]
        } else {
            self.words
                .iter()
                .chain(iter::once(&self.whole))
                .map(|word| sound::consonants(word))
                .gather()
        };
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

type Pair<'a> = (u32, &'a [u8], &'a [u8]);

/// Each word with its likest partner in the other name, every word once, the likest pairs first.
fn pairs<'a>(a: &'a Spelling, b: &'a Spelling) -> Vec<Pair<'a>> {
    let mut all: Vec<(usize, usize, Pair<'a>)> = Vec::new();
    for (i, x) in a.words.iter().enumerate() {
        for (j, y) in b.words.iter().enumerate() {
            all.push((i, j, (word_likeness(x, y), x, y)));
        }
    }
    all.sort_by_key(|(i, j, (likeness, x, y))| {
        (Reverse(*likeness), Reverse(x.len() + y.len()), *i, *j)
    });
    let (mut taken_a, mut taken_b) = (0_u32, 0_u32);
    let mut chosen = Vec::new();
    for (i, j, pair) in all {
        // There are at most 16 words, so a bit each is room enough.
        if taken_a & (1 << i) == 0 && taken_b & (1 << j) == 0 {
            taken_a |= 1 << i;
            taken_b |= 1 << j;
            chosen.push(pair);
        }
    }
    chosen
}

fn word_likeness(x: &[u8], y: &[u8]) -> u32 {
    let likeness = match (x, y) {
        ([initial], [first, _, ..]) | ([first, _, ..], [initial]) if initial == first => INITIAL,
        _ => distance::likeness(x, y),
    };
    if sound::is_unvowelled(x) == sound::is_unvowelled(y) {
        return likeness;
    }
    let (x, y) = (sound::consonants(x), sound::consonants(y));
    likeness.max(distance::likeness(x.as_bytes(), y.as_bytes()) * UNVOWELLED / 1_000)
}

fn length(word: &[u8]) -> u32 {
    u32::try_from(word.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
