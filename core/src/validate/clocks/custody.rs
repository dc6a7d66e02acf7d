//! CG406, CG407: the steps of custody are in order, and none comes before there was a copy.

use super::{disorder, finding};
use crate::{Code, Source, SourceKind, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for source in graph.sources() {
        let id = source.id();
        let mut last: Option<(usize, &When)> = None;
        for (slot, step) in source.custody.iter().enumerate() {
            let Some(when) = &step.when else {
                continue;
            };
            let pointer = || format!("/sources/{id}/custody/{slot}/when");
            if let Some((before, first)) = last
                && disorder(first, when).is_some()
            {
                let message =
                    format!("a step of the custody of `{id}` comes before a step above it");
                check.find(
                    finding(Code::CustodyOutOfOrder, pointer(), message, first, when)
                        .id(id)
                        .related(format!("/sources/{id}/custody/{before}/when"), "that step"),
                );
            }
            if last.is_none_or(|(_, first)| first.earliest() <= when.earliest()) {
                last = Some((slot, when));
            }
            if let Some(published) = published(&source)
                && disorder(published, when).is_some()
            {
                let message = format!("a copy of `{id}` was in hand before it was published");
                check.find(
                    finding(
                        Code::CustodyBeforePublication,
                        pointer(),
                        message,
                        published,
                        when,
                    )
                    .id(id)
                    .related(format!("/sources/{id}/published"), "when it was published"),
                );
            }
        }
    }
}

/// When a source came to be by being published; a recording or a paper may be in hand long before.
fn published(source: &Source) -> Option<&When> {
    match source.kind {
        SourceKind::Article | SourceKind::Post => source.published.as_ref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn custody(code: Code, kind: &str, dates: &[&str]) -> Vec<(Severity, String)> {
        let steps: Vec<String> = dates
            .iter()
            .map(|date| format!(r#"{{"when":"{date}","action":"copied"}}"#))
            .collect();
        let source = format!(
            r#""sources":{{"s":{{"kind":"{kind}","title":"S","published":"2022-01-05",
                "custody":[{},{{"action":"looked at"}}]}}}}"#,
            steps.join(",")
        );
        graded(code, &source)
    }

    #[test]
    fn steps_are_in_order() {
        let order = |dates: &[&str]| custody(Code::CustodyOutOfOrder, "article", dates);
        assert_eq!(order(&["2022-01-06", "2022-01-06", "2022-02"]), []);
        assert_eq!(order(&["2022", "2022-01-06"]), []);
        assert_eq!(
            order(&["2022-02-01", "2022-01-31"]),
            [error("/sources/s/custody/1/when")]
        );
        assert_eq!(
            order(&["2022-02-01", "2022-01-31~"]),
            [warning("/sources/s/custody/1/when")]
        );
        // Held against the latest step so far, not only the one right above.
        assert_eq!(
            order(&["2022-03", "2022-01", "2022-02"]),
            [
                error("/sources/s/custody/1/when"),
                error("/sources/s/custody/2/when")
            ]
        );
    }

    #[test]
    fn what_exists_by_being_published_is_not_held_before() {
        let early = |kind, date| custody(Code::CustodyBeforePublication, kind, &[date]);
        assert_eq!(
            early("article", "2022-01-04"),
            [warning("/sources/s/custody/0/when")]
        );
        assert_eq!(
            early("article", "2022-01-04~"),
            [warning("/sources/s/custody/0/when")]
        );
        assert_eq!(early("article", "2022-01-05"), []);
        for kind in [
            "video",
            "audio",
            "court-record",
            "interview",
            "report",
            "dataset",
        ] {
            assert_eq!(early(kind, "2022-01-04"), [], "{kind}");
        }
    }
}
