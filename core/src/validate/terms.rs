//! CG203, CG204: terms are in their lists, and terms of the population under their facet.

use crate::sorted::SortedMap;
use std::fmt::Arguments;

use super::Check;
use crate::{Body, Claim, Code, Diagnostic, Figure, Id, Item, List, Names, Severity};

/// More findings than this get no suggestions: each goes through a whole list.
const MOST_SUGGESTIONS: usize = 1_000;

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut terms = Terms {
        check,
        open: SortedMap::new(),
    };
    for place in graph.places() {
        let at = format_args!("/places/{}", place.id());
        terms.names(place.id(), at, &place.record().names);
        if let Some(kind) = &place.record().kind {
            terms.look(
                List::PlaceKinds,
                kind,
                place.id(),
                at,
                format_args!("/kind"),
            );
        }
    }
    for actor in graph.actors() {
        terms.names(
            actor.id(),
            format_args!("/actors/{}", actor.id()),
            &actor.record().names,
        );
    }
    for incident in graph.incidents() {
        let at = format_args!("/incidents/{}", incident.id());
        let kind = &incident.record().kind;
        terms.look(
            List::IncidentKinds,
            kind,
            incident.id(),
            at,
            format_args!("/kind"),
        );
    }
    for claim in graph.claims() {
        terms.claim(claim);
    }
    terms.report_open();
}

/// The terms met so far.
struct Terms<'c, 'g> {
    check: &'c mut Check<'g>,
    /// Terms missing from open lists: their first use, and how many there are.
    open: SortedMap<(List, &'g str), (Diagnostic, usize)>,
}

impl<'g> Terms<'_, 'g> {
    fn claim(&mut self, claim: Item<'g, Claim>) {
        let (id, claim) = (claim.id(), claim.record());
        let at = format_args!("/claims/{id}");
        if let Some(verb) = &claim.verb {
            self.look(List::Verbs, verb, id, at, format_args!("/verb"));
        }
        for (slot, reply) in claim.responds_to.iter().enumerate() {
            if let Some(stance) = &reply.stance {
                let field = format_args!("/responds_to/{slot}/stance");
                self.look(List::Stances, stance, id, at, field);
            }
        }
        let (list, term, field) = match &claim.body {
            Body::Figure(figure) => return self.figure(id, at, figure),
            Body::Participation(p) => (List::Roles, Some(&p.role), "participation/role"),
            Body::Characterisation(c) => (
                List::Characterisations,
                Some(&c.term),
                "characterisation/term",
            ),
            Body::Occurrence(o) => (List::IncidentKinds, o.event.as_ref(), "occurrence/event"),
            Body::Demand(d) => (List::Actions, d.action.as_ref(), "demand/action"),
            Body::Commitment(c) => (List::Actions, c.action.as_ref(), "commitment/action"),
            Body::Response(r) => (List::Actions, r.action.as_ref(), "response/action"),
            Body::EvidenceRemark(_) => return,
        };
        if let Some(term) = term {
            self.look(list, term, id, at, format_args!("/{field}"));
        }
    }

    fn figure(&mut self, id: &'g Id, at: Arguments<'_>, figure: &'g Figure) {
        self.look(
            List::Measures,
            &figure.measure,
            id,
            at,
            format_args!("/figure/measure"),
        );
        if let Some(cause) = &figure.cause {
            self.look(List::Causes, cause, id, at, format_args!("/figure/cause"));
        }
        for (facet, term) in &figure.population {
            let field = format_args!("/figure/population/{facet}");
            self.look(List::Population, term, id, at, field);
            let Some(own) = self.check.graph.vocabulary().facet(term.as_str()) else {
                continue;
            };
            if own != facet.as_str() {
                self.check.find(
                    Diagnostic::new(
                        Code::WrongFacet,
                        format!("{at}{field}"),
                        format!("`{term}` is a term of the facet `{own}`, not of `{facet}`"),
                    )
                    .id(id)
                    .param("term", term)
                    .param("facet", facet)
                    .param("own", own)
                    .help(format!("write it as `\"{own}\": \"{term}\"`")),
                );
            }
        }
    }

    fn names(&mut self, id: &'g Id, at: Arguments<'_>, names: &'g Names) {
        for (slot, name) in names.iter().enumerate() {
            if let Some(kind) = &name.kind {
                self.look(
                    List::NameKinds,
                    kind,
                    id,
                    at,
                    format_args!("/names/{slot}/kind"),
                );
            }
        }
    }

