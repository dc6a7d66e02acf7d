//! Marks that make one letter with the character before them.

/// An end of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// The mark at which a stretch cuts a letter, if it does: a mark that it begins with, or one that follows
/// right after it.
pub(super) fn cut(text: &str, start: usize, end: usize) -> Option<(char, End)> {
    let marked = |at: usize| text.get(at..)?.chars().next().filter(|c| is_mark(*c));
    if start == end {
        return None;
    }
    let first = marked(start).filter(|_| start > 0).map(|c| (c, End::First));
    first.or_else(|| marked(end).map(|c| (c, End::Last)))
}

/// Whether a character extends the one before it (Unicode's `Grapheme_Extend`).
///
/// The standard library knows, and tells only here: such a character is escaped where it stands first, and
/// not after another.
fn is_mark(c: char) -> bool {
    let shown = |text: &str| text.escape_debug().eq(text.chars());
    let mut buffer = [0; 4];
    !c.is_ascii() && !shown(c.encode_utf8(&mut buffer)) && shown(&format!("a{c}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_letters() {
        for mark in ['\u{301}', '\u{306}', '\u{20dd}', '\u{fe0f}', '\u{93c}'] {
            assert!(is_mark(mark), "U+{:04X}", u32::from(mark));
        }
        for other in [
            'a', '\'', '"', '\n', '\u{0}', 'й', 'қ', '\u{200b}', '\u{e000}', '漢',
        ] {
            assert!(!is_mark(other), "U+{:04X}", u32::from(other));
        }
    }

    #[test]
    fn a_letter_is_cut_before_or_between_its_marks() {
        let text = "a\u{301}\u{302}b";
        assert_eq!(cut(text, 0, 1), Some(('\u{301}', End::Last)));
        assert_eq!(cut(text, 0, 3), Some(('\u{302}', End::Last)));
        assert_eq!(cut(text, 0, 5), None);
        assert_eq!(cut(text, 5, 6), None);
        assert_eq!(cut(text, 1, 6), Some(('\u{301}', End::First)));
        // What no letter stands before begins a text as it is.
        assert_eq!(cut("\u{301}b", 0, 2), None);
    }
}
