//! CG607: a stage goes with what proceedings can be about.
//!
//! Days, crowds and movements reach no stage of proceedings; only people are arrested; who has been
//! sentenced has been convicted, and who has been acquitted has not. Everything else is let through,
//! deaths in closed cases included.

use super::scope;
use crate::{Claim, Code, Diagnostic, Figure, Item, List, Stage, Vocabulary, validate::Check};

/// The trees of measures of what no proceedings are about.
const NEVER: &[&str] = &["duration", "crowd", "movement"];

/// Units of the built-in measures that nobody can arrest; a document's own units may be people.
const THINGS: &[&str] = &[
    "body",
    "building",
    "business",
    "case",
    "charge",
    "complaint",
    "day",
    "death",
    "event",
    "grave",
    "movement",
    "vehicle",
    "violation",
    "weapon",
    "year",
];

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(figure) = claim.record().figure() else {
        return;
    };
    let Some(stage) = figure.stage else {
        return;
    };
    let Some(why) = objection(check.graph.vocabulary(), figure, stage) else {
        return;
    };
    let id = claim.id();
    check.find(
        Diagnostic::new(
            Code::StageMismatch,
            format!("/claims/{id}/figure/stage"),
            format!("`{}` does not go with the stage `{stage}`: {why}", figure.measure),
        )
        .id(id)
        .param("measure", &figure.measure)
        .param("stage", stage.as_str())
        .help("the stage says how far proceedings have got with the counted things; people proceeded against are `accused`"),
    );
}

fn objection(vocabulary: &Vocabulary, figure: &Figure, stage: Stage) -> Option<&'static str> {
    let measure = figure.measure.as_str();
    let unit = vocabulary.term(List::Measures, measure)?.unit;
    let is = |above| measure == above || vocabulary.is_under(List::Measures, measure, above);
    let sentenced = is("sentenced-to-prison") || is("sentenced-to-death");
    if NEVER.contains(&scope::root(vocabulary, &figure.measure)?) {
        Some("no proceedings are about what it counts")
    } else if stage == Stage::Arrested && unit.is_some_and(|u| THINGS.contains(&u)) {
        Some("only people are arrested")
    } else if sentenced && stage != Stage::Convicted {
        Some("who has been sentenced has been convicted")
    } else if is("acquitted") && stage == Stage::Convicted {
        Some("who has been acquitted has not been convicted")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{case, figure, found},
    };

    #[test]
    fn only_what_cannot_be_is_found() {
        for (measure, stage, expected) in [
            ("killed", "closed", 0),
            ("cases", "closed", 0),
            ("cases", "in-court", 0),
            ("cases", "arrested", 1),
            ("accused", "arrested", 0),
            ("protesters", "arrested", 1),
            ("days", "closed", 1),
            ("displaced", "closed", 1),
            ("sentenced-to-prison", "convicted", 0),
            ("sentenced-to-prison", "suspected", 1),
            ("acquitted", "convicted", 1),
            ("acquitted", "in-court", 0),
            ("unheard-of", "arrested", 0),
        ] {
            let scope = format!(
                r#""measure":"{measure}","quantity":{{"kind":"unquantified"}},"stage":"{stage}""#
            );
            let case = case(&[figure("a", "ministry", &scope, "")]);
            let found = found(&case, Code::StageMismatch);
            assert_eq!(found.len(), expected, "{measure} {stage}");
        }
    }
}
