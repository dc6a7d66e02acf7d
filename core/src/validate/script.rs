//! CG331: scripts are named by four letters, as in ISO 15924.

use super::Check;
use crate::{Code, Diagnostic, Fix, Id, Names, Severity, text::shown};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for place in graph.places() {
        names(check, place.id(), "places", &place.names);
    }
    for actor in graph.actors() {
        names(check, actor.id(), "actors", &actor.names);
    }
}

fn names(check: &mut Check<'_>, id: &Id, section: &str, names: &Names) {
    for (slot, name) in names.iter().enumerate() {
        let Some(script) = &name.script else {
            continue;
        };
        let sound = script.len() == 4 && script.bytes().all(|b| b.is_ascii_alphabetic());
        let titled = title_case(script);
        if sound && titled == script.as_str() {
            continue;
        }
        let pointer = format!("/{section}/{id}/names/{slot}/script");
        let shown = shown(script, 40);
        let finding = if sound {
            // Codes are the same in any case; that they begin with a capital is custom.
            let message = format!("the script `{shown}` is usually written `{titled}`");
            Diagnostic::new(Code::MalformedScript, pointer.clone(), message)
                .severity(Severity::Warning)
                .help(format!("write `{titled}`"))
                .fix(Fix {
                    title: format!("write `{titled}`"),
                    pointer,
                    replacement: format!("\"{titled}\""),
                })
        } else {
            let message = format!("`{shown}` is not a code of a script");
            Diagnostic::new(Code::MalformedScript, pointer, message)
                .help("ISO 15924: four letters, such as `Cyrl`, `Latn` or `Arab`")
        };
        check.find(finding.id(id).param("script", shown.as_str()));
    }
}

fn title_case(code: &str) -> String {
    let mut chars = code.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first
        .into_iter()
        .chain(chars.map(|c| c.to_ascii_lowercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn script(code: &str) -> Vec<(Severity, String)> {
        let names = format!(r#"{{"names":[{{"text":"P","script":"{code}"}}]}}"#);
        graded(
            Code::MalformedScript,
            &format!(r#""places":{{"p":{names}}}"#),
        )
    }

    #[test]
    fn shape_is_law_and_case_is_custom() {
        let at = "/places/p/names/0/script";
        assert_eq!(script("Cyrl"), []);
        assert_eq!(script("cyrl"), [warning(at)]);
        assert_eq!(script("CYRL"), [warning(at)]);
        for bad in ["Cyr", "Cyrillic", "220", "Кири", "Cy1l"] {
            assert_eq!(script(bad), [error(at)], "{bad}");
        }
    }
}
