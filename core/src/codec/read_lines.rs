//! Reading the line form: block after block, or as many at a time as there are processors.

use std::{borrow::Cow, io};

use super::{
    blocks::{BLOCK, Blocks, Slice, Stream},
    gathered::{Block, Gathered},
};
use crate::{
    Document, Error, Limits, Report,
    json::{begins_with_mark, over_limit},
    threads::Threads,
};

pub(crate) fn read_lines(bytes: &[u8], limits: Limits) -> Result<Document, Error> {
    if bytes.len() > limits.bytes {
        let message = format!(
            "input of {} bytes is over the limit of {}",
            bytes.len(),
            limits.bytes
        );
        let finding = over_limit(message, limits).param("bytes", bytes.len());
        return Err(Report::new(vec![finding], 0).into());
    }
    read_blocks(&mut Slice::new(bytes, BLOCK), limits, 0)
}

pub(crate) fn read_stream(source: &mut dyn io::Read, limits: Limits) -> Result<Document, Error> {
    read_blocks(&mut Stream::new(source, BLOCK), limits, 0)
}

/// Reads with so many threads, or as many as there are processors when 0.
fn read_blocks(
    blocks: &mut dyn Blocks<'_>,
    limits: Limits,
    number: usize,
) -> Result<Document, Error> {
    let mut gathered = Gathered::new(limits);
    // A file of one block is read before threads would have started.
    let mut threads = Threads::of(1);
    let mut bytes = 0_usize;
    let mut first = true;
    loop {
        let mut next: Vec<Cow<'_, [u8]>> = Vec::new();
        while next.len() < threads.count() * 2 {
            let Some(block) = blocks.next_block()? else {
                break;
            };
            bytes = bytes.saturating_add(block.len());
            next.push(block);
        }
        if bytes > limits.bytes {
            let message = format!(
                "the input goes on beyond the limit of {} bytes",
                limits.bytes
            );
            return Err(Report::new(vec![over_limit(message, limits)], 0).into());
        }
        if next.is_empty() && !first {
            return gathered.finish();
        }
        if first && let Some(finding) = begins_with_mark(next.first().map_or(&[], |b| b.as_ref())) {
            return Err(Report::new(vec![finding], 0).into());
        }
        if next.is_empty() {
            next.push(Cow::Borrowed(&[]));
        }
        if first {
            for bytes in &next {
                gathered.add(
                    bytes,
                    Block::read(bytes, std::mem::take(&mut first), limits),
                )?;
            }
            threads = Threads::of(number);
        } else {
            let read = threads.map(&next, |bytes| Block::read(bytes, false, limits));
            for (bytes, block) in next.iter().zip(read) {
                gathered.add(bytes, block)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LINES: &[&str] = &[
        r#"{"format":1,"about":{"title":"Ütliberg"}}"#,
        r#"{"section":"places","id":"a","record":{"names":[{"text":"Ä"}]}}"#,
        r#"{"section":"places","id":"b","record":{"names":[{"text":"B"}],"kind":7}}"#,
        r#"{"record":{"names":[{"text":"\u0041"}]},"id":"c","section":"places"}"#,
        r#"{"section":"vocabulary","id":"measures","record":{"open":true}}"#,
        r#"{"section":"vocabulary","id":"measures","record":{"open":false}}"#,
        r#"{"section":"places","id":"a","record":{"names":[{"text":"again"}]}}"#,
        r#"{"section":"places","id":"b","record":{"names":[{"text":"again"}]}}"#,
        "",
        r#"{"section":"sources","id":"x","#,
        r#"{"section":"planets","id":"x","record":{}}"#,
        r#"{"section":"sources","id":"é","record":{"title":"E","kind":"article"}}"#,
        r#"{"section":"sources","id":"s","record":{"title":"E","kind":"article","url":"no"}}"#,
        r#"{"section":"actors","id":"z","record":{"kind":"person","names":[{"text":"Z"}]}}"#,
    ];

    fn in_blocks(text: &[u8], size: usize, limits: Limits) -> [Result<Document, String>; 3] {
        let told = |error: Error| error.report().unwrap().to_json();
        let mut source = text;
        [
            read_blocks(&mut Slice::new(text, size), limits, 1).map_err(told),
            read_blocks(&mut Slice::new(text, size), limits, 3).map_err(told),
            read_blocks(&mut Stream::new(&mut source, size), limits, 2).map_err(told),
        ]
    }

    #[test]
    fn blocks_leave_no_trace_in_what_is_read_or_found() {
        let mut sound = LINES.to_vec();
        for bad in [12, 11, 10, 9, 8, 7, 6, 5, 2] {
            sound.remove(bad);
        }
        let doubled = [LINES, LINES].concat();
        let mut torn = LINES.join("\n").into_bytes();
        let middle = torn.len() - 40;
        *torn.get_mut(middle).unwrap() = 0xff;
        let texts = [
            sound.join("\n").into_bytes(),
            sound.join("\r\n").into_bytes(),
            LINES.join("\n").into_bytes(),
            doubled.join("\n").into_bytes(),
            torn,
            b"{\"format\":2}\n\n".to_vec(),
            "\u{feff}{\"format\":1}".into(),
            "{\"format\":1}\n\u{feff}".into(),
            Vec::new(),
            b"\n".to_vec(),
        ];
        for text in texts {
            for findings in [0, 1, 3, 10_000] {
                let limits = Limits {
                    findings,
                    ..Limits::default()
                };
                let [whole, ..] = in_blocks(&text, BLOCK, limits);
                for size in [1, 10, 64, 200, 1000] {
                    for parts in in_blocks(&text, size, limits) {
                        assert_eq!(parts, whole, "{size}");
                    }
                }
            }
        }
        assert!(in_blocks(&sound.join("\n").into_bytes(), 10, Limits::default())[0].is_ok());
    }

    #[test]
    fn a_stream_that_goes_on_beyond_the_limit_is_refused() {
        let limits = Limits {
            bytes: 20,
            ..Limits::default()
        };
        let text = format!("{{\"format\":1}}\n{}", "\n".repeat(20));
        for error in in_blocks(text.as_bytes(), 8, limits) {
            assert!(error.unwrap_err().contains("beyond the limit of 20 bytes"));
        }
    }
}
