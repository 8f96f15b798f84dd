//! Walks XML along the schema: fills the rows of a header or a child, and notes what the schema refuses.

mod said;
mod text;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::namespaces::{Namespaces, parts};
use super::record::Record;
use super::schema::{Id, Schema};
use super::tables::{Rows, Table};
use super::well_formed::{TAKES_NONE, attributes, declaration, forbidden, is_name, letter};
use crate::report::Remark;
pub(crate) use said::shown;
use said::{expected, in_namespace, meant, no_name, odd, otherwise, schema, shown_name};
use text::{append, lines, trimmed};

/// An element that is open: what the schema says of it, and what was seen within it so far.
#[derive(Clone, Debug)]
struct Open {
    /// Nothing where the schema does not know it.
    element: Option<Id>,
    /// Its name where that is not the schema's.
    called: Option<Box<str>>,
    /// The prefix of its name, empty where there is none.
    prefix: Box<str>,
    line: u32,
    /// How far the elements within it have come.
    near: usize,
    /// Which of them were seen, one bit each.
    seen: u64,
}

/// How far into the file a walk has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// The very beginning.
    Start,
    /// Before the first child.
    Head,
    /// From the first child on.
    Children,
}

/// What was open at a place.
pub(crate) struct Standing(Vec<Open>);

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
    /// How far into the file it has come.
    place: Place,
    /// Whether the outermost element has ended.
    ended: bool,
    /// What the header says in two ways, and on which line the second is.
    pub(crate) twice: Vec<(u32, String)>,
    namespaces: Namespaces,
    /// Whether it was said that elements are in a namespace.
    is_namespace_said: bool,
}

/// Why a piece could not be walked to its end: where, and what is the matter there.
#[derive(Clone, Debug)]
pub(crate) struct Broken {
    pub(crate) line: u32,
    /// Where in the piece, in bytes.
    pub(crate) at: usize,
    pub(crate) said: String,
    pub(crate) why: Why,
}

/// What kind of thing stopped a walk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Why {
    /// The file is not well-formed.
    IllFormed,
    /// The piece may only have been cut off there.
    Cut,
    /// Well-formed or not, Kith does not read it.
    NotWanted,
    /// Another `<Message>` begins within an outermost element.
    Message,
    /// Another header begins after the children of the first.
    Header,
}

/// What is wrong with what comes next.
struct Fault {
    said: String,
    why: Why,
}

