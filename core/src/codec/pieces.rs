//! The document form read piece by piece, so that a file is never held beside its records.
//!
//! Only what is clean is read so. At whatever is not, reading gives up, and the caller reads the whole file,
//! which says what is wrong and where: no finding is made twice, and none is made here.

use std::io::{self, Read};

use super::{
    document::{MEMBERS, Version, format},
    is_line_form, read_stream,
};
use crate::{
    About, Document, Error, Id, Limits, Section,
    json::{Decode, Reader, id_of},
};

/// Bytes of a piece. A record that is longer makes it longer.
const PIECE: usize = 1 << 20;

/// Why a file was not read to its end: something is wrong in it, or beneath it.
enum Stop {
    Unclean,
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// The document of a file without a flaw, in either form; none where there is a flaw, or may be.
pub(crate) fn read_pieces(mut source: impl Read, limits: Limits) -> io::Result<Option<Document>> {
    let mut window = Window::new(&mut source, PIECE, limits);
    window.more()?;
    if is_line_form(window.text(), window.limits) {
        let begun = std::mem::take(&mut window.bytes);
        return match read_stream(&mut begun.as_slice().chain(source), limits) {
            Ok(document) => Ok(Some(document)),
            Err(Error::Io(error)) => Err(error),
            Err(Error::Unreadable(_) | Error::Question(_)) => Ok(None),
        };
    }
    window.read()
}

/// What of a file is at hand.
struct Window<R> {
    source: R,
    piece: usize,
    limits: Limits,
    bytes: Vec<u8>,
    /// Where that begins which was not read yet.
    start: usize,
    ended: bool,
}

impl<R: Read> Window<R> {
    fn new(source: R, piece: usize, limits: Limits) -> Self {
        Self {
            source,
            piece,
            limits: Limits {
                bytes: usize::MAX,
                ..limits
            },
            bytes: Vec::new(),
            start: 0,
            ended: false,
        }
    }

    /// Lets go of what was read and gets more: a piece, or as much again as a record has had so far.
    fn more(&mut self) -> io::Result<()> {
        // The byte before stays: it may have to become a brace.
        let kept = self.start.min(1);
        self.bytes.drain(..self.start - kept);
        self.start = kept;
        let wanted = self.piece.max(self.bytes.len());
        let most = u64::try_from(wanted).unwrap_or(u64::MAX);
        let got = (&mut self.source).take(most).read_to_end(&mut self.bytes)?;
        self.ended = got < wanted;
        Ok(())
    }

    /// What was not read yet, to the last whole character.
    fn text(&self) -> &[u8] {
        let rest = self.bytes.get(self.start..).unwrap_or_default();
        let is_within = |byte: &u8| *byte & 0b1100_0000 == 0b1000_0000;
        let tail = rest.iter().rev().take_while(|byte| is_within(byte)).count();
        let cut = match rest.len().checked_sub(tail + 1) {
            Some(first) if !self.ended => match rest.get(first) {
                Some(lead) if lead.leading_ones() as usize > tail + 1 => first,
                _ => rest.len(),
            },
            _ => rest.len(),
        };
        rest.get(..cut).unwrap_or_default()
    }

    /// Passes over white space to the next byte, which is not passed over.
    fn next(&mut self) -> Result<u8, Stop> {
        loop {
            let rest = self.bytes.get(self.start..).unwrap_or_default();
            let space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
            let passed = rest.iter().take_while(space).count();
            let found = rest.get(passed).copied();
            self.start += passed;
            match found {
                Some(byte) => return Ok(byte),
                None if self.ended => return Err(Stop::Unclean),
                None => self.more()?,
            }
        }
    }

    /// After a member: whether another follows. What follows then reads as an object of its own, for the
    /// comma becomes a brace.
    fn goes_on(&mut self) -> Result<bool, Stop> {
        let next = self.next()?;
        self.start += 1;
        match next {
            b'}' => Ok(false),
            b',' if self.next()? == b'"' => {
                self.start -= 1;
                match self.bytes.get_mut(self.start) {
                    Some(byte) => *byte = b'{',
                    None => return Err(Stop::Unclean),
                }
                Ok(true)
            }
            _ => Err(Stop::Unclean),
        }
    }

    /// Nothing but white space may follow.
    fn end(&mut self) -> Result<(), Stop> {
        match self.next() {
            Ok(_) => Err(Stop::Unclean),
            Err(Stop::Unclean) => Ok(()),
            Err(failed) => Err(failed),
        }
    }

