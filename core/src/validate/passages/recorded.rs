//! CG701, CG702: a text that is given is the text of a source, and the one that the source records.

use crate::{Code, Diagnostic, SourceText, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let with = check.with;
    for (id, text) in &with.texts {
        let Some(source) = check.graph.source(id.as_str()) else {
            check.find(
                Diagnostic::new(
                    Code::TextWithoutSource,
                    "/sources",
                    format!("a text is given for `{id}`, but there is no such source"),
                )
                .param("target", id)
                .help("give texts by the ids of their sources"),
            );
            continue;
        };
        let Some(recorded) = &source.record().text else {
            continue;
        };
        let given = SourceText::of(text);
        if given == *recorded {
            continue;
        }
        let lengths = if given.length == recorded.length {
            String::new()
        } else {
            format!(" of {} code points, not {}", given.length, recorded.length)
        };
        let message = if given.sha256 == recorded.sha256 {
            format!("the text of `{id}` is one{lengths}")
        } else {
            format!("the text given for `{id}` is another one than recorded{lengths}")
        };
        check.find(
            Diagnostic::new(
                Code::TextDiffers,
                format!("/sources/{id}/text"),
                message,
            )
            .id(id)
            .param("sha256", given.sha256.to_string())
            .param("length", given.length.get())
            .param("recorded_sha256", recorded.sha256.to_string())
            .param("recorded_length", recorded.length.get())
            .help("passages are checked against the text given; get the one recorded, or record this one and check every passage"),
        );
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::{Code, Id, Map, Sha256, SourceText, Validation, validate::sample::found_with};

    fn differs(text: &str, sha256: Sha256, length: u64) -> Vec<String> {
        let json = format!(
            r#"{{"format":1,"sources":{{"daily":{{"kind":"article","title":"A day",
                "text":{{"sha256":"{sha256}","length":{length}}}}}}}}}"#
        );
        let texts = Map::from([(Id::new("daily").unwrap(), text.to_owned())]);
        let validation = Validation {
            texts,
            ..Validation::default()
        };
        let found = found_with(&json, Code::TextDiffers, &validation);
        found.into_iter().map(|d| d.message).collect()
    }

    #[test]
    fn hash_and_length_are_both_checked_in_code_points() {
        let text = "Сорок один";
        let right = SourceText::of(text);
        assert!(differs(text, right.sha256, 10).is_empty());
        assert_eq!(
            differs(text, right.sha256, 19),
            ["the text of `daily` is one of 10 code points, not 19"]
        );
        assert_eq!(
            differs(text, Sha256::of(b""), 10),
            ["the text given for `daily` is another one than recorded"]
        );
    }
}
