//! How far two words are apart, in hundredths of a letter.

use crate::gather::{AddAll as _, Gather as _};
use std::sync::LazyLock;

use super::sound::is_vowel;

/// Pairs of symbols that spellings often exchange, and what the exchange costs.
const NEAR: &[(u8, u8, u8)] = &[
    (b'a', b'e', 30),
    (b'a', b'o', 40),
    (b'e', b'i', 30),
    (b'i', b'u', 50),
    (b'o', b'u', 25),
    (b'C', b'S', 40),
    (b'C', b'X', 40),
    (b'C', b'k', 50),
    (b'C', b's', 70),
    (b'H', b'k', 40),
    (b'H', b'g', 50),
    (b'J', b'i', 40),
    (b'J', b'z', 40),
    (b'J', b'g', 50),
    (b'S', b's', 30),
    (b'X', b's', 40),
    (b'X', b'z', 40),
    (b'b', b'p', 50),
    (b'b', b'v', 50),
    (b'd', b't', 50),
    (b'f', b'v', 40),
    (b'g', b'k', 50),
    (b's', b'z', 40),
];

const LETTER: u8 = 100;

/// How alike two words are, in per mille.
pub(super) fn likeness(a: &[u8], b: &[u8]) -> u32 {
    let longer = u32::try_from(a.len().max(b.len())).unwrap_or(u32::MAX);
    let whole = longer.saturating_mul(LETTER.into());
    let apart = distance(a, b).min(whole);
    // Nothing is like nothing.
    (whole - apart)
        .saturating_mul(1_000)
        .checked_div(whole)
        .unwrap_or(0)
}

fn distance(a: &[u8], b: &[u8]) -> u32 {
    let mut row: Vec<u32> = vec![0];
    row.add_all(b.iter().scan(0, |sum, symbol| {
        *sum += omission(*symbol);
        Some(*sum)
    }));
    for x in a {
        let mut cells = row.iter_mut();
        let Some(first) = cells.next() else { break };
        let mut diagonal = *first;
        *first += omission(*x);
        let mut left = *first;
        for (cell, y) in cells.zip(b) {
            let up = *cell;
            left = (diagonal + exchange(*x, *y))
                .min(up + omission(*x))
                .min(left + omission(*y));
            diagonal = up;
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn omission(symbol: u8) -> u32 {
    let cost = match symbol {
        // It tells a woman's surname from a man's.
        b'A' => 2 * LETTER,
        b'H' => LETTER / 2,
        // In German and Scandinavian spellings it is the glide that others leave out.
        b'J' => 60,
        _ if is_vowel(symbol) => LETTER / 2,
        _ => LETTER,
    };
    cost.into()
}

/// The cost of every exchange of two ASCII symbols: it is asked for in the innermost loop.
static EXCHANGES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let symbols = 0..SYMBOLS;
    symbols
        .clone()
        .flat_map(|x| symbols.clone().map(move |y| priced(x, y)))
        .gather()
});

const SYMBOLS: u8 = 128;

fn exchange(x: u8, y: u8) -> u32 {
    let place = usize::from(x) * usize::from(SYMBOLS) + usize::from(y);
    EXCHANGES.get(place).copied().unwrap_or(2 * LETTER).into()
}

fn priced(x: u8, y: u8) -> u8 {
    if x == y {
        return 0;
    }
    let near = |&&(a, b, _): &&(u8, u8, u8)| (a, b) == (x, y) || (a, b) == (y, x);
    if let Some((_, _, cost)) = NEAR.iter().find(near) {
        return *cost;
    }
    match (is_vowel(x), is_vowel(y)) {
        (true, true) => 80,
        (false, false) => LETTER,
        _ => 2 * LETTER,
    }
}
