//! What keeps a file from being read at all.

use super::Limits;
use crate::{
    Code, Diagnostic,
    span::{ByteSpan, resolve},
};

/// There is more input than the limit allows.
pub(crate) fn over_limit(message: String, limits: Limits) -> Diagnostic {
    Diagnostic::new(Code::TooLarge, "", message)
        .param("limit", limits.bytes)
        .help("raise the limit if the file is trusted")
}

/// The bytes from this one on are not UTF-8.
pub(crate) fn not_text(byte: usize) -> Diagnostic {
    Diagnostic::new(Code::NotUtf8, "", format!("byte {byte} is not UTF-8"))
        .param("byte", byte)
        .help("save the file as UTF-8")
}

/// The file begins with a byte order mark, which JSON has no place for.
pub(crate) fn begins_with_mark(bytes: &[u8]) -> Option<Diagnostic> {
    bytes.starts_with("\u{feff}".as_bytes()).then(|| {
        let mut finding =
            Diagnostic::new(Code::NotUtf8, "", "the file begins with a byte order mark")
                .help("save the file as UTF-8 without a byte order mark");
        finding.span = resolve("\u{feff}", &[ByteSpan { start: 0, end: 3 }]).pop();
        finding
    })
}
