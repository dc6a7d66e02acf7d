//! Operations put to a graph.

use serde::Serialize;

use super::{
    json,
    options::{Given, needed},
};
use crate::gather::Gather as _;
use crate::{
    About, Basis, Clock, Day, Document, Error, FigureQuery, Graph, Grouping, KnownBy, Limits,
    LinkKind, List, LookupOptions, Map, OriginOptions, OriginTable, Origins, Publication,
    RankLevel, SectionName, Selection, Series, Sha256, SourceRow, Superseded, TermView, Validation,
    WalkOptions, Way, json::Written,
};

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn summary(graph: &Graph, _: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Summary<'g> {
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<&'g About>,
        records: Map<SectionName, usize>,
        links: usize,
    }
    let document = graph.document();
    let count = |section: &SectionName| (*section, document.ids(*section).len());
    Ok(json(&Summary {
        about: document.about.as_ref(),
        records: SectionName::ALL.iter().map(count).collect(),
        links: graph.link_count(),
    }))
}

pub(super) fn ids(document: &Document, given: &Given) -> Result<String, Error> {
    let section = given.one("section", SectionName::ALL, SectionName::as_str);
    let ids = document.ids(needed("section", section)?);
    Ok(json(&ids.collect::<Vec<&str>>()))
}

pub(super) fn record(document: &Document, given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Found<'a> {
        section: SectionName,
        id: &'a str,
        digest: Sha256,
        record: Written<'static>,
    }
    let id = needed("id", given.text("id"))?;
    let found = document.sections_of(id).first().and_then(|section| {
        let section = *section;
        Some(Found {
            section,
            id,
            digest: document.record_digest(section, id)?,
            record: Written(document.record_json(section, id)?.into()),
        })
    });
    let record = found.ok_or_else(|| Error::Question(format!("there is no record `{id}`")))?;
    Ok(json(&record))
}

pub(super) fn records(document: &Document, given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Records<'d> {
        section: SectionName,
        records: Map<&'d str, Written<'d>>,
    }
    let section = given.one("section", SectionName::ALL, SectionName::as_str);
    let section = needed("section", section)?;
    let records = document.ids(section).filter_map(|id| {
        let record = document.record_json(section, id)?;
        Some((id, Written(record.into())))
    });
    Ok(json(&Records {
        section,
        records: records.collect(),
    }))
}

pub(super) fn claims(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&graph.claim_table(&selection(given)?.0)?))
}

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn sources(graph: &Graph, _: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Sources {
        rows: Vec<SourceRow>,
    }
    let rows = graph.source_table();
    Ok(json(&Sources { rows }))
}

pub(super) fn terms(graph: &Graph, given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Listed<'g> {
        list: &'static str,
        open: bool,
        terms: Vec<TermView<'g>>,
    }
    let vocabulary = graph.vocabulary();
    let list = needed("list", given.one("list", List::ALL, List::as_str))?;
    Ok(json(&Listed {
        list: list.as_str(),
        open: vocabulary.is_open(list),
        terms: vocabulary.terms(list),
    }))
}

pub(super) fn validation(given: &Given) -> Result<Validation, Error> {
    Ok(Validation {
        texts: given.texts("texts"),
        policy: given.policy()?,
        limit: given
            .count("limit_findings")
            .unwrap_or(Limits::default().findings),
    })
}

pub(super) fn validate(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(graph.validate_with(&validation(given)?).to_json())
}

/// The day by which something must have been public.
fn known(given: &Given) -> Result<Option<KnownBy>, Error> {
    let by = |name: &str, degree: Publication| {
        let by = Day::parse(given.text(name)?)?;
        Some(KnownBy { by, degree })
    };
    let certainly = by("known_as_of", Publication::Certainly);
    let possibly = by("possibly_known_as_of", Publication::Possibly);
    if certainly.is_some() && possibly.is_some() {
        return Err(together("known_as_of", "possibly_known_as_of"));
    }
    Ok(certainly.or(possibly))
}

fn together(one: &str, other: &str) -> Error {
    Error::Question(format!("`{one}` and `{other}` do not go together"))
}

/// The selection, and whether it is said what becomes of superseded claims.
pub(super) fn selection(given: &Given) -> Result<(Selection, bool), Error> {
    let known = known(given)?;
    if let Some(selection) = given.selection() {
        let parts = [
            "measure",
            "measures_below",
            "incident",
            "claimant",
            "ranks",
            "superseded",
            "known_as_of",
            "possibly_known_as_of",
        ];
        return match parts.iter().find(|part| given.has(part)) {
            Some(part) => Err(together("selection", part)),
            None => Ok((selection.clone(), true)),
        };
    }
    let default = Selection::default();
    let incident = given.text("incident").and_then(|id| id.parse().ok());
    let ranks = given.some("ranks", RankLevel::ALL, RankLevel::as_str);
    let superseded = given.one("superseded", Superseded::ALL, Superseded::as_str);
    let selection = Selection {
        claimants: given.ids("claimant").iter().cloned().collect(),
        incident,
        measures: given.ids("measure").iter().cloned().collect(),
        measures_below: given.flag("measures_below").unwrap_or(false),
        known,
        ranks: ranks.map_or(default.ranks, |ranks| ranks.into_iter().collect()),
        superseded: superseded.unwrap_or(default.superseded),
    };
    Ok((selection, superseded.is_some()))
}

pub(super) fn select(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&graph.select(&selection(given)?.0)?))
}

