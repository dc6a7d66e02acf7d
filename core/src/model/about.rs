//! What a document says about itself.

use crate::{
    Text,
    json::{Ext, record},
};

record! {
    /// The `about` member.
    pub struct About ("what the document says about itself") {
        /// What the document is about.
        title: Option<Text>,
        /// The language of its notes and paraphrases, BCP 47.
        language: Option<Text>,
        /// Under which licence it may be used.
        licence: Option<Text>,
        /// How it was made.
        method: Option<Text>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

impl About {
    /// Nothing recorded.
    pub fn new() -> Self {
        Self {
            title: None,
            language: None,
            licence: None,
            method: None,
            note: None,
            ext: Ext::default(),
        }
    }
}

impl Default for About {
    fn default() -> Self {
        Self::new()
    }
}
