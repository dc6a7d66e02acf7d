//! `report`: a case on a page.

use std::collections::BTreeMap;

use super::{Failure, Session, Status, args::Report, origins, series};
use crate::{
    Claim, Code, Day, Error, Graph, Ground, Id, Item, Premises, SectionName, Selection, Severity,
    Superseded, chart::words,
};

/// Lines, figures and conflicts beyond these are counted: a report is for reading.
const MOST: usize = 50;

impl Session<'_> {
    pub(super) fn report(&mut self, args: &Report) -> Result<Status, Failure> {
        let input = self.input(&args.file)?;
        let graph = match Graph::load(&input.bytes, self.limits) {
            Ok(graph) => graph,
            Err(Error::Unreadable(report)) => return Err(Failure::Unreadable { input, report }),
            Err(error) => return Err(error.into()),
        };
        let mut selection = Selection::default();
        if let Some(text) = &args.known_as_of {
            let day = Day::parse(text).ok_or_else(|| {
                let shown = text.escape_debug();
                Failure::Asked(format!(
                    "`{shown}` is no day: a day is written `2022-07-13`"
                ))
            })?;
            selection = selection.known_by(day);
        }
        self.about(&graph, &input.name)?;
        let measures = measures(&graph);
        let measure = match &args.measure {
            Some(measure) => Some(measure.clone()),
            None => measures.first().map(|(measure, _)| measure.to_string()),
        };
        if let Some(measure) = measure {
            self.toll(&graph, &measure, &selection)?;
        }
        self.other_measures(&graph, &measures)?;
        self.findings(&graph)?;
        Ok(Status::Well)
    }

    fn about(&mut self, graph: &Graph, name: &str) -> Result<(), Failure> {
        let document = graph.document();
        let title = document
            .about
            .as_ref()
            .and_then(|about| about.title.as_deref());
        self.out.title(title.unwrap_or(name))?;
        let counts = SectionName::ALL
            .iter()
            .map(|section| section.counted(document.ids(*section).len()));
        let counts: Vec<String> = counts.collect();
        self.out.paragraph(&format!(
            "{}. None of it is a fact: everything below is somebody's claim.",
            counts.join(", ")
        ))
    }

    fn toll(&mut self, graph: &Graph, measure: &str, selection: &Selection) -> Result<(), Failure> {
        let kept = Selection {
            superseded: Superseded::Keep,
            ..selection.clone()
        };
        let series = graph.figures().selection(&kept).measure(measure).series()?;
        let label =
            Id::new(measure).map_or_else(|_| measure.to_owned(), |id| words::measure(graph, &id));
        self.out.heading(&format!("{label}, by claimant"))?;
        self.out.paragraph(&format!(
            "Selection: {}. Policy: {}.",
            series.selection,
            series.policy.name()
        ))?;
        series::lines(&mut self.out, graph, &series, MOST)?;

        self.out
            .heading("How many stand behind the figures that no other replaces")?;
        self.out.paragraph(
            "Documents are the texts that tell a figure; origins are those who stand behind it in the \
             end, all organs of one state being one.",
        )?;
        let standing = graph
            .figures()
            .selection(selection)
            .measure(measure)
            .collect()?;
        let claims = standing
            .rows
            .iter()
            .filter_map(|row| graph.claim(row.claim.as_str()));
        let claims: Vec<Item<'_, Claim>> = claims.take(MOST).collect();
        self.out.line("")?;
        origins::table(&mut self.out, graph, &claims)?;
        if let Some(more) = standing
            .rows
            .len()
            .checked_sub(MOST)
            .filter(|more| *more > 0)
        {
            self.out.item(&format!(
                "{more} more figures; `claimgraph origins` shows all"
            ))?;
        }

        self.out.heading("Whether they can all be true")?;
        for ground in Ground::ALL {
            let answer = graph.consistency(&Premises::new(*ground).of(selection.clone()))?;
            self.out
                .item(&format!("by {ground} relations: {}", answer.in_words))?;
            for clash in answer.conflicts.iter().take(MOST) {
                self.out.subitem(&clash.in_words)?;
            }
        }
        Ok(())
    }

    fn other_measures(&mut self, graph: &Graph, measures: &[(Id, usize)]) -> Result<(), Failure> {
        self.out.heading("What is counted")?;
        if measures.is_empty() {
            return self.out.item("nothing");
        }
        let rows = measures.iter().map(|(measure, count)| {
            vec![
                measure.to_string(),
                count.to_string(),
                words::measure(graph, measure),
            ]
        });
        self.out.table(&rows.collect::<Vec<_>>())
    }

    fn findings(&mut self, graph: &Graph) -> Result<(), Failure> {
        let report = graph.validate();
        self.out.heading("What the check finds")?;
        if report.is_empty() {
            return self.out.item("nothing");
        }
        let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
        for finding in &report {
            *counts.entry((finding.severity, finding.code)).or_insert(0) += 1;
        }
        let rows = counts.iter().map(|((severity, code), count)| {
            let slug = code.slug().replace('-', " ");
            vec![
                severity.to_string(),
                code.as_str().to_owned(),
                count.to_string(),
                slug,
            ]
        });
        self.out.table(&rows.collect::<Vec<_>>())?;
        self.out.line("")?;
        self.out.paragraph("`claimgraph check` shows each in its place; `claimgraph explain CODE` says what it means.")
    }
}

/// The measures of a case, those with the most figures first.
fn measures(graph: &Graph) -> Vec<(Id, usize)> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for claim in graph.claims() {
        if let Some(figure) = claim.record().figure() {
            *counts.entry(&figure.measure).or_insert(0) += 1;
        }
    }
    let mut measures: Vec<(Id, usize)> =
        counts.into_iter().map(|(id, n)| (id.clone(), n)).collect();
    measures.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    measures
}
