//! The children in need census: which children and which of their episodes a year's return holds, and the file. What a year does not
//! ask for is left out, and an answer is sent as it was given.

mod child;
mod codes;
mod episode;
mod findings;
mod node;
mod rows;

pub use child::number as child_number;
pub use findings::{Finding, NOT_SENT, NOT_UNDERSTOOD, findings};
pub use rows::At;

use jiff::civil::{Date, DateTime};
use node::Node;
use practice::CaseRecord;
use quick_xml::Writer;
use std::io::{self, Write};

/// One year's collection: 1 April to 31 March. 2026 is 2025-26.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Census {
    /// The year in which it ends.
    year: i16,
}

impl Census {
    /// The years whose schema is published and held here.
    pub const YEARS: std::ops::RangeInclusive<i16> = 2025..=2026;

    /// The collection of a year. None: its schema is not known.
    pub fn of(year: i16) -> Option<Self> {
        Self::YEARS.contains(&year).then_some(Self { year })
    }

    /// The collection that a day lies in, whose schema need not be published yet: the record is held against it before it is due.
    pub fn running_on(day: Date) -> Self {
        let year = if day < Date::constant(day.year(), 4, 1) { day.year() } else { day.year() + 1 };
        Self { year }
    }

    /// The year in which it ends.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The first day.
    pub fn start(self) -> Date {
        Date::constant(self.year - 1, 4, 1)
    }

    /// The last day, which is the reference date.
    pub fn end(self) -> Date {
        Date::constant(self.year, 3, 31)
    }

    /// Whether a day lies in it.
    pub(crate) fn has(self, day: Date) -> bool {
        self.start() <= day && day <= self.end()
    }

    /// Whether a time has a day in common with it. What ends on a day is over on it, and was still open the day before.
    pub(crate) fn touches(self, from: Date, to: Option<Date>) -> bool {
        from <= self.end() && to.is_none_or(|to| self.start() <= to)
    }
}

/// What stands at the head of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The year's collection.
    pub census: Census,
    /// The authority's number of three digits.
    pub authority: String,
    /// When the file was made.
    pub made: DateTime,
    /// Which file of the year it is, from 1.
    pub serial: u16,
}

/// How much a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Children.
    pub children: usize,
    /// Their episodes.
    pub episodes: usize,
}

/// Writes a year's return of these children's own records. Who had no episode in the year is left out. The order is that of the
/// children's numbers, so that two runs on the same records agree.
///
/// # Errors
/// Where the file cannot be written.
pub fn write<'a>(
    header: &Header,
    records: impl IntoIterator<Item = &'a CaseRecord>,
    to: impl Write,
) -> io::Result<Written> {
    let mut children: Vec<(String, Node, usize)> =
        records.into_iter().filter_map(|own| child::child(header.census, own)).collect();
    children.sort_by(|one, other| one.0.cmp(&other.0));
    let written =
        Written { children: children.len(), episodes: children.iter().map(|(.., episodes)| episodes).sum() };
    file(header, children.into_iter().map(|(_, child, _)| child), to)?;
    Ok(written)
}

/// Writes the file with these children in it.
fn file(header: &Header, children: impl IntoIterator<Item = Node>, to: impl Write) -> io::Result<()> {
    let all = children.into_iter().fold(Node::new("Children"), Node::with);
    let message = Node::new("Message").with(head(header)).with(all);
    let mut writer = Writer::new_with_indent(to, b' ', 2);
    writer.write_event(quick_xml::events::Event::Decl(quick_xml::events::BytesDecl::new(
        "1.0",
        Some("utf-8"),
        None,
    )))?;
    message.write(&mut writer)?;
    writer.into_inner().write_all(b"\n")
}

fn head(header: &Header) -> Node {
    let Header { census, authority, made, serial } = header;
    Node::new("Header")
        .with(
            Node::new("CollectionDetails")
                .leaf("Collection", "CIN")
                .leaf("Year", census.year)
                .leaf("ReferenceDate", census.end()),
        )
        .with(
            Node::new("Source")
                .leaf("SourceLevel", "L")
                .leaf("LEA", authority)
                .leaf("SoftwareCode", "Kith")
                .leaf("Release", env!("CARGO_PKG_VERSION"))
                .leaf("SerialNo", format!("{serial:03}"))
                .leaf("DateTime", made.strftime("%Y-%m-%dT%H:%M:%S")),
        )
}
