//! What a reader refuses before it costs anything.

/// Limits on what is read, since files come from strangers. Exceeding one is an error finding.
///
/// ```
/// use claimgraph::{Document, Limits};
///
/// let tiny = Limits { bytes: 4, ..Limits::default() };
/// assert!(Document::from_json_with(b"{\"format\":1}", tiny).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of input; 1 GiB by default.
    pub bytes: usize,
    /// Levels of nesting; 64 by default. A limit above [`Limits::DEEPEST`] counts as that.
    pub depth: usize,
    /// Bytes of one string; 16 MiB by default.
    pub string: usize,
    /// Findings listed before the rest are only counted; 10,000 by default.
    pub findings: usize,
}

impl Limits {
    /// The deepest nesting that any limit allows: `serde_json` reads no deeper, and a thread's stack
    /// is not endless.
    pub const DEEPEST: usize = 127;

    /// For text that was read before, or that this crate has written: all of it, and no findings.
    pub(crate) const NONE: Self = Self {
        bytes: usize::MAX,
        depth: Self::DEEPEST,
        string: usize::MAX,
        findings: 0,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            depth: 64,
            string: 1 << 24,
            findings: 10_000,
        }
    }
}
