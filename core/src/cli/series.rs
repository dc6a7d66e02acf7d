//! `series`: figures over time.

use super::{
    Failure, Session, Status,
    args::{AnswerFormat, ClockArg, SelectionArgs, Series},
    page::Page,
};
use crate::{
    Clock, Day, Direction, FigureQuery, Graph, Id, Line, Selection, SeriesPoint, Superseded,
    chart::words, json::to_text,
};

/// The selection that options name.
pub(super) fn selection(args: &SelectionArgs) -> Result<Selection, Failure> {
    let id = |text: &String| {
        Id::new(text)
            .map_err(|why| Failure::Asked(format!("`{}` is no id: {why}", text.escape_debug())))
    };
    let day = |text: &String| {
        Day::parse(text).ok_or_else(|| {
            let shown = text.escape_debug();
            Failure::Asked(format!(
                "`{shown}` is no day: a day is written `2022-07-13`"
            ))
        })
    };
    let mut selection = Selection {
        claimants: args.claimant.iter().map(id).collect::<Result<_, _>>()?,
        measures: args.measure.iter().map(id).collect::<Result<_, _>>()?,
        measures_below: args.measures_below,
        incident: args.incident.as_ref().map(id).transpose()?,
        ..Selection::default()
    };
    if let Some(text) = &args.known_as_of {
        selection = selection.known_by(day(text)?);
    } else if let Some(text) = &args.possibly_known_as_of {
        selection = selection.possibly_known_by(day(text)?);
    }
    Ok(selection)
}

fn query<'g>(graph: &'g Graph, args: &Series) -> Result<FigureQuery<'g>, Failure> {
    let mut selection = selection(&args.selection)?;
    selection.superseded = Superseded::Keep;
    let mut query = graph
        .figures()
        .selection(&selection)
        .clock(match args.clock {
            ClockArg::Stated => Clock::Stated,
            ClockArg::Published => Clock::Published,
            ClockArg::AsOf => Clock::AsOf,
        });
    if let Some(place) = &args.place {
        query = query.place(place);
    }
    if args.whole_population {
        query = query.whole_population();
    }
    if args.by_speaker {
        query = query.by_speaker();
    }
    Ok(query)
}

impl Session<'_> {
    pub(super) fn series(&mut self, args: &Series) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        let series = query(&graph, args)?.series()?;
        match args.output_format {
            AnswerFormat::Json => self.out.line(&to_text(&series))?,
            AnswerFormat::Chart => self.out.line(&graph.chart_series(&series)?)?,
            AnswerFormat::Text => {
                self.out.paragraph(&format!(
                    "Selection: {}. Policy: {}.",
                    series.selection,
                    series.policy.name()
                ))?;
                lines(&mut self.out, &graph, &series, usize::MAX)?;
            }
        }
        Ok(Status::Well)
    }
}

/// The lines of a series, by claimant; the first so many of them.
pub(super) fn lines(
    page: &mut Page<'_>,
    graph: &Graph,
    series: &crate::Series,
    most: usize,
) -> Result<(), Failure> {
    let mut last = None;
    for line in series.lines.iter().take(most) {
        if last != Some(&line.claimant) {
            page.line("")?;
            let who = words::claimant(graph, &line.claimant);
            page.subheading(&if line.claimant.identified {
                who
            } else {
                format!("{who} (not identified: two figures need not be of the same people)")
            })?;
            last = Some(&line.claimant);
        }
        self::line(page, graph, line)?;
    }
    if let Some(more) = series
        .lines
        .len()
        .checked_sub(most)
        .filter(|more| *more > 0)
    {
        page.line("")?;
        page.item(&format!("{more} more lines; `claimgraph series` shows all"))?;
    }
    if !series.set_aside.is_empty() || !series.left_out.is_empty() {
        page.line("")?;
    }
    for aside in series.set_aside.iter().take(most) {
        page.item(&format!(
            "set aside, since it is {}: {}",
            aside.standing, aside.claim
        ))?;
    }
    if series.lines.is_empty() {
        page.item("no figures")?;
    }
    for (reason, count) in &series.left_out {
        let reason = reason.replace('_', " ");
        page.item(&format!("left out, {reason}: {count}"))?;
    }
    Ok(())
}

fn line(page: &mut Page<'_>, graph: &Graph, line: &Line) -> Result<(), Failure> {
    page.item(&words::scope(graph, &line.scope))?;
    let rows: Vec<Vec<String>> = line
        .points
        .iter()
        .map(|point| {
            vec![
                words::moment(&point.moment),
                words::bounds(point.figure.low, point.figure.high),
                words::quantity(&point.figure.quantity),
                point.figure.claim.to_string(),
                changes(line, point),
            ]
        })
        .collect();
    page.table(&rows)
}

/// What a figure replaces, and what replaces it.
fn changes(line: &Line, point: &SeriesPoint) -> String {
    let mut parts = Vec::new();
    let revisions = line.revisions.iter();
    for revision in revisions.filter(|revision| revision.to == point.figure.claim) {
        let step = match (revision.direction, revision.step.nominal) {
            (Direction::Up | Direction::Down, Some(by)) => {
                format!("{} by {}", revision.direction, by.unsigned_abs())
            }
            (Direction::Unclear, _) => "changed".to_owned(),
            (direction, _) => direction.to_string(),
        };
        parts.push(format!(
            "{step} from {} ({})",
            revision.from, revision.basis
        ));
    }
    if let Some(by) = &point.superseded_by {
        parts.push(format!("replaced ({})", by.basis));
    }
    parts.join("; ")
}
