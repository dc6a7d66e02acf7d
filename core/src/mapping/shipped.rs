//! The mappings that come with the library.

use super::Mapping;
use crate::{Error, slip, text::shown};

const SHIPPED: &[(&str, &str)] = &[("ucdp-ged", include_str!("../../mappings/ucdp-ged.json"))];

impl Mapping {
    /// The names of the mappings that come with the library.
    ///
    /// ```
    /// assert!(claimgraph::Mapping::shipped().any(|name| name == "ucdp-ged"));
    /// ```
    pub fn shipped() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// The text of a mapping that comes with the library.
    ///
    /// # Errors
    ///
    /// When there is none of that name.
    pub fn shipped_text(name: &str) -> Result<&'static str, Error> {
        let found = SHIPPED.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| *text).ok_or_else(|| {
            let near = slip::nearest(name, Self::shipped());
            let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            let shown = shown(name, 100);
            Error::Question(format!("no mapping `{shown}` comes with the library{hint}"))
        })
    }

    /// A mapping as JSON text, or the name of one that comes with the library.
    ///
    /// ```
    /// use claimgraph::Mapping;
    ///
    /// assert!(Mapping::find("ucdp-ged").is_ok());
    /// assert!(Mapping::find("ucdp").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Mapping::read`], and when there is none of that name.
    pub fn find(text: &str) -> Result<Self, Error> {
        if text.trim_start().starts_with('{') {
            Self::read(text.as_bytes())
        } else {
            Self::read(Self::shipped_text(text)?.as_bytes())
        }
    }
}
