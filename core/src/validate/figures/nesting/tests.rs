#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::{
    Code, Graph, Param,
    validate::sample::{case, figure, found, killed, link},
};

fn pairs(claims: &[String]) -> Vec<(String, String)> {
    found(&case(claims), Code::UndeterminedNesting)
        .into_iter()
        .map(|d| match (d.id, d.params.get("target")) {
            (Some(id), Some(Param::Text(target))) => (id.to_string(), target.clone()),
            other => (String::new(), format!("{other:?}")),
        })
        .collect()
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

const SIX: &str = r#""measure":"killed-by-torture","quantity":{"kind":"exact","value":6}"#;

fn six(id: &str, more: &str) -> String {
    figure(id, "prosecutor", SIX, more)
}

fn toll(id: &str) -> String {
    figure(id, "ministry", &killed(238, ""), "")
}

#[test]
fn scopes_are_told_once_however_many_claims_have_them() {
    assert_eq!(
        pairs(&[toll("a"), toll("b"), six("y", ""), six("z", "")]),
        [pair("y", "a")]
    );
    let found = found(
        &case(&[toll("a"), toll("b"), six("y", "")]),
        Code::UndeterminedNesting,
    );
    assert_eq!(
        found[0].params.get("narrower_by"),
        Some(&Param::List(vec!["measure".into()]))
    );
    assert_eq!(found[0].params.get("wider_claims"), Some(&Param::Number(2)));
}

#[test]
fn a_link_between_any_claims_of_two_scopes_settles_the_pair() {
    let claims = |more: &str| [toll("a"), toll("b"), six("y", ""), six("z", more)];
    for kind in ["part_of", "disjoint_from", "restates", "supersedes"] {
        assert_eq!(pairs(&claims(&link(kind, "b"))), [], "{kind}");
    }
    assert_eq!(pairs(&claims(&link("based_on", "b"))).len(), 1);
}

#[test]
fn links_settle_by_way_of_a_third_scope() {
    let children = r#""population":{"age":"child"}"#;
    let claims = |first: &str, second: &str| {
        [
            toll("all"),
            figure("children", "ministry", &killed(9, children), first),
            figure(
                "tortured-children",
                "ministry",
                &format!("{SIX},{children}"),
                second,
            ),
        ]
    };
    let part = |whole| link("part_of", whole);
    assert_eq!(pairs(&claims(&part("all"), &part("children"))), []);
    assert_eq!(
        pairs(&claims("", "")),
        [
            pair("children", "all"),
            pair("tortured-children", "children")
        ]
    );
    assert_eq!(
        pairs(&claims(&link("disjoint_from", "all"), &part("children"))),
        []
    );
}

#[test]
fn every_dimension_nests() {
    for (scope, narrower) in [
        (r#""place":"town""#, r#""place":"north""#),
        (
            r#""population":{"age":"child"}"#,
            r#""population":{"age":"child","role":"police"}"#,
        ),
        (r#""cause":"weapon""#, r#""cause":"firearm""#),
        (r#""window":"2022-01""#, r#""window":"2022-01-05""#),
    ] {
        let claims = [
            toll("all"),
            figure("x", "ministry", &killed(2, scope), ""),
            figure("y", "ministry", &killed(1, narrower), ""),
        ];
        assert_eq!(pairs(&claims).len(), 2, "{scope}");
    }
    for (a, b) in [
        (r#""place":"north""#, r#""place":"south""#),
        (
            r#""population":{"age":"child"}"#,
            r#""population":{"role":"police"}"#,
        ),
        (
            r#""window":"2022-01""#,
            r#""window":"2022-01-31/2022-02-02""#,
        ),
        (
            r#""window":"2022-01""#,
            r#""window":"2022-01-01/2022-01-31""#,
        ),
        ("\"place\":\"country\"", ""),
    ] {
        let claims = [
            figure("x", "ministry", &killed(2, a), ""),
            figure("y", "ministry", &killed(1, b), ""),
        ];
        assert_eq!(pairs(&claims), [], "{a} {b}");
    }
}

#[test]
fn what_may_not_be_compared_does_not_nest() {
    for scope in [
        r#""stage":"closed","place":"town""#,
        r#""accumulation":"period","place":"town""#,
    ] {
        assert_eq!(
            pairs(&[toll("a"), figure("b", "ministry", &killed(2, scope), "")]),
            []
        );
    }
    let comparative = r#""measure":"killed-by-torture","quantity":{"kind":"comparative"}"#;
    assert_eq!(
        pairs(&[toll("a"), figure("b", "watch", comparative, "")]),
        []
    );
    let denied = six("b", r#""polarity":"denies""#);
    assert_eq!(pairs(&[toll("a"), denied]), []);
    let elsewhere = six("b", "").replacen("unrest", "march", 1);
    assert_eq!(pairs(&[toll("a"), elsewhere]), []);
}

#[test]
fn very_many_scopes_stay_bounded_and_are_counted() {
    let mut claims: Vec<String> = vec![toll("all")];
    for n in 0..3_000 {
        let scope = format!(r#""window":"{}-01-01""#, 2_000 + n);
        claims.push(figure(&format!("c{n}"), "ministry", &killed(1, &scope), ""));
    }
    let graph = Graph::from_json(case(&claims).as_bytes()).unwrap();
    let report = graph.validate();
    let listed = report
        .iter()
        .filter(|d| d.code == Code::UndeterminedNesting);
    assert_eq!(listed.count(), super::MOST_FOUND);
    assert_eq!(report.left_out(), 2_900);
}
