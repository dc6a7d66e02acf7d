//! CG803: two sources are likely one, by their address or their text.
//!
//! Not where one derives from the other or both from a third: a text that is republished is the same
//! text, and a page that is revised keeps its address.

use std::hash::Hash;

use crate::{
    Code, Diagnostic, Item, LinkKind, Sha256, Source, gather::Gather as _, graph::Node,
    hashed::HashedMap, validate::Check,
};

/// Sources of one address or text that are remembered; a further one is held against these.
const MOST: usize = 17;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut urls: HashedMap<&str, Met<'_>> = HashedMap::new();
    let mut texts: HashedMap<Sha256, Met<'_>> = HashedMap::new();
    for source in graph.sources() {
        let record = source.record();
        if let Some(url) = &record.url
            && let Some(first) = meet(&mut urls, url.as_str(), source)
        {
            check.find(finding(source, first, "url", "have one address"));
        }
        if let Some(text) = &record.text
            && let Some(first) = meet(&mut texts, text.sha256, source)
        {
            check.find(finding(source, first, "text", "have one text"));
        }
    }
}

/// The sources met so far of one address or text.
type Met<'g> = Vec<Item<'g, Source>>;

/// The first source of this key, if there is one and none of those met explains this one.
fn meet<'g, K: Hash + Eq>(
    met: &mut HashedMap<K, Met<'g>>,
    key: K,
    source: Item<'g, Source>,
) -> Option<Item<'g, Source>> {
    let known = met.entry(key).or_insert_with(Vec::new);
    let explained = known.iter().any(|other| linked(*other, source));
    let first = known.first().copied();
    if known.len() < MOST {
        known.push(source);
    }
    first.filter(|_| !explained)
}

fn linked(a: Item<'_, Source>, b: Item<'_, Source>) -> bool {
    let from = |source: Item<'_, Source>| {
        let links = source.graph().index().outgoing(source.node());
        let from = links.filter(|(kind, ..)| *kind == LinkKind::DerivedFrom);
        let mut from: Vec<Node> = from.map(|(.., to)| to).gather();
        from.sort_unstable();
        from
    };
    let (from_a, from_b) = (from(a), from(b));
    let among = |node: Node, from: &[Node]| from.binary_search(&node).is_ok();
    among(b.node(), &from_a)
        || among(a.node(), &from_b)
        || from_a.iter().any(|node| among(*node, &from_b))
}

fn finding(
    source: Item<'_, Source>,
    first: Item<'_, Source>,
    field: &'static str,
    what: &str,
) -> Diagnostic {
    let (id, first) = (source.id(), first.id());
    Diagnostic::new(
        Code::LikelyDuplicateSource,
        format!("/sources/{id}/{field}"),
        format!("`{id}` and `{first}` {what}"),
    )
    .id(id)
    .param("target", first)
    .param("field", field)
    .help("keep one of them, or say by `derived_from` which republishes or revises the other")
    .related(format!("/sources/{first}/{field}"), "the other source")
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{graded, warning},
    };

    fn twice(fields: &str, links: [&[&str]; 3]) -> Vec<(Severity, String)> {
        let source = |id: &str, from: &[&str]| {
            let links: Vec<String> = from
                .iter()
                .map(|to| format!(r#"{{"source":"{to}","how":"republishes","basis":"stated"}}"#))
                .collect();
            format!(
                r#""{id}":{{"kind":"article","title":"{id}",{fields},"derived_from":[{}]}}"#,
                links.join(",")
            )
        };
        let [a, b, c] = links;
        let members = format!(
            r#""sources":{{{},{},{},"z":{{"kind":"post","title":"Z"}}}}"#,
            source("a", a),
            source("b", b),
            source("c", c)
        );
        graded(Code::LikelyDuplicateSource, &members)
    }

    #[test]
    fn one_address_or_text_is_found_unless_a_derivation_explains_it() {
        let url = r#""url":"https://daily.example/1""#;
        let sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let text = format!(r#""text":{{"sha256":"{sha256}","length":0}}"#);
        for (fields, field) in [(url, "url"), (&text, "text")] {
            let all = [
                warning(&format!("/sources/b/{field}")),
                warning(&format!("/sources/c/{field}")),
            ];
            assert_eq!(twice(fields, [&[], &[], &[]]), all);
            assert_eq!(twice(fields, [&[], &["a"], &["b"]]), []);
            assert_eq!(twice(fields, [&["b", "c"], &[], &[]]), []);
            assert_eq!(twice(fields, [&["z"], &["z"], &["z"]]), []);
            assert_eq!(twice(fields, [&[], &["a"], &[]]), all[1..]);
        }
    }
}
