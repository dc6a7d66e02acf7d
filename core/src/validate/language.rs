//! CG330: language tags are such as BCP 47 has them.

use super::Check;
use crate::{Code, Diagnostic, Fix, Id, Names, Severity, text::shown};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    if let Some(about) = &graph.document().about {
        look(check, about.language.as_deref(), None, &|| {
            "/about/language".to_owned()
        });
    }
    for place in graph.places() {
        names(check, place.id(), "places", &place.names);
    }
    for actor in graph.actors() {
        names(check, actor.id(), "actors", &actor.names);
    }
    for source in graph.sources() {
        let id = source.id();
        look(check, source.language.as_deref(), Some(id), &|| {
            format!("/sources/{id}/language")
        });
    }
}

fn names(check: &mut Check<'_>, id: &Id, section: &str, names: &Names) {
    for (slot, name) in names.iter().enumerate() {
        let at = || format!("/{section}/{id}/names/{slot}/lang");
        look(check, name.lang.as_deref(), Some(id), &at);
    }
}

fn look(check: &mut Check<'_>, tag: Option<&str>, id: Option<&Id>, at: &dyn Fn() -> String) {
    let Some(tag) = tag else {
        return;
    };
    let shape = shape(tag);
    if shape == Shape::Tag {
        return;
    }
    let shown = shown(tag, 40);
    let hyphened = tag.replace('_', "-");
    let mut finding = if shape == Shape::NoLanguage {
        Diagnostic::new(
            Code::MalformedLanguage,
            at(),
            format!("no language is tagged `{shown}`"),
        )
        .severity(Severity::Warning)
        .help("languages are tagged with two or three letters, such as `en` or `kk-Cyrl`")
    } else {
        Diagnostic::new(
            Code::MalformedLanguage,
            at(),
            format!("`{shown}` is not a language tag"),
        )
        .help("BCP 47: two or three letters, then perhaps script and region, such as `kk-Cyrl-KZ`")
    };
    if shape == Shape::None && self::shape(&hyphened) == Shape::Tag {
        finding = finding
            .help(format!("did you mean `{hyphened}`?"))
            .fix(Fix {
                title: format!("write `{hyphened}`"),
                pointer: at(),
                replacement: format!("\"{hyphened}\""),
            });
    }
    finding = finding.param("tag", shown.as_str());
    check.find(match id {
        Some(id) => finding.id(id),
        None => finding,
    });
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Well-formed.
    Tag,
    /// Well-formed, but with a primary tag of a length that the standard keeps free.
    NoLanguage,
    None,
}

/// Tags that the grammar of RFC 5646 lists one by one since no rule covers them.
const IRREGULAR: &[&str] = &[
    "en-GB-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-BE-FR",
    "sgn-BE-NL",
    "sgn-CH-DE",
];

/// The shape of a tag by the grammar of RFC 5646, section 2.1; case says nothing.
fn shape(tag: &str) -> Shape {
    if IRREGULAR
        .iter()
        .any(|known| known.eq_ignore_ascii_case(tag))
    {
        return Shape::Tag;
    }
    let sound =
        |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    if !tag.split('-').all(sound) {
        return Shape::None;
    }
    let letters = |s: &str| s.bytes().all(|b| b.is_ascii_alphabetic());
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mut subtags = tag.split('-').peekable();
    let Some(language) = subtags.next() else {
        return Shape::None;
    };
    if language.eq_ignore_ascii_case("x") {
        return if subtags.next().is_some() {
            Shape::Tag
        } else {
            Shape::None
        };
    }
    if language.len() < 2 || !letters(language) {
        return Shape::None;
    }
    if language.len() < 4 {
        for _ in 0..3 {
            if subtags.next_if(|s| s.len() == 3 && letters(s)).is_none() {
                break;
            }
        }
    }
    subtags.next_if(|s| s.len() == 4 && letters(s));
    subtags.next_if(|s| (s.len() == 2 && letters(s)) || (s.len() == 3 && digits(s)));
    let variant =
        |s: &&str| s.len() >= 5 || (s.len() == 4 && s.starts_with(|c: char| c.is_ascii_digit()));
    while subtags.next_if(variant).is_some() {}
    while let Some(singleton) = subtags.next() {
        if singleton.len() > 1 {
            return Shape::None;
        }
        let private = singleton.eq_ignore_ascii_case("x");
        let least = if private { 1 } else { 2 };
        if subtags.next_if(|s| s.len() >= least).is_none() {
            return Shape::None;
        }
        while subtags.next_if(|s| s.len() >= least).is_some() {}
    }
    if language.len() > 3 {
        Shape::NoLanguage
    } else {
        Shape::Tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::sample::{error, graded, warning};

    #[test]
    fn tags_are_told_from_others() {
        // The well-formed ones are from RFC 5646, appendix A.
        for tag in [
            "de",
            "i-enochian",
            "zh-Hant",
            "sr-Latn",
            "zh-cmn-Hans-CN",
            "cmn-Hans-CN",
            "zh-yue-HK",
            "sr-Latn-RS",
            "sl-rozaj",
            "sl-rozaj-biske",
            "sl-nedis",
            "de-CH-1901",
            "sl-IT-nedis",
            "hy-Latn-IT-arevela",
            "es-419",
            "de-CH-x-phonebk",
            "az-Arab-x-AZE-derbend",
            "x-whatever",
            "qaa-Qaaa-QM-x-southern",
            "en-US-u-islamcal",
            "zh-CN-a-myext-x-private",
            "en-a-myext-b-another",
            "EN-us",
            "zh-min-nan",
            "und",
        ] {
            assert_eq!(shape(tag), Shape::Tag, "{tag}");
        }
        for tag in ["english", "Russian", "cyrl", "english-GB"] {
            assert_eq!(shape(tag), Shape::NoLanguage, "{tag}");
        }
        for tag in [
            "",
            "-",
            "e",
            "en-",
            "-en",
            "en--US",
            "en_US",
            "en US",
            "x",
            "x-",
            "de-419-DE",
            "a-DE",
            "en-x",
            "en-u",
            "en-u-x-y",
            "ru1",
            "русский",
            "kk-Cyrl-Latn",
            "en-abcdefghi",
            "en-a-b",
        ] {
            assert_eq!(shape(tag), Shape::None, "{tag}");
        }
    }

    #[test]
    fn tags_are_looked_at_wherever_they_stand() {
        let members = r#"
            "about":{"language":"en_GB"},
            "places":{"p":{"names":[{"text":"P","lang":"kk"},{"text":"P","lang":"kazakh"}]}},
            "actors":{"a":{"kind":"person","names":[{"text":"A","lang":"k"}]}},
            "sources":{"s":{"kind":"article","title":"S","language":"r"}}"#;
        assert_eq!(
            graded(Code::MalformedLanguage, members),
            [
                error("/about/language"),
                error("/actors/a/names/0/lang"),
                warning("/places/p/names/1/lang"),
                error("/sources/s/language"),
            ]
        );
    }

    #[test]
    fn an_underscore_can_be_mended() {
        let graph = crate::Graph::from_json(br#"{"format":1,"about":{"language":"en_GB"}}"#);
        let report = graph.map(|g| g.validate()).unwrap_or_default();
        let fixes: Vec<_> = report.iter().filter_map(|f| f.fix.as_ref()).collect();
        assert!(matches!(fixes.as_slice(), [fix] if fix.replacement == "\"en-GB\""));
    }
}
