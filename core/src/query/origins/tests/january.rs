//! What the real case must answer.

use super::{counted, ends};
use crate::query::sample::january;

#[test]
fn four_documents_and_one_origin_behind_the_six() {
    let graph = january();
    for claim in [
        "c-00-tortured-to-death-6",
        "c-01-tortured-to-death-6",
        "c-03-tortured-to-death-6",
        "c-04-tortured-to-death-6",
    ] {
        let origins = graph.origins(claim).unwrap();
        assert_eq!(counted(&origins), (4, 1, 1));
        assert_eq!(ends(&origins), [(vec!["a-kazakhstan"], Some(0))]);
        assert_eq!(origins.attributions.len(), 3);
        assert!(origins.complete && origins.circular.is_empty());
    }
}

#[test]
fn every_claim_is_answered_within_its_bounds() {
    let graph = january();
    for claim in graph.claims() {
        let origins = graph.origins(claim.id().as_str()).unwrap();
        let (documents, certain, possible) = counted(&origins);
        assert!(
            certain <= possible && documents > 0 && possible > 0,
            "{}",
            claim.id()
        );
        assert!(origins.complete && origins.endless.is_empty());
        assert!(
            origins.origins.iter().all(|o| !o.traces.is_empty()),
            "{}",
            claim.id()
        );
        let groups = origins.origins.iter().filter_map(|o| o.group);
        assert_eq!(
            groups.collect::<std::collections::BTreeSet<_>>().len(),
            certain
        );
    }
}
