//! What working out implications costs, beside the same sums in a floating-point solver.

use std::{fmt::Write as _, time::Instant};

use claimgraph::{Ask, Day, Graph, Ground, Premises, Scope, Selection, Superseded};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

use crate::{generate::Failure, random::Random};

const ROLES: [&str; 4] = ["civilian", "law-enforcement", "military", "journalist"];

/// How many were killed in each place, of each role, and of no role that is told apart.
struct Truth {
    cells: Vec<[u64; 5]>,
    elsewhere: [u64; 5],
}

impl Truth {
    fn new(places: usize, random: &mut Random) -> Self {
        let mut row = || [0; 5].map(|_| random.below(40) as u64);
        Self {
            elsewhere: row(),
            cells: (0..places).map(|_| row()).collect(),
        }
    }

    /// What a figure of a place and a role counts; of none, of all.
    fn count(&self, place: Option<usize>, role: Option<usize>) -> u64 {
        let rows: Vec<&[u64; 5]> = match place {
            Some(place) => self.cells.get(place).into_iter().collect(),
            None => self.cells.iter().chain([&self.elsewhere]).collect(),
        };
        let of = |row: &[u64; 5]| match role {
            Some(role) => row.get(role).copied().unwrap_or(0),
            None => row.iter().sum(),
        };
        rows.into_iter().map(of).sum()
    }
}

/// The figures of a case: of which place, of which role.
fn figures(places: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let each = || (0..places).map(Some);
    let roles = || (0..ROLES.len()).map(Some);
    let mut all = vec![(None, None)];
    all.extend(each().map(|place| (place, None)));
    all.extend(roles().map(|role| (None, role)));
    all.extend(each().flat_map(|place| roles().map(move |role| (place, role))));
    // What others say again of the larger ones.
    let again = all.len() / 4;
    all.extend_from_within(..again);
    all
}

