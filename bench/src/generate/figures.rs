//! Figures: series that are revised, and parts of them.

use claimgraph::{
    Accumulation, Amount, Basis, Count, Day, Figure, Id, Link, Map, Quantity, VagueWord, When,
};

use super::{Failure, World, incidents::Scene, term};

/// Measures, and how their numbers stand to the toll, in hundredths.
const MEASURES: &[(&str, usize)] = &[
    ("killed", 100),
    ("killed", 100),
    ("detained", 2_000),
    ("injured", 300),
    ("killed-by-torture", 5),
    ("arrested", 900),
    ("held", 700),
    ("convicted", 120),
    ("accused", 500),
    ("missing", 30),
    ("cases", 400),
    ("torture-cases", 60),
    ("protesters", 20_000),
    ("displaced", 9_000),
];
/// Parts of a population, and how many of a hundred are in them.
const PARTS: &[(&str, &str, usize)] = &[
    ("age", "child", 9),
    ("sex", "female", 14),
    ("role", "law-enforcement", 8),
    ("role", "civilian", 40),
    ("citizenship", "foreign-national", 3),
];
const CAUSES: &[&str] = &["firearm", "torture", "beating", "shelling", "explosive"];

type Voice = (Id, Option<Id>);

/// One number as one speaker tells it, again and again.
struct Series {
    speaker: Voice,
    figure: Figure,
    /// In hundredths of the toll.
    share: usize,
    last: Option<Id>,
    /// The day of the last.
    day: Day,
    value: usize,
    /// How many parts the last figure has.
    parts: usize,
    told: usize,
}

/// The series of an incident.
#[derive(Default)]
pub(super) struct Tallies(Vec<Series>);

/// A figure to be told now.
pub(super) struct Drawn {
    pub(super) series: usize,
    pub(super) speaker: Voice,
    pub(super) figure: Figure,
    pub(super) supersedes: Vec<Link>,
    pub(super) part_of: Vec<Link>,
    pub(super) disjoint_from: Vec<Link>,
    pub(super) greater_than: Vec<Link>,
}

impl Tallies {
    /// Remembers the claim by which the series goes on.
    pub(super) fn told(&mut self, series: usize, id: &Id, day: Day) {
        if let Some(series) = self.0.get_mut(series)
            && series.day <= day
        {
            series.last = Some(id.clone());
            series.day = day;
            series.parts = 0;
        }
    }

    pub(super) fn next(
        &mut self,
        world: &mut World,
        scene: &Scene<'_>,
        speaker: Option<Voice>,
        day: Day,
    ) -> Result<Drawn, Failure> {
        let goes_on = !self.0.is_empty() && world.random.percent(60);
        let mut part_of = Vec::new();
        let mut disjoint_from = Vec::new();
        let index = if goes_on {
            world.random.skewed(self.0.len())
        } else {
            let whole = world.random.skewed(self.0.len());
            let part = world.random.percent(35);
            let series = match self
                .0
                .get_mut(whole)
                .filter(|whole| part && whole.is_whole())
            {
                Some(whole) => {
                    part_of.extend(whole.last.clone().map(|id| Link::new(id, world.basis())));
                    whole.part(world, scene)?
                }
                None => Series::new(world, scene, speaker.ok_or("nobody speaks")?)?,
            };
            // Places told of one after the other share nobody.
            let sibling = self.0.iter().rev().take(12).find(|s| {
                series.figure.place.is_some()
                    && s.figure.place.is_some()
                    && s.figure.place != series.figure.place
                    && s.figure.measure == series.figure.measure
            });
            let sibling = sibling.and_then(|s| s.last.clone());
            disjoint_from.extend(sibling.map(|id| Link::new(id, world.basis())));
            self.0.push(series);
            self.0.len() - 1
        };
        let other = self.larger(index);
        let series = self.0.get_mut(index).ok_or("no series")?;
        let on = series.day <= day && world.random.percent(85);
        let supersedes = series.last.clone().filter(|_| on);
        let mut greater_than = Vec::new();
        let amount = if supersedes.is_none() && other.is_some() && world.random.percent(5) {
            greater_than.extend(other.map(|id| Link::new(id, Basis::Stated)));
            Amount::Comparative
        } else {
            series.amount(world, scene)
        };
        let mut figure = series.figure.clone();
        figure.quantity = Quantity::new(amount);
        if world.random.percent(70) {
            figure.quantity = figure.quantity.in_words(&amount.to_string());
        }
        if figure.accumulation == Some(Accumulation::Stock) || world.random.percent(20) {
            figure.as_of = When::of_day(day);
        }
        Ok(Drawn {
            series: index,
            speaker: series.speaker.clone(),
            figure,
            supersedes: supersedes
                .map(|id| {
                    let stated = world.random.percent(40);
                    Link::new(
                        id,
                        if stated {
                            Basis::Stated
                        } else {
                            Basis::Inferred
                        },
                    )
                })
                .into_iter()
                .collect(),
            part_of,
            disjoint_from,
            greater_than,
        })
    }

