//! Answers as pictures: Vega-Lite v5 specifications with their data inline.
//!
//! The same answer gives the same bytes in every language. `docs/charts.md` says what a picture shows.

mod look;
mod origins;
mod parts;
mod series;
mod spec;
pub(crate) mod words;

use crate::{Error, Graph, Id, Origins, Premises, Series};

impl Graph {
    /// A series as a picture: a lane for every claimant and scope, time from left to right.
    ///
    /// ```
    /// use claimgraph::Graph;
    ///
    /// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
    /// let series = graph.figures().measure("killed").series()?;
    /// let chart = graph.chart_series(&series)?;
    /// assert!(chart.starts_with(r#"{"$schema":"https://vega.github.io/schema/vega-lite/v5.json""#));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there are more lines than a picture can show.
    pub fn chart_series(&self, series: &Series) -> Result<String, Error> {
        series::chart(self, series)
    }

    /// Where a figure comes from as a picture: from its passages, through all who passed it on, to its
    /// origins.
    ///
    /// ```
    /// use claimgraph::Graph;
    ///
    /// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
    /// let origins = graph.origins("c-00-tortured-to-death-6")?;
    /// assert!(graph.chart_origins(&origins)?.contains("4 documents, 1 independent origin"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there are more records on the way than a picture can show.
    pub fn chart_origins(&self, origins: &Origins) -> Result<String, Error> {
        origins::chart(self, origins)
    }

    /// A whole as a picture, with its parts by the premises, what is left after them, and the figures of
    /// which it is not known whether they are among it.
    ///
    /// ```
    /// use claimgraph::{Graph, Ground, Id, Premises};
    ///
    /// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
    /// let whole = Id::new("c-04-toll-238").unwrap();
    /// let chart = graph.chart_parts(&whole, &Premises::new(Ground::Curated))?;
    /// assert!(chart.contains("238 people killed"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the whole is no figure of the selection, and when there are more figures than a picture can
    /// show.
    pub fn chart_parts(&self, whole: &Id, premises: &Premises) -> Result<String, Error> {
        parts::chart(self, whole, premises)
    }
}
