//! The question for figures, option by option.

use super::{FigureFilter, FigureRow, Figures, Sizes};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Day, Error, Graph, Id, LeftOutReason, Map, Policy, RankLevel, Scope, Selection, Superseded,
    query::{
        affiliation::Roots,
        selection::select::count,
        series::{Clock, Grouping},
    },
    text::shown,
};

/// A question for figures, asked at last by [`collect`](FigureQuery::collect) or
/// [`series`](FigureQuery::series). What is wrong with an option is said then.
///
/// ```
/// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
/// let query = graph.figures().measure("kiled");
/// let error = query.collect().unwrap_err();
/// assert_eq!(error.to_string(), "there is no measure `kiled`; did you mean `killed`?");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct FigureQuery<'g> {
    pub(in crate::query) graph: &'g Graph,
    pub(in crate::query) selection: Selection,
    superseded: Option<Superseded>,
    pub(in crate::query) filter: FigureFilter,
    pub(in crate::query) policy: Policy,
    pub(in crate::query) clock: Clock,
    pub(in crate::query) grouping: Grouping,
    problem: Option<Error>,
}

impl<'g> FigureQuery<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            selection: Selection::default(),
            superseded: None,
            filter: FigureFilter::default(),
            policy: Policy::default(),
            clock: Clock::Stated,
            grouping: Grouping::Root,
            problem: None,
        }
    }

    fn read<T, E: std::fmt::Display>(
        &mut self,
        what: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match read(text) {
            Ok(value) => Some(value),
            Err(why) => {
                let shown = shown(text, 100);
                let message = format!("`{shown}` is no {what}: {why}");
                self.problem.get_or_insert(Error::Question(message));
                None
            }
        }
    }

    fn id(&mut self, text: &str) -> Option<Id> {
        self.read("id", text, Id::new)
    }

    fn day(&mut self, text: &str) -> Option<Day> {
        self.read("day", text, |text| {
            Day::parse(text).ok_or("a day is written `2022-07-13`")
        })
    }

    /// Figures of this selection; options given before that it covers are forgotten.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let selection = claimgraph::Selection::default();
    /// assert_eq!(graph.figures().selection(&selection).collect()?.selection, selection);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn selection(mut self, selection: &Selection) -> Self {
        self.selection = selection.clone();
        self.superseded = Some(selection.superseded);
        self
    }

    /// Figures of this measure; of several, of any.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert_eq!(graph.figures().measure("killed").collect()?.selection.measures.len(), 1);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn measure(mut self, measure: &str) -> Self {
        if let Some(measure) = self.id(measure) {
            self.selection.measures.insert(measure);
        }
        self
    }

    /// Also figures of the measures below those given.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let figures = graph.figures().measure("killed").measures_below().collect()?;
    /// assert!(figures.selection.measures_below);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn measures_below(mut self) -> Self {
        self.selection.measures_below = true;
        self
    }

    /// Figures about this incident and its parts.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().incident("no-such").collect().is_err());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn incident(mut self, incident: &str) -> Self {
        if let Some(incident) = self.id(incident) {
            self.selection.incident = Some(incident);
        }
        self
    }

    /// Figures stated by this actor or by those who speak for it; of several, by any.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().claimant("no-such").collect().is_err());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn claimant(mut self, claimant: &str) -> Self {
        if let Some(claimant) = self.id(claimant) {
            self.selection.claimants.insert(claimant);
        }
        self
    }

    /// Figures that certainly were public by the end of this day, written `2022-07-13`.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let figures = graph.figures().known_as_of("2022-07-13").collect()?;
    /// assert_eq!(figures.selection.known.unwrap().to_string(), "known by 2022-07-13 (certainly)");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn known_as_of(mut self, day: &str) -> Self {
        if let Some(day) = self.day(day) {
            self.selection = self.selection.known_by(day);
        }
        self
    }

    /// Figures that may have been public by the end of this day.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let figures = graph.figures().possibly_known_as_of("2022-07-13").collect()?;
    /// assert_eq!(figures.selection.known.unwrap().to_string(), "known by 2022-07-13 (possibly)");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn possibly_known_as_of(mut self, day: &str) -> Self {
        if let Some(day) = self.day(day) {
            self.selection = self.selection.possibly_known_by(day);
        }
        self
    }

    /// Figures of these ranks.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let deprecated = graph.figures().ranks([claimgraph::RankLevel::Deprecated]).collect()?;
    /// assert_eq!(deprecated.selection.ranks.len(), 1);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn ranks(mut self, ranks: impl IntoIterator<Item = RankLevel>) -> Self {
        self.selection = self.selection.ranks(ranks);
        self
    }

    /// What becomes of figures that others replace. When nothing is said, they are dropped from rows
    /// and kept in a series.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let all = graph.figures().superseded(claimgraph::Superseded::Keep).collect()?;
    /// assert_eq!(all.selection.superseded.as_str(), "keep");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn superseded(mut self, superseded: Superseded) -> Self {
        self.superseded = Some(superseded);
        self
    }

    /// Figures of this filter; places and populations given before are forgotten.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let filter = claimgraph::FigureFilter::from_json(r#"{"whole_population":true}"#)?;
    /// assert_eq!(graph.figures().filter(&filter).collect()?.filter, filter);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn filter(mut self, filter: &FigureFilter) -> Self {
        self.filter = filter.clone();
        self
    }

    /// Figures of this place, by their own word or their incident's.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().place("no-such").collect().is_err());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn place(mut self, place: &str) -> Self {
        if let Some(place) = self.id(place) {
            self.filter.place = Some(place);
        }
        self
    }

    /// Also figures of places that certainly lay in it at the time.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().places_within().collect()?.filter.places_within);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn places_within(mut self) -> Self {
        self.filter.places_within = true;
        self
    }

    /// Figures of this term of a facet; of several facets, of all.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let children = graph.figures().population("age", "child").collect()?;
    /// assert_eq!(children.filter.population.len(), 1);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn population(mut self, facet: &str, term: &str) -> Self {
        if let (Some(facet), Some(term)) = (self.id(facet), self.id(term)) {
            self.filter.population.insert(facet, term);
        }
        self
    }

    /// Figures of everybody: those without any population.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().whole_population().collect()?.filter.whole_population);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn whole_population(mut self) -> Self {
        self.filter.whole_population = true;
        self
    }

    /// How soft words become bounds.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let figures = graph.figures().policy(claimgraph::Policy::double()).collect()?;
    /// assert_eq!(figures.policy.name(), "double");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// The rows.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert!(graph.figures().collect()?.rows.is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When an option is malformed, or names something that there is not.
    pub fn collect(mut self) -> Result<Figures, Error> {
        self.settle(Superseded::DropStatedAndInferred)?;
        self.rows()
    }

    /// Makes sure that the question can be asked.
    pub(in crate::query) fn settle(&mut self, superseded: Superseded) -> Result<(), Error> {
        self.selection.superseded = self.superseded.unwrap_or(superseded);
        match self.problem.take() {
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    pub(in crate::query) fn rows(&self) -> Result<Figures, Error> {
        let graph = self.graph;
        let selected = graph.select_about(&self.selection)?;
        self.filter.check(graph)?;
        let mut left_out: Map<&'static str, usize> = Map::new();
        for left in &selected.left_out {
            let claim = graph.claim(left.claim.as_str());
            if claim.is_some_and(|claim| claim.figure().is_some()) {
                count(&mut left_out, left.reason.as_str());
            }
        }
        let here = left_out.values().sum::<usize>();
        let here = here
            + selected
                .claims
                .iter()
                .filter(|claim| claim.figure().is_some())
                .count();
        let elsewhere = graph.index().figures().saturating_sub(here);
        if elsewhere > 0 {
            left_out.insert(LeftOutReason::OtherIncident.as_str(), elsewhere);
        }
        let (mut sizes, mut roots) = (Sizes::new(graph, self.policy), Roots::new(graph));
        let mut rows = Vec::new();
        for claim in &selected.claims {
            let Some(scope) = Scope::of(claim) else {
                continue;
            };
            match self.filter.refuses(graph, &scope) {
                Some(reason) => count(&mut left_out, reason),
                None => rows.add_all(FigureRow::of(claim, scope, &mut sizes, &mut roots)),
            }
        }
        let shown = |id: &Id| {
            rows.binary_search_by(|row: &FigureRow| row.claim.cmp(id))
                .is_ok()
        };
        Ok(Figures {
            doubtful: selected.doubtful.into_iter().filter(shown).gather(),
            selection: selected.selection,
            filter: self.filter.clone(),
            policy: self.policy,
            rows,
            left_out,
        })
    }
}
