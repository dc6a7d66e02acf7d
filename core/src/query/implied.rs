//! What accepted figures imply together: whether they can all be, and what they leave for a number
//! that nobody stated.

mod answer;
mod ask;
mod asked;
mod current;
mod family;
mod grounds;
mod infer;
mod links;
mod premises;
mod relate;
mod scopes;
mod tiles;
mod time;
mod words;

#[cfg(test)]
mod tests;

pub use answer::{
    Clash, Consistency, Earlier, Implied, ImpliedRange, Joined, JoinedBy, Leeway, Undecided,
    Undetermined, Weighed, WeighedSide, Whole,
};
pub use ask::Ask;
pub use premises::{Premises, Supposition};

use crate::{Error, Graph, Id};

impl Graph {
    /// Whether the figures of a selection can all be true, and if not, which smallest sets of them
    /// cannot.
    ///
    /// ```
    /// use claimgraph::{Graph, Ground, Premises};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}},
    ///   "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News"}},
    ///   "claims":{
    ///     "toll":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":5}}},
    ///     "six":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed-by-torture","quantity":{"kind":"exact","value":6}}}}}"#)?;
    /// let by_links = graph.consistency(&Premises::new(Ground::Curated))?;
    /// assert_eq!(by_links.consistent, Some(true));
    /// let by_scopes = graph.consistency(&Premises::new(Ground::Definitional))?;
    /// assert_eq!(
    ///     by_scopes.conflicts[0].in_words,
    ///     "these 2 cannot both be true: 6 (`six`) is more than 5 (`toll`), of which it is a part"
    /// );
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the premises name something that there is not.
    pub fn consistency(&self, premises: &Premises) -> Result<Consistency, Error> {
        infer::consistency(self, premises)
    }

    /// The least and the greatest that something can be, given the figures of a selection.
    ///
    /// ```
    /// use claimgraph::{Ask, Graph, Ground, Premises, Scope};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "places":{"land":{"names":[{"text":"Land"}],"kind":"country"},
    ///     "north":{"names":[{"text":"North"}],"kind":"region","within":[{"place":"land","basis":"stated"}]},
    ///     "south":{"names":[{"text":"South"}],"kind":"region","within":[{"place":"land","basis":"stated"}]}},
    ///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest","place":"land"}},
    ///   "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News"}},
    ///   "claims":{
    ///     "toll":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":238}}},
    ///     "north-toll":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","place":"north","quantity":{"kind":"exact","value":198}}}}}"#)?;
    /// let south = Scope::from_json(r#"{"measure":"killed","incident":"unrest","place":"south"}"#)?;
    /// let rest = graph.bounds(&Ask::Scope(south), &Premises::new(Ground::Definitional))?;
    /// let range = rest.range.unwrap();
    /// assert_eq!((range.low, range.high), (0, Some(40)));
    /// assert_eq!(rest.in_words, "0 to 40: at most 238 (`toll`) − 198 (`north-toll`)");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the question or the premises name something that there is not.
    pub fn bounds(&self, ask: &Ask, premises: &Premises) -> Result<Implied, Error> {
        infer::bounds(self, ask, premises)
    }

    /// What is counted by at least one of some figures. Nothing is assumed about what they share:
    /// 238 and six make 238 to 244 unless a premise says more.
    ///
    /// ```
    /// # use claimgraph::{Graph, Id, Premises};
    /// let graph = Graph::from_json(b"{\"format\":1}")?;
    /// let error = graph.union(&[Id::new("six").unwrap()], &Premises::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "there is no claim `six`");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When an id is not that of a selected figure.
    pub fn union(&self, claims: &[Id], premises: &Premises) -> Result<Implied, Error> {
        self.bounds(&Ask::Union(claims.to_vec()), premises)
    }

    /// What is left of a figure after others: what it counts and none of them does. Of no others in
    /// particular: after all those that are known to lie within it.
    ///
    /// ```
    /// # use claimgraph::{Graph, Id, Premises};
    /// let graph = Graph::from_json(b"{\"format\":1}")?;
    /// let toll = Id::new("toll").unwrap();
    /// assert!(graph.residual(&toll, &[], &Premises::default()).is_err());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Graph::union`].
    pub fn residual(
        &self,
        whole: &Id,
        parts: &[Id],
        premises: &Premises,
    ) -> Result<Implied, Error> {
        let (whole, parts) = (whole.clone(), parts.to_vec());
        self.bounds(&Ask::Residual { whole, parts }, premises)
    }
}
