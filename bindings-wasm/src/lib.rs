//! The bridge between JavaScript and claimgraph: bytes and JSON text in, JSON text out.
//!
//! Nothing is decided here. What an operation does is in `claimgraph::interop`; how it looks in
//! TypeScript is in the folder `ts` beside this crate. A failure is thrown as its JSON text.

use claimgraph::{Error, Graph, interop};
use wasm_bindgen::prelude::wasm_bindgen;

fn failure(error: Error) -> String {
    let text = interop::failure(&error);
    drop(error);
    text
}

/// Answers an operation that is put to nothing.
///
/// # Errors
///
/// The failure of [`interop::tell`].
#[wasm_bindgen]
pub fn tell(operation: &str, options: &str) -> Result<String, String> {
    interop::tell(operation, options).map_err(failure)
}

/// Applies an operation to a file.
///
/// # Errors
///
/// The failure of [`interop::apply`].
#[wasm_bindgen]
pub fn apply(data: &[u8], operation: &str, options: &str) -> Result<String, String> {
    interop::apply(data, operation, options).map_err(failure)
}

/// A graph as JavaScript holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Case {
    graph: Graph,
}

#[wasm_bindgen]
impl Case {
    /// Reads and indexes a file.
    ///
    /// # Errors
    ///
    /// The failure of [`interop::open`].
    pub fn open(data: &[u8], options: &str) -> Result<Case, String> {
        let graph = interop::open(data, options).map_err(failure)?;
        Ok(Self { graph })
    }

    /// Puts an operation to the graph.
    ///
    /// # Errors
    ///
    /// The failure of [`interop::ask`].
    pub fn ask(&self, operation: &str, options: &str) -> Result<String, String> {
        interop::ask(&self.graph, operation, options).map_err(failure)
    }

    /// A graph of this one and of changes.
    ///
    /// # Errors
    ///
    /// The failure of [`interop::edit`].
    pub fn edit(&self, changes: &str) -> Result<Case, String> {
        let graph = interop::edit(&self.graph, changes).map_err(failure)?;
        Ok(Self { graph })
    }

    /// The document form.
    pub fn to_json(&self) -> String {
        self.graph.document().to_json()
    }

    /// The line form.
    pub fn to_lines(&self) -> String {
        self.graph.document().to_lines()
    }
}
