//! CG608: two figures of one incident, of which one may be counted in the other, but nobody says so.
//!
//! Six tortured to death beside 238 killed: only the scopes permit that the six are among the 238. Each
//! scope of an incident is held against the wider ones, however many claims have it, and the nearest
//! are told. A link between any two claims of two scopes settles the pair, also by way of a third.
//! Comparatives count nothing of their own. The work is bounded: among very many scopes only the widest
//! are held against the others, and one incident gives so many findings at most; the rest are counted.

use std::{cmp::Reverse, collections::BTreeMap};

use hashbrown::HashMap;

use super::{asserted, scope};
use crate::{
    Accumulation, Amount, Claim, Code, Diagnostic, Figure, Graph, Id, Incident, Item, List, Place,
    SpanRelation, Stage, Vocabulary, When, graph::Node, validate::Check,
};

/// Scopes of one incident that are all held against each other.
const ALL_PAIRS: usize = 256;
/// The widest scopes, held against all others where there are more.
const WIDEST: usize = 64;
/// Findings about one incident.
const MOST_FOUND: usize = 100;
/// Places met on the way up before giving up.
const MOST_PLACES: usize = 64;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for incident in graph.incidents() {
        let scopes = Scopes::of(incident);
        if scopes.all.len() < 2 {
            continue;
        }
        let mut found = 0;
        for (narrow, wide) in scopes.undetermined() {
            found += 1;
            if found > MOST_FOUND {
                check.leave_out();
            } else {
                check.find(describe(narrow, wide));
            }
        }
    }
}

fn describe(narrow: &Scope<'_>, wide: &Scope<'_>) -> Diagnostic {
    let (id, wider) = (narrow.first.id(), wide.first.id());
    let by = narrow.narrower_by(wide);
    Diagnostic::new(
        Code::UndeterminedNesting,
        format!("/claims/{id}/figure"),
        format!("`{id}` may be counted in `{wider}` or not: no link says, and only the scopes permit it"),
    )
    .id(id)
    .param("target", wider)
    .param("narrower_by", by)
    .param("claims", narrow.claims)
    .param("wider_claims", wide.claims)
    .help("do not add the two, nor take one for a part of the other; link them by `part_of` or `disjoint_from` if a text or a reason settles it")
    .related(format!("/claims/{wider}/figure"), "the wider figure")
}

/// What makes two figures of one incident figures of one scope.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Key<'g> {
    measure: &'g Id,
    place: Option<Node>,
    population: &'g BTreeMap<Id, Id>,
    cause: Option<&'g Id>,
    window: Option<&'g When>,
    stage: Option<Stage>,
    accumulation: Option<Accumulation>,
}

impl<'g> Key<'g> {
    fn of(claim: Item<'g, Claim>, figure: &'g Figure) -> Self {
        let graph = claim.graph();
        let place = scope::place(claim, figure).and_then(|id| graph.place(id.as_str()));
        Self {
            measure: &figure.measure,
            place: place.map(|p| p.node()),
            population: &figure.population,
            cause: figure.cause.as_ref(),
            window: figure.window.as_ref(),
            stage: figure.stage,
            accumulation: scope::accumulation(graph.vocabulary(), figure),
        }
    }
}

/// A scope, and the first of the claims that have it.
struct Scope<'g> {
    key: Key<'g>,
    first: Item<'g, Claim>,
    claims: usize,
    vocabulary: &'g Vocabulary,
    path: Option<&'g str>,
    unit: Option<&'g str>,
    /// The places around its place.
    around: Vec<Node>,
}

impl<'g> Scope<'g> {
    fn new(key: Key<'g>, first: Item<'g, Claim>) -> Self {
        let graph = first.graph();
        let term = graph
            .vocabulary()
            .term(List::Measures, key.measure.as_str());
        Self {
            key,
            first,
            claims: 1,
            vocabulary: graph.vocabulary(),
            path: term.map(|t| t.path),
            unit: term.and_then(|t| t.unit),
            around: around(graph, key.place),
        }
    }

