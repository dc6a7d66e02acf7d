//! `explain`: what a code means.

use super::{Failure, Session, Status, args::Explain};
use crate::Code;

impl Session<'_> {
    pub(super) fn explain(&mut self, args: &Explain) -> Result<Status, Failure> {
        let Some(asked) = &args.code else {
            let rows = Code::ALL.iter().map(|code| {
                let severity = code.severity().as_str().to_owned();
                vec![code.as_str().to_owned(), severity, code.slug().to_owned()]
            });
            self.out.table(&rows.collect::<Vec<_>>())?;
            return Ok(Status::Well);
        };
        let code = Code::find(asked).ok_or_else(|| {
            let shown: String = asked.chars().take(100).collect();
            Failure::Asked(format!("there is no code `{}`", shown.escape_debug()))
        })?;
        self.out.line(code.page().trim_end())?;
        Ok(Status::Well)
    }
}
