//! Which figures may be added or compared, and which must not be.

use std::error::Error;

use claimgraph::Graph;

use crate::{page::Page, words};

/// Pairs that stand beside each other in the texts and tempt to a sum or a comparison.
const PAIRS: [(&str, &str); 8] = [
    ("c-00-tortured-to-death-6", "c-00-toll-232"),
    ("c-04-officers-killed-19", "c-04-toll-238"),
    ("c-03-closed-almaty-139", "c-03-toll-238"),
    ("c-03-closed-kyzylorda-24", "c-03-closed-shymkent-20"),
    ("c-03-killed-taraz-15", "c-03-closed-shymkent-20"),
    ("c-02-detained-10000-12000", "c-02-held-1000"),
    ("c-01-knb-officers-arrested-8", "c-01-officers-suspected-15"),
    ("c-03-convicted-1113", "c-04-convictions-1000"),
];

/// Prints, for every pair, how the two relate and what may be done with them.
pub(crate) fn print(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.heading("Figures that may, and figures that must not, be added")?;
    for (a, b) in PAIRS {
        let (Some(first), Some(second)) = (graph.claim(a), graph.claim(b)) else {
            continue;
        };
        let relation = graph.relate(a, b)?;
        page.subheading(&format!(
            "{} / {}",
            words::content(&first),
            words::content(&second)
        ))?;
        page.item(&format!(
            "[{a}] is {} [{b}], on {} ground",
            relation.relation, relation.ground
        ))?;
        for (verdict, what) in [
            (&relation.may_be_added, "added"),
            (&relation.may_be_compared, "compared"),
        ] {
            let may = if verdict.yes { "may" } else { "must not" };
            page.item(&format!("{may} be {what}: {}", verdict.because))?;
        }
    }
    Ok(())
}