impl From<String> for Fault {
    fn from(said: String) -> Self {
        Self { said, why: Why::IllFormed }
    }
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
            place: Place::Start,
            ended: false,
            twice: Vec::new(),
            namespaces: Namespaces::default(),
            is_namespace_said: false,
        }
    }

    /// A walk that stands where the walk of the head left off, among the children, along the schema of the year.
    pub(crate) fn among_children(head: &Walk<'_>, schema: &'s Schema, lenient: bool) -> Self {
        let mut walk = Self {
            line: head.line,
            rows: head.rows,
            place: Place::Children,
            namespaces: head.namespaces.clone(),
            is_namespace_said: head.is_namespace_said,
            ..Self::new(schema, lenient)
        };
        walk.enter("Message");
        walk.enter("Children");
        for (open, before) in walk.open.iter_mut().zip(&head.open) {
            open.prefix.clone_from(&before.prefix);
        }
        if let Some(children) = walk.open.last_mut() {
            children.seen = u64::MAX;
        }
        walk
    }

    /// A walk of another document, along the same schema.
    pub(crate) fn anew(&self) -> Self {
        Self::new(self.schema, true)
    }

    /// Begins an element before which nothing stands that could be in its way.
    pub(crate) fn enter(&mut self, name: &str) {
        let mut record = Record::new(&self.rows, self.line);
        let _ = self.start(name, &mut record);
    }

    /// Whether it stands among the children.
    pub(crate) fn is_within_children(&self) -> bool {
        let name = |open: &Open| Some(&*self.schema.get(open.element?)?.name);
        matches!(self.open.as_slice(), [message, children] if name(message) == Some("Message") && name(children) == Some("Children"))
    }

    /// Whether a child is open.
    fn is_within_child(&self) -> bool {
        let child = self.open.get(2).and_then(|open| self.schema.get(open.element?));
        child.is_some_and(|element| *element.name == *"Child")
    }

    /// Whether a header was seen.
    fn has_header(&self) -> bool {
        self.rows.get(Table::Header as usize).is_some_and(|headers| *headers > 0)
    }

    fn broken(&self, at: usize, fault: Fault) -> Broken {
        let Fault { said, why } = fault;
        let said = match why {
            Why::IllFormed | Why::Cut => format!("{said}, {TAKES_NONE}"),
            Why::NotWanted | Why::Message | Why::Header => said,
        };
        Broken { line: self.line, at, said, why }
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// What is open, to come back to after a piece that is broken.
    pub(crate) fn standing(&self) -> Standing {
        Standing(self.open.clone())
    }

    /// Goes on where it stood before, after a piece that was broken.
    pub(crate) fn back_to(&mut self, standing: &Standing) {
        self.open.clone_from(&standing.0);
        self.namespaces.leave(self.open.len());
        self.ended = false;
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
            return (record, Err(Broken { line: self.line, at, said, why: Why::IllFormed }));
        }
        let outcome = loop {
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    self.line += lines(text, from, usize::try_from(reader.error_position()).unwrap_or(from));
                    let fault = self.ill_formed(&error, text.get(from..).unwrap_or_default());
                    break Err(self.broken(from, fault));
                }
            };
            let to = usize::try_from(reader.buffer_position()).unwrap_or(from);
            let result = match event {
                Event::Start(start) => {
                    self.text_before_element(&std::mem::take(&mut value));
                    self.begin(start.name().as_ref(), start.attributes_raw(), &mut record)
                }
                Event::End(end) => {
                    let value = std::mem::take(&mut value);
                    self.end(end.name().as_ref(), value, &mut record)
                }
                Event::Text(text) => self.text(&mut value, text.into_inner()).map_err(Fault::from),
                Event::CData(text) if self.open.is_empty() => Err(self.outside(&text.into_inner()).into()),
                Event::CData(text) => {
                    append(&mut value, text.into_inner());
                    Ok(())
                }
                Event::GeneralRef(reference) => {
                    let name = reference.into_inner();
                    match letter(&name) {
                        Some(_) if self.open.is_empty() => Err(self.outside(&format!("&{name};")).into()),
                        Some(letter) => {
                            append(&mut value, Cow::Owned(letter.to_string()));
                            Ok(())
                        }
                        None => Err(format!(
                            "it refers to an entity, &{name};, that is not declared and that no census needs"
                        )
                        .into()),
                    }
                }
                Event::DocType(_) => {
                    let said =
                        "it holds a document type definition, which no census needs and Kith does not read";
                    Err(Fault { said: said.to_owned(), why: Why::NotWanted })
                }
                Event::Eof => {
                    // What stands before the first child belongs to the piece before it.
                    self.text_before_element(&value);
                    break Ok(());
                }
                Event::Decl(_) if self.place == Place::Start && from == 0 => {
                    let inner =
                        text.get(from..to).and_then(|tag| tag.strip_prefix("<?xml")?.strip_suffix("?>"));
                    declaration(inner.unwrap_or_default()).map_err(Fault::from)
                }
                Event::Decl(_) => Err(self.declaration().into()),
                Event::PI(instruction) => self.instruction(instruction.target()).map_err(Fault::from),
                Event::Comment(_) | Event::Empty(_) => Ok(()),
            };
            if let Err(fault) = result {
                break Err(self.broken(from, fault));
            }
            if self.place == Place::Start {
                self.place = Place::Head;
            }
            self.line += lines(text, from, to);
            from = to;
        };
        (record, outcome)
    }

    /// Begins an element by its whole name and its attributes as they stand.
    fn begin(&mut self, name: &str, attributes_raw: &str, record: &mut Record<'_>) -> Result<(), Fault> {
        self.namespaces.enter(self.open.len(), &attributes(attributes_raw)?)?;
        let namespace = self.namespaces.of_element(name)?;
        if !namespace.is_empty() && !self.is_namespace_said {
            self.remarks.push(schema(self.line, in_namespace(name, namespace)));
            self.is_namespace_said = true;
        }
        let (prefix, own) = parts(name);
        self.start(own, record)?;
        if let Some(open) = self.open.last_mut().filter(|_| !prefix.is_empty()) {
            open.prefix = prefix.into();
        }
        Ok(())
    }

    fn start(&mut self, name: &str, record: &mut Record<'_>) -> Result<(), Fault> {
        let line = self.line;
        if self.open.len() > 64 {
            let said = "elements are nested more than 64 deep".to_owned();
            return Err(Fault { said, why: Why::NotWanted });
        }
        if self.open.is_empty() && self.ended {
            return Err(
                format!("after the end of <Message> there is more: <{}> begins", shown_name(name)).into()
            );
        }
        if name == "Message" && !self.open.is_empty() {
            let said = "another <Message> begins within the first".to_owned();
            return Err(Fault { said, why: Why::Message });
        }
        if name == "Child" && self.is_within_child() {
            let said =
                "another <Child> begins before it ends, and children stand beside each other".to_owned();
            return Err(Fault { said, why: Why::NotWanted });
        }
        let is_header = name == "Header";
        if is_header && self.place == Place::Children && self.has_header() {
            return Err(Fault { said: "a second <Header> begins there".to_owned(), why: Why::Header });
        }
        let found = match self.open.last_mut() {
            None => {
                let root = self.schema.get(Schema::ROOT).filter(|root| *root.name == *name);
                root.map(|_| Schema::ROOT)
            }
            Some(parent) => match parent.element.and_then(|id| self.schema.get(id)) {
                // Whatever stands in an unknown element is unknown, and was remarked on with it.
                None if is_name(name) => None,
                None => return Err(no_name(name).into()),
                Some(element) => match self.schema.within(element, parent.near, name).or_else(|| {
                    let meant = meant(self.schema, element, name)?;
                    if !self.lenient {
                        self.remarks.push(schema(line, otherwise(name, meant, &element.name)));
                    }
                    self.schema.within(element, parent.near, meant)
                }) {
                    // It is read wherever it stands, for it may be another census's.
                    None if is_header => {
                        let said = format!(
                            "<Header> stands within <{}>; the schema has it once, within <Message>.",
                            element.name
                        );
                        self.remarks.push(schema(line, said));
                        self.schema.header()
                    }
                    None => {
                        if !is_name(name) {
                            return Err(no_name(name).into());
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
            // Of two headers the first is kept; what the second says in another way is noted.
            if table != Table::Header || *row == 0 {
                record.open(table, *row, line);
            }
            *row += 1;
        }
        let is_schemas = |id| self.schema.get(id).is_some_and(|element| *element.name == *name);
        let called = found.filter(|id| !is_schemas(*id)).map(|_| name.into());
        self.open.push(Open { element: found, called, prefix: "".into(), line, near: 0, seen: 0 });
        Ok(())
    }

    fn end<'a>(&mut self, whole: &str, value: Cow<'a, str>, record: &mut Record<'a>) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else {
            return Err(format!("</{}> ends what was never begun", shown_name(whole)).into());
        };
        self.namespaces.leave(self.open.len());
        self.ended = self.ended || self.open.is_empty();
        let Some(element) = open.element.and_then(|id| self.schema.get(id)) else { return Ok(()) };
        let (prefix, name) = parts(whole);
        if &*element.name == "Children" && name == "Child" {
            // Whether the file is well-formed depends on what could not be read before.
            let said = "</Child> ends no child that begins after the one before".to_owned();
            return Err(Fault { said, why: Why::NotWanted });
        }
        let called = open.called.as_deref().unwrap_or(&element.name);
        if *called != *name || *open.prefix != *prefix {
            let colon = if open.prefix.is_empty() { "" } else { ":" };
            return Err(format!(
                "<{}{colon}{called}>, begun on line {}, is ended by </{}>",
                open.prefix,
                open.line,
                shown_name(whole)
            )
            .into());
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
                if let Some(first) = cell.text().filter(|_| table == Table::Header) {
                    if *first != *value && !value.is_empty() && name != "SoftwareCode" {
                        let (shown, before) = (shown(&value), shown(first));
                        let said = format!(
                            "<{name}> is {before} on line {} and {shown} on line {}",
                            cell.spot.line, open.line
                        );
                        self.twice.push((open.line, said));
                    }
                } else {
                    cell.fill(value, open.line, is_date);
                    self.remarks.extend(odd(&element.name, cell, open.line));
                }
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
