//! The sentences of a walk: what the reader stumbled over, what stands in the wrong place, what is odd.

use quick_xml::errors::IllFormedError;

use super::{Fault, Walk, Why};
use crate::cin::cell::Cell;
use crate::cin::schema::{Element, Schema};
use crate::cin::well_formed::is_name;
use crate::headings::Name;
use crate::report::{Remark, Weight};
use crate::ssda903::{is_changed, meant as year_meant};

impl Walk<'_> {
    /// What the reader stumbled over, before what is left of the piece.
    pub(super) fn ill_formed(&self, error: &quick_xml::Error, rest: &str) -> Fault {
        if self.ended {
            // Nothing was cut off: the document had come to its end.
            return self.outside(rest).into();
        }
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
        Fault { said, why: if is_cut { Why::Cut } else { Why::IllFormed } }
    }

    /// What is said of a declaration in the middle.
    pub(super) fn declaration(&self) -> String {
        let begins = "an XML declaration (<?xml …?>) stands there, which may stand only at the very beginning of a file";
        if self.ended {
            return format!("after the end of <Message> there is more: {begins}");
        }
        begins.to_owned()
    }

    /// Whether an instruction may stand there, by its name.
    pub(super) fn instruction(&self, name: &str) -> Result<(), String> {
        if name.eq_ignore_ascii_case("xml") {
            return Err(self.declaration());
        }
        if is_name(name) && !name.contains(':') {
            return Ok(());
        }
        Err(format!("an instruction (<?…?>) stands there whose name is {}", shown(name)))
    }

    /// What is said of what stands outside the outermost element.
    pub(super) fn outside(&self, text: &str) -> String {
        let shown = shown(text.trim_matches(XML_BLANKS));
        if self.ended {
            format!("after the end of <Message> there is more: {shown}")
        } else {
            format!("{shown} stands before the first element")
        }
    }
}

pub(super) fn schema(line: u32, said: String) -> Remark {
    Remark { weight: Weight::Schema, line: Some(line), said }
}

pub(super) fn no_name(name: &str) -> String {
    format!("“{}” is no name of an element", shown_name(name))
}

/// What is said of elements that are in a namespace.
pub(super) fn in_namespace(name: &str, namespace: &str) -> String {
    format!(
        "<{}> is in the namespace {}, as what is within it may be. The elements of the Department's schema are in none, so that its \
         system knows none of these. Kith read them as if they were in none. Export the census without a namespace (xmlns).",
        shown_name(name),
        shown(namespace)
    )
}

/// The element of the schema that one with another name is, by the rule of [`headings`](crate::headings): `<LA_Child_ID>` is
/// `<LAchildID>`. What holds the children and the header is called so and not otherwise.
pub(super) fn meant<'a>(schema: &'a Schema, within: &Element, name: &str) -> Option<&'a str> {
    if !is_name(name) || matches!(&*within.name, "Message" | "Children") {
        return None;
    }
    let names = || within.within.iter().filter_map(|id| schema.get(*id)).map(|element| &*element.name);
    let name = Name::of(name);
    let is_spelt = |other: &&str| Name::of(other).is_spelt(&name);
    names().find(is_spelt).or_else(|| names().find(|other| Name::of(other).is(&name)))
}

/// What is said of an element that was read by another name.
pub(super) fn otherwise(name: &str, meant: &str, within: &str) -> String {
    format!(
        "<{}> within <{within}> is not known to the schema; it was read as <{meant}>, which is how the Department's system asks for it.",
        shown_name(name)
    )
}

/// A name as a sentence shows it.
pub(super) fn shown_name(name: &str) -> String {
    name.chars().take(40).collect()
}

/// What XML takes for a blank.
pub(super) const XML_BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What is odd about a cell that is read as it stands: a year that nobody can have meant, an identifier that a spreadsheet has
/// changed.
pub(super) fn odd(name: &str, cell: &Cell<'_>, line: u32) -> Option<Remark> {
    let said = match cell.day() {
        Some(day) if (1970..=2035).contains(&day.year()) => return None,
        Some(day) => {
            let meant = year_meant(day.year()).map(|year| format!(" Was {year} meant?")).unwrap_or_default();
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
pub(super) fn expected(schema: &Schema, element: &Element, near: usize) -> String {
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

/// A value as a sentence shows it, cut where it is long; what nobody can see by its number.
pub(crate) fn shown(value: &str) -> String {
    if value.is_empty() {
        return "nothing".to_owned();
    }
    let unseen = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}';
    if let Some(first) = value.chars().next().filter(|_| value.chars().all(unseen)) {
        return format!("the blank letter U+{:04X}", u32::from(first));
    }
    let mut start: String =
        value.chars().take(40).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if start.len() < value.len() {
        start.push('…');
    }
    format!("“{start}”")
}
