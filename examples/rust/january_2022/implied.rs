//! What the figures imply together: what is left of wholes, what cannot be, and one what-if.

use std::error::Error;

use claimgraph::{
    Amount, Ask, Body, Consistency, Document, Graph, Ground, Id, Implied, Policy, Premises,
    Quantity, Supposition,
};

use crate::page::Page;

/// The deaths that are told city by city. Three of the four are deaths in closed cases.
const CITIES: [&str; 4] = [
    "c-03-closed-almaty-139",
    "c-03-closed-kyzylorda-24",
    "c-03-closed-shymkent-20",
    "c-03-killed-taraz-15",
];
const TOLL: &str = "c-03-toll-238";

/// Prints what follows from figures that nobody put together.
pub(crate) fn print(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.heading("What the figures imply")?;
    page.paragraph(
        "Each answer says on what ground figures are taken to relate: stated by a text, curated (the \
         curator concludes it) or definitional (their scopes permit it). What is supposed beyond that \
         is named.",
    )?;
    can_all_be_true(page, graph)?;
    what_is_left(page, graph)?;
    cities(page, graph)?;
    what_if(page, graph)
}

fn can_all_be_true(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.subheading("Can all figures that stand be true?")?;
    for ground in Ground::ALL {
        let found = graph.consistency(&Premises::new(*ground))?;
        page.item(&format!(
            "by {ground} relations: {} ({} figures)",
            found.in_words, found.figures
        ))?;
        conflicts(page, &found)?;
        for open in found.undetermined.iter().take(3) {
            let dimensions: Vec<&str> = open.dimensions.iter().map(|d| d.as_str()).collect();
            page.subitem(&format!(
                "left open by {}: {} {}",
                dimensions.join(" and "),
                open.pairs,
                if open.pairs == 1 { "pair" } else { "pairs" }
            ))?;
        }
    }
    Ok(())
}

fn conflicts(page: &mut Page, found: &Consistency) -> Result<(), Box<dyn Error>> {
    for clash in &found.conflicts {
        page.subitem(&clash.in_words)?;
        for joined in &clash.relations {
            page.subitem(&format!(
                "    {} is {} {} ({})",
                joined.a, joined.relation, joined.b, joined.by
            ))?;
        }
    }
    Ok(())
}

fn what_is_left(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.subheading("What is left of a whole, and what two figures make together")?;
    let rests: [(&str, Ground, &str, &[&str]); 4] = [
        (
            "killed, but not officers",
            Ground::Stated,
            "c-04-toll-238",
            &["c-04-officers-killed-19"],
        ),
        (
            "convicted, but not of riots",
            Ground::Stated,
            "c-03-convicted-1113",
            &["c-03-convicted-riots-423"],
        ),
        (
            "officers suspected, but not arrested",
            Ground::Curated,
            "c-01-officers-suspected-15",
            &[
                "c-01-knb-officers-arrested-8",
                "c-01-police-officer-arrested-1",
            ],
        ),
        (
            "the same, taking police and the security service as apart",
            Ground::Definitional,
            "c-01-officers-suspected-15",
            &[
                "c-01-knb-officers-arrested-8",
                "c-01-police-officer-arrested-1",
            ],
        ),
    ];
    for (what, ground, whole, parts) in rests {
        let rest = graph.residual(&Id::new(whole)?, &ids(parts)?, &Premises::new(ground))?;
        tell(page, what, &rest)?;
    }
    let six = ids(&["c-00-tortured-to-death-6", "c-04-toll-238"])?;
    for ground in [Ground::Curated, Ground::Definitional] {
        let union = graph.union(&six, &Premises::new(ground))?;
        tell(page, "killed or tortured to death", &union)?;
    }
    Ok(())
}

fn cities(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.subheading("Four cities within the official toll")?;
    let almaty = graph.compare(CITIES[0], TOLL, Policy::default())?;
    page.item(&almaty.in_words)?;
    let plain = graph.residual(&Id::new(TOLL)?, &ids(&CITIES)?, &Premises::default())?;
    tell(page, "killed elsewhere, as far as anybody says", &plain)?;
    let rest = graph.residual(&Id::new(TOLL)?, &ids(&CITIES)?, &within_the_toll()?)?;
    tell(
        page,
        "killed elsewhere, if the cities are parts of the toll",
        &rest,
    )
}

/// Supposes what no text says: that the deaths told of the cities are among the 238, none twice.
fn within_the_toll() -> Result<Premises, Box<dyn Error>> {
    let mut premises = Premises::default().suppose(Supposition::Disjoint {
        claims: ids(&CITIES)?.into_iter().collect(),
    });
    for city in ids(&CITIES)? {
        premises = premises.suppose(Supposition::PartOf {
            part: city,
            whole: Id::new(TOLL)?,
        });
    }
    Ok(premises)
}

fn what_if(page: &mut Page, graph: &Graph) -> Result<(), Box<dyn Error>> {
    page.subheading("What if: an INVENTED figure, which nobody has stated")?;
    let invented = with_invented_almaty(graph)?;
    page.item("invented for this question: 200 killed in Almaty, in place of 139")?;
    let found = invented.consistency(&within_the_toll()?)?;
    page.item(&found.in_words)?;
    conflicts(page, &found)?;
    let rest = invented.residual(&Id::new(TOLL)?, &ids(&CITIES)?, &within_the_toll()?)?;
    tell(page, "killed elsewhere", &rest)
}

/// The case with another number for Almaty; the case itself is left as it is.
fn with_invented_almaty(graph: &Graph) -> Result<Graph, Box<dyn Error>> {
    let mut document: Document = graph.document().clone();
    let claim = document.claims.get_mut(CITIES[0]);
    let Some(Body::Figure(figure)) = claim.map(|claim| &mut claim.body) else {
        return Err("the case has changed".into());
    };
    figure.quantity = Quantity::new(Amount::Exact(200.into()));
    Ok(Graph::new(document)?)
}

fn tell(page: &mut Page, what: &str, implied: &Implied) -> Result<(), Box<dyn Error>> {
    let premises = &implied.premises;
    let supposed = if premises.suppose.is_empty() {
        ""
    } else {
        ", supposed"
    };
    page.item(&format!(
        "{what}: {} ({}{supposed})",
        implied.in_words, premises.assumption
    ))?;
    // The room that is left is worth telling where something was supposed to find it.
    if let Ask::Residual { whole, parts } = &implied.asked
        && !premises.suppose.is_empty()
    {
        let named = |id: &Id| id == whole || parts.contains(id);
        let rows = implied.range.iter().flat_map(|range| &range.leeway);
        for row in rows.filter(|row| named(&row.claim)) {
            let most = row
                .most
                .map_or("any number".to_owned(), |most| most.to_string());
            page.subitem(&format!(
                "{}: the others leave room for {} to {most}",
                row.claim, row.least
            ))?;
        }
    }
    Ok(())
}

fn ids(texts: &[&str]) -> Result<Vec<Id>, claimgraph::IdError> {
    texts.iter().map(|text| Id::new(text)).collect()
}