    fn reader(&self) -> Result<Reader<'_>, Stop> {
        Reader::new(self.text(), self.limits).map_err(|_| Stop::Unclean)
    }

    /// Reads the document, of which a first piece is at hand.
    fn read(&mut self) -> io::Result<Option<Document>> {
        match self.document() {
            Ok(document) => Ok(Some(document)),
            Err(Stop::Unclean) => Ok(None),
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    fn document(&mut self) -> Result<Document, Stop> {
        let mut document = Document::default();
        let mut seen = Vec::new();
        if self.next()? != b'{' {
            return Err(Stop::Unclean);
        }
        loop {
            let section = match self.members(&mut document, &mut seen)? {
                Members::Done => break,
                Members::More => continue,
                Members::Section(section) => section,
            };
            match section {
                "places" => document.places = self.section()?,
                "actors" => document.actors = self.section()?,
                "incidents" => document.incidents = self.section()?,
                "sources" => document.sources = self.section()?,
                "claims" => document.claims = self.section()?,
                _ => document.assessments = self.section()?,
            }
            if !self.goes_on()? {
                break;
            }
        }
        self.end()?;
        if !seen.contains(&"format") {
            return Err(Stop::Unclean);
        }
        document.about = document.about.filter(|about| *about != About::new());
        Ok(document)
    }

    /// Reads members up to a section, or as far as they are at hand.
    fn members(
        &mut self,
        document: &mut Document,
        seen: &mut Vec<&'static str>,
    ) -> Result<Members, Stop> {
        let (mut read, mut section, mut sound) = (0, None, true);
        let mut reader = self.reader()?;
        let length = reader.text().len();
        let done = reader.object("", |reader, key, _| {
            let name = MEMBERS.iter().copied().find(|name| *name == key);
            let Some(name) = name.filter(|name| !seen.contains(name)) else {
                sound = false;
                return reader.stop();
            };
            match name {
                "format" => sound &= format(reader) == Version::This || reader.pos() == length,
                "about" => document.about = Decode::decode(reader),
                "vocabulary" => {
                    document.vocabulary = Decode::decode(reader).unwrap_or_default();
                }
                name => {
                    section = Some(name);
                    read = reader.pos();
                    seen.push(name);
                    return reader.stop();
                }
            }
            // A number that goes on in what is not at hand looks whole.
            if !reader.is_broken() && reader.pos() < length {
                sound &= reader.is_clean();
                read = reader.pos();
                seen.push(name);
            }
        });
        if !sound {
            return Err(Stop::Unclean);
        }
        if done.is_some() && reader.is_clean() {
            self.start += reader.pos();
            return Ok(Members::Done);
        }
        self.start += read;
        if let Some(section) = section {
            return Ok(Members::Section(section));
        }
        self.on(read)
            .map(|more| if more { Members::More } else { Members::Done })
    }

    /// Reads a section from its brace to its brace.
    fn section<T: Decode>(&mut self) -> Result<Section<T>, Stop> {
        let mut records: Vec<(Id, T)> = Vec::new();
        if self.next()? != b'{' {
            return Err(Stop::Unclean);
        }
        loop {
            let (mut read, mut sound) = (0, true);
            let mut reader = self.reader()?;
            let done = reader.at_depth(1, |reader| {
                reader.object("", |reader, key, at| {
                    let id = id_of(reader, &key, at);
                    let record = T::decode(reader);
                    if reader.is_broken() {
                        return;
                    }
                    match (id, record) {
                        (Some(id), Some(record)) if reader.is_clean() => {
                            records.push((id, record));
                            read = reader.pos();
                        }
                        _ => {
                            sound = false;
                            reader.stop();
                        }
                    }
                })
            });
            if !sound {
                return Err(Stop::Unclean);
            }
            if done.is_some() {
                self.start += reader.pos();
                break;
            }
            self.start += read;
            if !self.on(read)? {
                break;
            }
        }
        Section::from_unsorted(records).ok_or(Stop::Unclean)
    }

    /// After what was at hand did not suffice: whether another member follows, once there is more.
    fn on(&mut self, read: usize) -> Result<bool, Stop> {
        if read > 0 {
            return self.goes_on();
        }
        if self.ended {
            return Err(Stop::Unclean);
        }
        self.more()?;
        Ok(true)
    }
}

/// How far members were read.
enum Members {
    Done,
    More,
    Section(&'static str),
}

#[cfg(test)]
mod tests;
