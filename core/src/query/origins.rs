//! How many independent origins stand behind a figure.

mod all;
mod answer;
mod circles;
mod count;
mod documents;
mod dominators;
mod options;
mod own_voice;
mod rise;
mod sets;
mod speech;
mod tellings;
mod voice;
mod voices;

#[cfg(test)]
mod tests;

pub use all::{OriginCounts, OriginTable};
pub use answer::{
    Attribution, Dominator, Independent, LeftOutTelling, Origin, Origins, Telling, TellingJoin,
};
pub use circles::CircularDerivation;
pub use options::{OriginOptions, TellingLeftOut};

pub(super) use voice::Voice;
pub(super) use voices::Voices;

use super::asked::claim;
use crate::{Error, Graph};

impl Graph {
    /// How many independent origins stand behind a claim, however many tell it.
    ///
    /// ```
    /// use claimgraph::Graph;
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
    ///   "actors":{"city":{"kind":"state-body","names":[{"text":"the city"}]}},
    ///   "sources":{"a":{"kind":"article","title":"A"},"b":{"kind":"article","title":"B"}},
    ///   "claims":{
    ///     "one":{"kind":"occurrence","incident":"collapse","stated_by":[{"actor":"city"}],
    ///       "reported_in":[{"source":"a"}],"occurrence":{"text":"the bridge fell"}},
    ///     "two":{"kind":"occurrence","incident":"collapse","stated_by":[{"actor":"city"}],
    ///       "restates":[{"claim":"one","basis":"inferred"}],
    ///       "reported_in":[{"source":"b"}],"occurrence":{"text":"the bridge fell"}}}}"#)?;
    /// let origins = graph.origins("one")?;
    /// assert_eq!(origins.documents, 2);
    /// assert_eq!((origins.independent.certain, origins.independent.possible), (1, 1));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no claim with this id.
    pub fn origins(&self, claim: &str) -> Result<Origins, Error> {
        self.origins_of(&[claim], &OriginOptions::default())
    }

    /// How many independent origins stand behind some claims taken together, with a choice of what
    /// counts.
    ///
    /// ```
    /// use claimgraph::{Graph, OriginOptions};
    ///
    /// let graph = Graph::from_json(br#"{"format":1}"#)?;
    /// let error = graph.origins_of(&["toll"], &OriginOptions::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "there is no claim `toll`");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When one of the ids is no claim's.
    pub fn origins_of(
        &self,
        claims: &[impl AsRef<str>],
        options: &OriginOptions,
    ) -> Result<Origins, Error> {
        let mut asked = Vec::with_capacity(claims.len());
        for id in claims {
            asked.push(claim(self, id.as_ref())?.node());
        }
        asked.sort_unstable();
        asked.dedup();
        Ok(answer::answer(&mut Voices::new(self, options), &asked))
    }
}
