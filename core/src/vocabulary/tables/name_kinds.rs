//! What a name is.

use super::{Term, term};

#[rustfmt::skip] // One line a term.
pub(super) const TERMS: &[Term] = &[
    term("official", "official", "the official name"),
    term("common", "common", "the name in common use"),
    term("native", "native", "the name in its own language and script"),
    term("transliteration", "transliteration", "the name written in another script"),
    term("translation", "translation", "the name translated"),
    term("short", "short", "a shortened name"),
    term("acronym", "short/acronym", "an acronym or initials"),
    term("description", "description", "a description that stands in place of a name"),
    term("metonym", "metonym", "a seat or part that stands for the whole, as a capital for a government"),
    term("former", "former", "a name no longer in use"),
    term("birth-name", "former/birth-name", "a name given at birth"),
    term("alias", "alias", "another name the bearer goes by"),
    term("nickname", "alias/nickname", "a nickname"),
    term("pen-name", "alias/pen-name", "a name used in writing"),
    term("codename", "alias/codename", "a code name"),
    term("title", "title", "a title or rank"),
    term("misspelling", "misspelling", "a slip of a source, kept because it is found there"),
];
