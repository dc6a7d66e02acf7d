//! Bytes to documents and back: strict reading, canonical writing, digests.

mod decode;
mod digest;
mod document;
mod encode;
mod layout;
mod limits;
mod lines;
mod locate;
mod raw;
mod reader;
mod record;

pub(crate) use decode::{Decode, Fields, Member, missing, one_of, read};
pub(crate) use digest::{digest_document, digest_json};
pub(crate) use document::{check_shape, read_document, record_json, write_document};
pub(crate) use encode::{Encode, Members, Writer, serialize};
pub(crate) use lines::{read_lines, write_lines};
pub(crate) use locate::{is_line_form, locate};
pub(crate) use reader::{Reader, excerpt, push_step};
pub(crate) use record::{record, words};

pub use limits::Limits;
pub use raw::Ext;
