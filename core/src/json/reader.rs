//! A strict JSON pull reader that keeps going after a finding.
//!
//! Its own, because no JSON crate reports duplicate keys, lone surrogates and *every* shape problem
//! with its place while building typed records in one pass; a fuzz target holds it to `serde_json`'s
//! judgement of what is JSON.

mod findings;
mod kind;
mod structure;
mod text;
mod words;

pub(crate) use findings::{Found, excerpt, push_step};
pub(crate) use kind::Kind;

use std::borrow::Cow;

use super::{Limits, begins_with_mark, not_text, over_limit};
use crate::gather::Gather as _;
use crate::{
    Diagnostic, Report,
    span::{ByteSpan, resolve},
};

/// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
pub(crate) const SAFE: u64 = (1 << 53) - 1;

#[derive(Debug, Clone)]
pub(crate) enum Step<'a> {
    Field(&'static str),
    Key(Cow<'a, str>),
    Index(usize),
}

pub(crate) struct Reader<'a> {
    text: &'a str,
    /// Where the input, or the line that is being read, ends.
    end: usize,
    pos: usize,
    depth: usize,
    limits: Limits,
    path: Vec<Step<'a>>,
    findings: Vec<(Diagnostic, Option<ByteSpan>)>,
    left_out: u64,
    broken: bool,
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`, or the finding that they cannot be text at all.
    pub(crate) fn new(bytes: &'a [u8], limits: Limits) -> Result<Self, Report> {
        let refuse = |finding| Err(Report::new(vec![finding], 0));
        if bytes.len() > limits.bytes {
            let (found, limit) = (bytes.len(), limits.bytes);
            let message = format!("input of {found} bytes is over the limit of {limit}");
            return refuse(over_limit(message, limits).param("bytes", found));
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let end = error.valid_up_to();
                let before = bytes.get(..end).map(std::str::from_utf8);
                let mut finding = not_text(end);
                if let Some(Ok(before)) = before {
                    finding.span = resolve(before, &[ByteSpan { start: end, end }]).pop();
                }
                return refuse(finding);
            }
        };
        match begins_with_mark(bytes) {
            Some(finding) => refuse(finding),
            None => Ok(Self::over(text, limits)),
        }
    }

    /// A reader of a stretch of text that somebody else has made sure of.
    pub(crate) fn over(text: &'a str, limits: Limits) -> Self {
        let limits = Limits {
            depth: limits.depth.min(Limits::DEEPEST),
            ..limits
        };
        Self {
            text,
            end: text.len(),
            pos: 0,
            depth: 0,
            limits,
            path: Vec::new(),
            findings: Vec::new(),
            left_out: 0,
            broken: false,
        }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    pub(crate) fn go_to(&mut self, pos: usize) {
        self.pos = pos;
    }

    /// Where the next value begins.
    pub(crate) fn begin(&mut self) -> usize {
        self.space();
        self.pos
    }

    /// From there to where the reader is.
    pub(crate) fn since(&self, start: usize) -> ByteSpan {
        let end = self.pos.max(start);
        ByteSpan { start, end }
    }

    /// Ends the input here: nothing beyond belongs to the value that is read next.
    pub(crate) fn limit_to(&mut self, end: usize) {
        self.end = end.min(self.text.len());
    }

    /// Goes on with the next line after one that could not be read.
    pub(crate) fn mend(&mut self) {
        self.broken = false;
        self.depth = 0;
        self.path.clear();
    }

    pub(crate) fn under<T>(&mut self, step: Step<'a>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let value = read(self);
        self.leave();
        value
    }

    #[inline(never)]
    fn enter(&mut self, step: Step<'a>) {
        self.path.push(step);
    }

    #[inline(never)]
    fn leave(&mut self) {
        self.path.pop();
    }

    /// Reads with the path set aside, for values whose place in the document is told elsewhere.
    pub(crate) fn rooted<T>(
        &mut self,
        steps: impl IntoIterator<Item = Step<'a>>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.path, steps.into_iter().gather());
        let value = read(self);
        self.path = outer;
        value
    }

    #[expect(
        clippy::inline_always,
        reason = "asked of every byte, also where code is kept small"
    )]
    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        if self.pos < self.end {
            self.text.as_bytes().get(self.pos).copied()
        } else {
            None
        }
    }

    pub(crate) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.pos += 1;
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "asked of every byte, also where code is kept small"
    )]
    #[inline(always)]
    fn take(&mut self, wanted: u8) -> bool {
        let found = self.byte() == Some(wanted);
        if found {
            self.pos += 1;
        }
        found
    }

    /// The kind of the next value; a syntax finding when there is none.
    pub(crate) fn kind(&mut self) -> Option<Kind> {
        if self.broken {
            return None;
        }
        self.space();
        let kind = self.byte().and_then(Kind::of);
        if kind.is_none() {
            self.syntax("a value");
        }
        kind
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) {
        self.space();
        if !self.broken && self.pos < self.end {
            self.syntax("the end of the input");
        }
    }
}
