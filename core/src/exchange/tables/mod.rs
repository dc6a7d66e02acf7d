//! A document as tables: a row a record, or an item of one of its lists. `docs/tables.md` lists the
//! columns.

mod columns;
mod given;
mod json;
mod locate;
mod made;
mod row;
mod schema;
#[cfg(test)]
mod tests;
mod write;

use std::io::Read;

use self::{given::Given, made::Made, schema::TABLES};
use crate::{
    Code, Diagnostic, Document, Error, TableFormat, slip,
    text::{joined, shown},
};

/// A table as it is in a file.
pub struct CsvTable<'r> {
    /// Which: `places`, `claims-reported-in`…
    pub name: String,
    /// Its bytes, read row by row.
    pub from: &'r mut dyn Read,
    /// How they are written.
    pub format: TableFormat,
}

impl std::fmt::Debug for CsvTable<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CsvTable")
            .field("name", &self.name)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

impl Document {
    /// Makes a document of tables: an object from table to its rows, each row an object from column to
    /// cell, or to the text of a CSV file. What is wrong is found with its table, row and column.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let document = Document::from_tables(r#"{"places":[{"id":"almaty","name":"Almaty","lat":"43.25","lon":76.9}]}"#)?;
    /// assert_eq!(document.places.get("almaty").unwrap().names.display().text, "Almaty");
    /// assert_eq!(document, Document::from_tables(r#"{"places":"id,name,lat,lon\nalmaty,Almaty,43.25,76.9\n"}"#)?);
    ///
    /// let error = Document::from_tables(r#"{"sources":[{"id":"daily","kind":"article","title":"News","published":"3/3/2031"}]}"#);
    /// let finding = error.unwrap_err().report().unwrap().iter().next().unwrap().to_string();
    /// assert!(finding.contains("table `sources`, row 1, column `published`"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is not of this shape, and with everything that is wrong with the rows.
    pub fn from_tables(json: &str) -> Result<Self, Error> {
        let mut tables = given::read(json)?;
        let mut made = Made::default();
        for name in tables.keys() {
            made.known_table(name);
        }
        for table in TABLES {
            match tables.remove(table.name) {
                None => {}
                Some(Given::Rows(rows)) => made.rows(table, rows),
                Some(Given::File(text)) => {
                    made.csv(table, &mut text.as_bytes(), TableFormat::default())?;
                }
            }
        }
        made.into_document()
    }

    /// Makes a document of CSV files, which are read row by row.
    ///
    /// ```
    /// use claimgraph::{CsvTable, Document, TableFormat};
    ///
    /// let mut places: &[u8] = b"id;kind\nalmaty;city\n";
    /// let mut names: &[u8] = b"id;text;lang\nalmaty;Almaty;en\nalmaty;\"\xd0\x90\xd0\xbb\xd0\xbc\xd0\xb0\xd1\x82\xd1\x8b\";kk\n";
    /// let format = TableFormat::default().delimited_by(";")?;
    /// let document = Document::from_csv([
    ///     CsvTable { name: "places".to_owned(), from: &mut places, format },
    ///     CsvTable { name: "places-names".to_owned(), from: &mut names, format },
    /// ])?;
    /// assert_eq!(document.places.get("almaty").unwrap().names.iter().count(), 2);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When reading fails, and with everything that is wrong with the rows.
    pub fn from_csv<'r>(tables: impl IntoIterator<Item = CsvTable<'r>>) -> Result<Self, Error> {
        let mut tables: Vec<CsvTable<'r>> = tables.into_iter().collect();
        let mut made = Made::default();
        for table in &tables {
            made.known_table(&table.name);
        }
        for table in TABLES {
            for given in tables.iter_mut().filter(|given| given.name == table.name) {
                made.csv(table, given.from, given.format)?;
            }
        }
        made.into_document()
    }

    /// The document as CSV files (RFC 4180), by the names of their tables; those without a row are left
    /// out. [`Document::from_csv`] makes an equal document of them.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let document = Document::from_json(br#"{"format":1,"places":{"almaty":{"names":[{"text":"Almaty"}]}}}"#)?;
    /// let tables = document.to_tables();
    /// assert_eq!(tables[1], ("places-names", "id,item,text,lang,script,kind,when\r\nalmaty,1,Almaty,,,,\r\n".to_owned()));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_tables(&self) -> Vec<(&'static str, String)> {
        write::write(self)
    }

    /// The names of all tables that a document may be made of.
    ///
    /// ```
    /// assert!(claimgraph::Document::tables().any(|name| name == "claims-links"));
    /// ```
    pub fn tables() -> impl Iterator<Item = &'static str> {
        TABLES.iter().map(|table| table.name)
    }
}

impl Made {
    fn known_table(&mut self, name: &str) {
        let known = || TABLES.iter().map(|table| table.name);
        if known().any(|table| table == name) {
            return;
        }
        let shown = shown(name, 100);
        let message = format!("there is no table `{shown}`");
        let finding = Diagnostic::new(Code::UnknownField, "", message);
        self.findings.push(match slip::nearest(name, known()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("tables are {}", joined(known(), ", "))),
        });
    }
}
