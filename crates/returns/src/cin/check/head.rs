//! The head and the tail of the file: which collection it is for, and whether it comes to a proper end.

use std::borrow::Cow;

use calendar::{Date, long};

use super::refuse::not_read;
use crate::cin::found::{Found, Hit};
use crate::cin::rule::{Check, Rule};
use crate::cin::schema::Schema;
use crate::cin::tables::Rows;
use crate::cin::walk::Walk;
use crate::cin::{Census, Header};
use crate::report::{Remark, Weight};
use crate::{Collection, Year};

/// What the head of a census says.
pub(super) struct Head {
    pub(super) schema: &'static Schema,
    pub(super) census: Census,
    pub(super) remarks: Vec<Remark>,
    /// The head itself.
    text: String,
    /// Where the head left off: how many lines it has, and the rows before the first child.
    line: u32,
    rows: Rows,
}

/// Reads the head, or says why the file is no census.
pub(super) fn read(bytes: &[u8], year: Option<Year>) -> Result<Head, Remark> {
    let text = String::from_utf8_lossy(bytes);
    // Every year's header is the same, so that any schema tells the year.
    let any = Schema::of(Year::LAST);
    let mut walk = Walk::new(any, false);
    let (record, outcome) = walk.piece(&text);
    if let Err(broken) = outcome {
        if !text.contains('<') {
            return Err(not_read(None, no_children(&text)));
        }
        let said = format!("The file was not read: on line {}, {}.", broken.line, broken.said);
        return Err(not_read(Some(broken.line), said));
    }
    if !walk.is_within_children() {
        return Err(not_read(None, no_children(&text)));
    }
    let header = &record.header;
    if header.collection.is_given() && !header.collection.is("CIN") {
        let other = header.collection.text().unwrap_or_default();
        let advice = if ["CLA", "LAC", "903"].iter().any(|name| other.to_ascii_uppercase().contains(name)) {
            format!(" {SSDA903_AS_XML}")
        } else {
            String::new()
        };
        let said = format!(
            "The file was not read: its header says that it is of the collection “{other}”. Expected: CIN, the children in need \
             census.{advice}"
        );
        return Err(not_read(Some(header.collection.spot.line), said));
    }
    let mut remarks = std::mem::take(&mut walk.remarks);
    if matches!(text, Cow::Owned(_)) {
        remarks.push(not_utf8());
    }
    let year = year_of(header, year, &mut remarks)?;
    let end = header.reference.day().unwrap_or_else(|| {
        let end = Collection::of(year).end;
        let said =
            format!("The header has no reference date that can be read; {} was taken for it.", long(end));
        remarks.push(noticed(header.reference.spot.line, said));
        end
    });
    let schema = Schema::of(year);
    if !Schema::is_published(year) {
        let said = format!(
            "The Department's schema for {year} was not known when Kith was made; that of the year before was \
                            used, and elements that it does not know are passed over."
        );
        remarks.push(Remark { weight: Weight::Noticed, line: None, said });
    }
    let census = Census::new(year, end, schema);
    let (line, rows) = (walk.line, walk.rows);
    Ok(Head { census, remarks, text: text.into_owned(), line, rows, schema })
}

fn not_utf8() -> Remark {
    let said = "What stands before the first child holds letters that are not stored as UTF-8, as the file should be; they are \
                shown as \u{FFFD}. Export the census as UTF-8.";
    Remark { weight: Weight::Schema, line: Some(1), said: said.to_owned() }
}