fn figure_query<'g>(
    graph: &'g Graph,
    given: &Given,
    superseded: Superseded,
) -> Result<FigureQuery<'g>, Error> {
    let (mut selection, said) = selection(given)?;
    if !said {
        selection.superseded = superseded;
    }
    let mut query = graph
        .figures()
        .selection(&selection)
        .policy(given.policy()?);
    if let Some(place) = given.text("place") {
        query = query.place(place);
    }
    if given.flag("places_within").unwrap_or(false) {
        query = query.places_within();
    }
    for (facet, term) in given.terms("population") {
        query = query.population(facet.as_str(), term.as_str());
    }
    if given.flag("whole_population").unwrap_or(false) {
        query = query.whole_population();
    }
    Ok(query)
}

pub(super) fn figures(graph: &Graph, given: &Given) -> Result<String, Error> {
    let query = figure_query(graph, given, Superseded::DropStatedAndInferred)?;
    Ok(json(&query.collect()?))
}

pub(super) fn series_asked(graph: &Graph, given: &Given) -> Result<Series, Error> {
    let mut query = figure_query(graph, given, Superseded::Keep)?;
    if let Some(clock) = given.one("clock", Clock::ALL, Clock::as_str) {
        query = query.clock(clock);
    }
    if given.one("grouping", Grouping::ALL, Grouping::as_str) == Some(Grouping::Speaker) {
        query = query.by_speaker();
    }
    query.series()
}

pub(super) fn series(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&series_asked(graph, given)?))
}

pub(super) fn known_as_of(graph: &Graph, given: &Given) -> Result<String, Error> {
    let known = graph.known_as_of_under(needed("day", given.text("day"))?, given.policy()?)?;
    Ok(json(&known))
}

pub(super) fn relate(graph: &Graph, given: &Given) -> Result<String, Error> {
    let relation = graph.relate(needed("a", given.text("a"))?, needed("b", given.text("b"))?)?;
    Ok(json(&relation))
}

pub(super) fn relate_scopes(graph: &Graph, given: &Given) -> Result<String, Error> {
    let (a, b) = (given.scope("a"), given.scope("b"));
    Ok(json(&graph.relate_scopes(needed("a", a)?, needed("b", b)?)))
}

fn origin_options(given: &Given) -> Result<OriginOptions, Error> {
    let default = OriginOptions::default();
    let bases = given.some("bases", Basis::ALL, Basis::as_str);
    let ranks = given.some("ranks", RankLevel::ALL, RankLevel::as_str);
    Ok(OriginOptions {
        bases: bases.map_or(default.bases, |bases| bases.into_iter().collect()),
        known: known(given)?,
        ranks: ranks.map_or(default.ranks, |ranks| ranks.into_iter().collect()),
        restatements: given.flag("restatements").unwrap_or(default.restatements),
        traces: given.count("traces").unwrap_or(default.traces),
    })
}

pub(super) fn trace(graph: &Graph, given: &Given) -> Result<String, Error> {
    let trace = graph.trace_with(
        needed("claim", given.text("claim"))?,
        &origin_options(given)?,
    )?;
    Ok(json(&trace))
}

pub(super) fn origins_asked(graph: &Graph, given: &Given) -> Result<Origins, Error> {
    let claims: Vec<&str> = given.ids("claim").iter().map(crate::Id::as_str).gather();
    graph.origins_of(&claims, &origin_options(given)?)
}

pub(super) fn origins(graph: &Graph, given: &Given) -> Result<String, Error> {
    Ok(json(&origins_asked(graph, given)?))
}

pub(super) fn origins_all(graph: &Graph, given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Counted<'a> {
        options: &'a OriginOptions,
        claims: OriginTable<'a>,
    }
    let options = &origin_options(given)?;
    let claims = graph.origins_all(options)?;
    Ok(json(&Counted { options, claims }))
}

pub(super) fn lookup(graph: &Graph, given: &Given) -> Result<String, Error> {
    let default = LookupOptions::default();
    let options = LookupOptions {
        sections: given
            .some("sections", SectionName::ALL, SectionName::as_str)
            .unwrap_or(default.sections),
        limit: given.count("limit").unwrap_or(default.limit),
        at_least: match given.count("at_least") {
            Some(least) => u16::try_from(least)
                .ok()
                .filter(|least| *least <= 1_000)
                .ok_or_else(|| Error::Question("`at_least` is at most 1000".to_owned()))?,
            None => default.at_least,
        },
    };
    Ok(json(
        &graph.lookup(needed("text", given.text("text"))?, &options)?,
    ))
}

fn walk(given: &Given) -> WalkOptions {
    let default = WalkOptions::default();
    let links = given.some("links", LinkKind::ALL, LinkKind::as_str);
    WalkOptions {
        links: links.unwrap_or(default.links),
        way: given
            .one("way", Way::ALL, Way::as_str)
            .unwrap_or(default.way),
        depth: given.count("depth").unwrap_or(default.depth),
        limit: given.count("limit").unwrap_or(default.limit),
    }
}

pub(super) fn neighbours(graph: &Graph, given: &Given) -> Result<String, Error> {
    let id = needed("id", given.text("id"))?;
    Ok(json(&graph.neighbours(id, &walk(given))?))
}

pub(super) fn paths(graph: &Graph, given: &Given) -> Result<String, Error> {
    let (from, to) = (
        needed("from", given.text("from"))?,
        needed("to", given.text("to"))?,
    );
    Ok(json(&graph.paths(from, to, &walk(given))?))
}
