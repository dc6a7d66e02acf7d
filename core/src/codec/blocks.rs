//! A line file in blocks of whole lines, so that a long one is never held whole.

use std::{borrow::Cow, io};

/// Bytes of a block: enough that a thread is worth its while, little beside what is read from them.
pub(super) const BLOCK: usize = 1 << 20;

/// Hands out the next block of whole lines; `None` at the end of the input.
pub(super) trait Blocks<'a> {
    fn next_block(&mut self) -> io::Result<Option<Cow<'a, [u8]>>>;
}

/// A file that is in memory already: blocks are parts of it.
pub(super) struct Slice<'a> {
    rest: &'a [u8],
    size: usize,
}

impl<'a> Slice<'a> {
    pub(super) fn new(bytes: &'a [u8], size: usize) -> Self {
        Self { rest: bytes, size }
    }
}

impl<'a> Blocks<'a> for Slice<'a> {
    fn next_block(&mut self) -> io::Result<Option<Cow<'a, [u8]>>> {
        let from = self.size.min(self.rest.len());
        let beyond = self.rest.get(from..).unwrap_or_default();
        let end = line_end(beyond).map_or(self.rest.len(), |more| from + more);
        let (block, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        Ok((!block.is_empty()).then_some(Cow::Borrowed(block)))
    }
}

/// A file that is read as it is needed: at any time a block of it is held, and the longest line.
pub(super) struct Stream<'r> {
    source: &'r mut dyn io::Read,
    /// The begun line after the last block.
    begun: Vec<u8>,
    ended: bool,
    size: usize,
}

impl<'r> Stream<'r> {
    pub(super) fn new(source: &'r mut dyn io::Read, size: usize) -> Self {
        Self {
            source,
            begun: Vec::new(),
            ended: false,
            size,
        }
    }
}

impl<'a> Blocks<'a> for Stream<'_> {
    fn next_block(&mut self) -> io::Result<Option<Cow<'a, [u8]>>> {
        let mut block = std::mem::take(&mut self.begun);
        while !self.ended {
            let before = block.len();
            let mut more = io::Read::take(&mut *self.source, self.size as u64);
            self.ended = io::Read::read_to_end(&mut more, &mut block)? < self.size;
            let new = block.get(before..).unwrap_or_default();
            if let Some(last) = new.iter().rposition(|b| *b == b'\n') {
                self.begun = block.split_off(before + last + 1);
                break;
            }
        }
        Ok((!block.is_empty()).then_some(Cow::Owned(block)))
    }
}

/// Where the first line ends, its line feed included.
fn line_end(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|b| *b == b'\n').map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn all(blocks: &mut dyn Blocks<'_>) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            all.push(block.into_owned());
        }
        all
    }

    #[test]
    fn blocks_are_whole_lines_and_nothing_is_lost() {
        const SIZE: usize = 16;
        let long = "x".repeat(3 * SIZE);
        let many = "line\n".repeat(SIZE);
        let twice = format!("{long}\n{long}");
        for text in ["", "\n", "a", "a\nb", &long, &twice, &many] {
            let slices = all(&mut Slice::new(text.as_bytes(), SIZE));
            let mut source = text.as_bytes();
            let streamed = all(&mut Stream::new(&mut source, SIZE));
            for blocks in [slices, streamed] {
                assert_eq!(blocks.concat(), text.as_bytes());
                let whole = blocks.iter().rev().skip(1);
                assert!(whole.clone().all(|block| block.ends_with(b"\n")));
                assert!(text.len() < 2 * SIZE || text == long || whole.count() > 0);
            }
        }
    }
}
