//! CG402: what is counted had begun by the day for which it counts.

use super::{disorder, finding};
use crate::{Claim, Code, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(figure) = claim.figure() else {
        return;
    };
    let (Some(window), Some(as_of)) = (&figure.window, &figure.as_of) else {
        return;
    };
    if disorder(window, as_of).is_none() {
        return;
    }
    let id = claim.id();
    let message = format!("`{id}` counts for a day before the counted things happened");
    let pointer = format!("/claims/{id}/figure/as_of");
    check.find(
        finding(Code::WindowAfterAsOf, pointer, message, window, as_of)
            .id(id)
            .related(format!("/claims/{id}/figure/window"), "when they happened"),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded_claims, warning},
    };

    fn figure(window: &str, as_of: &str) -> Vec<(Severity, String)> {
        let claim = format!(
            r#""c":{{"kind":"figure","incident":"x","figure":{{"measure":"killed",
                "quantity":{{"kind":"unquantified"}},"window":"{window}","as_of":"{as_of}"}}}}"#
        );
        graded_claims(Code::WindowAfterAsOf, &claim)
    }

    #[test]
    fn a_window_may_go_on_but_not_begin_after_the_day() {
        assert_eq!(figure("2022-01-02/2022-01-11", "2022-01-05"), []);
        assert_eq!(figure("2022-01", "2022-01-02"), []);
        assert_eq!(
            figure("2022-01-02/2022-01-11", "2022-01-01"),
            [error("c/figure/as_of")]
        );
        assert_eq!(
            figure("2022-01-02/2022-01-11", "2022-01-01~"),
            [warning("c/figure/as_of")]
        );
    }
}