fn case(places: usize, truth: &Truth) -> Result<Graph, Failure> {
    let mut text = String::from(
        r#"{"format":1,"incidents":{"unrest":{"title":"Unrest","kind":"unrest","place":"land"}},
        "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
        "sources":{"daily":{"kind":"article","title":"News"}},
        "places":{"land":{"names":[{"text":"Land"}],"kind":"country"}"#,
    );
    for place in 0..places {
        write!(
            text,
            r#","city-{place}":{{"names":[{{"text":"City {place}"}}],"kind":"city","within":[{{"place":"land","basis":"stated"}}]}}"#
        )?;
    }
    text.push_str(r#"},"claims":{"#);
    for (number, (place, role)) in figures(places).into_iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let at = place.map_or("land".to_owned(), |place| format!("city-{place}"));
        let of = match role.and_then(|role| ROLES.get(role)) {
            Some(role) => format!(r#","population":{{"role":"{role}"}}"#),
            None => String::new(),
        };
        let count = truth.count(place, role);
        // Cells are told loosely, as they are.
        let quantity = if place.is_some() && role.is_some() && number % 3 == 0 {
            format!(r#"{{"kind":"at-least","value":{}}}"#, count / 2)
        } else {
            format!(r#"{{"kind":"exact","value":{count}}}"#)
        };
        write!(
            text,
            r#"{comma}"c-{number}":{{"kind":"figure","incident":"unrest","stated_by":[{{"actor":"state"}}],"reported_in":[{{"source":"daily"}}],"figure":{{"measure":"killed","place":"{at}"{of},"quantity":{quantity}}}}}"#
        )?;
    }
    text.push_str("}}");
    Ok(Graph::from_json(text.as_bytes())?)
}

/// What is said of a land and four cities on every day.
#[derive(Clone, Copy)]
enum Daily {
    /// How many there were so far.
    Totals,
    /// How many there were on the day, and in the end in all.
    Days,
}

fn daily(days: usize, kind: Daily) -> Result<Graph, Failure> {
    let mut text = String::from(
        r#"{"format":1,"incidents":{"unrest":{"title":"Unrest","kind":"unrest","place":"land"}},
        "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
        "sources":{"daily":{"kind":"article","title":"News"}},
        "places":{"land":{"names":[{"text":"Land"}],"kind":"country"}"#,
    );
    for place in 0..4 {
        write!(
            text,
            r#","city-{place}":{{"names":[{{"text":"City {place}"}}],"kind":"city","within":[{{"place":"land","basis":"stated"}}]}}"#
        )?;
    }
    text.push_str(r#"},"claims":{"#);
    let first = Day::parse("2031-01-01").map_or(0, Day::number);
    let mut sum = 0;
    let mut last = String::new();
    for number in 0..days {
        let offset = i32::try_from(number)?;
        let day = Day::from_number(first + offset).ok_or("too many days")?;
        last = day.to_string();
        for place in 0..5 {
            let at = match place {
                4 => "land".to_owned(),
                _ => format!("city-{place}"),
            };
            let share = if place == 4 { 5 } else { 1 };
            let (count, when) = match kind {
                Daily::Totals => (number * share, format!(r#""as_of":"{day}""#)),
                Daily::Days => {
                    let count = (number % 9) * share;
                    sum += if place == 4 { count } else { 0 };
                    (
                        count,
                        format!(r#""window":"{day}","accumulation":"period""#),
                    )
                }
            };
            write!(
                text,
                r#""c-{number}-{place}":{{"kind":"figure","incident":"unrest","stated_by":[{{"actor":"state"}}],"stated_on":"{day}","reported_in":[{{"source":"daily"}}],"figure":{{"measure":"killed","place":"{at}",{when},"quantity":{{"kind":"exact","value":{count}}}}}}},"#
            )?;
        }
    }
    let sum = if matches!(kind, Daily::Days) {
        sum
    } else {
        (days - 1) * 5
    };
    write!(
        text,
        r#""total":{{"kind":"figure","incident":"unrest","stated_by":[{{"actor":"state"}}],"reported_in":[{{"source":"daily"}}],"figure":{{"measure":"killed","place":"land","as_of":"{last}","quantity":{{"kind":"exact","value":{sum}}}}}}}}}}}"#
    )?;
    Ok(Graph::from_json(text.as_bytes())?)
}

/// The bounds of one city's dead of a role, worked out over its cells in floating point.
fn peer(places: usize, truth: &Truth, goal: (usize, usize)) -> Result<(f64, f64), Failure> {
    let solve = |direction| {
        let mut problem = Problem::new(direction);
        let mut cells: Vec<Vec<Variable>> = Vec::new();
        for place in 0..=places {
            let row = (0..=ROLES.len()).map(|role| {
                let counts = f64::from(u8::from((place, role) == goal));
                problem.add_var(counts, (0.0, f64::INFINITY))
            });
            cells.push(row.collect());
        }
        for (number, (place, role)) in figures(places).into_iter().enumerate() {
            let rows = cells.iter().enumerate();
            let inside = rows.filter(|(at, _)| place.is_none_or(|place| place == *at));
            let terms: Vec<(Variable, f64)> = inside
                .flat_map(|(_, row)| row.iter().enumerate())
                .filter(|(at, _)| role.is_none_or(|role| role == *at))
                .map(|(_, cell)| (*cell, 1.0))
                .collect();
            let count = u32::try_from(truth.count(place, role))?;
            if place.is_some() && role.is_some() && number % 3 == 0 {
                problem.add_constraint(terms, ComparisonOp::Ge, f64::from(count / 2));
            } else {
                problem.add_constraint(terms, ComparisonOp::Eq, f64::from(count));
            }
        }
        match problem.solve()? {
            SolveOutcome::Solution(solution) => Ok::<f64, Failure>(solution.objective()),
            SolveOutcome::Interrupted(_) => Err("interrupted".into()),
        }
    };
    Ok((
        solve(OptimizationDirection::Minimize)?,
        solve(OptimizationDirection::Maximize)?,
    ))
}

/// What the peer says of two parts that are one more than their whole, where numbers are large.
fn large_numbers() -> &'static str {
    const MOST: f64 = 9_007_199_254_740_991.0;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let whole = problem.add_var(0.0, (MOST, MOST));
    let old = problem.add_var(0.0, (MOST - 1.0, MOST - 1.0));
    let new = problem.add_var(0.0, (2.0, 2.0));
    let rest = [(old, 1.0), (new, 1.0), (whole, -1.0)];
    problem.add_constraint(rest, ComparisonOp::Le, 0.0);
    match problem.solve() {
        Ok(SolveOutcome::Solution(_)) => "that it fits",
        Ok(SolveOutcome::Interrupted(_)) => "nothing in time",
        Err(_) => "that it does not fit",
    }
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}

/// The quickest of some runs.
fn best(runs: usize, mut run: impl FnMut() -> Result<(), Failure>) -> Result<f64, Failure> {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let began = Instant::now();
        run()?;
        best = best.min(milliseconds(began));
    }
    Ok(best)
}

pub(crate) fn measure(runs: usize, seed: u64) -> Result<(), Failure> {
    println!(
        "| Figures | places × roles | consistency, ms | bounds, ms | bounds by microlp, ms | ratio |"
    );
    println!("|--:|--:|--:|--:|--:|--:|");
    for places in [4, 8, 15, 30, 60] {
        let mut random = Random::new(seed);
        let truth = Truth::new(places, &mut random);
        let graph = case(places, &truth)?;
        let premises = Premises::new(Ground::Definitional);
        let consistency = best(runs, || {
            let answer = graph.consistency(&premises)?;
            if answer.consistent != Some(true) {
                return Err(answer.in_words.into());
            }
            Ok(())
        })?;
        let goal = (0, 0);
        let scope = Scope::from_json(
            r#"{"measure":"killed","incident":"unrest","place":"city-0","population":{"role":"civilian"}}"#,
        )?;
        let ask = Ask::Scope(scope);
        let mut ours = None;
        let bounds = best(runs, || {
            let range = graph.bounds(&ask, &premises)?.range.ok_or("no range")?;
            ours = Some((range.low, range.high));
            Ok(())
        })?;
        let mut theirs = (0.0, 0.0);
        let by_peer = best(runs, || {
            theirs = peer(places, &truth, goal)?;
            Ok(())
        })?;
        if ours.map(|(low, high)| (low.to_string(), high.unwrap_or(0).to_string()))
            != Some((format!("{:.0}", theirs.0), format!("{:.0}", theirs.1)))
        {
            return Err(format!("they differ: {ours:?}, {theirs:?}").into());
        }
        println!(
            "| {} | {places} × 4 | {consistency:.1} | {bounds:.1} | {by_peer:.1} | {:.2} |",
            figures(places).len(),
            bounds / by_peer
        );
    }
    println!(
        "\nOne too many, where numbers are as large as they may be: microlp finds {}.",
        large_numbers()
    );
    println!(
        "\n| Days, with four cities | figures | current totals, ms | days, ms | totals all kept, ms |"
    );
    println!("|--:|--:|--:|--:|--:|");
    for days in [125, 250, 500, 1000] {
        let time = |kind, superseded| {
            let graph = daily(days, kind)?;
            let selection = Selection::default().superseded(superseded);
            let premises = Premises::new(Ground::Definitional).of(selection);
            let mut said = String::new();
            let time = best(runs.min(3), || {
                let answer = graph.consistency(&premises)?;
                if answer.consistent == Some(false) {
                    return Err(answer.in_words.into());
                }
                said = answer
                    .consistent
                    .map_or(" (refused)".to_owned(), |_| String::new());
                Ok(())
            })?;
            Ok::<String, Failure>(format!("{time:.0}{said}"))
        };
        let drop = Superseded::DropStatedAndInferred;
        println!(
            "| {days} | {} | {} | {} | {} |",
            days * 5 + 1,
            time(Daily::Totals, drop)?,
            time(Daily::Days, drop)?,
            time(Daily::Totals, Superseded::Keep)?
        );
    }
    Ok(())
}
