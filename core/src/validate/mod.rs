//! Findings about what the data say: one rule, one file.

mod circles;
mod clocks;
mod contradictory_links;
mod figure_links;
mod figures;
mod grades;
mod identifiers;
mod language;
mod latitude;
mod passages;
mod provenance;
mod references;
mod rounded;
#[cfg(test)]
mod sample;
mod script;
mod self_link;
mod shadowed;
mod slips;
mod sourced;
mod subject;
mod terms;
mod validity;
mod voice;

#[cfg(feature = "cli")]
pub(crate) use passages::loose::Loose;

use crate::{
    Claim, Code, Diagnostic, Graph, Id, Item, Limits, Map, Policy, Report, threads::Threads,
};

/// What a validation takes into account besides the graph itself.
///
/// ```
/// use claimgraph::{Graph, Id, Map, Validation};
///
/// let graph = Graph::from_json(b"{\"format\":1}")?;
/// let texts = Map::from([(Id::new("daily").unwrap(), "Five people died.".to_owned())]);
/// let report = graph.validate_with(&Validation { texts, ..Validation::default() });
/// assert!(report.errors().next().is_none());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Validation {
    /// The texts of sources, by source id: passages are checked against those that are given.
    pub texts: Map<Id, String>,
    /// How soft words become bounds where figures are weighed against each other.
    pub policy: Policy,
    /// Findings listed before the rest are only counted; the gravest come first.
    pub limit: usize,
}

impl Default for Validation {
    fn default() -> Self {
        Self {
            texts: Map::new(),
            policy: Policy::default(),
            limit: Limits::default().findings,
        }
    }
}