    /// A claim of another speaker about the same measure, to be larger than.
    fn larger(&self, index: usize) -> Option<Id> {
        let mine = self.0.get(index)?;
        let other = self
            .0
            .iter()
            .take(8)
            .find(|s| s.figure.measure == mine.figure.measure && s.speaker != mine.speaker)?;
        other.last.clone()
    }
}

impl Series {
    fn new(world: &mut World, scene: &Scene<'_>, speaker: Voice) -> Result<Self, Failure> {
        let (measure, share) = MEASURES
            .get(world.random.skewed(MEASURES.len()))
            .copied()
            .unwrap_or(("killed", 100));
        let mut figure = Figure::new(Id::new(measure)?, Quantity::new(Amount::Unquantified));
        if matches!(measure, "held" | "missing" | "protesters") {
            figure.accumulation = Some(Accumulation::Stock);
        }
        if world.random.percent(12) {
            figure.window = When::of_day(scene.day);
        }
        if world.random.percent(6) && measure == "killed" {
            figure.cause = Some(term(&mut world.random, CAUSES)?);
        }
        // Speakers differ, each in one direction throughout.
        let lean = 70 + speaker.0.as_str().bytes().map(usize::from).sum::<usize>() % 60;
        Ok(Self {
            speaker,
            figure,
            share: share * lean / 100,
            last: None,
            day: scene.day,
            value: 0,
            parts: 0,
            told: 0,
        })
    }

    fn is_whole(&self) -> bool {
        self.figure.population.is_empty() && self.figure.place.is_none() && self.parts < 4
    }

    /// A series that counts some of these.
    fn part(&mut self, world: &mut World, scene: &Scene<'_>) -> Result<Self, Failure> {
        self.parts += 1;
        let mut figure = self.figure.clone();
        let share = if world.random.percent(40) {
            figure.place = world.random.favour(&scene.country.places).cloned();
            5
        } else {
            let (facet, part, share) = PARTS
                .get(world.random.below(PARTS.len()))
                .copied()
                .unwrap_or(("age", "child", 9));
            figure.population = Map::from([(Id::new(facet)?, Id::new(part)?)]);
            share
        };
        Ok(Self {
            speaker: self.speaker.clone(),
            figure,
            share: self.share * share / 100,
            last: None,
            day: scene.day,
            value: 0,
            parts: 0,
            told: 0,
        })
    }

    /// The number as it is told now: growing, and worded in one way or another.
    fn amount(&mut self, world: &mut World, scene: &Scene<'_>) -> Amount {
        self.told += 1;
        let full = scene.toll * self.share / 100;
        let grown = full * (60 + self.told.min(40)) / 100;
        self.value = self.value.max(grown);
        let count = |n: usize| Count::new(n as u64).unwrap_or(Count::MAX);
        let n = count(self.value);
        match world.random.below(100) {
            0..=57 => Amount::Exact(n),
            58..=72 => Amount::AtLeast(n),
            73..=77 if self.value > 0 => Amount::MoreThan(count(self.value - 1)),
            78..=79 => Amount::AtMost(n),
            80..=85 if self.value > 0 => Amount::About(n),
            86..=87 if self.value > 0 => Amount::Nearly(n),
            88..=90 => Amount::Between {
                low: count(self.value * 9 / 10),
                high: n,
            },
            91..=97 if self.value >= 12 => Amount::Vague(match self.value {
                0..=150 => VagueWord::Dozens,
                151..=2_000 => VagueWord::Hundreds,
                _ => VagueWord::Thousands,
            }),
            _ if self.value > 0 => Amount::Unquantified,
            _ => Amount::Exact(n),
        }
    }
}
