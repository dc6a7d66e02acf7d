//! CG320: reliability is of sources, credibility of claims.

use super::Check;
use crate::{Code, Diagnostic, Grade, SectionName, Subject};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for assessment in graph.assessments() {
        let Some(subject) = graph.get(assessment.of.as_str()) else {
            continue;
        };
        let (field, wrong) = match assessment.grade {
            Grade::Reliability(_) => ("reliability", SectionName::Claims),
            Grade::Credibility(_) => ("credibility", SectionName::Sources),
        };
        if subject.section() != wrong {
            continue;
        }
        let (id, of) = (assessment.id(), subject.id());
        let (graded, help) = match assessment.grade.subject() {
            Subject::Source => ("sources", "grade the claim's `credibility`, 1 to 6"),
            Subject::Claim => ("claims", "grade the source's `reliability`, A to F"),
        };
        check.find(
            Diagnostic::new(
                Code::WrongGrade,
                format!("/assessments/{id}/{field}"),
                format!("`{of}` is {}, and {field} is of {graded}", wrong.one()),
            )
            .id(id)
            .param("of", of)
            .param("grade", field)
            .help(help)
            .related(format!("/{wrong}/{of}"), "what is assessed"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded},
    };

    #[test]
    fn each_grade_has_its_subject() {
        let members = r#"
            "incidents":{"x":{"title":"X","kind":"k"}},
            "sources":{"s":{"kind":"article","title":"S"}},
            "claims":{"c":{"kind":"occurrence","incident":"x","occurrence":{"text":"t"}}},
            "assessments":{
                "a":{"of":"s","by":"d","reliability":"A"},
                "b":{"of":"c","by":"d","reliability":"F"},
                "d":{"of":"s","by":"d","credibility":6},
                "e":{"of":"c","by":"d","credibility":1},
                "f":{"of":"x","by":"d","credibility":1},
                "g":{"of":"gone","by":"d","credibility":1}}"#;
        assert_eq!(
            graded(Code::WrongGrade, members),
            [
                error("/assessments/b/reliability"),
                error("/assessments/d/credibility")
            ]
        );
    }
}
