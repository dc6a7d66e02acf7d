//! Lists in cells.

use crate::gather::Gather as _;

/// Whether items may stand in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Quoting {
    #[default]
    None,
    /// Quotes within an item are doubled.
    Doubled,
    /// Quotes within an item stand as they are: it ends at one that the delimiter or the end follows.
    Undoubled,
}

/// The items of a text, or why it is no list.
pub(super) fn split(
    text: &str,
    by: &str,
    quoting: Quoting,
    trim: bool,
) -> Result<Vec<String>, String> {
    let mut items = Vec::new();
    let mut rest = Some(text);
    while let Some(left) = rest {
        let begun = if trim { left.trim_start() } else { left };
        let quoted = begun.strip_prefix('"').filter(|_| quoting != Quoting::None);
        let (item, after) = match quoted {
            Some(inside) => unquoted(inside, by, quoting, trim)?,
            None => match left.split_once(by) {
                Some((item, after)) => (item.to_owned(), Some(after)),
                None => (left.to_owned(), None),
            },
        };
        let item = if trim { item.trim().to_owned() } else { item };
        if !item.is_empty() {
            items.push(item);
        }
        rest = after;
    }
    Ok(items)
}

/// The item that a quote has opened, and what comes after the delimiter that follows it.
fn unquoted<'t>(
    text: &'t str,
    by: &str,
    quoting: Quoting,
    trim: bool,
) -> Result<(String, Option<&'t str>), String> {
    let mut item = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('"') {
        item.push_str(before);
        rest = after;
        if quoting == Quoting::Doubled
            && let Some(after) = after.strip_prefix('"')
        {
            item.push('"');
            rest = after;
            continue;
        }
        let end = if trim { after.trim_start() } else { after };
        if end.is_empty() {
            return Ok((item, None));
        }
        match end.strip_prefix(by) {
            Some(after) => return Ok((item, Some(after))),
            None if quoting == Quoting::Undoubled => item.push('"'),
            None => return Err("something follows the closing quote of an item".to_owned()),
        }
    }
    Err("the quote that opens an item is not closed".to_owned())
}

/// An item cut into parts, the last with all that is left.
pub(super) fn parts(item: &str, by: &str, names: usize) -> Result<Vec<String>, String> {
    let parts: Vec<String> = item.splitn(names, by).map(str::to_owned).gather();
    if parts.len() == names {
        Ok(parts)
    } else {
        Err(format!("an item has {} of {names} parts", parts.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Quoting, parts, split};

    #[test]
    fn items_are_told_apart() {
        let items = |text: &str| split(text, ";", Quoting::Doubled, true);
        assert_eq!(
            items(r#""a;b"; c ;"say ""x""";"#).as_deref(),
            Ok(&["a;b", "c", "say \"x\""].map(str::to_owned)[..])
        );
        assert!(items(r#""a"b;c"#).is_err());
        assert!(items(r#"a;"b"#).is_err());
        let items = |text: &str| split(text, ";", Quoting::Undoubled, true);
        assert_eq!(
            items(r#""the "so-called" state";"b""#).as_deref(),
            Ok(&["the \"so-called\" state", "b"].map(str::to_owned)[..])
        );
        assert_eq!(
            parts("a,b,c,d", ",", 3).as_deref(),
            Ok(&["a", "b", "c,d"].map(str::to_owned)[..])
        );
        assert!(parts("a,b", ",", 3).is_err());
    }
}
