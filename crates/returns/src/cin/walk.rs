//! Walks XML along the schema: fills the rows of a header or a child, and notes what the schema refuses.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;

use super::cell::Cell;
use super::record::Record;
use super::schema::{Element, Id, Schema};
use super::tables::Rows;
use super::well_formed::{TAKES_NONE, attributes, forbidden, is_name, letter};
use crate::report::{Remark, Weight};
use crate::ssda903::{is_changed, meant};

/// An element that is open: what the schema says of it, and what was seen within it so far.
#[derive(Clone, Debug)]
struct Open {
    /// Nothing where the schema does not know it.
    element: Option<Id>,
    line: u32,
    /// How far the elements within it have come.
    near: usize,
    /// Which of them were seen, one bit each.
    seen: u64,
}

/// A walk along the schema. What is open stays open from one piece of the file to the next.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'s> {
    schema: &'s Schema,
    open: Vec<Open>,
    /// The line where the piece that is walked begins, and then the line reached.
    pub(crate) line: u32,
    /// The rows of every table so far.
    pub(crate) rows: Rows,
    pub(crate) remarks: Vec<Remark>,
    /// Whether elements that the schema does not know go without a remark, because the year's schema is not known.
    pub(crate) lenient: bool,
    /// Whether it stands at the very beginning of the file.
    at_start: bool,
    /// Whether the outermost element has ended.
    ended: bool,
}

/// Why a piece could not be walked to its end: the line, and what is the matter there.
#[derive(Clone, Debug)]
pub(crate) struct Broken {
    pub(crate) line: u32,
    pub(crate) said: String,
    /// Whether the piece may only have been cut off there.
    pub(crate) is_cut: bool,
}

impl<'s> Walk<'s> {
    pub(crate) fn new(schema: &'s Schema, lenient: bool) -> Self {
        Self {
            schema,
            open: Vec::new(),
            line: 1,
            rows: Rows::default(),
            remarks: Vec::new(),
            lenient,
            at_start: true,
            ended: false,
        }
    }

    /// A walk that stands among the children, wherever they begin.
    pub(crate) fn among_children(schema: &'s Schema, lenient: bool, line: u32, rows: Rows) -> Self {
        let mut walk = Self { line, rows, at_start: false, ..Self::new(schema, lenient) };
        let mut record = Record::new(&walk.rows, line);
        for name in ["Message", "Children"] {
            // Nothing stands before them that could be in the way.
            let _ = walk.start(name, &mut record);
        }
        if let Some(children) = walk.open.last_mut() {
            children.seen = u64::MAX;
        }
        walk
    }

