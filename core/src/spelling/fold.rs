//! Script, case and punctuation.

use any_ascii::any_ascii_char;

pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if is_dropped(character) {
            continue;
        }
        let ascii = any_ascii_char(character);
        if ascii.is_empty() {
            continue;
        }
        for letter in ascii.chars() {
            if letter.is_ascii_alphanumeric() {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(letter.to_ascii_lowercase());
            } else if letter != '\'' {
                gap = true;
            }
        }
    }
    folded
}

/// Apostrophes and what stands for them: they mark softness, a glottal stop or an elision, and are
/// left out as often as written.
fn is_dropped(character: char) -> bool {
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
