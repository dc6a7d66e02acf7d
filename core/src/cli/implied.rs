//! `consistency`, `bounds` and `compare`: what the accepted figures say together.

use super::{
    Failure, Session, Status,
    args::{AnswerFormat, Assumption, Bounds, Compare, Consistency, PremiseArgs, SupersededArg},
    series::selection,
};
use crate::{Ask, Ground, Id, Policy, Premises, Scope, Superseded, json::to_text};

fn premises(args: &PremiseArgs) -> Result<Premises, Failure> {
    let ground = match args.assumption {
        Assumption::Stated => Ground::Stated,
        Assumption::Curated => Ground::Curated,
        Assumption::Definitional => Ground::Definitional,
    };
    let mut selection = selection(&args.selection)?;
    selection.superseded = match args.superseded {
        SupersededArg::Keep => Superseded::Keep,
        SupersededArg::DropStated => Superseded::DropStated,
        SupersededArg::DropStatedAndInferred => Superseded::DropStatedAndInferred,
    };
    let premises = Premises::new(ground).of(selection);
    let Some(suppose) = &args.suppose else {
        return Ok(premises);
    };
    // Read with the rest of the premises, as strictly as everywhere.
    let text = format!(
        r#"{{"selection":{},"assumption":"{ground}","suppose":{suppose}}}"#,
        to_text(&premises.selection)
    );
    Ok(Premises::from_json(&text)?)
}

fn id(text: &str) -> Result<Id, Failure> {
    Id::new(text)
        .map_err(|why| Failure::Asked(format!("`{}` is no id: {why}", text.escape_debug())))
}

impl Session<'_> {
    pub(super) fn consistency(&mut self, args: &Consistency) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        let answer = graph.consistency(&premises(&args.premises)?)?;
        let status = if answer.conflicts.is_empty() {
            Status::Well
        } else {
            Status::Found
        };
        if args.json {
            self.out.line(&to_text(&answer))?;
            return Ok(status);
        }
        self.out
            .paragraph(&format!("Premises: {}.", answer.premises))?;
        self.out
            .line(&format!("{} figures: {}", answer.figures, answer.in_words))?;
        for clash in &answer.conflicts {
            self.out.item(&clash.in_words)?;
        }
        for open in &answer.undecided {
            self.out.item(&format!("not weighed: {}", open.because))?;
        }
        Ok(status)
    }

    pub(super) fn compare(&mut self, args: &Compare) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        let answer = graph.compare(&args.a, &args.b, Policy::default())?;
        if args.json {
            self.out.line(&to_text(&answer))?;
        } else {
            self.out.line(&answer.in_words)?;
        }
        Ok(Status::Well)
    }

    pub(super) fn bounds(&mut self, args: &Bounds) -> Result<Status, Failure> {
        let graph = self.graph(&args.file)?;
        let premises = premises(&args.premises)?;
        let claims = args.claims.iter().map(|claim| id(claim));
        let claims: Vec<Id> = claims.collect::<Result<_, _>>()?;
        let whole = args.left_of.as_deref().map(id).transpose()?;
        if args.output_format == AnswerFormat::Chart {
            let whole = whole.filter(|_| claims.is_empty()).ok_or_else(|| {
                Failure::Asked(
                    "a chart shows the parts of `--left-of`, without other claims".to_owned(),
                )
            })?;
            self.out.line(&graph.chart_parts(&whole, &premises)?)?;
            return Ok(Status::Well);
        }
        let ask = match (&args.scope, whole, claims.as_slice()) {
            (Some(scope), ..) => Ask::Scope(Scope::from_json(scope)?),
            (None, Some(whole), parts) => Ask::Residual {
                whole,
                parts: parts.to_vec(),
            },
            (None, None, [one]) => Ask::Claim(one.clone()),
            (None, None, several) => Ask::Union(several.to_vec()),
        };
        let answer = graph.bounds(&ask, &premises)?;
        let status = if answer.conflict.is_some() {
            Status::Found
        } else {
            Status::Well
        };
        if args.output_format == AnswerFormat::Json {
            self.out.line(&to_text(&answer))?;
            return Ok(status);
        }
        self.out
            .paragraph(&format!("Premises: {}.", answer.premises))?;
        self.out
            .line(&format!("{}: {}", answer.asked, answer.in_words))?;
        if let Some(clash) = &answer.conflict {
            self.out.item(&clash.in_words)?;
        }
        if let Some(refused) = &answer.refused {
            self.out.item(refused)?;
        }
        Ok(status)
    }
}
