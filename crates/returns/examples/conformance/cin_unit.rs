//! Turns the rows of a unit test into a census: each row an element of its child and its case, in the order of the file,
//! with the number that the row had in the test.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// A table of the test: its columns and its rows.
pub(super) type Sheet = (Vec<String>, Vec<Vec<Value>>);

/// The tables within a case, and the element of each.
const OF_CASE: [(&str, &str); 4] = [
    ("Assessments", "Assessments"),
    ("CINplanDates", "CINPlanDates"),
    ("Section47", "Section47"),
    ("ChildProtectionPlans", "ChildProtectionPlans"),
];

/// A row: its table, its number in the test, and its cells.
struct Row<'s> {
    table: &'s str,
    number: u32,
    cells: Vec<(&'s str, String)>,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> Option<&str> {
        self.cells
            .iter()
            .find(|(name, text)| *name == column && !text.is_empty())
            .map(|(_, text)| text.as_str())
    }

    /// The row's child: its identifier or, where the table has none, the row itself.
    fn child(&self) -> String {
        match self.cell("LAchildID") {
            Some(id) => id.to_owned(),
            None if self.cells.iter().any(|(name, _)| *name == "LAchildID") => format!("?{}", self.number),
            None => format!("#{}", self.number),
        }
    }

    fn case(&self) -> &str {
        self.cell("CINdetailsID").unwrap_or_default()
    }
}

/// Censuses as XML, one for each row of the header, and the numbers that their rows had, by table.
pub(super) fn censuses(tables: &BTreeMap<String, Sheet>) -> Vec<(String, BTreeMap<String, Vec<u32>>)> {
    let rows: Vec<Row<'_>> = tables.iter().flat_map(|(table, sheet)| rows(table, sheet)).collect();
    let headers: Vec<&Row<'_>> = rows.iter().filter(|row| row.table == "Header").collect();
    if headers.is_empty() {
        return vec![census(&rows, None)];
    }
    headers.into_iter().map(|header| census(&rows, Some(header))).collect()
}

fn rows<'s>(table: &'s str, (columns, rows): &'s Sheet) -> Vec<Row<'s>> {
    let cells = |row: &Vec<Value>| columns.iter().map(String::as_str).zip(row.iter().map(text)).collect();
    (0..).zip(rows).map(|(number, row)| Row { table, number, cells: cells(row) }).collect()
}

fn census(rows: &[Row<'_>], header: Option<&Row<'_>>) -> (String, BTreeMap<String, Vec<u32>>) {
    let mut xml = Xml::default();
    xml.text.push_str("<Message><Header><CollectionDetails><Collection>CIN</Collection>");
    if let Some(header) = header {
        xml.labels.entry("Header".to_owned()).or_default().push(header.number);
        xml.cells(header, &["Year", "ReferenceDate"]);
    }
    xml.text.push_str("</CollectionDetails></Header><Children>");
    let mut children: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.table != "Header" && row.table != "AssessmentFactorsList") {
        if !children.contains(&row.child()) {
            children.push(row.child());
        }
    }
    if children.is_empty() {
        xml.text.push_str("<Child/>");
    }
    for child in &children {
        let of_child: Vec<&Row<'_>> = rows.iter().filter(|row| row.child() == *child).collect();
        let who = of_child.iter().filter(|row| row.table == "ChildIdentifiers").count();
        // Several rows of who one child is are as many children.
        for number in 0..who.max(1) {
            xml.child(child, &of_child, number);
        }
    }
    xml.text.push_str("</Children></Message>");
    (xml.text, xml.labels)
}

#[derive(Default)]
struct Xml {
    text: String,
    labels: BTreeMap<String, Vec<u32>>,
}

