//! `convert`: a case in another form.

use super::{
    Failure, Session, Status,
    args::{Convert, Form},
    fmt::replace,
};
use crate::Drawing;

impl Session<'_> {
    pub(super) fn convert(&mut self, args: &Convert) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        let text = match args.to {
            Form::Document => graph.document().to_json(),
            Form::Lines => graph.document().to_lines(),
            Form::NodeLink => graph.to_node_link(&Drawing::default()) + "\n",
            Form::Dot => graph.to_dot(&Drawing::default()),
        };
        match &args.output {
            Some(path) => replace(path, &text)?,
            None => self.out.text(&text)?,
        }
        Ok(Status::Well)
    }
}
