//! Of one claimant's running totals, only the current one binds.

use super::Earlier;
use crate::gather::Gather as _;
use crate::sorted::SortedMap;
use crate::{
    Accumulation, FigureRow, Graph, Id,
    query::series::{Clock, Grouping, Line, Moment, lines},
};

/// The running totals that another of the same line came after, by the claim.
///
/// Later is what counts for a certainly later day; where that is not said of both, what certainly was
/// stated later.
pub(super) fn earlier(graph: &Graph, rows: &[FigureRow]) -> SortedMap<Id, Earlier> {
    let running = rows
        .iter()
        .filter(|row| row.accumulation == Some(Accumulation::Cumulative));
    let running: Vec<FigureRow> = running.cloned().gather();
    let mut found = SortedMap::new();
    for line in lines(graph, running, Clock::Stated, Grouping::Root) {
        let identified = line.claimant.identified;
        if line.points.len() > 1 && identified {
            note(&line, &mut found);
        }
    }
    found
}

fn note(line: &Line, found: &mut SortedMap<Id, Earlier>) {
    let times: Vec<(&FigureRow, Moment, Moment)> = line
        .points
        .iter()
        .map(|point| {
            (
                &point.figure,
                Moment::of(&point.figure, Clock::AsOf),
                point.moment,
            )
        })
        .gather();
    let last_by = |moment: fn(&(&FigureRow, Moment, Moment)) -> Moment| {
        let known = times.iter().filter(|time| !moment(time).approximate);
        known.max_by_key(|time| (moment(time).earliest, time.0.claim.clone()))
    };
    let (last_for, last_said) = (last_by(|time| time.1), last_by(|time| time.2));
    for (row, counts_for, stated) in &times {
        let for_earlier = last_for.filter(|last| counts_for.is_before(&last.1));
        let said_earlier = || {
            last_said.filter(|last| {
                let undated = row.as_of.is_none() || last.0.as_of.is_none();
                undated && stated.is_before(&last.2)
            })
        };
        if let Some((by, ..)) = for_earlier.or_else(said_earlier) {
            let (claim, by) = (row.claim.clone(), by.claim.clone());
            found.insert(claim.clone(), Earlier { claim, by });
        }
    }
}
