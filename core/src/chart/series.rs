//! Figures over time: a lane for every claimant and scope, its figures as steps.
//!
//! Lanes, and not one panel with all lines: what is known of a case often became public in one week of
//! reports, and marks of different claimants would lie on one another. The other claimants' steps stand
//! in grey behind each lane.

mod labels;
mod lane;
mod marks;
mod rows;

use super::{
    look,
    spec::{Spec, spec},
    words,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{Clock, Day, Error, Graph, Grouping, Series};

use lane::panels;

/// Lanes beyond these are no picture any more.
const MOST_LANES: usize = 100;

/// Nor figures beyond these.
const MOST_FIGURES: usize = 5_000;

/// The days that a picture spans.
#[derive(Clone, Copy)]
struct Days {
    first: Day,
    last: Day,
    /// Whether any figure has a place in time.
    is_known: bool,
}

pub(super) fn chart(graph: &Graph, series: &Series) -> Result<String, Error> {
    let advice = "ask for fewer measures, places or claimants";
    look::at_most("shows", MOST_LANES, "lines", series.lines.len(), advice)?;
    let figures: usize = series.lines.iter().map(|line| line.points.len()).sum();
    look::at_most("shows", MOST_FIGURES, "figures", figures, advice)?;
    let panels = panels(graph, series);
    let days = days(graph, series);
    let title = title(graph, series);
    let description = format!(
        "{title}: {figures} figures on {} lines, by claimant and by what is counted.",
        series.lines.len(),
    );
    let (points, steps) = rows::datasets(graph, &panels, days);
    let drawn: Vec<Spec> = panels
        .iter()
        .enumerate()
        .map(|(place, panel)| {
            let next = panels.get(place + 1);
            let ends = !panel.is_strip || next.is_none_or(|next| !next.is_strip);
            let with_time = days.is_known && ends;
            marks::panel(graph, panel, days, with_time)
        })
        .gather();
    let body = spec!({
        "datasets": { "points": (points), "steps": (steps) },
        "spacing": 14,
        "vconcat": (drawn),
    });
    let subtitle = subtitle(series, days);
    Ok(look::page(&title, &subtitle, &description, &body))
}

fn title(graph: &Graph, series: &Series) -> String {
    let mut named = series.selection.measures.iter();
    let mut measures = series.lines.iter().map(|line| &line.scope.measure);
    let one = match (named.next(), named.next()) {
        (Some(one), None) => Some(one),
        (None, _) => {
            let first = measures.next();
            first.filter(|first| measures.all(|other| other == *first))
        }
        _ => None,
    };
    let mut what = one.map_or("figures".to_owned(), |one| words::measure(graph, one));
    let when = match series.clock {
        Clock::Stated => "who said how many, and when",
        Clock::Published => "who said how many, and when it was published",
        Clock::AsOf => "who said how many, and for which day",
    };
    // ASCII alone, which is what the names of measures begin with: the tables of all others weigh much.
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{what}: {when}")
}

fn subtitle(series: &Series, days: Days) -> Vec<String> {
    let (does, may) = match series.clock {
        Clock::Stated => ("a statement can have been made", "it may have been"),
        Clock::Published => ("a figure can have come out", "it may have"),
        Clock::AsOf => ("a figure can count for", "it may"),
    };
    let whose = match series.grouping {
        Grouping::Root => "institutions with all who speak for them",
        Grouping::Speaker => "those who spoke",
    };
    let undated = if days.is_known {
        ""
    } else {
        " None of these figures has a place on this clock."
    };
    let mut lines = look::lines(
        &format!(
            "A mark stands on the last day on which {does}; a pale bar or a dotted tail covers the other \
             days on which {may}. Arrow up: that many or more. Hollow: replaced by a later figure. \
             Diamond: a number that bounds nothing. Grey: days of the incident, steps of other claimants.{undated}"
        ),
        118,
    );
    lines.add_all(look::lines(
        &format!(
            "Claimants: {whose}. Selection: {}. Policy for soft words: {}.",
            series.selection,
            series.policy.name()
        ),
        118,
    ));
    lines
}

/// From the first day that anything is bounded by to the last. The incident belongs to it where it is
/// not much further off than the statements are from each other.
fn days(graph: &Graph, series: &Series) -> Days {
    let points = || series.lines.iter().flat_map(|line| &line.points);
    let bounds = points().flat_map(|point| [point.moment.earliest, point.moment.latest]);
    let known: Vec<Day> = bounds.flatten().filter(|day| is_drawn(*day)).gather();
    let is_known = !known.is_empty();
    let (first, last) = (known.iter().min().copied(), known.iter().max().copied());
    let begun = series.lines.iter().filter_map(|line| {
        let incident = graph.incident(line.scope.incident.as_str())?;
        incident
            .record()
            .when
            .as_ref()?
            .earliest()
            .filter(|day| is_drawn(*day))
    });
    let begun = begun.min();
    let today = || Day::from_ymd(2000, 1, 1).unwrap_or(Day::FIRST);
    let mut first = first.or(begun).unwrap_or_else(today);
    let last = last.unwrap_or(first);
    if let Some(begun) = begun.filter(|begun| *begun < first) {
        let span = last.days_since(first).max(30);
        if first.days_since(begun) <= span {
            first = begun;
        }
    }
    let pad = last.days_since(first) / 40 + 1;
    let moved = |day: Day, by: i32| {
        let moved = Day::from_number(day.number().saturating_add(by));
        moved.filter(|day| is_drawn(*day)).unwrap_or(day)
    };
    Days {
        first: moved(first, -pad),
        last: moved(last, pad * 3),
        is_known,
    }
}

/// Whether a day can be put on the axis: years of four digits.
fn is_drawn(day: Day) -> bool {
    (0..=9_999).contains(&day.ymd().0)
}
