//! Records by name, across spellings and scripts.

use crate::gather::Gather as _;
use crate::sorted::Arrange as _;
use std::cmp::Reverse;

use serde::Serialize;

use crate::{Error, Graph, Id, SectionName, Text, When, graph::Node, spelling::Spelling};

/// What names are looked up in, and how many answers are wanted.
///
/// ```
/// let options = claimgraph::LookupOptions::default();
/// assert_eq!((options.limit, options.at_least), (10, 700));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookupOptions {
    /// The sections searched: actors and places by their names, incidents and sources by their titles.
    pub sections: Vec<SectionName>,
    /// How many records are listed at most.
    pub limit: usize,
    /// The least likeness, in per mille.
    pub at_least: u16,
}

impl Default for LookupOptions {
    fn default() -> Self {
        Self {
            sections: vec![
                SectionName::Places,
                SectionName::Actors,
                SectionName::Incidents,
                SectionName::Sources,
            ],
            limit: 10,
            at_least: 700,
        }
    }
}

/// A record whose name is like the one looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    /// The record.
    pub id: Id,
    /// Its section.
    pub section: SectionName,
    /// What it is called first of all.
    pub display: Text,
    /// The name that is most like the one looked for.
    pub name: Text,
    /// When that name was in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How alike the two are, in per mille; 1,000 is the same name, in whatever spelling.
    pub score: u16,
}

/// The answer to a lookup, the most alike first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lookup {
    /// The name looked for.
    pub text: String,
    /// Where, and how.
    pub options: LookupOptions,
    /// The records.
    pub matches: Vec<Match>,
    /// How many more are alike enough, but beyond the limit.
    pub left_out: usize,
}

/// The names of a graph, made ready to be looked up.
///
/// ```
/// use claimgraph::{Actor, ActorKind, Graph, LookupOptions, Name, Names, id};
///
/// let names = Names::from("Kassym-Jomart Tokayev").and(Name::new("Qasym-Zhomart Toqaev"));
/// let graph = Graph::builder().actor(id!("president"), Actor::new(ActorKind::Person, names)).build()?;
/// let directory = graph.names();
/// for spelling in ["Toqaev", "Tokaev", "Токаев"] {
///     let found = directory.lookup(spelling, &LookupOptions::default())?;
///     assert_eq!(found.matches[0].id.as_str(), "president");
/// }
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct Directory<'g> {
    graph: &'g Graph,
    entries: Vec<Entry<'g>>,
}

#[derive(Debug)]
struct Entry<'g> {
    node: Node,
    section: SectionName,
    display: &'g Text,
    name: &'g Text,
    when: Option<&'g When>,
    spelling: Spelling,
}

impl Graph {
    /// The names of all actors and places, and the titles of incidents and sources, ready to be
    /// looked up. Making it takes one walk; keep it to look up many names.
    pub fn names(&self) -> Directory<'_> {
        let mut entries = Vec::new();
        let mut add = |node, section, display, name, when| {
            entries.push(Entry {
                node,
                section,
                display,
                name,
                when,
                spelling: Spelling::new(name),
            });
        };
        for place in self.places() {
            let (node, names) = (place.node(), &place.record().names);
            for name in names {
                let display = &names.display().text;
                add(
                    node,
                    SectionName::Places,
                    display,
                    &name.text,
                    name.when.as_ref(),
                );
            }
        }
        for actor in self.actors() {
            let (node, names) = (actor.node(), &actor.record().names);
            for name in names {
                let display = &names.display().text;
                add(
                    node,
                    SectionName::Actors,
                    display,
                    &name.text,
                    name.when.as_ref(),
                );
            }
        }
        for incident in self.incidents() {
            let title = &incident.record().title;
            add(incident.node(), SectionName::Incidents, title, title, None);
        }
        for source in self.sources() {
            let title = &source.record().title;
            add(source.node(), SectionName::Sources, title, title, None);
        }
        Directory {
            graph: self,
            entries,
        }
    }

    /// Records by name, across spellings and scripts.
    ///
    /// # Errors
    ///
    /// When no name is given.
    pub fn lookup(&self, text: &str, options: &LookupOptions) -> Result<Lookup, Error> {
        self.names().lookup(text, options)
    }
}

impl Directory<'_> {
    /// The records with a name like this one, the most alike first, then by id.
    ///
    /// # Errors
    ///
    /// When no name is given: nothing but white space or punctuation.
    pub fn lookup(&self, text: &str, options: &LookupOptions) -> Result<Lookup, Error> {
        let wanted = Spelling::new(text);
        if wanted.folded().is_empty() {
            return Err(Error::Question("there is no name to look for".to_owned()));
        }
        let mut best: Vec<(Node, Reverse<u16>, usize)> = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            if !options.sections.contains(&entry.section) {
                continue;
            }
            let whole = wanted.similarity(&entry.spelling);
            let score = whole.max(wanted.found_in(&entry.spelling));
            if score >= options.at_least {
                best.push((entry.node, Reverse(score), number));
            }
        }
        // Of a record's names the one most alike, and of those the first.
        best.arrange();
        best.dedup_by_key(|(node, ..)| *node);
        best.arrange_by_key(|(node, score, _)| (*score, *node));
        let matches = best
            .iter()
            .take(options.limit)
            .filter_map(|(node, score, number)| {
                let entry = self.entries.get(*number)?;
                Some(Match {
                    id: self
                        .graph
                        .index()
                        .id_at(self.graph.document(), *node)?
                        .clone(),
                    section: entry.section,
                    display: entry.display.clone(),
                    name: entry.name.clone(),
                    when: entry.when.cloned(),
                    score: score.0,
                })
            });
        Ok(Lookup {
            text: text.to_owned(),
            options: options.clone(),
            matches: matches.gather(),
            left_out: best.len().saturating_sub(options.limit),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::query::sample::january;

    fn first(text: &str) -> (String, u16) {
        let found = january().lookup(text, &LookupOptions::default()).unwrap();
        (found.matches[0].id.to_string(), found.matches[0].score)
    }

    #[test]
    fn one_man_is_found_in_every_spelling() {
        for text in ["Toqaev", "Tokayev", "Токаев", "Kassym-Jomart Tokayev"] {
            let (id, score) = first(text);
            assert_eq!(id, "a-toqaev", "{text}");
            assert!(score > 850, "{text}: {score}");
        }
    }

    #[test]
    fn a_city_is_found_by_a_name_of_another_time() {
        assert_eq!(first("Astana"), ("pl-nur-sultan".to_owned(), 1_000));
        assert_eq!(first("Nursultan").0, "pl-nur-sultan");
        assert_eq!(first("Kyzylorda").0, "pl-qyzylorda");
    }

    #[test]
    fn what_is_unlike_is_not_found_and_what_is_beyond_the_limit_is_counted() {
        let graph = january();
        let options = LookupOptions::default();
        assert!(
            graph
                .lookup("Xylophone", &options)
                .unwrap()
                .matches
                .is_empty()
        );
        let one = LookupOptions {
            limit: 1,
            at_least: 300,
            ..options
        };
        let found = graph.lookup("Kazakhstan", &one).unwrap();
        assert_eq!(found.matches.len(), 1);
        assert!(found.left_out > 0);
        assert!(graph.lookup(" - ", &one).is_err());
        let places = LookupOptions {
            sections: vec![SectionName::Places],
            ..LookupOptions::default()
        };
        assert!(graph.lookup("Toqaev", &places).unwrap().matches.is_empty());
    }
}
