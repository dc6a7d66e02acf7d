//! A record in the making.

use crate::json::quoted;

/// JSON of which the numbers are as written.
#[derive(Debug, Clone)]
pub(super) enum Json {
    /// A text that is JSON already.
    Written(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn text(text: &str) -> Self {
        Self::Written(quoted(text))
    }

    /// Puts a value at a path, making objects on the way.
    pub(super) fn put(&mut self, path: &[&str], value: Json) {
        let Self::Object(members) = self else { return };
        let Some((step, rest)) = path.split_first() else {
            return;
        };
        let at = members.iter().position(|(name, _)| name == step);
        let index = at.unwrap_or(members.len());
        if at.is_none() {
            members.push(((*step).to_owned(), Self::Object(Vec::new())));
        }
        if let Some((_, member)) = members.get_mut(index) {
            if rest.is_empty() {
                *member = value;
            } else {
                member.put(rest, value);
            }
        }
    }

    pub(super) fn list(&mut self, name: &str) -> Option<&mut Vec<Json>> {
        let Self::Object(members) = self else {
            return None;
        };
        if !members.iter().any(|(member, _)| member == name) {
            members.push((name.to_owned(), Self::List(Vec::new())));
        }
        match members.iter_mut().find(|(member, _)| member == name) {
            Some((_, Self::List(items))) => Some(items),
            _ => None,
        }
    }

    /// What stands at a path, if anything does.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// How many items a list has.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Written(text) => out.push_str(text),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, member)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&quoted(name));
                    out.push(':');
                    member.write(out);
                }
                out.push('}');
            }
        }
    }
}
