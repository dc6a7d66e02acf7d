//! CG341: a number in `ext` says no more than a double keeps.
//!
//! It is kept as written. But JSON readers in general have doubles (RFC 7493, 2.2), and so has the form that
//! digests are taken of (RFC 8785): to them it is another number.

use super::Check;
use crate::{
    Code, Diagnostic, Id,
    json::{Ext, excerpt},
};

pub(super) fn check(check: &mut Check<'_>) {
    let document = check.graph.document();
    if let Some(about) = &document.about {
        look(check, "/about", None, &about.ext);
    }
    for (list, extension) in &document.vocabulary.lists {
        for (id, term) in &extension.terms {
            let at = || format!("/vocabulary/{list}/terms/{id}");
            look_where(check, at, None, &term.ext);
        }
    }
    macro_rules! sections {
        ($($section:ident),*) => { $(
            for (id, record) in document.$section.iter() {
                let at = || format!("/{}/{id}", stringify!($section));
                look_where(check, at, Some(id), &record.ext);
            }
        )* };
    }
    sections!(places, actors, incidents, sources, claims, assessments);
}

fn look_where(check: &mut Check<'_>, at: impl FnOnce() -> String, id: Option<&Id>, ext: &Ext) {
    if !ext.is_empty() {
        look(check, &at(), id, ext);
    }
}

fn look(check: &mut Check<'_>, at: &str, id: Option<&Id>, ext: &Ext) {
    ext.rounded(|number| {
        if check.leaves_out(Code::RoundedNumber) {
            return;
        }
        let (written, read) = (excerpt(number.written, 40), number.read);
        let finding = Diagnostic::new(
            Code::RoundedNumber,
            format!("{at}/ext{}", number.pointer),
            format!("`{written}` is more precise than a double: other readers have `{read}`"),
        )
        .param("number", &*written)
        .param("double", read)
        .help("write it as a string, or with the digits that count");
        check.find(match id {
            Some(id) => finding.id(id),
            None => finding,
        });
    });
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{graded, warning},
    };

    #[test]
    fn a_number_that_others_round_is_found_wherever_it_stands() {
        let found = |ext: &str| {
            let members = format!(
                r#""places":{{"p":{{"names":[{{"text":"P"}}],"ext":{ext}}}}},
                   "vocabulary":{{"causes":{{"terms":{{"mud":{{"path":"hazard/mud","ext":{ext}}}}}}}}}"#
            );
            graded(Code::RoundedNumber, &members)
        };
        assert_eq!(found(r#"{"a":0.1,"b":[1e3]}"#), []);
        let expected = ["/places/p/ext/b/1", "/vocabulary/causes/terms/mud/ext/b/1"];
        assert_eq!(
            found(r#"{"a":0.1,"b":[1e3,0.12345678901234567890]}"#),
            expected.map(warning)
        );
    }
}