    /// Whether it stands among the children.
    pub(crate) fn is_within_children(&self) -> bool {
        let name = |open: &Open| Some(&*self.schema.get(open.element?)?.name);
        matches!(self.open.as_slice(), [message, children] if name(message) == Some("Message") && name(children) == Some("Children"))
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Forgets what was opened below a depth, after a piece that was broken.
    pub(crate) fn back_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// Walks a piece of the file, and gives the rows that it fills.
    pub(crate) fn piece<'a>(&mut self, text: &'a str) -> (Record<'a>, Result<(), Broken>) {
        let mut record = Record::new(&self.rows, self.line);
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // What was begun in an earlier piece is ended without the reader's knowing; `end` looks at that.
        config.allow_unmatched_ends = true;
        config.check_comments = true;
        let mut value: Cow<'a, str> = Cow::Borrowed("");
        let mut from = 0;
        if let Some((at, letter)) = forbidden(text) {
            self.line += lines(text, 0, at);
            let said =
                format!("the control character U+{:04X} stands in the text, {TAKES_NONE}", u32::from(letter));
            return (record, Err(Broken { line: self.line, said, is_cut: false }));
        }
        let outcome = loop {
            let line = self.line;
            let broken = |said: String| Err(Broken { line, said, is_cut: false });
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    self.line += lines(text, from, usize::try_from(reader.error_position()).unwrap_or(from));
                    break Err(self.ill_formed(&error));
                }
            };
            let to = usize::try_from(reader.buffer_position()).unwrap_or(from);
            let result = match event {
                Event::Start(start) => {
                    if self.open.len() > 64 {
                        break broken("elements are nested more than 64 deep".to_owned());
                    }
                    self.text_before_element(&std::mem::take(&mut value));
                    attributes(start.attributes_raw())
                        .and_then(|()| self.start(start.local_name().as_ref(), &mut record))
                }
                Event::End(end) => {
                    self.end(end.local_name().as_ref(), std::mem::take(&mut value), &mut record)
                }
                Event::Text(text) => self.text(&mut value, text.into_inner()),
                Event::CData(text) if self.open.is_empty() => Err(self.outside(&text.into_inner())),
                Event::CData(text) => {
                    append(&mut value, text.into_inner());
                    Ok(())
                }
                Event::GeneralRef(reference) => {
                    let name = reference.into_inner();
                    match letter(&name) {
                        Some(_) if self.open.is_empty() => Err(self.outside(&format!("&{name};"))),
                        Some(letter) => {
                            append(&mut value, Cow::Owned(letter.to_string()));
                            Ok(())
                        }
                        None => Err(format!(
                            "it refers to an entity, &{name};, that is not declared and that no census needs"
                        )),
                    }
                }
                Event::DocType(_) => {
                    break broken(
                        "it holds a document type definition, which no census needs and Kith does not read"
                            .to_owned(),
                    );
                }
                Event::Eof => {
                    // What stands before the first child belongs to the piece before it.
                    self.text_before_element(&value);
                    break Ok(());
                }
                Event::Decl(_) if self.at_start && from == 0 => Ok(()),
                Event::Decl(_) => Err(self.declaration()),
                Event::PI(instruction) if instruction.target().eq_ignore_ascii_case("xml") => {
                    Err(self.declaration())
                }
                Event::PI(_) | Event::Comment(_) | Event::Empty(_) => Ok(()),
            };
            if let Err(said) = result {
                break Err(Broken { line: self.line, said: format!("{said}, {TAKES_NONE}"), is_cut: false });
            }
            self.at_start = false;
            self.line += lines(text, from, to);
            from = to;
        };
        (record, outcome)
    }

    /// What the reader stumbled over.
    fn ill_formed(&self, error: &quick_xml::Error) -> Broken {
        let begun = self.open.last().map_or(0, |open| open.line);
        let (said, is_cut) = match error {
            quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                (format!("<{expected}>, begun on line {begun}, is ended by </{found}>"), false)
            }
            quick_xml::Error::IllFormed(IllFormedError::DoubleHyphenInComment) => {
                ("a comment holds two hyphens together".to_owned(), false)
            }
            quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
                ("“&” stands there by itself; it is written &amp;".to_owned(), true)
            }
            other => (other.to_string(), matches!(other, quick_xml::Error::Syntax(_))),
        };
        Broken { line: self.line, said: format!("{said}, {TAKES_NONE}"), is_cut }
    }

    /// What is said of a declaration in the middle.
    fn declaration(&self) -> String {
        let begins = "an XML declaration (<?xml …?>) stands there, which may stand only at the very beginning of a file";
        if self.ended {
            return format!("after the end of <Message> there is more: {begins}");
        }
        begins.to_owned()
    }

    /// What is said of what stands outside the outermost element.
    fn outside(&self, text: &str) -> String {
        let shown = shown(text.trim());
        if self.ended {
            format!("after the end of <Message> there is more: {shown}")
        } else {
            format!("{shown} stands before the first element")
        }
    }

    /// Text, which belongs into an element; the line may move on to where it is wrong.
    fn text<'a>(&mut self, value: &mut Cow<'a, str>, text: Cow<'a, str>) -> Result<(), String> {
        let words = text.trim_start_matches(XML_BLANKS);
        if self.open.is_empty() && !words.is_empty() {
            self.line += lines(&text, 0, text.len() - words.len());
            return Err(self.outside(&text));
        }
        if memchr::memmem::find(text.as_bytes(), b"]]>").is_some() {
            return Err("“]]>” stands in a text".to_owned());
        }
        append(value, text);
        Ok(())
    }

    /// Remarks on text that stands where only elements may.
    fn text_before_element(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let parent = self.open.last().and_then(|open| self.schema.get(open.element?));
        if let Some(parent) = parent.filter(|parent| parent.text.is_none()) {
            let said = format!(
                "<{}> holds the text {} beside its elements; it was left out.",
                parent.name,
                shown(value)
            );
            self.remarks.push(schema(self.line, said));
        }
    }

    fn start(&mut self, name: &str, record: &mut Record<'_>) -> Result<(), String> {
        let line = self.line;
        if self.open.is_empty() && self.ended {
            return Err(format!("after the end of <Message> there is more: <{}> begins", shown_name(name)));
        }
        if name == "Message" && !self.open.is_empty() {
            return Err("another <Message> begins within the first".to_owned());
        }
        let found = match self.open.last_mut() {
            None => {
                let root = self.schema.get(Schema::ROOT).filter(|root| *root.name == *name);
                root.map(|_| Schema::ROOT)
            }
            Some(parent) => match parent.element.and_then(|id| self.schema.get(id)) {
                // Whatever stands in an unknown element is unknown, and was remarked on with it.
                None => None,
                Some(element) => match self.schema.within(element, parent.near, name) {
                    None => {
                        if !is_name(name) {
                            return Err(format!("“{}” is no name of an element", shown_name(name)));
                        }
                        if !self.lenient {
                            let said = format!(
                                "<{name}> within <{}> is not known to the schema; it was left out.{}",
                                element.name,
                                expected(self.schema, element, parent.near)
                            );
                            self.remarks.push(schema(line, said));
                        }
                        None
                    }
                    Some((at, id)) => {
                        if at < parent.near {
                            let before = element.within.get(parent.near).and_then(|id| self.schema.get(*id));
                            let before = before.map_or("", |element| &*element.name);
                            self.remarks.push(schema(
                                line,
                                format!("<{name}> stands after <{before}>; the schema has it before."),
                            ));
                        } else {
                            parent.near = at;
                        }
                        let bit = 1 << at.min(63);
                        if parent.seen & bit != 0
                            && self.schema.get(id).is_some_and(|element| !element.repeats)
                        {
                            let said = format!(
                                "<{name}> stands more than once within <{}>; the schema has it once.",
                                element.name
                            );
                            self.remarks.push(schema(line, said));
                        }
                        parent.seen |= bit;
                        Some(id)
                    }
                },
            },
        };
        if let Some(table) = found.and_then(|id| self.schema.get(id)?.opens)
            && let Some(row) = self.rows.get_mut(table as usize)
        {
            record.open(table, *row, line);
            *row += 1;
        }
        self.open.push(Open { element: found, line, near: 0, seen: 0 });
        Ok(())
    }

    fn end<'a>(&mut self, name: &str, value: Cow<'a, str>, record: &mut Record<'a>) -> Result<(), String> {
        let Some(open) = self.open.pop() else {
            return Err(format!("</{}> ends what was never begun", shown_name(name)));
        };
        self.ended = self.ended || self.open.is_empty();
        let Some(element) = open.element.and_then(|id| self.schema.get(id)) else { return Ok(()) };
        if *element.name != *name {
            return Err(format!(
                "<{}>, begun on line {}, is ended by </{}>",
                element.name,
                open.line,
                shown_name(name)
            ));
        }
        if let Some(simple) = &element.text {
            let value = trimmed(value);
            if !simple.accepts(&value) {
                let shown = shown(&value);
                let said = format!("<{name}> holds {shown}; the schema expects {}.", simple.wanted());
                self.remarks.push(schema(open.line, said));
            }
            if let Some((table, field, is_date)) = element.field
                && let Some(cell) = record.cell(table, field)
            {
                cell.fill(value, open.line, is_date);
                self.remarks.extend(odd(name, cell, open.line));
            }
            return Ok(());
        }
        if !value.trim().is_empty() {
            let said = format!(
                "<{name}> holds the text {} beside its elements; it was left out.",
                shown(value.trim())
            );
            self.remarks.push(schema(open.line, said));
        }
        for (at, id) in element.within.iter().enumerate() {
            if open.seen & (1 << at.min(63)) == 0
                && let Some(missing) = self.schema.get(*id).filter(|missing| missing.required)
            {
                let said = format!("<{name}> has no <{}>, which the schema requires.", missing.name);
                self.remarks.push(schema(open.line, said));
            }
        }
        if open.seen == 0 || name == "Assessments" {
            record.close(name, &self.rows, open.line);
        }
        Ok(())
    }
}

