//! CG605: a stock counts for a day, and `as_of` says which.

use super::scope;
use crate::{Accumulation, Claim, Code, Diagnostic, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(figure) = claim.record().figure() else {
        return;
    };
    if figure.as_of.is_some()
        || scope::accumulation(check.graph.vocabulary(), figure) != Some(Accumulation::Stock)
    {
        return;
    }
    let id = claim.id();
    let by_default = figure.accumulation.is_none();
    let message = if by_default {
        format!(
            "`{id}` counts `{}`, which is a stock, but for no day",
            figure.measure
        )
    } else {
        format!("`{id}` is a stock, but counts for no day")
    };
    let help = match (&figure.window, by_default) {
        (Some(_), _) => {
            "`window` says when the counted things happened; `as_of` says the day on which so many were so"
        }
        (None, true) => {
            "give `as_of`, the day on which so many were so, or the accumulation if it is no stock here"
        }
        (None, false) => "give `as_of`, the day on which so many were so",
    };
    check.find(
        Diagnostic::new(
            Code::StockWithoutAsOf,
            format!("/claims/{id}/figure"),
            message,
        )
        .id(id)
        .param("measure", &figure.measure)
        .help(help),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{case, figure, found},
    };

    fn count(measure: &str, scope: &str) -> usize {
        let scope = format!(r#""measure":"{measure}","quantity":{{"kind":"unquantified"}}{scope}"#);
        found(
            &case(&[figure("a", "ministry", &scope, "")]),
            Code::StockWithoutAsOf,
        )
        .len()
    }

    #[test]
    fn stocks_by_measure_or_by_themselves_need_a_day() {
        assert_eq!(count("held", ""), 1);
        assert_eq!(count("held", r#","as_of":"2022-02-03""#), 0);
        assert_eq!(count("held", r#","window":"2022-02-03""#), 1);
        assert_eq!(count("held", r#","accumulation":"cumulative""#), 0);
        assert_eq!(count("detained", ""), 0);
        assert_eq!(count("detained", r#","accumulation":"stock""#), 1);
        assert_eq!(count("unheard-of", ""), 0);
    }
}
