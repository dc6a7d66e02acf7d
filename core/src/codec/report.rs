//! Reports as JSON.

use crate::{Report, json::to_text};

impl Report {
    /// The report as JSON text, the same bytes in every language.
    ///
    /// ```
    /// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert_eq!(graph.validate().to_json(), "{\"findings\":[],\"left_out\":0}");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}
