//! The built-in terms as a page of documentation.

use std::fmt::Write;

use super::{List, TermView, Vocabulary};

/// All built-in terms, as the Markdown of `docs/vocabularies.md`.
///
/// ```
/// assert!(claimgraph::vocabulary::markdown().contains("`killed-by-torture`"));
/// ```
pub fn markdown() -> String {
    let vocabulary = Vocabulary::built_in();
    let mut page = INTRODUCTION.to_owned();
    for list in List::ALL {
        let open = if vocabulary.is_open(*list) {
            "open"
        } else {
            "closed"
        };
        // Writing to a string cannot fail.
        let _ = write!(page, "\n## `{list}` ({open})\n\n{}\n\n", about(*list));
        let measures = *list == List::Measures;
        page += if measures {
            "| Term | Path | Meaning | Unit | Accumulation |\n|---|---|---|---|---|\n"
        } else {
            "| Term | Path | Meaning |\n|---|---|---|\n"
        };
        for term in vocabulary.terms(*list) {
            page += &row(&term);
        }
    }
    page
}

fn row(term: &TermView<'_>) -> String {
    let mut row = format!(
        "| `{}` | `{}` | {} |",
        term.id,
        term.path,
        term.label.unwrap_or_default()
    );
    for cell in [
        term.unit,
        term.accumulation.map(super::Accumulation::as_str),
    ]
    .into_iter()
    .flatten()
    {
        let _ = write!(row, " {cell} |");
    }
    row.push('\n');
    row
}

const INTRODUCTION: &str = "\
# The built-in vocabularies

<!-- Generated from core/src/vocabulary/tables; do not edit. To write it anew:
     cargo test -p claimgraph write_the_page -- --ignored -->

A term has an id, which documents use, and a path, which places it in the tree of its list: what lies
below another term is a kind of it. In an **open** list a term that is not listed is information, in
a **closed** one an error. A document adds terms, and opens or closes lists, under `vocabulary`
([FORMAT.md, section 8](../FORMAT.md#8-vocabularies)).
";

fn about(list: List) -> &'static str {
    match list {
        List::Measures => {
            "What a figure counts. The things counted by a measure are among those counted by the measure \
             above it. Two measures side by side may count the same things: someone may be killed by torture \
             and in custody. How far proceedings about the counted things have got is the figure's \
             `stage` (deaths in closed cases are `killed` at stage `closed`), who is counted its `population`, \
             by what means its `cause`."
        }
        List::Population => {
            "Of whom a figure counts. The first segment of a path is the facet. Within one facet a counted \
             thing has one term at most, and those above it; terms of different facets cross. So what can be \
             true of one person at once stands in different facets."
        }
        List::Causes => "By what the counted things came about.",
        List::IncidentKinds => "What kind of thing happened, in incidents and occurrences.",
        List::PlaceKinds => "What kind of place it is.",
        List::NameKinds => "What kind of name it is.",
        List::Roles => {
            "How an actor was part of an incident. After the degrees of involvement, the intervening parties, \
             the sources and the victims of the HURIDOCS events standard formats."
        }
        List::Stances => {
            "How one claim answers another. After the responses to interventions and the attribution of \
             responsibility of the HURIDOCS events standard formats."
        }
        List::Verbs => {
            "How a text reports that something was said. The first segment tells what the word adds: nothing \
             (`neutral`), doubt of the reporter (`assertion`), doubt of the speaker (`hedged`), a fact against \
             the speaker's interest (`admission`), and so on."
        }
        List::Characterisations => {
            "What somebody or something is called. The words are those of claimants; none is a finding."
        }
        List::Actions => "What is demanded, promised, or done in answer.",
    }
}
