//! One symbol a sound, however it is romanised.
//!
//! Lower-case letters stand for themselves; the capitals are `S` for sh, `J` for zh and j, `C` for
//! ch, `X` for ts, `H` for kh and h, and `A` for the last letter of a feminine surname.

/// What is written, longest first, and the symbols it becomes.
const SPELLINGS: &[(&str, &[u8])] = &[
    ("shch", b"S"),
    ("tsch", b"C"),
    ("sch", b"S"),
    ("tch", b"C"),
    ("dzh", b"J"),
    ("sh", b"S"),
    ("ch", b"C"),
    ("zh", b"J"),
    ("dj", b"J"),
    ("kh", b"H"),
    ("gh", b"g"),
    ("ph", b"f"),
    ("th", b"t"),
    ("dh", b"d"),
    ("ts", b"X"),
    ("tz", b"X"),
    ("ck", b"k"),
    ("ce", b"se"),
    ("ci", b"si"),
    ("cy", b"si"),
    ("ou", b"u"),
    ("oo", b"u"),
    ("ee", b"i"),
    ("c", b"k"),
    ("h", b"H"),
    ("j", b"J"),
    ("q", b"k"),
    ("w", b"v"),
    ("x", b"ks"),
    ("y", b"i"),
];

pub(super) fn symbols(word: &str) -> Vec<u8> {
    let mut symbols = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.bytes().next() {
        // Most letters begin no spelling: that is seen without comparing texts.
        let known = SPELLINGS.iter().find_map(|(written, becomes)| {
            if written.as_bytes().first() != Some(&letter) {
                return None;
            }
            rest.strip_prefix(written).map(|after| (*becomes, after))
        });
        let single = [letter];
        let (becomes, after) = known.unwrap_or((&single, rest.get(1..).unwrap_or_default()));
        for symbol in becomes {
            if symbols.last() != Some(symbol) || symbol.is_ascii_digit() {
                symbols.push(*symbol);
            }
        }
        rest = after;
    }
    without_glides(&symbols)
}

/// Leaves out what is written or not as one likes: the i of `-aiev`, `ie` after a consonant and at
/// the start, and an h at the end.
fn without_glides(symbols: &[u8]) -> Vec<u8> {
    let mut kept: Vec<u8> = Vec::with_capacity(symbols.len());
    let mut ahead = symbols.iter().copied().peekable();
    while let Some(symbol) = ahead.next() {
        let before = kept.last().copied();
        let after = ahead.peek().copied();
        let glide = symbol == b'i'
            && match (before, after) {
                (Some(before), Some(after)) if is_vowel(before) => is_vowel(after),
                (_, after) => after == Some(b'e'),
            };
        let last_h = symbol == b'H' && after.is_none() && before.is_some_and(is_vowel);
        if !glide && !last_h {
            kept.push(symbol);
        }
    }
    if kept.len() > 4
        && [b"ova", b"eva", b"ina"]
            .iter()
            .any(|ending| kept.ends_with(*ending))
    {
        kept.pop();
        kept.push(b'A');
    }
    kept
}

/// The symbols that are no vowels, and the first whatever it is, as text.
pub(super) fn consonants(symbols: &[u8]) -> String {
    symbols
        .iter()
        .enumerate()
        .filter(|(place, symbol)| *place == 0 || !is_vowel(**symbol))
        .map(|(_, symbol)| {
            char::from(if is_vowel(*symbol) { b'a' } else { *symbol }).to_ascii_lowercase()
        })
        .collect()
}

/// Whether a word looks like one of Arabic or Hebrew script: longer than most acronyms, no vowels.
pub(super) fn is_unvowelled(symbols: &[u8]) -> bool {
    symbols.len() >= 4 && !symbols.iter().copied().any(is_vowel)
}

pub(super) const fn is_vowel(symbol: u8) -> bool {
    matches!(symbol, b'a' | b'e' | b'i' | b'o' | b'u' | b'A')
}
