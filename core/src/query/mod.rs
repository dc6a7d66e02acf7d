//! Answers: each question its own file, each answer a plain value that says what it rests on.

mod affiliation;
mod ascent;
pub(crate) mod asked;
mod claim_rows;
mod figures;
mod implied;
mod knot;
mod known;
mod lookup;
mod neighbours;
mod order;
mod origins;
mod publication;
#[cfg(test)]
mod sample;
mod scope;
mod selection;
mod series;
mod source_rows;
mod trace;

pub(crate) use affiliation::Roots;
pub(crate) use neighbours::vertex;

pub use affiliation::Root;
pub use claim_rows::{ClaimRow, ClaimTable};
pub use figures::{FigureFilter, FigureQuery, FigureRow, Figures, Standing};
pub use implied::{
    Ask, Clash, Consistency, Earlier, Implied, ImpliedRange, Joined, JoinedBy, Leeway, Premises,
    Supposition, Undecided, Undetermined, Weighed, WeighedSide, Whole,
};
pub use known::{Known, Latest};
pub use lookup::{Directory, Lookup, LookupOptions, Match};
pub use neighbours::{Arc, Neighbours, Paths, Vertex, WalkOptions, Way};
pub use origins::{
    Attribution, CircularDerivation, Dominator, Independent, LeftOutTelling, Origin, OriginCounts,
    OriginOptions, OriginTable, Origins, Telling, TellingJoin, TellingLeftOut,
};
pub use publication::FirstPublished;
pub use scope::{
    Against, Compared, Comparison, Contradiction, Dimension, DimensionRelation, Ground, LinkSays,
    Order, Relation, Scope, ScopeRelation, SetRelation, Verdict,
};
pub use selection::{
    KnownBy, LeftOut, LeftOutReason, Publication, Selected, Selection, Superseded,
};
pub use series::{
    Claimant, Clock, Direction, Grouping, Line, Moment, MomentBy, Revision, Series, SeriesPoint,
    SetAside, Step, SupersededBy,
};
pub use source_rows::SourceRow;
pub use trace::{StepRole, Trace, TraceEnd, TracePath, TraceStep};
