//! Rows as RFC 4180 writes them.

/// Collects rows: cells between commas, rows ended by CR LF.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
    is_row_begun: bool,
}

impl Writer {
    pub(crate) fn cell(&mut self, text: &str) {
        if std::mem::replace(&mut self.is_row_begun, true) {
            self.out.push(',');
        }
        // White space at an end is quoted, since some programs take it off.
        let is_plain = !text.contains(['"', ',', ';', '\t', '\n', '\r'])
            && !text.starts_with(char::is_whitespace)
            && !text.ends_with(char::is_whitespace);
        if is_plain {
            self.out.push_str(text);
        } else {
            self.out.push('"');
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        }
    }

    pub(crate) fn end_row(&mut self) {
        self.is_row_begun = false;
        self.out.push_str("\r\n");
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }
}