fn schema(line: u32, said: String) -> Remark {
    Remark { weight: Weight::Schema, line: Some(line), said }
}

/// A name as a sentence shows it.
fn shown_name(name: &str) -> String {
    name.chars().take(40).collect()
}

/// What XML takes for a blank.
const XML_BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What is odd about a cell that is read as it stands: a year that nobody can have meant, an identifier that a spreadsheet has
/// changed.
fn odd(name: &str, cell: &Cell<'_>, line: u32) -> Option<Remark> {
    let said = match cell.day() {
        Some(day) if (1970..=2035).contains(&day.year()) => return None,
        Some(day) => {
            let meant = meant(day.year()).map(|year| format!(" Was {year} meant?")).unwrap_or_default();
            format!(
                "<{name}> has the year {}, which no date of a census can have. It was read as it stands.{meant}",
                day.year()
            )
        }
        None if matches!(name, "LAchildID" | "UPN" | "FormerUPN") => {
            let text = cell.text().filter(|text| is_changed(text))?;
            format!(
                "<{name}> holds {}, which a spreadsheet seems to have made of an identifier. Two children may have become one. Export \
                 the census again, without a spreadsheet between.",
                shown(text)
            )
        }
        None => return None,
    };
    Some(Remark { weight: Weight::Noticed, line: Some(line), said })
}

/// What could have come next.
fn expected(schema: &Schema, element: &Element, near: usize) -> String {
    let names: Vec<&str> = element
        .within
        .iter()
        .skip(near)
        .filter_map(|id| schema.get(*id))
        .map(|element| &*element.name)
        .take(3)
        .collect();
    if names.is_empty() { String::new() } else { format!(" Expected there: <{}>.", names.join(">, <")) }
}

/// A value as a sentence shows it, cut where it is long.
fn shown(value: &str) -> String {
    if value.is_empty() {
        return "nothing".to_owned();
    }
    let mut start: String =
        value.chars().take(40).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if start.len() < value.len() {
        start.push('…');
    }
    format!("“{start}”")
}

fn append<'a>(value: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if value.is_empty() {
        *value = more;
    } else {
        value.to_mut().push_str(&more);
    }
}

fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    match value {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// How many lines end between two places.
fn lines(text: &str, from: usize, to: usize) -> u32 {
    let between = text.as_bytes().get(from..to).unwrap_or_default();
    u32::try_from(memchr::memchr_iter(b'\n', between).count()).unwrap_or(u32::MAX)
}
