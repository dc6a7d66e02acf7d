//! RFC 8785 (JCS) digests.

use crate::{Document, Sha256};

pub(crate) fn digest_document(document: &Document) -> Sha256 {
    digest_json(&super::document::compact(document))
}

/// The digest of JSON text that this crate has written.
pub(crate) fn digest_json(json: &str) -> Sha256 {
    // What this crate writes is I-JSON, so that canonicalisation has nothing to fail on; hashing the
    // text itself is the answer that stays deterministic if that were ever wrong.
    let canonical = serde_json::from_str::<serde_json::Value>(json)
        .ok()
        .and_then(|value| serde_json_canonicalizer::to_vec(&value).ok());
    Sha256::of(canonical.as_deref().unwrap_or(json.as_bytes()))
}
