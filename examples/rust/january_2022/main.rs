//! The report on January 2022 in Kazakhstan: what five texts say, what was knowable, what stands behind it.
#![allow(missing_docs)]

mod adding;
mod answered;
mod findings;
mod implied;
mod knowable;
mod origins;
mod page;
mod toll;
mod words;

use std::{error::Error, fs, io, path::Path};

use claimgraph::Graph;

use page::Page;

fn main() -> Result<(), Box<dyn Error>> {
    match report() {
        // Whoever reads has read enough: `| head` is no failure.
        Err(error) if is_broken_pipe(&*error) => Ok(()),
        outcome => outcome,
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn report() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../january-2022/case.json");
    let bytes = fs::read(&path)?;
    let graph = Graph::from_json(&bytes)?;
    let findings = graph.validate().located(&bytes)?;

    let mut page = Page::stdout();
    page.title("January 2022 in Kazakhstan, as five texts report it")?;
    page.paragraph(&format!(
        "{} claims by {} actors in {} sources. None of it is a fact: everything below is somebody's claim.",
        graph.claims().len(),
        graph.actors().len(),
        graph.sources().len(),
    ))?;
    toll::print(&mut page, &graph)?;
    knowable::print(&mut page, &graph, "2022-02-03")?;
    knowable::print(&mut page, &graph, "2022-07-13")?;
    origins::print(&mut page, &graph)?;
    adding::print(&mut page, &graph)?;
    implied::print(&mut page, &graph)?;
    answered::print(&mut page, &graph)?;
    findings::print(
        &mut page,
        &findings,
        std::str::from_utf8(&bytes)?,
        "case.json",
    )?;
    Ok(())
}
