//! CG403: the day for which a figure counts had come when it was told.

use super::{disorder, finding, is_sure, tellings};
use crate::{Claim, Code, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(as_of) = claim.record().figure().and_then(|f| f.as_of.as_ref()) else {
        return;
    };
    if !is_sure(&claim) {
        return;
    }
    if let Some(told) = tellings(claim).find(|told| disorder(as_of, told.when).is_some()) {
        let id = claim.id();
        let message = format!(
            "`{id}` was {} before the day for which it counts",
            told.done()
        );
        let pointer = format!("/claims/{id}/figure/as_of");
        check.find(
            finding(Code::AsOfAfterStatement, pointer, message, as_of, told.when)
                .id(id)
                .related(told.pointer(), format!("when it was {}", told.done())),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn figure(as_of: &str, more: &str) -> Vec<(Severity, String)> {
        let members = format!(
            r#""sources":{{"s":{{"kind":"article","title":"S","published":"2022-01-08"}}}},
            "claims":{{"c":{{"kind":"figure","incident":"x","reported_in":[{{"source":"s"}}],{more}
                "figure":{{"measure":"killed","quantity":{{"kind":"unquantified"}},"as_of":"{as_of}"}}}}}}"#
        );
        graded(Code::AsOfAfterStatement, &members)
    }

    #[test]
    fn a_figure_counts_for_a_day_that_has_come() {
        let at = "/claims/c/figure/as_of";
        let stated = r#""stated_on":"2022-01-05","#;
        assert_eq!(figure("2022-01-05", stated), []);
        assert_eq!(figure("2022-01", stated), []);
        assert_eq!(figure("2022-01-06", stated), [error(at)]);
        assert_eq!(figure("2022-01-06~", stated), [warning(at)]);
        assert_eq!(figure("2022-01-08", ""), []);
        assert_eq!(figure("2022-01-09", ""), [error(at)]);
        assert_eq!(figure("2022-01-09", r#""modality":"likely","#), []);
    }
}