impl Xml {
    fn child(&mut self, id: &str, rows: &[&Row<'_>], number: usize) {
        let of = |table: &'static str| rows.iter().filter(move |row| row.table == table);
        self.text.push_str("<Child><ChildIdentifiers>");
        match of("ChildIdentifiers").nth(number) {
            Some(row) => {
                self.label(row);
                self.cells(row, &[]);
            }
            None if !id.starts_with(['?', '#']) => {
                self.labels.entry("ChildIdentifiers".to_owned()).or_default().push(u32::MAX);
                let _ = write!(self.text, "<LAchildID>{id}</LAchildID>");
            }
            None => self.labels.entry("ChildIdentifiers".to_owned()).or_default().push(u32::MAX),
        }
        self.text.push_str("</ChildIdentifiers><ChildCharacteristics>");
        match of("ChildCharacteristics").next() {
            Some(row) => {
                self.label(row);
                self.cells(row, &["Ethnicity"]);
            }
            None => self.labels.entry("ChildCharacteristics".to_owned()).or_default().push(u32::MAX),
        }
        self.text.push_str("<Disabilities>");
        for row in of("Disabilities") {
            self.label(row);
            let _ =
                write!(self.text, "<Disability>{}</Disability>", row.cell("Disability").unwrap_or_default());
        }
        self.text.push_str("</Disabilities></ChildCharacteristics>");
        if number == 0 {
            self.cases(rows);
        }
        self.text.push_str("</Child>");
    }

    fn cases(&mut self, rows: &[&Row<'_>]) {
        let in_case = |row: &&&Row<'_>| {
            row.table == "CINdetails"
                || row.table == "Reviews"
                || OF_CASE.iter().any(|(table, _)| *table == row.table)
        };
        let mut cases: Vec<(&str, Option<&Row<'_>>)> = Vec::new();
        for row in rows.iter().filter(|row| row.table == "CINdetails") {
            cases.push((row.case(), Some(row)));
        }
        for row in rows.iter().filter(in_case) {
            if !cases.iter().any(|(case, _)| *case == row.case()) && row.table != "CINdetails" {
                cases.push((row.case(), None));
            }
        }
        let mut done: Vec<&str> = Vec::new();
        for (case, details) in cases {
            self.text.push_str("<CINdetails>");
            match details {
                Some(row) => {
                    self.label(row);
                    self.cells(row, &[]);
                }
                None => self.labels.entry("CINdetails".to_owned()).or_default().push(u32::MAX),
            }
            // Two cases of one number share what belongs to it; the first has it.
            if !done.contains(&case) {
                done.push(case);
                for (table, element) in OF_CASE {
                    for row in rows.iter().filter(|row| row.table == table && row.case() == case) {
                        self.element(row, element, rows);
                    }
                }
                let has = |table: &str| rows.iter().any(|row| row.table == table && row.case() == case);
                if has("Reviews") && !has("ChildProtectionPlans") {
                    self.labels.entry("ChildProtectionPlans".to_owned()).or_default().push(u32::MAX);
                    self.text.push_str("<ChildProtectionPlans>");
                    for review in rows.iter().filter(|row| row.table == "Reviews" && row.case() == case) {
                        self.review(review);
                    }
                    self.text.push_str("</ChildProtectionPlans>");
                }
            }
            self.text.push_str("</CINdetails>");
        }
    }

    fn element(&mut self, row: &Row<'_>, element: &str, rows: &[&Row<'_>]) {
        self.label(row);
        let _ = write!(self.text, "<{element}>");
        self.cells(row, &[]);
        if row.table == "ChildProtectionPlans" {
            for review in rows.iter().filter(|review| {
                review.table == "Reviews"
                    && review.case() == row.case()
                    && review.cell("CPPID") == row.cell("CPPID")
            }) {
                self.review(review);
            }
        }
        let _ = write!(self.text, "</{element}>");
    }

    fn review(&mut self, review: &Row<'_>) {
        self.label(review);
        let date = review.cell("CPPreviewDate").unwrap_or_default();
        let _ = write!(self.text, "<Reviews><CPPreviewDate>{date}</CPPreviewDate></Reviews>");
    }

    fn label(&mut self, row: &Row<'_>) {
        self.labels.entry(row.table.to_owned()).or_default().push(row.number);
    }

    /// The cells of a row that are elements: these, or all but identifiers that the file has not.
    fn cells(&mut self, row: &Row<'_>, only: &[&str]) {
        for (column, text) in &row.cells {
            let is_element = if only.is_empty() {
                !["CINdetailsID", "CPPID", "AssessmentID"].contains(column)
                    && (*column != "LAchildID" || row.table == "ChildIdentifiers")
            } else {
                only.contains(column)
            };
            if !is_element || text.is_empty() {
                continue;
            }
            if *column == "AssessmentFactors" {
                self.text.push_str("<FactorsIdentifiedAtAssessment>");
                for code in text.split(',') {
                    let _ = write!(self.text, "<AssessmentFactors>{code}</AssessmentFactors>");
                }
                self.text.push_str("</FactorsIdentifiedAtAssessment>");
            } else {
                let _ = write!(self.text, "<{column}>{text}</{column}>");
            }
        }
    }
}

/// A value as the file would have it: dates year first.
fn text(value: &Value) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => return values.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    };
    match text.split(['/', '-']).collect::<Vec<_>>().as_slice() {
        [day, month, year] if day.len() == 2 && year.len() == 4 => format!("{year}-{month}-{day}"),
        _ => text,
    }
}
