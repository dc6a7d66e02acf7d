//! Arbitrary documents that can be read again: every section, every body, every kind of quantity.

mod claims;

use std::collections::BTreeMap;

use claimgraph::{
    About, Accumulation, Actor, ActorKind, Affiliation, Basis, Confidentiality, Containment,
    Custody, Degrees, Derivation, DerivationKind, Document, External, GeoPoint, Id, Incident,
    IncidentLink, List, ListExtension, Name, Names, Place, Precision, Sha256, Source, SourceKind,
    SourceText, TermRecord, TimeBounds, Timestamp, Url, VocabularyRecord,
};

use crate::choices::Choices;

/// The document that these bytes choose.
pub fn document(bytes: &[u8]) -> Document {
    let mut c = Choices::new(bytes);
    let ids = Ids::choose(&mut c);
    let g = &mut Generator { c, ids };
    Document {
        about: g.c.maybe(|c| About {
            title: Some(c.text()),
            language: c.maybe(Choices::text),
            licence: c.maybe(Choices::text),
            method: c.maybe(Choices::text),
            note: c.maybe(Choices::text),
            ext: c.ext(),
        }),
        vocabulary: vocabulary(&mut g.c),
        places: g.section('p', Generator::place),
        actors: g.section('a', Generator::actor),
        incidents: g.section('i', Generator::incident),
        sources: g.section('s', Generator::source),
        claims: g.section('c', Generator::claim),
        assessments: g.section('j', Generator::assessment),
    }
}

fn vocabulary(c: &mut Choices<'_>) -> VocabularyRecord {
    let mut record = VocabularyRecord::default();
    for list in c.list(4, |c| c.one(List::ALL)) {
        let mut extension = ListExtension {
            open: c.maybe(Choices::flag),
            terms: claimgraph::Map::new(),
        };
        for number in 0..c.below(3) {
            let measure = list == List::Measures;
            let term = TermRecord {
                path: format!("own/term-{number}").into(),
                label: c.maybe(Choices::text),
                unit: measure.then(|| id("person")),
                accumulation: c.maybe(|c| c.one(Accumulation::ALL)).filter(|_| measure),
                note: c.maybe(Choices::text),
                ext: c.ext(),
            };
            extension.terms.insert(id(&format!("own-{number}")), term);
        }
        if extension.open.is_some() || !extension.terms.is_empty() {
            record.lists.insert(list, extension);
        }
    }
    record
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// How many records there are of each letter.
#[derive(Debug)]
struct Ids(BTreeMap<char, usize>);

impl Ids {
    fn choose(c: &mut Choices<'_>) -> Self {
        Self(
            "paiscj"
                .chars()
                .map(|letter| (letter, c.below(5)))
                .collect(),
        )
    }
}

struct Generator<'a> {
    c: Choices<'a>,
    ids: Ids,
}