/// The year whose rules apply: the one asked for, or the one that the header says.
fn year_of(header: &Header<'_>, asked: Option<Year>, remarks: &mut Vec<Remark>) -> Result<Year, Remark> {
    let by_number = header.year.text().and_then(|text| text.parse().ok()).map(Year);
    let by_date = || header.reference.day().map(|day: Date| Year(day.year().unsigned_abs()));
    let said = by_number.or_else(by_date);
    match (asked, said) {
        (Some(asked), Some(said)) if asked != said => {
            remarks.push(noticed(
                header.year.spot.line,
                format!("The header says that the census is for {said}; it was held against the rules for {asked}, as asked."),
            ));
            Ok(asked)
        }
        (Some(asked), _) => Ok(asked),
        (None, Some(said)) if (Year::FIRST..=Year::LAST).contains(&said) => Ok(said),
        (None, Some(said)) => Err(not_read(
            Some(header.year.spot.line),
            format!(
                "The file was not checked: its header says that it is for {said}, and Kith knows the rules for {} to {}. Say \
                 which of them to use (on the command line with --year).",
                Year::FIRST,
                Year::LAST
            ),
        )),
        (None, None) => Err(not_read(
            Some(header.year.spot.line),
            "The file was not checked: its header does not say which year it is for (<Year>2026</Year>). Say which \
             year's rules to use (on the command line with --year)."
                .to_owned(),
        )),
    }
}

fn noticed(line: u32, said: String) -> Remark {
    Remark { weight: Weight::Noticed, line: Some(line), said }
}

/// What to do with an SSDA903 return in XML.
const SSDA903_AS_XML: &str = "The SSDA903 return is checked from its CSV files: export its tables as CSV, one file each \
    (header, episodes, reviews and so on), and check them as an SSDA903 return.";

/// What a file without children is.
fn no_children(text: &str) -> String {
    let root = text
        .split('<')
        .skip(1)
        .find(|tag| !tag.starts_with(['?', '!']))
        .map(|tag| tag.split([' ', '>', '/', '\r', '\n', '\t']).next().unwrap_or_default());
    match root {
        Some(root) if root.rsplit(':').next() == Some("Message") => {
            "The file was not checked: it has no <Child> within <Message> and <Children>. Either it was cut off before the \
             first child, or it is not a children in need census."
                .to_owned()
        }
        Some(root) if root.to_ascii_uppercase().contains("903") => {
            format!("The file was not read: its outermost element is <{root}>. {SSDA903_AS_XML}")
        }
        Some(root) => format!(
            "The file was not read: its outermost element is <{root}>. Expected: <Message>, as a children in need census has."
        ),
        None => "The file was not read: it holds no XML element. Expected: <Message>, as a children in need census has.".to_owned(),
    }
}

impl Head {
    /// A walk that stands where the head left off.
    pub(super) fn walk(&self) -> Walk<'static> {
        Walk::among_children(self.schema, !Schema::is_published(self.census.year), self.line, self.rows)
    }

    /// Runs the rules that look at the header.
    pub(super) fn check(&self, run: &[&'static Rule]) -> Vec<Hit> {
        let header = Walk::new(self.schema, true).piece(&self.text).0.header;
        let mut hits = Vec::new();
        for rule in run {
            if let Check::Header(check) = rule.check {
                let mut found = Found::new(rule);
                check(&header, &self.census, &mut found);
                hits.append(&mut found.hits);
            }
        }
        hits
    }
}

/// Walks the tail: the file must end there, with all that was begun.
pub(super) fn tail(walk: &mut Walk<'_>, bytes: &[u8], line: u32) {
    walk.line = line;
    let text = String::from_utf8_lossy(bytes);
    let (_, outcome) = walk.piece(&text);
    let said = match outcome {
        // What ends within a tag or a text was cut off, whatever else is wrong with it.
        Err(broken) if !broken.is_cut || text.trim_end().ends_with('>') => format!(
            "The file was not read beyond line {}: {}. The children before it were checked.",
            broken.line, broken.said
        ),
        Ok(()) if walk.depth() == 0 => return,
        Ok(()) | Err(_) => format!(
            "The file ends in the middle, on line {}: it was cut off. The children before that were checked; the rules that \
             concern all children together were not run.",
            walk.line
        ),
    };
    walk.remarks.push(not_read(Some(walk.line), said));
}