/// The rules that look at the graph as a whole, or at the records that are few.
const RULES: &[fn(&mut Check<'_>)] = &[
    references::check,
    terms::check,
    shadowed::check,
    circles::check,
    contradictory_links::check,
    grades::check,
    language::check,
    script::check,
    identifiers::check,
    latitude::check,
    rounded::check,
    provenance::circles::check,
    provenance::single_origin::check,
    provenance::unused::check,
    figures::nesting::check,
    figures::parts::check,
    figures::one_statement::check,
    clocks::accessed::check,
    clocks::custody::check,
    clocks::derived::check,
    clocks::parts::check,
    clocks::incident_order::check,
    clocks::time_bounds::check,
    clocks::assessed::check,
    validity::names::check,
    validity::affiliation::check,
    validity::containment::check,
    passages::recorded::check,
    passages::passage::check,
    slips::actors::check,
    slips::places::check,
    slips::sources::check,
];

/// The rules that look at one claim, with what it points at: all in one walk, since claims are many.
const CLAIM_RULES: &[fn(&mut Check<'_>, Item<'_, Claim>)] = &[
    voice::check,
    sourced::check,
    subject::check,
    figure_links::check,
    self_link::check,
    provenance::confirmation::check,
    figures::supersession_scope::check,
    figures::inferred_supersession::check,
    figures::supersession_order::check,
    figures::about_as_exact::check,
    figures::stock::check,
    figures::accumulation::check,
    figures::stage::check,
    figures::part::check,
    figures::comparison::check,
    clocks::happened::check,
    clocks::window::check,
    clocks::as_of::check,
    clocks::stated::check,
    clocks::linked::check,
];

impl Graph {
    /// Everything worth saying about the data. Never fails: findings are the answer.
    pub fn validate(&self) -> Report {
        self.validate_with(&Validation::default())
    }

    /// As [`Graph::validate`], with texts to check passages against, or another policy.
    pub fn validate_with(&self, validation: &Validation) -> Report {
        self.validate_on(&Threads::new(self.claims().len() >= MANY), validation)
    }

    fn validate_on(&self, threads: &Threads, validation: &Validation) -> Report {
        let claims = self.claims().len();
        let pieces = threads.count() * 4;
        let piece = claims.div_ceil(pieces).max(1);
        let by_claim = (0..pieces).map(|n| Piece::Claims(n * piece, piece));
        let rules = RULES.iter().map(|rule| Piece::Rule(*rule));
        let pieces: Vec<Piece> = rules.chain(by_claim).collect();
        let mut checks = threads.map(&pieces, |piece| {
            let mut check = Check::new(self, validation);
            match piece {
                Piece::Rule(rule) => rule(&mut check),
                Piece::Claims(from, most) => {
                    for claim in self.claims().skip(*from).take(*most) {
                        for rule in CLAIM_RULES {
                            rule(&mut check, claim);
                        }
                    }
                }
            }
            (check.findings, check.left_out)
        });
        let mut all = Check::new(self, validation);
        for (findings, left_out) in checks.drain(..) {
            findings.into_iter().flatten().for_each(|f| all.find(f));
            all.left_out += left_out;
        }
        all.report()
    }
}

/// Claims from which on threads are worth their while.
const MANY: usize = 20_000;

/// A part of the work that knows nothing of the others.
enum Piece {
    Rule(fn(&mut Check<'_>)),
    /// The rules for claims, from this rank on, for so many.
    Claims(usize, usize),
}

/// One piece of a validation at work: what its rules look at, and where their findings go.
pub(crate) struct Check<'g> {
    pub(crate) graph: &'g Graph,
    pub(crate) with: &'g Validation,
    /// By severity, gravest first: what is only worth knowing must not crowd out an error.
    findings: [Vec<Diagnostic>; 3],
    left_out: u64,
    claimants: figures::Claimants<'g>,
}

impl<'g> Check<'g> {
    fn new(graph: &'g Graph, with: &'g Validation) -> Self {
        Self {
            graph,
            with,
            findings: [const { Vec::new() }; 3],
            left_out: 0,
            claimants: figures::Claimants::new(graph),
        }
    }

    /// Records a finding.
    pub(crate) fn find(&mut self, finding: Diagnostic) {
        match self.findings.get_mut(finding.severity as usize) {
            Some(alike) if alike.len() < self.with.limit => alike.push(finding),
            _ => self.left_out += 1,
        }
    }

    /// Whether no more findings of this code's severity are listed: then the one at hand is counted,
    /// and need not be made.
    pub(crate) fn leaves_out(&mut self, code: Code) -> bool {
        let alike = self.findings.get(code.severity() as usize);
        let full = alike.is_none_or(|alike| alike.len() >= self.with.limit);
        self.left_out += u64::from(full);
        full
    }

    /// How many findings this rule has made so far.
    pub(crate) fn found(&self) -> usize {
        self.findings.iter().map(Vec::len).sum()
    }

    /// The gravest findings, as many as there may be.
    fn report(self) -> Report {
        let mut findings = self.findings.into_iter().flatten();
        let listed = findings.by_ref().take(self.with.limit).collect();
        Report::new(listed, self.left_out + findings.count() as u64)
    }

    /// Counts a finding that a rule does not list, since it has listed enough of the kind.
    pub(crate) fn leave_out(&mut self) {
        self.left_out += 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Validation;
    use crate::{Graph, Severity};

    #[test]
    #[cfg(feature = "parallel")]
    fn threads_leave_no_trace_in_what_is_found() {
        use crate::{Validation, threads::Threads};
        use std::fmt::Write as _;

        let mut json = r#"{"format":1,"claims":{"#.to_owned();
        for n in 0..500 {
            let comma = if n == 0 { "" } else { "," };
            let (source, measure) = (n % 7, n % 11);
            write!(
                json,
                r#"{comma}"c-{n}":{{"kind":"figure","incident":"gone","unattributed":true,
                "supersedes":[{{"claim":"c-{}","basis":"inferred"}}],"reported_in":[{{"source":"s-{source}"}}],
                "figure":{{"measure":"m-{measure}","quantity":{{"kind":"about","value":{n}}}}}}}"#,
                n + 1,
            )
            .unwrap();
        }
        json.push_str("}}");
        let graph = Graph::from_json(json.as_bytes()).unwrap();
        for limit in [0, 10, 700, 100_000] {
            let validation = Validation {
                limit,
                ..Validation::default()
            };
            let alone = graph.validate_on(&Threads::of(1), &validation);
            assert!(alone.len() as u64 + alone.left_out() > 1_500);
            for number in [2, 3, 8] {
                assert_eq!(graph.validate_on(&Threads::of(number), &validation), alone);
            }
        }
    }

    #[test]
    fn the_gravest_findings_are_listed_and_the_others_counted() {
        let json = r#"{"format":1,"places":{
            "a":{"names":[{"text":"A"}]}, "b":{"names":[{"text":"B"}]}, "c":{"names":[{"text":"C"}]},
            "z":{"names":[{"text":"Z"}],"within":[{"place":"gone","basis":"stated"}]}}}"#;
        let graph = Graph::from_json(json.as_bytes()).unwrap();
        let report = graph.validate_with(&Validation {
            limit: 2,
            ..Validation::default()
        });
        let severities: Vec<Severity> = report.iter().map(|d| d.severity).collect();
        assert_eq!(severities, [Severity::Info, Severity::Error]);
        assert_eq!(report.left_out(), 3);
    }
}
