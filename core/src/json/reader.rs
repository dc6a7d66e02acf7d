//! A strict JSON pull reader that keeps going after a finding.
//!
//! Its own, because no JSON crate reports duplicate keys, lone surrogates and *every* shape problem
//! with its place while building typed records in one pass; a fuzz target holds it to `serde_json`'s
//! judgement of what is JSON.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use super::{Limits, begins_with_mark, not_text, over_limit, scan::plain};
use crate::{
    Code, Diagnostic, Id, Report,
    span::{ByteSpan, resolve},
};

/// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
pub(crate) const SAFE: u64 = (1 << 53) - 1;

/// What a value is, told from its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl Kind {
    fn of(first: u8) -> Option<Self> {
        Some(match first {
            b'{' => Self::Object,
            b'[' => Self::Array,
            b'"' => Self::String,
            b'-' | b'0'..=b'9' => Self::Number,
            b't' | b'f' => Self::Boolean,
            b'n' => Self::Null,
            _ => return None,
        })
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Step<'a> {
    Field(&'static str),
    Key(Cow<'a, str>),
    Index(usize),
}

/// As much of a stranger's text as belongs in a message; the rest, which may be long, is left out.
pub(crate) fn excerpt(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// One step of an RFC 6901 pointer, escaped.
pub(crate) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for c in step.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// How much a reader has found up to some point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    listed: usize,
    left_out: u64,
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

    // ---- findings

    /// The pointer to where the reader is, or to the nearest thing around it whose pointer is not
    /// unreasonably long: keys are a stranger's, and every finding holds a pointer.
    pub(crate) fn pointer(&self) -> String {
        const MOST: usize = 1_000;
        let mut pointer = String::new();
        for step in &self.path {
            let before = pointer.len();
            match step {
                Step::Field(name) => push_step(&mut pointer, name),
                Step::Key(key) if key.len() > MOST => break,
                Step::Key(key) => push_step(&mut pointer, key),
                Step::Index(index) => {
                    // Writing to a String cannot fail.
                    let _ = write!(pointer, "/{index}");
                }
            }
            if pointer.len() > MOST {
                pointer.truncate(before);
                break;
            }
        }
        pointer
    }

    /// The record that is being read.
    fn record(&self) -> Option<Id> {
        match self.path.as_slice() {
            // Unlike `new`, the check is quick about a long key, below which every finding asks.
            [Step::Field(section), Step::Key(id), ..]
                if !matches!(*section, "about" | "vocabulary") && Id::is_valid(id) =>
            {
                Id::new(id).ok()
            }
            _ => None,
        }
    }

    /// Records a finding at the current path, standing from `start` to where the reader is. Its message
    /// is made only if it is to be listed.
    pub(crate) fn find(
        &mut self,
        start: usize,
        code: Code,
        message: impl fmt::Display,
        shape: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        if let Some(finding) = self.begin(code, &message) {
            self.list(start, shape(finding));
        }
    }

    fn begin(&mut self, code: Code, message: &dyn fmt::Display) -> Option<Diagnostic> {
        if self.findings.len() >= self.limits.findings {
            self.left_out += 1;
            return None;
        }
        Some(Diagnostic::new(code, self.pointer(), message.to_string()))
    }

    fn list(&mut self, start: usize, mut finding: Diagnostic) {
        if finding.id.is_none() {
            finding.id = self.record();
        }
        let end = self.pos.max(start);
        self.findings.push((finding, Some(ByteSpan { start, end })));
    }

    /// Like [`Reader::find`] with the whole stretch given.
    pub(crate) fn find_at(
        &mut self,
        at: ByteSpan,
        code: Code,
        message: impl fmt::Display,
        shape: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let pos = std::mem::replace(&mut self.pos, at.end);
        self.find(at.start, code, message, shape);
        self.pos = pos;
    }

    fn syntax(&mut self, expected: &str) {
        if self.broken {
            return;
        }
        let start = self.pos;
        let rest = self.text.get(start..self.end);
        let found = match rest.and_then(|rest| rest.chars().next()) {
            None => "the end of the input".to_owned(),
            Some(c) if c.is_control() => format!("`{}`", c.escape_default()),
            Some(c) => format!("`{c}`"),
        };
        self.find(
            start,
            Code::JsonSyntax,
            format_args!("expected {expected}, found {found}"),
            |d| d.param("expected", expected).param("found", found.as_str()),
        );
        self.broken = true;
    }

    /// Whether reading stopped for good.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Gives up reading, after a finding that explains why.
    pub(crate) fn stop(&mut self) {
        self.broken = true;
    }

    /// How much was found so far.
    pub(crate) fn found(&self) -> Found {
        Found {
            listed: self.findings.len(),
            left_out: self.left_out,
        }
    }

    /// Drops what was found since then.
    pub(crate) fn forget(&mut self, since: Found) {
        self.findings.truncate(since.listed);
        self.left_out = since.left_out;
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.found() == Found::default()
    }

    pub(crate) fn into_report(self) -> Report {
        let (findings, left_out) = self.into_findings();
        Report::new(findings, left_out)
    }

    /// What was found, in the order of the text, and how much more there is.
    pub(crate) fn into_findings(self) -> (Vec<Diagnostic>, u64) {
        let spans: Vec<ByteSpan> = self.findings.iter().filter_map(|(_, s)| *s).collect();
        let mut spans = resolve(self.text, &spans).into_iter();
        let findings = self
            .findings
            .into_iter()
            .map(|(mut finding, at)| {
                finding.span = at.and_then(|_| spans.next());
                finding
            })
            .collect();
        (findings, self.left_out)
    }

    // ---- position and path

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    pub(crate) fn go_to(&mut self, pos: usize) {
        self.pos = pos;
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
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads with the path set aside, for values whose place in the document is told elsewhere.
    pub(crate) fn rooted<T>(
        &mut self,
        steps: impl IntoIterator<Item = Step<'a>>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.path, steps.into_iter().collect());
        let value = read(self);
        self.path = outer;
        value
    }

    // ---- tokens

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

    /// Makes sure of the next value's kind, or reports what is there and skips it.
    pub(crate) fn expect(&mut self, wanted: Kind, what: &str) -> Option<()> {
        let kind = self.kind()?;
        if kind == wanted {
            return Some(());
        }
        let start = self.pos;
        self.skip();
        if self.broken {
            return None;
        }
        if kind == Kind::Null {
            self.find(start, Code::NullValue, "null is not a value", |d| {
                d.help("leave the field out when nothing is recorded")
            });
        } else {
            self.find(
                start,
                Code::WrongType,
                format_args!("expected {what}, found {}", article(kind)),
                |d| {
                    let d = d.param("expected", what).param("found", kind.as_str());
                    match shape(what) {
                        Some(shape) => d.help(format!("it is written as `{shape}`")),
                        None => d,
                    }
                },
            );
        }
        None
    }

    /// A string, unescaped. `None` after a finding.
    pub(crate) fn string(&mut self, what: &str) -> Option<Cow<'a, str>> {
        self.expect(Kind::String, what)?;
        self.string_token()
    }

    fn string_token(&mut self) -> Option<Cow<'a, str>> {
        let start = self.pos;
        self.pos += 1;
        let mut owned: Option<String> = None;
        let mut sound = true;
        loop {
            let run = self.pos;
            let rest = self.text.as_bytes().get(run..self.end).unwrap_or_default();
            let length = plain(rest);
            self.pos = run + length;
            let piece = self.text.get(run..self.pos).unwrap_or_default();
            match self.byte() {
                Some(b'"') => {
                    self.pos += 1;
                    if self.pos - start - 2 > self.limits.string {
                        let limit = self.limits.string;
                        self.find(
                            start,
                            Code::TooLarge,
                            format_args!("a string is over the limit of {limit} bytes"),
                            |d| d.param("limit", limit),
                        );
                        sound = false;
                    }
                    return sound.then(|| match owned {
                        None => Cow::Borrowed(piece),
                        Some(mut text) => {
                            text.push_str(piece);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(piece);
                    let mut text = std::mem::take(text);
                    sound &= self.escape(&mut text);
                    owned = Some(text);
                    if self.broken {
                        return None;
                    }
                }
                Some(_) => {
                    self.syntax("no control character within a string");
                    return None;
                }
                None => {
                    self.syntax("`\"`");
                    return None;
                }
            }
        }
    }

    /// Makes sure that a string, which stands at `at`, holds only characters. Asked of free text
    /// alone, not of every key, id and word, which are held against what they may be anyway.
    pub(crate) fn is_text(&mut self, at: ByteSpan, text: &str) -> bool {
        let Some(c) = noncharacter(text) else {
            return true;
        };
        let point = format!("U+{:04X}", u32::from(c));
        self.find_at(
            at,
            Code::Noncharacter,
            format_args!("a string holds {point}, which is no character"),
            |d| d.param("code_point", point.as_str()),
        );
        false
    }

    /// One escape sequence; false when it denotes no character.
    fn escape(&mut self, text: &mut String) -> bool {
        let start = self.pos;
        self.pos += 1;
        let plain = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.pos += 1;
                let Some(first) = self.hex() else {
                    return false;
                };
                let mut code = first;
                if (0xd800..0xdc00).contains(&first)
                    && self.text.get(self.pos..self.pos + 2) == Some("\\u")
                {
                    let back = self.pos;
                    self.pos += 2;
                    let Some(second) = self.hex() else {
                        return false;
                    };
                    if (0xdc00..0xe000).contains(&second) {
                        code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    } else {
                        self.pos = back;
                    }
                }
                return if let Some(c) = char::from_u32(code) {
                    text.push(c);
                    true
                } else {
                    self.find(
                        start,
                        Code::LoneSurrogate,
                        format_args!("`\\u{first:04x}` is half of a surrogate pair"),
                        |d| d.help("write the character itself, in UTF-8"),
                    );
                    false
                };
            }
            _ => {
                self.syntax("an escape: one of `\"\\/bfnrtu`");
                return false;
            }
        };
        self.pos += 1;
        text.push(plain);
        true
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self
            .text
            .get(self.pos..self.pos + 4)
            .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(digits) = digits else {
            self.syntax("four hexadecimal digits");
            return None;
        };
        self.pos += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The text of a number, checked against the JSON grammar.
    pub(crate) fn number(&mut self, what: &str) -> Option<&'a str> {
        self.expect(Kind::Number, what)?;
        self.number_token()
    }

    fn number_token(&mut self) -> Option<&'a str> {
        let start = self.pos;
        self.take(b'-');
        if !self.take(b'0') && self.digits() == 0 {
            self.syntax("a digit");
            return None;
        }
        if self.take(b'.') && self.digits() == 0 {
            self.syntax("a digit");
            return None;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.pos += 1;
            if !self.take(b'+') {
                self.take(b'-');
            }
            if self.digits() == 0 {
                self.syntax("a digit");
                return None;
            }
        }
        // Of `01` the first digit is a number, and the whole is none.
        if self.byte().is_some_and(|b| b.is_ascii_alphanumeric()) {
            self.syntax("the end of the number");
            return None;
        }
        self.text.get(start..self.pos)
    }

    fn digits(&mut self) -> usize {
        let start = self.pos;
        while self.byte().is_some_and(|b| b.is_ascii_digit()) {
            self.pos += 1;
        }
        self.pos - start
    }

    pub(crate) fn boolean(&mut self) -> Option<bool> {
        self.expect(Kind::Boolean, "true or false")?;
        self.word()
    }

    fn word(&mut self) -> Option<bool> {
        for (word, value) in [("true", true), ("false", false), ("null", false)] {
            if self
                .text
                .get(self.pos..)
                .is_some_and(|r| r.starts_with(word))
            {
                self.pos += word.len();
                return Some(value);
            }
        }
        self.syntax("a value");
        None
    }

    /// Steps into an object or list; false, after a finding, when it lies too deep.
    fn descend(&mut self) -> bool {
        self.depth += 1;
        if self.depth <= self.limits.depth {
            return true;
        }
        let (start, limit) = (self.pos, self.limits.depth);
        self.find(
            start,
            Code::TooDeep,
            format_args!("nested deeper than {limit} levels"),
            |d| d.param("limit", limit),
        );
        self.broken = true;
        false
    }

    /// Reads an object, calling `each` with every key and the key's stretch; `each` must read the value.
    pub(crate) fn object(
        &mut self,
        what: &str,
        mut each: impl FnMut(&mut Self, Cow<'a, str>, ByteSpan),
    ) -> Option<()> {
        self.members(what, &mut each)
    }

    /// Compiled once, whatever is done with each.
    fn members(
        &mut self,
        what: &str,
        each: &mut dyn FnMut(&mut Self, Cow<'a, str>, ByteSpan),
    ) -> Option<()> {
        self.expect(Kind::Object, what)?;
        if !self.descend() {
            return None;
        }
        self.pos += 1;
        self.space();
        if !self.take(b'}') {
            loop {
                self.space();
                if self.byte() != Some(b'"') {
                    self.syntax("a key in double quotes");
                    return None;
                }
                let start = self.pos;
                let key = self.string_token();
                let end = self.pos;
                if self.broken {
                    return None;
                }
                self.space();
                if !self.take(b':') {
                    self.syntax("`:`");
                    return None;
                }
                match key {
                    Some(key) => each(self, key, ByteSpan { start, end }),
                    None => self.skip(),
                }
                if self.broken {
                    return None;
                }
                self.space();
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    self.syntax("`,` or `}`");
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Reads a list, calling `each` at every element; `each` must read it.
    pub(crate) fn array(
        &mut self,
        what: &str,
        mut each: impl FnMut(&mut Self, usize),
    ) -> Option<()> {
        self.elements(what, &mut each)
    }

    /// Compiled once, whatever is done with each.
    fn elements(&mut self, what: &str, each: &mut dyn FnMut(&mut Self, usize)) -> Option<()> {
        self.expect(Kind::Array, what)?;
        if !self.descend() {
            return None;
        }
        self.pos += 1;
        self.space();
        if !self.take(b']') {
            for index in 0.. {
                each(self, index);
                if self.broken {
                    return None;
                }
                self.space();
                if self.take(b']') {
                    break;
                }
                if !self.take(b',') {
                    self.syntax("`,` or `]`");
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Reads as if the value stood below so many levels.
    pub(crate) fn at_depth<T>(&mut self, depth: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.depth, depth);
        let value = read(self);
        self.depth = outer;
        value
    }

    /// Passes over one value of any shape.
    pub(crate) fn skip(&mut self) {
        match self.kind() {
            None => {}
            Some(Kind::Object) => {
                let _ = self.object("", |r, _, _| r.skip());
            }
            Some(Kind::Array) => {
                let _ = self.array("", |r, _| r.skip());
            }
            Some(Kind::String) => {
                let _ = self.string_token();
            }
            Some(Kind::Number) => {
                let _ = self.number_token();
            }
            Some(Kind::Boolean | Kind::Null) => {
                let _ = self.word();
            }
        }
    }
}

/// A code point that Unicode sets aside for programs' own use and RFC 7493 (2.1) keeps out of texts.
fn noncharacter(text: &str) -> Option<char> {
    // All of them take a first byte of EF or more in UTF-8; hardly any text has one.
    if text.bytes().fold(0, u8::max) < 0xef {
        return None;
    }
    text.chars()
        .find(|c| matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(*c) & 0xfffe == 0xfffe)
}

/// A kind of value with its article, for messages.
/// How to write what people write as a bare word or number when they begin.
fn shape(what: &str) -> Option<&'static str> {
    Some(match what {
        "a list" => "[…]",
        "a name" => r#"{ "text": "…" }"#,
        "a quote" => r#"{ "exact": "…" }"#,
        "a passage" => r#"{ "source": "…" }"#,
        "a speaker" => r#"{ "actor": "…" }"#,
        "a link to a claim" => r#"{ "claim": "…", "basis": "stated" }"#,
        "a quantity" => r#"{ "kind": "exact", "value": 41 }"#,
        _ => return None,
    })
}

fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "an object",
        Kind::Array => "a list",
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Boolean => "true or false",
        Kind::Null => "null",
    }
}
