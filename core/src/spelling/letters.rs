//! The letters of all scripts in lower-case ASCII.
//!
//! The tables say what the crate `any_ascii` says, to which a test holds them, and leave out what no
//! name is written in today: then they weigh a sixth as much.

mod packed;

use crate::gather::Gather as _;
use std::sync::LazyLock;

use packed::unpack;

/// Code points from the first on, up to the second.
type Range = (u32, u32);

/// Letters that are laid out together, when one of them is first met.
struct Table {
    ranges: &'static [Range],
    texts: LazyLock<Texts>,
}

/// The texts one after another, each with a line break at its end.
struct Texts {
    letters: Vec<u8>,
    ends: Vec<usize>,
}

/// What most names need: Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic.
const NEAR: &[Range] = &[(0x80, 0x700), (0x1e00, 0x2100)];

/// The other scripts that are in use, and signs that stand for letters and digits.
const FAR: &[Range] = &[
    (0x700, 0x1e00),
    (0x2100, 0x3400),
    (0xa000, 0xac00),
    (0xd7a4, 0xd7fc),
    (0xf900, 0x12000),
    (0x16a00, 0x17000),
    (0x1d400, 0x1d800),
    (0x1e000, 0x1f000),
    (0x1f100, 0x1f200),
    (0xe0000, 0xe0080),
];

const HAN: &[Range] = &[(0x4e00, 0xa000)];

static TABLES: [Table; 3] = [
    Table {
        ranges: NEAR,
        texts: LazyLock::new(|| Texts::new(NEAR, include_bytes!("letters/near.bin"))),
    },
    Table {
        ranges: FAR,
        texts: LazyLock::new(|| Texts::new(FAR, include_bytes!("letters/far.bin"))),
    },
    Table {
        ranges: HAN,
        texts: LazyLock::new(|| Texts::new(HAN, include_bytes!("letters/han.bin"))),
    },
];

const HANGUL: Range = (0xac00, 0xd7a4);

/// Scripts that nobody writes names in any more, and the ideographs that Unicode added late.
const UNREAD: &[Range] = &[
    (0x3400, 0x4dc0),
    (0x12000, 0x16a00),
    (0x17000, 0x1d000),
    (0x20000, 0xe0000),
];

/// Signs: hexagrams, music, games and emoji.
const SIGNS: &[Range] = &[
    (0x4dc0, 0x4e00),
    (0x1d000, 0x1d400),
    (0x1d800, 0x1e000),
    (0x1f000, 0x1f100),
    (0x1f200, 0x20000),
];

/// Calls `each` with the letters and digits that a character beyond ASCII stands for, and with a space
/// for what parts words. What is unread stands for its number, so that names in it can still be equal.
pub(super) fn letters(character: char, each: &mut dyn FnMut(u8)) {
    let point = u32::from(character);
    let mut all = |text: &[u8]| text.iter().for_each(|letter| each(*letter));
    if let Some(syllable) = place(point, &[HANGUL]) {
        hangul(syllable, &mut all);
    } else if place(point, UNREAD).is_some() {
        all(format!("u{point:x}").as_bytes());
    } else if place(point, SIGNS).is_some() {
        all(b" ");
    }
    for table in &TABLES {
        if let Some(place) = place(point, table.ranges) {
            all(table.texts.get(place));
        }
    }
}

/// The how-manieth code point of the ranges it is.
fn place(point: u32, ranges: &[Range]) -> Option<usize> {
    let mut before = 0;
    for (first, end) in ranges {
        if (*first..*end).contains(&point) {
            return usize::try_from(before + point - first).ok();
        }
        before += end - first;
    }
    None
}

impl Texts {
    fn new(ranges: &[Range], packed: &[u8]) -> Self {
        let letters = unpack(packed, count(ranges));
        let breaks = letters.iter().enumerate().filter(|(_, b)| **b == b'\n');
        Self {
            ends: breaks.map(|(end, _)| end).gather(),
            letters,
        }
    }

    fn get(&self, place: usize) -> &[u8] {
        let end = |place: usize| self.ends.get(place).copied();
        let start = place.checked_sub(1).and_then(end).map_or(0, |end| end + 1);
        let text = end(place).and_then(|end| self.letters.get(start..end));
        text.unwrap_or_default()
    }
}

fn count(ranges: &[Range]) -> usize {
    let all: u32 = ranges.iter().map(|(first, end)| end - first).sum();
    usize::try_from(all).unwrap_or(0)
}

/// A syllable is put together from up to three sounds.
fn hangul(syllable: usize, each: &mut dyn FnMut(&[u8])) {
    const FIRST: &str = "g kk n d tt l m b pp s ss  j jj ch k t p h";
    const VOWEL: &str = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i";
    const LAST: &str = " g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h";
    let sounds = [
        (FIRST, syllable / (21 * 28)),
        (VOWEL, syllable / 28 % 21),
        (LAST, syllable % 28),
    ];
    for (sounds, number) in sounds {
        each(sounds.split(' ').nth(number).unwrap_or_default().as_bytes());
    }
}

#[cfg(test)]
mod tests;