    fn look(&mut self, list: List, term: &'g Id, id: &Id, at: Arguments<'_>, field: Arguments<'_>) {
        let vocabulary = self.check.graph.vocabulary();
        if vocabulary.term(list, term.as_str()).is_some() {
            return;
        }
        let open = vocabulary.is_open(list);
        if open && let Some((_, uses)) = self.open.get_mut(&(list, term.as_str())) {
            *uses += 1;
            return;
        }
        let few = self.check.found() + self.open.len() < MOST_SUGGESTIONS;
        let near = few
            .then(|| vocabulary.nearest(list, term.as_str()))
            .flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "docs/vocabularies.md lists the built-in terms; those of a document's own stand under \
                 `/vocabulary/{list}/terms`"
            ),
        };
        let finding = Diagnostic::new(
            Code::UnlistedTerm,
            format!("{at}{field}"),
            format!("`{term}` is not in the list `{list}`"),
        )
        .id(id)
        .param("term", term)
        .param("list", list.as_str())
        .help(help);
        if open {
            let finding = finding.severity(Severity::Info);
            self.open.insert((list, term.as_str()), (finding, 1));
        } else {
            self.check.find(finding);
        }
    }

    /// A term missing from an open list is reported once: its uses are all right.
    fn report_open(self) {
        for (finding, uses) in self.open.into_values() {
            self.check.find(finding.param("uses", uses));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded},
    };

    fn info(pointer: &str) -> (Severity, String) {
        (Severity::Info, pointer.to_owned())
    }

    #[test]
    fn every_field_that_holds_a_term_is_looked_at() {
        let lists = [
            "measures",
            "population",
            "causes",
            "incident-kinds",
            "place-kinds",
            "name-kinds",
            "roles",
            "stances",
            "verbs",
            "characterisations",
            "actions",
        ];
        let closed: Vec<String> = lists
            .iter()
            .map(|l| format!(r#""{l}":{{"open":false}}"#))
            .collect();
        let members = format!(
            r#""vocabulary":{{{}}},
            "places":{{"p":{{"names":[{{"text":"P","kind":"zzzz"}}],"kind":"zzzz"}}}},
            "actors":{{"a":{{"kind":"person","names":[{{"text":"A"}},{{"text":"B","kind":"zzzz"}}]}}}},
            "incidents":{{"x":{{"title":"X","kind":"zzzz"}}}},
            "claims":{{
                "c":{{"kind":"figure","incident":"x","verb":"zzzz","figure":{{"measure":"zzzz",
                    "quantity":{{"kind":"unquantified"}},"population":{{"age":"zzzz"}},"cause":"zzzz"}}}},
                "d":{{"kind":"participation","incident":"x","participation":{{"actor":"a","role":"zzzz"}}}},
                "e":{{"kind":"characterisation","incident":"x","characterisation":{{"term":"zzzz"}}}},
                "f":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t","event":"zzzz"}}}},
                "g":{{"kind":"demand","incident":"x","demand":{{"text":"t","action":"zzzz"}}}},
                "h":{{"kind":"commitment","incident":"x","commitment":{{"text":"t","action":"zzzz"}}}},
                "i":{{"kind":"response","incident":"x","responds_to":[{{"claim":"g","stance":"zzzz","basis":"stated"}}],
                    "response":{{"text":"t","action":"zzzz"}}}}}}"#,
            closed.join(",")
        );
        let expected = [
            "/actors/a/names/1/kind",
            "/claims/c/figure/cause",
            "/claims/c/figure/measure",
            "/claims/c/figure/population/age",
            "/claims/c/verb",
            "/claims/d/participation/role",
            "/claims/e/characterisation/term",
            "/claims/f/occurrence/event",
            "/claims/g/demand/action",
            "/claims/h/commitment/action",
            "/claims/i/responds_to/0/stance",
            "/claims/i/response/action",
            "/incidents/x/kind",
            "/places/p/kind",
            "/places/p/names/0/kind",
        ];
        assert_eq!(graded(Code::UnlistedTerm, &members), expected.map(error));
    }

    #[test]
    fn a_term_missing_from_an_open_list_is_told_once() {
        let claim = |id: &str, verb: &str| {
            format!(
                r#""{id}":{{"kind":"occurrence","incident":"x","verb":"{verb}","occurrence":{{"text":"t"}}}}"#
            )
        };
        let claims = [claim("a", "zzzz"), claim("b", "zzzz"), claim("c", "said")].join(",");
        let incident = r#""incidents":{"x":{"title":"X","kind":"protest"}}"#;
        let members = format!("{incident},\"claims\":{{{claims}}}");
        assert_eq!(
            graded(Code::UnlistedTerm, &members),
            [info("/claims/a/verb")]
        );
        let closed = format!(r#""vocabulary":{{"verbs":{{"open":false}}}},{members}"#);
        let found_closed = graded(Code::UnlistedTerm, &closed);
        assert_eq!(
            found_closed,
            [error("/claims/a/verb"), error("/claims/b/verb")]
        );
        let listed = format!(
            r#""vocabulary":{{"verbs":{{"open":false,"terms":{{"zzzz":{{"path":"zzzz"}}}}}}}},{members}"#
        );
        assert_eq!(graded(Code::UnlistedTerm, &listed), []);
    }

    #[test]
    fn a_term_stands_under_its_own_facet() {
        let population = |population: &str| {
            graded(
                Code::WrongFacet,
                &format!(
                    r#""claims":{{"c":{{"kind":"figure","incident":"x","figure":{{"measure":"killed",
                        "quantity":{{"kind":"unquantified"}},"population":{population}}}}}}}"#
                ),
            )
        };
        assert_eq!(population(r#"{"age":"child"}"#), []);
        assert_eq!(
            population(r#"{"role":"child"}"#),
            [error("/claims/c/figure/population/role")]
        );
        assert_eq!(
            population(r#"{"no-facet":"child"}"#),
            [error("/claims/c/figure/population/no-facet")]
        );
        // Unlisted: nobody knows its facet.
        assert_eq!(population(r#"{"role":"zzzz"}"#), []);
    }
}
