//! Bytes to documents and back: the two forms, digests, and places in a file.

mod blocks;
mod collected;
mod digest;
mod document;
mod gathered;
mod layout;
mod lines;
mod locate;
mod pieces;
mod read_lines;
mod report;

use std::io;

use digest::{digest_document, digest_json};
use document::{check_shape, read_document, record_json, write_document};
use lines::write_lines;
pub(crate) use lines::{Lines, Met};
pub(crate) use locate::is_line_form;
pub(crate) use pieces::read_pieces;
use read_lines::{read_lines, read_stream};

use crate::{Document, Error, Limits, SectionName, Sha256};

impl Document {
    /// Reads the document form.
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape in the file, each with its pointer and place.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json_with(bytes, Limits::default())
    }

    /// Reads the document form within limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`Document::from_json`].
    pub fn from_json_with(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        read_document(bytes, limits)
    }

    /// Reads the line form, lines in any order after the head.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let document = Document::from_lines(
    ///     b"{\"format\":1}\n{\"section\":\"places\",\"id\":\"a\",\"record\":{\"names\":[{\"text\":\"A\"}]}}\n",
    /// )?;
    /// assert_eq!(document.places.len(), 1);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape in the file, each with its pointer and place.
    pub fn from_lines(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_lines_with(bytes, Limits::default())
    }

    /// Reads the line form within limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`Document::from_lines`].
    pub fn from_lines_with(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        read_lines(bytes, limits)
    }

    /// Reads the line form from a file or another stream as it comes, so that at no time more is held than
    /// the records and a few blocks of text.
    ///
    /// ```
    /// use claimgraph::{Document, Limits};
    ///
    /// let file: &mut dyn std::io::Read = &mut "{\"format\":1}\n".as_bytes();
    /// assert!(Document::read_lines(file, Limits::default())?.claims.is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Document::from_lines`], and when the stream fails.
    pub fn read_lines(source: &mut dyn io::Read, limits: Limits) -> Result<Self, Error> {
        read_stream(source, limits)
    }

    /// Makes sure that the document, once written, can be read again.
    ///
    /// ```
    /// use claimgraph::{Document, Place, Text, id};
    ///
    /// let mut document = Document::default();
    /// document.places.insert(id!("nowhere"), Place::new(""));
    /// assert!(document.check_shape().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// With every problem of shape.
    pub fn check_shape(&self) -> Result<(), Error> {
        check_shape(self).map_err(Error::from)
    }

    /// Reads either form, told apart by the file's first object.
    ///
    /// # Errors
    ///
    /// As [`Document::from_json`].
    pub fn load(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        if is_line_form(bytes, limits) {
            read_lines(bytes, limits)
        } else {
            read_document(bytes, limits)
        }
    }

    /// Writes the canonical document form, readable and ending in a newline.
    ///
    /// ```
    /// let document = claimgraph::Document::from_json(b"{\"places\":{},\"format\":1}")?;
    /// assert_eq!(document.to_json(), "{\"format\": 1}\n");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        write_document(self)
    }

    /// Writes the line form, sections in order and records sorted by id.
    ///
    /// ```
    /// assert_eq!(claimgraph::Document::default().to_lines(), "{\"format\":1}\n");
    /// ```
    pub fn to_lines(&self) -> String {
        write_lines(self)
    }

    /// SHA-256 of the RFC 8785 form of the whole document: equal documents have equal digests,
    /// however their files are laid out.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let one = Document::from_json(b"{\"format\":1,\"about\":{\"title\":\"A\"}}")?;
    /// let two = Document::from_json(b"{ \"about\": {\"title\": \"\\u0041\"}, \"format\": 1 }")?;
    /// assert_eq!(one.digest(), two.digest());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn digest(&self) -> Sha256 {
        digest_document(self)
    }

    /// SHA-256 of the RFC 8785 form of one record, without its id; `None` when there is no such record.
    pub fn record_digest(&self, section: SectionName, id: &str) -> Option<Sha256> {
        record_json(self, section, id).map(|json| digest_json(&json))
    }

    /// One record as compact canonical JSON; `None` when there is no such record.
    ///
    /// ```
    /// use claimgraph::{Document, Id, Place, SectionName};
    ///
    /// let mut document = Document::default();
    /// document.places.insert(Id::new("a")?, Place::new("A"));
    /// assert_eq!(
    ///     document.record_json(SectionName::Places, "a").as_deref(),
    ///     Some(r#"{"names":[{"text":"A"}]}"#)
    /// );
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn record_json(&self, section: SectionName, id: &str) -> Option<String> {
        record_json(self, section, id)
    }
}
