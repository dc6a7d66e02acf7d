//! CG503: a figure that several documents tell, and one origin stands behind.
//!
//! Told once for all tellings that `restates` joins. An origin that is not certain counts: where at most
//! one voice can be behind them all, several documents are no corroboration. Where the claims rest on
//! one another in too many ways to count the origins of all, nothing is said here.

use crate::gather::AddAll as _;
use crate::sorted::Arrange as _;
use crate::validate::Check;
use crate::{
    Claim, Code, Diagnostic, Item, LinkKind, OriginCounts, OriginOptions, RankLevel, SectionName,
};

/// Tellings that a finding names; the others it counts.
const NAMED: usize = 8;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let told_twice = |claim: Item<'_, Claim>| {
        let claim = claim.record();
        claim.figure().is_some() && (claim.reported_in.len() > 1 || !claim.restates.is_empty())
    };
    if !graph.claims().any(told_twice) {
        return;
    }
    let options = OriginOptions::default();
    let Ok(all) = graph.origins_all(&options) else {
        return;
    };
    let mut met = vec![false; all.iter().len()];
    for (claim, (_, counts)) in graph.claims().zip(all.iter()) {
        let alone = counts.documents > 1 && counts.possible == 1;
        if alone && claim.figure().is_some() && claim.rank_level() != RankLevel::Deprecated {
            let mut tellings = tellings(claim, &mut met);
            tellings.arrange_by_key(Item::node);
            tellings.retain(|telling| telling.rank_level() != RankLevel::Deprecated);
            if let [first, others @ ..] = tellings.as_slice() {
                check.find(describe(*first, others, counts));
            }
        }
    }
}

/// The claim and those that tell the same, unless they have been met before.
fn tellings<'g>(claim: Item<'g, Claim>, met: &mut [bool]) -> Vec<Item<'g, Claim>> {
    let graph = claim.graph();
    let index = graph.index();
    let mut is_new = |claim: Item<'g, Claim>| {
        let place = met.get_mut(index.rank(claim.node()));
        place.is_some_and(|met| !std::mem::replace(met, true))
    };
    let mut found: Vec<Item<'g, Claim>> = Vec::new();
    if is_new(claim) {
        found.push(claim);
    }
    let mut at = 0;
    while let Some(telling) = found.get(at).copied() {
        at += 1;
        let links = index
            .outgoing(telling.node())
            .chain(index.incoming(telling.node()));
        for (kind, _, other) in links {
            if kind != LinkKind::Restates || index.section(other) != SectionName::Claims {
                continue;
            }
            let other = graph.item::<Claim>(other);
            let same = |o: &Item<'_, Claim>| o.is_denial() == telling.is_denial();
            found.add_all(other.filter(same).filter(|o| is_new(*o)));
        }
    }
    found
}

fn describe(
    first: Item<'_, Claim>,
    others: &[Item<'_, Claim>],
    counts: OriginCounts,
) -> Diagnostic {
    let (id, documents) = (first.id(), counts.documents);
    let origin = if counts.certain == 1 {
        "one origin"
    } else {
        "one origin at most"
    };
    let mut finding = Diagnostic::new(
        Code::SingleOrigin,
        format!("/claims/{id}"),
        format!("{documents} documents tell what `{id}` tells, with {origin} behind them"),
    )
    .id(id)
    .param("documents", documents)
    .param("attributions", counts.attributions)
    .param("certain", counts.certain)
    .param("possible", counts.possible)
    .param("tellings", others.len() + 1)
    .help("the documents do not corroborate each other; ask for the origins of the claim to see their traces");
    for other in others.iter().take(NAMED) {
        finding = finding.related(format!("/claims/{}", other.id()), "also tells it");
    }
    finding
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use crate::{
        Code, Diagnostic, Param, Severity,
        validate::sample::{case, figure, found, killed, link},
    };

    fn single(claims: &[String]) -> Vec<Diagnostic> {
        found(&case(claims), Code::SingleOrigin)
    }

    fn weekly(claim: &str) -> String {
        claim.replace(r#"{"source":"daily"}"#, r#"{"source":"weekly"}"#)
    }

    fn six(id: &str, speaker: &str, more: &str) -> String {
        figure(id, speaker, &killed(6, ""), more)
    }

    #[test]
    fn organs_of_one_state_told_in_two_documents_are_one_origin_told_once() {
        let found = single(&[
            six("a", "ministry", ""),
            weekly(&six("b", "prosecutor", &link("restates", "a"))),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pointer, "/claims/a");
        assert_eq!(found[0].severity, Severity::Info);
        assert_eq!(found[0].params.get("documents"), Some(&Param::Number(2)));
        assert_eq!(found[0].related[0].pointer, "/claims/b");
        let both = six("a", "ministry", "").replace(
            r#"{"source":"daily"}"#,
            r#"{"source":"daily"},{"source":"weekly"}"#,
        );
        assert_eq!(single(&[both]).len(), 1);
    }

    #[test]
    fn one_document_or_two_origins_are_not_mentioned() {
        let restates = link("restates", "a");
        assert!(single(&[six("a", "ministry", ""), six("b", "ministry", &restates)]).is_empty());
        assert!(
            single(&[
                six("a", "ministry", ""),
                weekly(&six("b", "watch", &restates))
            ])
            .is_empty()
        );
        assert!(single(&[six("a", "ministry", ""), weekly(&six("b", "ministry", ""))]).is_empty());
        let unnamed = weekly(&six("b", "officials", &restates));
        assert!(single(&[six("a", "ministry", ""), unnamed]).is_empty());
    }

    #[test]
    fn at_most_one_is_said_where_nobody_is_identified() {
        let found = single(&[
            six("a", "officials", ""),
            weekly(&six("b", "officials", &link("restates", "a"))),
        ]);
        assert!(
            found
                .iter()
                .all(|d| d.message.contains("one origin at most"))
        );
    }

    #[test]
    fn what_is_set_aside_is_not_mentioned() {
        let out = r#""rank":{"level":"deprecated","reason":"a misprint"}"#;
        let restated = format!("{},{out}", link("restates", "a"));
        assert!(
            single(&[
                six("a", "ministry", ""),
                weekly(&six("b", "ministry", &restated))
            ])
            .is_empty()
        );
    }
}
