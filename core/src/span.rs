//! Where in a file something stands.

use crate::gather::Gather as _;
use serde::Serialize;

/// A point in a text. Lines and columns count from 1, columns and offsets in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Point {
    /// Line, from 1.
    pub line: u64,
    /// Column, from 1, in code points.
    pub column: u64,
    /// Offset from the start of the text, from 0, in code points.
    pub offset: u64,
}

/// A stretch of a text, its end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first code point.
    pub start: Point,
    /// The point after the last code point.
    pub end: Point,
}

/// A stretch of bytes, before its lines and columns are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ByteSpan {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Turns byte offsets into points, one pass over the text however many are asked.
pub(crate) fn resolve(text: &str, spans: &[ByteSpan]) -> Vec<Span> {
    let mut wanted: Vec<usize> = spans.iter().flat_map(|s| [s.start, s.end]).gather();
    wanted.sort_unstable();
    wanted.dedup();
    let mut points = Vec::with_capacity(wanted.len());
    let mut next = wanted.iter().peekable();
    let mut at = Point {
        line: 1,
        column: 1,
        offset: 0,
    };
    for (byte, c) in text.char_indices() {
        while next.next_if(|w| **w <= byte).is_some() {
            points.push(at);
        }
        if next.peek().is_none() {
            break;
        }
        at.offset += 1;
        if c == '\n' {
            at.line += 1;
            at.column = 1;
        } else {
            at.column += 1;
        }
    }
    points.resize(wanted.len(), at);
    let point = |byte: usize| {
        wanted
            .binary_search(&byte)
            .ok()
            .and_then(|i| points.get(i).copied())
            .unwrap_or(at)
    };
    spans
        .iter()
        .map(|s| Span {
            start: point(s.start),
            end: point(s.end),
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_and_lines() {
        let text = "aé\nb𝄞c";
        let span = resolve(
            text,
            &[ByteSpan {
                start: text.find('𝄞').unwrap_or(0),
                end: text.len(),
            }],
        );
        let (start, end) = span.first().map(|s| (s.start, s.end)).unzip();
        assert_eq!(start.map(|p| (p.line, p.column, p.offset)), Some((2, 2, 4)));
        assert_eq!(end.map(|p| (p.line, p.column, p.offset)), Some((2, 4, 6)));
    }
}
