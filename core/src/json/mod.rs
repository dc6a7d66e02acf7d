//! One JSON value: read strictly, with every problem in its place, and written canonically.

mod admission;
mod answer;
mod decimal;
mod decode;
mod encode;
mod fields;
mod limits;
mod raw;
mod reader;
mod record;
mod rounded;
mod scan;
mod written;

pub(crate) use admission::{begins_with_mark, not_text, over_limit};
pub(crate) use answer::to_text;
pub(crate) use decimal::Decimal;
pub(crate) use decode::{Decode, Member, Slot, id_of, one_by_word, one_of};
pub(crate) use encode::{Encode, Members, Writer, serialize};
pub(crate) use fields::{Fields, by_key, missing, missing_both, put, read, twice};
pub(crate) use reader::{Found, Kind, Reader, SAFE, Step, excerpt, push_step};
pub(crate) use record::{record, words};
pub(crate) use scan::plain;
pub(crate) use written::{Written, items_of, members, quoted, string};

pub use limits::Limits;
pub use raw::Ext;
