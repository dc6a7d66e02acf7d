//! Script, case and punctuation.

use super::letters::letters;

pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let mut add = |letter: u8| {
        if letter.is_ascii_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(char::from(letter.to_ascii_lowercase()));
        } else {
            gap = true;
        }
    };
    for character in text.chars() {
        if is_dropped(character) {
            continue;
        }
        match u8::try_from(character) {
            Ok(letter) if letter.is_ascii() => add(letter),
            _ => letters(character, &mut add),
        }
    }
    folded
}

/// Apostrophes and what stands for them: they mark softness, a glottal stop or an elision, and are
/// left out as often as written.
pub(super) fn is_dropped(character: char) -> bool {
    matches!(
        character,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʾ'
            | 'ʿ'
            | 'ь'
            | 'ъ'
            | 'Ь'
            | 'Ъ'
    )
}
