//! How two figures relate: links first, scopes else.

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use serde::Serialize;

use super::{Dimension, DimensionRelation, Scope, ScopeRelation, SetRelation};
use crate::{
    Basis, Graph, Id, Item, LinkKind, Modality,
    json::words,
    model::{Claim, Link},
};

words! {
    /// On what ground two figures relate as they do, the strongest first.
    ///
    /// ```
    /// assert!(claimgraph::Ground::Stated < claimgraph::Ground::Definitional);
    /// ```
    pub enum Ground ("a ground") {
        /// A text says so.
        Stated = "stated",
        /// The curator concludes it, or a computation found it.
        Curated = "curated",
        /// Only the scopes permit it.
        Definitional = "definitional",
    }
}

words! {
    /// What a link disagrees with.
    ///
    /// ```
    /// assert_eq!(claimgraph::Against::Scopes.as_str(), "scopes");
    /// ```
    pub enum Against ("what a link disagrees with") {
        /// The scopes.
        Scopes = "scopes",
        /// The link that was followed.
        Link = "link",
    }
}

/// A link between two figures, and what it says of the first asked about and the second.
///
/// ```
/// use claimgraph::LinkSays;
///
/// fn line(says: &LinkSays) -> String {
///     format!("`{}` {} `{}` ({})", says.from, says.link, says.to, says.basis)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkSays {
    /// The claim that holds the link.
    pub from: Id,
    /// Its kind: `restates`, `part_of` or `disjoint_from`.
    pub link: LinkKind,
    /// The claim it points at.
    pub to: Id,
    /// On what ground it is recorded.
    pub basis: Basis,
    /// The relation that it says holds.
    pub relation: SetRelation,
}

impl Ground {
    /// The ground of a link.
    pub(in crate::query) fn of(basis: Basis) -> Self {
        match basis {
            Basis::Stated => Self::Stated,
            Basis::Inferred | Basis::Observed => Self::Curated,
        }
    }
}

impl LinkSays {
    fn ground(&self) -> Ground {
        Ground::of(self.basis)
    }
}

/// A link that cannot be reconciled with something else.
///
/// ```
/// use claimgraph::Contradiction;
///
/// fn line(found: &Contradiction) -> String {
///     format!("{} by the link, {} by the {}", found.link.relation, found.but, found.against)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The link.
    pub link: LinkSays,
    /// With what.
    pub against: Against,
    /// What that says instead.
    pub but: SetRelation,
}

/// A yes or no, and why.
///
/// ```
/// use claimgraph::Verdict;
///
/// let no = Verdict { yes: false, because: "they differ in stage".to_owned() };
/// assert_eq!(serde_json::to_string(&no)?, r#"{"yes":false,"because":"they differ in stage"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether.
    pub yes: bool,
    /// Why.
    pub because: String,
}

impl Verdict {
    fn new(yes: bool, because: impl Into<String>) -> Self {
        let because = because.into();
        Self { yes, because }
    }
}

/// How the things that two figures count relate.
///
/// ```
/// use claimgraph::Relation;
///
/// fn summary(relation: &Relation) -> String {
///     format!("{} is {} {} ({})", relation.a, relation.relation, relation.b, relation.ground)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// The first claim.
    pub a: Id,
    /// The second claim.
    pub b: Id,
    /// The relation of the first to the second.
    pub relation: SetRelation,
    /// On what ground.
    pub ground: Ground,
    /// The dimensions for which the two are incomparable, or their relation undetermined; absent
    /// where a link settles it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Dimension>,
    /// What the scopes alone say.
    pub by_scopes: SetRelation,
    /// The relation in each dimension in which at least one of the two says something.
    pub dimensions: Vec<DimensionRelation>,
    /// The links between the two, the one that was followed first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkSays>,
    /// Links that cannot be reconciled with the scopes, or with the link that was followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Contradiction>,
    /// Whether the sum of the two numbers is the number of something.
    pub may_be_added: Verdict,
    /// Whether it means anything that one number is larger than the other.
    pub may_be_compared: Verdict,
}

