//! The bytes of a table, a stretch at a time, as ASCII-compatible text.

use crate::gather::Gather as _;
use std::io::{self, Read};

/// A byte that UTF-8 never has: what stands for half of a surrogate pair.
const IMPOSSIBLE: u8 = 0xff;

const STRETCH: usize = 1 << 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Units {
    Unknown,
    Bytes,
    LittleEndian,
    BigEndian,
}

/// Bytes from anywhere. What a byte order mark says is UTF-16 is turned into UTF-8 on the way.
pub(super) struct Input<'r> {
    from: &'r mut dyn Read,
    units: Units,
    /// Bytes of UTF-16 of which the rest is still to come.
    waiting: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<'r> Input<'r> {
    pub(super) fn new(from: &'r mut dyn Read) -> Self {
        Self {
            from,
            units: Units::Unknown,
            waiting: Vec::new(),
            ready: Vec::new(),
            at: 0,
            ended: false,
        }
    }

    /// What is there next, never empty before the end.
    pub(super) fn ready(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.ready.len() && !self.ended {
            self.fill()?;
        }
        Ok(self.ready.get(self.at..).unwrap_or_default())
    }

    pub(super) fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.ready()?.first().copied())
    }

    fn fill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.ready.clear();
        let mut stretch = std::mem::take(&mut self.ready);
        // A byte order mark is told by its first three bytes, which may come one by one.
        let least = if self.units == Units::Unknown { 3 } else { 1 };
        let mut chunk = vec![0; STRETCH];
        while stretch.len() < least && !self.ended {
            match self.from.read(&mut chunk) {
                Ok(0) => self.ended = true,
                Ok(length) => stretch.extend_from_slice(chunk.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        if self.units == Units::Unknown {
            let (units, mark) = match stretch.as_slice() {
                [0xef, 0xbb, 0xbf, ..] => (Units::Bytes, 3),
                [0xff, 0xfe, ..] => (Units::LittleEndian, 2),
                [0xfe, 0xff, ..] => (Units::BigEndian, 2),
                _ => (Units::Bytes, 0),
            };
            self.units = units;
            stretch.drain(..mark);
        }
        self.ready = match self.units {
            Units::Unknown | Units::Bytes => stretch,
            Units::LittleEndian => self.narrow(&stretch, u16::from_le_bytes),
            Units::BigEndian => self.narrow(&stretch, u16::from_be_bytes),
        };
        Ok(())
    }

    fn narrow(&mut self, stretch: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.waiting);
        bytes.extend_from_slice(stretch);
        let (pairs, odd) = bytes.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).gather();
        // The first half of a pair waits for the second.
        if !self.ended && units.last().is_some_and(|u| (0xd800..0xdc00).contains(u)) {
            units.pop();
            self.waiting
                .extend_from_slice(pairs.last().map_or(&[], |p| p.as_slice()));
        }
        self.waiting.extend_from_slice(odd);
        let mut out = Vec::with_capacity(units.len());
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => out.push(IMPOSSIBLE),
            }
        }
        if self.ended && !self.waiting.is_empty() {
            out.push(IMPOSSIBLE);
        }
        out
    }
}
