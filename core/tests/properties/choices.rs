//! A string of bytes read as a string of choices: whatever the bytes, something valid comes out, and
//! shorter and smaller bytes make simpler things, so that what fails shrinks well.

use claimgraph::{Count, Ext, Text, When};

use super::oracle;

/// The choices still to be made. Where the bytes end, every choice is the first and simplest.
#[derive(Debug)]
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

const TEXTS: &[&str] = &[
    "a",
    "at least 41",
    "Қазақстан",
    "\"quoted\" \\ back/slash",
    "\u{0}\u{1}\u{8}\u{9}\n\u{c}\r\u{1f}\u{7f}",
    "\u{2028}\u{2029}\u{feff}",
    "\u{d7ff}\u{e000}\u{fffd}\u{1f642}\u{10fffd}",
    "é e\u{301}",
    "{\"a\":[}],:",
    ":{}",
    "null",
    " ",
    "~1/0~0",
];

const DATES: &[&str] = &[
    "2022-01-05",
    "2022-01",
    "2022",
    "2022-06-2X",
    "202X",
    "2022-01-04/2022-01-11",
    "2022-01-05?",
    "1985~",
    "2022-01-0X%",
    "../2022-02-03",
    "2022-01-05/..",
    "/2022",
    "[2022-01-01,2022-01-03..2022-01-04]",
    "{2021,2022}",
    "-0044-03-15",
    "Y17000",
    "2022-21",
    "1950S2",
    "2022-01-05T16:30:00Z",
];

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    pub fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// Below `most`, which is at most 256.
    pub fn below(&mut self, most: usize) -> usize {
        usize::from(self.byte()) % most
    }

    pub fn number(&mut self) -> u64 {
        (0..8).fold(0, |n, _| n << 8 | u64::from(self.byte()))
    }

    pub fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    /// Fewer than `most` of them, none more often than not.
    pub fn list<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = if self.flag() { self.below(most) } else { 0 };
        (0..length).map(|_| make(self)).collect()
    }

    pub fn text(&mut self) -> Text {
        let mut text = self.one(TEXTS).to_owned();
        for _ in 0..self.below(4) {
            let code = u32::try_from(self.number() % 0x11_0000).unwrap();
            text.extend(char::from_u32(code).filter(|c| !oracle::is_noncharacter(*c)));
        }
        Text::from(text)
    }

    pub fn date(&mut self) -> When {
        When::parse(self.one(DATES)).unwrap()
    }

    pub fn count(&mut self) -> Count {
        let n = match self.below(4) {
            0 => u64::from(self.byte()),
            1 => u64::from(self.byte()) * 100,
            2 => Count::MAX.get(),
            _ => self.number() % (Count::MAX.get() + 1),
        };
        Count::new(n).unwrap()
    }

    /// JSON of somebody else's, written in as odd a way as JSON allows.
    pub fn ext(&mut self) -> Ext {
        if !self.flag() {
            return Ext::default();
        }
        let mut json = String::new();
        self.object(&mut json, 4);
        Ext::parse(&json).unwrap_or_else(|error| panic!("{error} in {json}"))
    }

    fn object(&mut self, json: &mut String, depth: usize) {
        json.push('{');
        for index in 0..self.below(4) {
            json.push_str(if index > 0 { "," } else { "" });
            self.space(json);
            // A number keeps the keys apart, however they are spelt.
            let key = format!("{}{index}", self.one(TEXTS));
            self.string(json, &key);
            self.space(json);
            json.push(':');
            self.value(json, depth - 1);
        }
        self.space(json);
        json.push('}');
    }

    fn value(&mut self, json: &mut String, depth: usize) {
        const NUMBERS: &[&str] = &[
            "0",
            "-0",
            "1.50",
            "1E5",
            "1e-7",
            "-0.0",
            "9007199254740991",
            "-9007199254740991",
            "1e308",
            "5e-324",
            "0.1e-999",
            "1.7976931348623157e308",
            "2.2250738585072014e-308",
            "7.120190912173513e-307",
            "123456789012345680000.0",
            "333333333.33333329",
        ];
        self.space(json);
        match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => json.push_str("null"),
            1 => json.push_str("true"),
            2 => json.push_str("false"),
            3 => json.push_str(self.one(NUMBERS)),
            4 => {
                let text = self.text();
                self.string(json, &text);
            }
            5 => {
                json.push('[');
                for index in 0..self.below(4) {
                    json.push_str(if index > 0 { "," } else { "" });
                    self.value(json, depth - 1);
                }
                self.space(json);
                json.push(']');
            }
            _ => self.object(json, depth),
        }
        self.space(json);
    }

    /// A string with escapes where they need not be.
    pub fn string(&mut self, json: &mut String, text: &str) {
        json.push('"');
        for c in text.chars() {
            let must = c < ' ' || c == '"' || c == '\\';
            if must || self.below(8) == 1 {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let (upper, lower) = (format!("{unit:04X}"), format!("{unit:04x}"));
                    json.push_str("\\u");
                    json.push_str(if self.flag() { &upper } else { &lower });
                }
            } else {
                json.push(c);
            }
        }
        json.push('"');
    }

    pub fn space(&mut self, json: &mut String) {
        if self.below(8) == 1 {
            json.push_str(self.one(&[" ", "\t", "\n", "\r\n  "]));
        }
    }
}