pub(super) fn relate(
    graph: &Graph,
    (a, scope_a): (Item<'_, Claim>, Scope),
    (b, scope_b): (Item<'_, Claim>, Scope),
) -> Relation {
    let scopes = graph.relate_scopes(&scope_a, &scope_b);
    let links = links(&a, &b);
    let (relation, ground) = match links.first() {
        _ if a == b => (SetRelation::Equal, Ground::Definitional),
        Some(link) => (link.relation, link.ground()),
        None => (scopes.relation, Ground::Definitional),
    };
    let settled = a == b || !links.is_empty();
    Relation {
        a: a.id().clone(),
        b: b.id().clone(),
        relation,
        ground,
        reasons: if settled {
            Vec::new()
        } else {
            scopes.reasons.clone()
        },
        by_scopes: scopes.relation,
        contradictions: contradictions(&links, &scopes),
        may_be_added: may_be_added((&a, &b), relation, &scopes),
        may_be_compared: may_be_compared(relation, ground, &scopes),
        dimensions: scopes.dimensions,
        links,
    }
}

/// The links between two figures that say how what they count relates, the strongest first.
fn links(a: &Item<'_, Claim>, b: &Item<'_, Claim>) -> Vec<LinkSays> {
    let one_way = |from: &Item<'_, Claim>, to: &Item<'_, Claim>, inward: SetRelation| {
        let claim = from.record();
        let kinds: [(LinkKind, &[Link], SetRelation); 3] = [
            (LinkKind::Restates, &claim.restates, SetRelation::Equal),
            (LinkKind::PartOf, &claim.part_of, inward),
            (
                LinkKind::DisjointFrom,
                &claim.disjoint_from,
                SetRelation::Disjoint,
            ),
        ];
        let found = kinds.into_iter().flat_map(|(kind, links, relation)| {
            let to_it = links.iter().filter(|link| link.claim == *to.id());
            to_it.map(move |link| (kind, link.basis, relation))
        });
        found
            .map(|(link, basis, relation)| LinkSays {
                from: from.id().clone(),
                link,
                to: to.id().clone(),
                basis,
                relation,
            })
            .gather()
    };
    let mut links = one_way(a, b, SetRelation::Within);
    if a != b {
        links.add_all(one_way(b, a, SetRelation::Contains));
    }
    // By what does not depend on which of the two was asked about first.
    links.arrange_by(|x, y| {
        let key = |l: &LinkSays| (l.ground(), l.link, l.from.clone());
        key(x).cmp(&key(y))
    });
    links
}

fn contradictions(links: &[LinkSays], scopes: &ScopeRelation) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for link in links {
        let by_kind = scopes.of(Dimension::Unit).map(|unit| unit.relation);
        let units_differ = by_kind == Some(SetRelation::Incomparable);
        if units_differ || !reconcilable(link.relation, scopes.relation) {
            found.push(Contradiction {
                link: link.clone(),
                against: Against::Scopes,
                but: scopes.relation,
            });
        }
    }
    if let Some((first, rest)) = links.split_first() {
        let against = rest.iter().filter(|link| link.relation != first.relation);
        found.add_all(against.map(|link| Contradiction {
            link: link.clone(),
            against: Against::Link,
            but: first.relation,
        }));
    }
    found
}

/// Whether what a link says can hold where the scopes say something.
fn reconcilable(link: SetRelation, scopes: SetRelation) -> bool {
    use SetRelation::{Contains, Disjoint, Equal, Incomparable, Overlapping, Undetermined, Within};
    match scopes {
        Overlapping | Undetermined | Incomparable => true,
        Equal => link != Disjoint,
        Within | Contains | Disjoint => link == scopes,
    }
}

fn may_be_added(
    (a, b): (&Item<'_, Claim>, &Item<'_, Claim>),
    relation: SetRelation,
    scopes: &ScopeRelation,
) -> Verdict {
    if a == b {
        return Verdict::new(false, "it is one figure");
    }
    for claim in [a, b] {
        if claim.is_denial() {
            return Verdict::new(false, format!("`{}` denies its number", claim.id()));
        }
        if claim.modality == Some(Modality::Hypothetical) {
            return Verdict::new(
                false,
                format!("the number of `{}` is hypothetical", claim.id()),
            );
        }
    }
    match relation {
        SetRelation::Disjoint if scopes.relation == SetRelation::Incomparable => differ(scopes),
        SetRelation::Disjoint => {
            let as_of = scopes.of(Dimension::AsOf).map(|d| d.relation);
            if as_of.is_some_and(|relation| relation != SetRelation::Equal) {
                Verdict::new(true, "nothing is counted in both, though not as of one day")
            } else {
                Verdict::new(true, "nothing is counted in both")
            }
        }
        SetRelation::Equal => Verdict::new(false, "they count the same things"),
        SetRelation::Within | SetRelation::Contains => {
            Verdict::new(false, "one counts a part of what the other counts")
        }
        SetRelation::Overlapping => Verdict::new(false, "some things may be counted in both"),
        SetRelation::Undetermined => Verdict::new(
            false,
            format!(
                "{} leaves open what is counted in both",
                list(&scopes.reasons)
            ),
        ),
        SetRelation::Incomparable => differ(scopes),
    }
}

fn may_be_compared(relation: SetRelation, ground: Ground, scopes: &ScopeRelation) -> Verdict {
    match relation {
        SetRelation::Incomparable => differ(scopes),
        SetRelation::Disjoint if scopes.relation == SetRelation::Incomparable => differ(scopes),
        SetRelation::Equal => Verdict::new(true, "they count the same things"),
        SetRelation::Within | SetRelation::Contains if ground == Ground::Definitional => {
            Verdict::new(
                true,
                "by their scopes one counts a part of what the other counts; no text says so",
            )
        }
        SetRelation::Within | SetRelation::Contains => {
            Verdict::new(true, "one counts a part of what the other counts")
        }
        SetRelation::Disjoint => Verdict::new(true, "they count the same kind of thing apart"),
        SetRelation::Overlapping => Verdict::new(
            true,
            "they count the same kind of thing, and some may be in both",
        ),
        SetRelation::Undetermined => Verdict::new(
            true,
            format!(
                "they count the same kind of thing, but {} leaves open what is in both",
                list(&scopes.reasons)
            ),
        ),
    }
}

fn differ(scopes: &ScopeRelation) -> Verdict {
    Verdict::new(false, format!("they differ in {}", list(&scopes.reasons)))
}

fn list(dimensions: &[Dimension]) -> String {
    let names: Vec<&str> = dimensions.iter().map(|d| d.as_str()).gather();
    names.join(" and ")
}
