//! CG405: a source had been published when it was read.

use super::{disorder, finding};
use crate::{Code, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for source in graph.sources() {
        let (Some(published), Some(accessed)) = (&source.published, &source.accessed) else {
            continue;
        };
        if disorder(published, accessed).is_none() {
            continue;
        }
        let id = source.id();
        let message = format!("`{id}` was accessed before it was published");
        let pointer = format!("/sources/{id}/accessed");
        check.find(
            finding(
                Code::AccessedBeforePublication,
                pointer,
                message,
                published,
                accessed,
            )
            .id(id)
            .related(format!("/sources/{id}/published"), "when it was published"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn source(published: &str, accessed: &str) -> Vec<(Severity, String)> {
        let source = format!(
            r#""sources":{{"s":{{"kind":"article","title":"S","published":"{published}","accessed":"{accessed}"}}}}"#
        );
        graded(Code::AccessedBeforePublication, &source)
    }

    #[test]
    fn nothing_is_read_before_it_is_published() {
        let at = "/sources/s/accessed";
        assert_eq!(source("2022-02-03", "2022-02-03"), []);
        assert_eq!(source("2022-02-03/2022-02-06", "2022-02-04"), []);
        assert_eq!(source("2022-02-03", "2022-02-02"), [error(at)]);
        assert_eq!(source("2022-02-03", "2022-02-02?"), [warning(at)]);
    }
}