    /// More for a scope that lies in another than for that other.
    fn narrowness(&self) -> (usize, Reverse<i64>) {
        let depth = |list: List, term: &Id| {
            let term = self.vocabulary.term(list, term.as_str());
            term.map_or(1, |t| t.path.split('/').count())
        };
        let terms = self.key.population.values();
        let steps = depth(List::Measures, self.key.measure)
            + terms.map(|t| depth(List::Population, t)).sum::<usize>()
            + self.key.cause.map_or(0, |c| depth(List::Causes, c))
            + usize::from(self.key.window.is_some())
            + self.around.len();
        let days = self
            .key
            .window
            .map_or(i64::MAX, |w| match (w.earliest(), w.latest()) {
                (Some(first), Some(last)) => i64::from(last.number()) - i64::from(first.number()),
                _ => i64::MAX,
            });
        (steps, Reverse(days))
    }

    fn lies_in(&self, wide: &Self) -> bool {
        self.path.is_some()
            && self.unit == wide.unit
            && self.key.stage == wide.key.stage
            && self.key.accumulation == wide.key.accumulation
            && self.measure_in(wide)
            && self.place_in(wide)
            && self.population_in(wide)
            && self.cause_in(wide)
            && self.window_in(wide)
    }

    fn under(&self, list: List, narrow: &Id, wide: &Id) -> bool {
        narrow == wide
            || self
                .vocabulary
                .is_under(list, narrow.as_str(), wide.as_str())
    }

    fn measure_in(&self, wide: &Self) -> bool {
        self.under(List::Measures, self.key.measure, wide.key.measure)
    }

    fn place_in(&self, wide: &Self) -> bool {
        match wide.key.place {
            Some(place) => self.key.place == Some(place) || self.around.contains(&place),
            // All of an incident whose place is not known.
            None => true,
        }
    }

    fn population_in(&self, wide: &Self) -> bool {
        wide.key.population.iter().all(|(facet, wide)| {
            let narrow = self.key.population.get(facet);
            narrow.is_some_and(|narrow| self.under(List::Population, narrow, wide))
        })
    }

    fn cause_in(&self, wide: &Self) -> bool {
        match (self.key.cause, wide.key.cause) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(narrow), Some(wide)) => self.under(List::Causes, narrow, wide),
        }
    }

    fn window_in(&self, wide: &Self) -> bool {
        match (self.key.window, wide.key.window) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(narrow), Some(wide)) => matches!(
                narrow.span_relation(wide),
                SpanRelation::Equal | SpanRelation::Within
            ),
        }
    }

    fn narrower_by(&self, wide: &Self) -> Vec<String> {
        [
            ("measure", self.key.measure != wide.key.measure),
            ("place", self.key.place != wide.key.place),
            ("population", self.key.population != wide.key.population),
            ("cause", self.key.cause != wide.key.cause),
            ("window", self.key.window != wide.key.window),
        ]
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(name, _)| name.to_owned())
        .collect()
    }
}

/// The places that a place lies in, by whatever way.
fn around(graph: &Graph, place: Option<Node>) -> Vec<Node> {
    let mut found: Vec<Item<'_, Place>> = place.and_then(|p| graph.item(p)).into_iter().collect();
    let mut at = 0;
    while let Some(place) = found.get(at).copied() {
        at += 1;
        for above in place.within() {
            if found.len() < MOST_PLACES && !found.contains(&above) {
                found.push(above);
            }
        }
    }
    found.into_iter().skip(1).map(|p| p.node()).collect()
}

/// What a link says of the things that two figures count.
#[derive(Clone, Copy)]
enum Says {
    /// All of the one are among the other's.
    Within,
    /// They are the same.
    Equal,
    /// None is among the other's.
    Apart,
}

/// The scopes of one incident's figures, and what links say about them.
#[derive(Default)]
struct Scopes<'g> {
    all: Vec<Scope<'g>>,
    numbers: HashMap<Key<'g>, usize>,
    /// From a scope to those that count all it counts.
    up: BTreeMap<usize, Vec<usize>>,
    /// Scopes that links keep apart, in both directions.
    apart: Vec<(usize, usize)>,
}

