//! CG404: a claim had been stated when a source that reports it was published.

use super::{disorder, finding};
use crate::{Claim, Code, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(stated) = &claim.record().stated_on else {
        return;
    };
    for passage in &claim.record().reported_in {
        let Some(source) = claim.graph().source(passage.source.as_str()) else {
            continue;
        };
        let Some(published) = &source.published else {
            continue;
        };
        if disorder(stated, published).is_none() {
            continue;
        }
        let (id, from) = (claim.id(), source.id());
        let message = format!("`{id}` was stated after `{from}`, which reports it, was published");
        let pointer = format!("/claims/{id}/stated_on");
        let mut finding = finding(
            Code::StatedAfterPublication,
            pointer,
            message,
            stated,
            published,
        );
        if finding.severity == crate::Severity::Error {
            finding = finding.help(
                "correct one of the dates; a source that was brought up to date later is published \
                 from its first day to its last: `2022-01-05/2022-01-07`",
            );
        }
        check.find(finding.id(id).param("source", from).related(
            format!("/sources/{from}/published"),
            "when it was published",
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn stated(on: &str, published: &str) -> Vec<(Severity, String)> {
        let members = format!(
            r#""sources":{{"s":{{"kind":"article","title":"S","published":"{published}"}},
                "t":{{"kind":"article","title":"T"}}}},
            "claims":{{"c":{{"kind":"occurrence","incident":"x","stated_on":"{on}","occurrence":{{"text":"t"}},
                "reported_in":[{{"source":"t"}},{{"source":"s"}},{{"source":"gone"}}]}}}}"#
        );
        graded(Code::StatedAfterPublication, &members)
    }

    #[test]
    fn nothing_is_published_before_it_is_stated() {
        let at = "/claims/c/stated_on";
        assert_eq!(stated("2022-01-05", "2022-01-05"), []);
        assert_eq!(stated("2022-01-06", "2022-01-05"), [error(at)]);
        assert_eq!(stated("2022-01-06~", "2022-01-05"), [warning(at)]);
        assert_eq!(stated("2022-01-06", "2022-01-05?"), [warning(at)]);
        assert_eq!(stated("2022-01-06", "2022-01"), []);
        assert_eq!(stated("2022-01-06", "2022-01-05/2022-01-07"), []);
    }
}
