//! CG606: a stock is not a flow.
//!
//! Found is a figure that counts as a stock what only ever happens (deaths, events, days), and a figure
//! that adds up over time what its measure says is so at a time: for those there are other measures.
//! Period and cumulative figures of one measure go together, and people detained may well be counted
//! as of a day, so that the other measures take any accumulation.

use super::scope;
use crate::{Accumulation, Claim, Code, Diagnostic, Item, validate::Check};

/// The trees of measures of what happens and is never undone.
const HAPPEN: &[&str] = &["life", "mortality", "casualties", "events", "duration"];

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(figure) = claim.record().figure() else {
        return;
    };
    let Some(stated) = figure.accumulation else {
        return;
    };
    let vocabulary = check.graph.vocabulary();
    let measure = &figure.measure;
    let (Some(usual), Some(root)) = (
        vocabulary.accumulation(measure.as_str()),
        scope::root(vocabulary, measure),
    ) else {
        return;
    };
    let why = match (stated, usual) {
        (Accumulation::Stock, Accumulation::Stock) => return,
        (Accumulation::Stock, _) if HAPPEN.contains(&root) => "what has happened is not undone",
        (Accumulation::Stock, _) => return,
        (_, Accumulation::Stock) => "it says how many are so at a time",
        _ => return,
    };
    let id = claim.id();
    check.find(
        Diagnostic::new(
            Code::AccumulationMismatch,
            format!("/claims/{id}/figure/accumulation"),
            format!("`{measure}` does not count as `{stated}`: {why}"),
        )
        .id(id)
        .param("measure", measure)
        .param("accumulation", stated.as_str())
        .param("usual", usual.as_str())
        .help(if stated == Accumulation::Stock {
            "leave the accumulation out, or choose a measure of those who are so at a time"
        } else {
            "leave the accumulation out, or choose a measure of all to whom it ever happened"
        }),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{case, figure, found},
    };

    fn count(measure: &str, accumulation: &str) -> usize {
        let scope = format!(
            r#""measure":"{measure}","quantity":{{"kind":"unquantified"}},"accumulation":"{accumulation}""#
        );
        found(
            &case(&[figure("a", "ministry", &scope, "")]),
            Code::AccumulationMismatch,
        )
        .len()
    }

    #[test]
    fn stocks_and_flows_do_not_mix() {
        for (measure, cumulative, period, stock) in [
            ("killed", 0, 0, 1),
            ("killed-by-torture", 0, 0, 1),
            ("protests", 0, 0, 1),
            ("excess-deaths", 0, 0, 1),
            ("held", 1, 1, 0),
            ("missing", 1, 1, 0),
            ("detained", 0, 0, 0),
            ("tortured", 0, 0, 0),
            ("unheard-of", 0, 0, 0),
        ] {
            assert_eq!(count(measure, "cumulative"), cumulative, "{measure}");
            assert_eq!(count(measure, "period"), period, "{measure}");
            assert_eq!(count(measure, "stock"), stock, "{measure}");
        }
    }
}