impl Generator<'_> {
    fn section<T, S: FromIterator<(Id, T)>>(
        &mut self,
        letter: char,
        make: fn(&mut Self) -> T,
    ) -> S {
        (0..self.ids.0[&letter])
            .map(|number| (id(&format!("{letter}-{number}")), make(self)))
            .collect()
    }

    /// A record of this letter, rarely of another, rarely of none.
    fn to(&mut self, letter: char) -> Id {
        let letter = match self.c.below(32) {
            1 => self.c.one(&['p', 'a', 'i', 's', 'c', 'j']),
            _ => letter,
        };
        let most = self.ids.0[&letter].max(1) + usize::from(self.c.below(32) == 1);
        id(&format!("{letter}-{}", self.c.below(most)))
    }

    fn term(&mut self, of: &[&str]) -> Id {
        id(self.c.one(of))
    }

    fn basis(&mut self) -> Basis {
        self.c.one(Basis::ALL)
    }

    fn external(&mut self) -> Vec<External> {
        self.c.list(3, |c| External {
            scheme: c.text(),
            id: c.text(),
        })
    }

    fn names(&mut self) -> Names {
        let name = |c: &mut Choices<'_>| Name {
            text: c.text(),
            lang: c.maybe(Choices::text),
            script: c.maybe(Choices::text),
            kind: c.maybe(|c| id(c.one(&["official", "no-such-kind"]))),
            when: c.maybe(Choices::date),
        };
        let first = Names::from(name(&mut self.c));
        self.c.list(3, name).into_iter().fold(first, Names::and)
    }

    fn place(&mut self) -> Place {
        let degrees = |c: &mut Choices<'_>| {
            let micro = i32::try_from(c.number() % 360_000_001).unwrap() - 180_000_000;
            Degrees::from_micro(micro).unwrap()
        };
        let within = self.c.below(3);
        Place {
            names: self.names(),
            kind: self.c.maybe(|_| id("city")),
            within: (0..within)
                .map(|_| Containment {
                    place: self.to('p'),
                    when: self.c.maybe(Choices::date),
                    basis: self.basis(),
                })
                .collect(),
            point: self.c.maybe(|c| GeoPoint {
                lat: degrees(c),
                lon: degrees(c),
                precision: c
                    .maybe(|c| Precision::new(u8::try_from(c.below(7)).unwrap() + 1).unwrap()),
            }),
            external: self.external(),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }

    fn affiliations(&mut self) -> Vec<Affiliation> {
        (0..self.c.below(3))
            .map(|_| Affiliation {
                actor: self.to('a'),
                role: self.c.maybe(Choices::text),
                when: self.c.maybe(Choices::date),
                basis: self.basis(),
            })
            .collect()
    }

    fn actor(&mut self) -> Actor {
        Actor {
            kind: self.c.one(ActorKind::ALL),
            names: self.names(),
            identified: self.c.maybe(Choices::flag),
            organ_of: self.affiliations(),
            member_of: self.affiliations(),
            confidentiality: self.c.maybe(|c| c.one(Confidentiality::ALL)),
            external: self.external(),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }

    fn incident(&mut self) -> Incident {
        let time = |c: &mut Choices<'_>| {
            Timestamp::parse(c.one(&["2022-01-05T16:30:00+06:00", "2022-01-05t00:00:60.5z"]))
        };
        let links = |g: &mut Self| {
            (0..g.c.below(3))
                .map(|_| IncidentLink {
                    incident: g.to('i'),
                    basis: g.basis(),
                })
                .collect()
        };
        Incident {
            title: self.c.text(),
            kind: self.term(&["crackdown", "protest", "no-such-kind"]),
            when: self.c.maybe(Choices::date),
            time: self.c.maybe(|c| TimeBounds {
                from: time(c),
                to: c.maybe(time).flatten(),
            }),
            place: self.c.flag().then(|| self.to('p')),
            part_of: links(self),
            causes: links(self),
            precedes: links(self),
            external: self.external(),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }

    fn source(&mut self) -> Source {
        let url = |c: &mut Choices<'_>| {
            Url::parse(c.one(&["https://example.org/a?b=\"c\"", "urn:x"])).unwrap()
        };
        Source {
            kind: self.c.one(SourceKind::ALL),
            title: self.c.text(),
            outlet: self.c.flag().then(|| self.to('a')),
            authors: (0..self.c.below(3)).map(|_| self.to('a')).collect(),
            published: self.c.maybe(Choices::date),
            accessed: self.c.maybe(Choices::date),
            url: self.c.maybe(url),
            archive_url: self.c.maybe(url),
            language: self.c.maybe(Choices::text),
            text: self.c.maybe(|c| SourceText::of(&c.text())),
            derived_from: (0..self.c.below(3))
                .map(|_| Derivation {
                    source: self.to('s'),
                    how: self.c.one(DerivationKind::ALL),
                    basis: self.basis(),
                })
                .collect(),
            custody: (0..self.c.below(2))
                .map(|_| Custody {
                    when: self.c.maybe(Choices::date),
                    by: self.c.flag().then(|| self.to('a')),
                    action: self.c.text(),
                    sha256: self.c.maybe(|c| Sha256::of(&[c.byte()])),
                })
                .collect(),
            confidentiality: self.c.maybe(|c| c.one(Confidentiality::ALL)),
            external: self.external(),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }
}