impl<'g> Scopes<'g> {
    fn of(incident: Item<'g, Incident>) -> Self {
        let mut scopes = Self::default();
        let figures = || {
            incident.claims().filter_map(|claim| {
                let figure = asserted(claim)?;
                let counts = !matches!(figure.quantity.amount, Amount::Comparative);
                counts.then_some((claim, figure))
            })
        };
        for (claim, figure) in figures() {
            scopes.add(claim, Key::of(claim, figure));
        }
        if scopes.all.len() > 1 {
            for (claim, figure) in figures() {
                scopes.settle(claim, figure);
            }
            scopes.apart.sort_unstable();
        }
        scopes
    }

    fn add(&mut self, claim: Item<'g, Claim>, key: Key<'g>) {
        let next = self.all.len();
        let number = *self.numbers.entry(key).or_insert(next);
        match self.all.get_mut(number) {
            Some(scope) => scope.claims += 1,
            None => self.all.push(Scope::new(key, claim)),
        }
    }

    /// Notes what the links of a claim say of its scope and others.
    fn settle(&mut self, claim: Item<'g, Claim>, figure: &'g Figure) {
        let record = claim.record();
        let same = record.restates.iter().chain(&record.supersedes);
        let links = (record.part_of.iter().map(|link| (link, Says::Within)))
            .chain(same.map(|link| (link, Says::Equal)))
            .chain(record.disjoint_from.iter().map(|link| (link, Says::Apart)));
        for (link, says) in links {
            let Some(other) = claim.graph().claim(link.claim.as_str()) else {
                continue;
            };
            let Some(its) = other.record().figure() else {
                continue;
            };
            let number = |key: &Key<'g>| self.numbers.get(key).copied();
            let (Some(from), Some(to)) = (
                number(&Key::of(claim, figure)),
                number(&Key::of(other, its)),
            ) else {
                continue;
            };
            if from == to {
                continue;
            }
            match says {
                Says::Apart => self.apart.extend([(from, to), (to, from)]),
                Says::Within => self.up.entry(from).or_default().push(to),
                Says::Equal => {
                    self.up.entry(from).or_default().push(to);
                    self.up.entry(to).or_default().push(from);
                }
            }
        }
    }

    /// Each scope with the nearest wider ones of which no link says whether they count it.
    fn undetermined(&self) -> impl Iterator<Item = (&Scope<'g>, &Scope<'g>)> {
        let mut widest: Vec<((usize, Reverse<i64>), usize)> = self
            .all
            .iter()
            .enumerate()
            .map(|(number, scope)| (scope.narrowness(), number))
            .collect();
        widest.sort_unstable();
        if widest.len() > ALL_PAIRS {
            widest.truncate(WIDEST);
        }
        // The narrower of two wide ones first: it is the nearer.
        widest.reverse();
        self.all
            .iter()
            .enumerate()
            .flat_map(move |(number, narrow)| {
                let settled = self.settled(number);
                let mut met: Vec<&Scope<'g>> = Vec::new();
                let mut found: Vec<(&Scope<'g>, &Scope<'g>)> = Vec::new();
                for (_, other) in &widest {
                    let Some(wide) = self.all.get(*other).filter(|_| *other != number) else {
                        continue;
                    };
                    if !narrow.lies_in(wide) || wide.lies_in(narrow) {
                        continue;
                    }
                    if !settled.contains(other) && !met.iter().any(|near| near.lies_in(wide)) {
                        found.push((narrow, wide));
                    }
                    met.push(wide);
                }
                found
            })
    }

    /// The scopes whose relation to this one links settle.
    fn settled(&self, number: usize) -> Vec<usize> {
        let mut found = vec![number];
        let mut at = 0;
        while let Some(here) = found.get(at) {
            at += 1;
            for next in self.up.get(here).into_iter().flatten() {
                if found.len() < ALL_PAIRS && !found.contains(next) {
                    found.push(*next);
                }
            }
        }
        let mut apart: Vec<usize> = Vec::new();
        for here in &found {
            let start = self.apart.partition_point(|(a, _)| a < here);
            let rest = self.apart.iter().skip(start);
            apart.extend(rest.take_while(|(a, _)| a == here).map(|(_, b)| *b));
        }
        found.append(&mut apart);
        found
    }
}

#[cfg(test)]
mod tests {
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
            found[0].params["narrower_by"],
            Param::List(vec!["measure".into()])
        );
        assert_eq!(found[0].params["wider_claims"], Param::Number(2));
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
}
