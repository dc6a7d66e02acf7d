#![allow(clippy::unwrap_used)]

use any_ascii::any_ascii_char;

use super::{FAR, HAN, HANGUL, NEAR, Range, SIGNS, UNREAD, letters, packed::pack, place};
use crate::spelling::fold::is_dropped;

/// What the tables say of a character: what `any_ascii` does, without case and punctuation.
fn expected(character: char) -> String {
    let written = any_ascii_char(character);
    if is_dropped(character) {
        return String::new();
    }
    let kept = written.chars().filter(|c| *c != '\'').map(|c| match c {
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        _ => ' ',
    });
    kept.collect()
}

fn told(character: char) -> String {
    let mut told = String::new();
    letters(character, &mut |letter| told.push(char::from(letter)));
    told
}

fn points(ranges: &[Range]) -> impl Iterator<Item = u32> {
    ranges.iter().flat_map(|(first, end)| *first..*end)
}

#[test]
fn the_tables_are_made_from_any_ascii() {
    for (name, ranges) in [("near", NEAR), ("far", FAR), ("han", HAN)] {
        let texts = points(ranges).map(|point| {
            // Ranges hold no surrogates.
            expected(char::from_u32(point).unwrap()) + "\n"
        });
        let packed = pack(texts.collect::<String>().as_bytes());
        let path = format!(
            "{}/src/spelling/letters/{name}.bin",
            env!("CARGO_MANIFEST_DIR")
        );
        if std::env::var_os("CLAIMGRAPH_BLESS").is_some() {
            std::fs::write(&path, &packed).unwrap();
        }
        assert!(std::fs::read(&path).unwrap() == packed, "{name}");
    }
}

#[test]
fn every_character_is_told_as_any_ascii_does_or_left_out_on_purpose() {
    let mut other = Vec::new();
    for character in '\u{80}'..=char::MAX {
        let point = u32::from(character);
        let wanted = if place(point, UNREAD).is_some() {
            format!("u{point:x}")
        } else if place(point, SIGNS).is_some() {
            " ".to_owned()
        } else {
            expected(character)
        };
        if told(character) != wanted {
            other.push((point, wanted, told(character)));
        }
    }
    assert!(other.is_empty(), "{} {:?}", other.len(), other.get(..10));
    assert_eq!(points(&[HANGUL]).count(), 19 * 21 * 28);
}
