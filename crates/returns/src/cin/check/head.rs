//! The head and the tail of the file: which collection it is for, and whether it comes to a proper end.

use std::borrow::Cow;

use calendar::{Date, long};

use super::refuse::{no_letters, not_read};
use crate::cin::found::{Found, Hit};
use crate::cin::rule::{Check, Rule};
use crate::cin::schema::Schema;
use crate::cin::walk::{Broken, Walk, Why, shown};
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
    /// The walk of the head, where it left off.
    walk: Walk<'static>,
}

/// Reads the head, or says why the file is no census. `is_all` is whether no child begins after it.
pub(super) fn read(bytes: &[u8], year: Option<Year>, is_all: bool) -> Result<Head, Remark> {
    let text = String::from_utf8_lossy(bytes);
    // Every year's header is the same, so that any schema tells the year.
    let any = Schema::of(Year::LAST);
    let mut walk = Walk::new(any, false);
    let (record, outcome) = walk.piece(&text);
    if let Err(broken) = outcome {
        if !text.contains('<') {
            return Err(not_read(None, no_children(&text)));
        }
        if let (Why::Message, Some(root)) = (broken.why, root(&text).filter(|root| !is_message(root))) {
            return Err(not_read(Some(broken.line), wrapped(root, broken.line)));
        }
        let said = format!("The file was not read: on line {}, {}.", broken.line, broken.said);
        return Err(not_read(Some(broken.line), said));
    }
    if is_all || !walk.is_within_children() {
        return Err(not_read(None, no_children(&text)));
    }
    if !walk.twice.is_empty() {
        return Err(two_things(&walk.twice));
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
        remarks.push(no_letters("What stands before the first child", 1));
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
    Ok(Head { census, remarks, text: text.into_owned(), walk, schema })
}

/// The year whose rules apply: the one asked for, or the one that the header says.
fn year_of(header: &Header<'_>, asked: Option<Year>, remarks: &mut Vec<Remark>) -> Result<Year, Remark> {
    let by_number =
        header.year.text().and_then(|text| text.parse().ok()).map(Year).filter(|year| is_a_year(*year));
    let by_date = header
        .reference
        .day()
        .map(|day: Date| Year(day.year().unsigned_abs()))
        .filter(|year| is_a_year(*year));
    let said = by_number.or(by_date);
    let known = Year::FIRST..=Year::LAST;
    if let (None, None, Some(year)) = (asked, by_number, by_date.filter(|year| known.contains(year))) {
        let what = match header.year.text() {
            None => "The header has no <Year>".to_owned(),
            Some(text) => {
                format!("The header’s <Year> is {}, which is no year that a census can be of", shown(text))
            }
        };
        let said = format!("{what}; {year} was taken for it, because the reference date is in {}.", year.0);
        remarks.push(noticed(header.year.spot.line, said));
    }
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
            format!(
                "The file was not checked: its header does not say which year it is for: its <Year> is {}. Expected: the year in \
                 which the collection ends, as in <Year>2026</Year>. Say which year's rules to use (on the command line with \
                 --year).",
                shown(header.year.text().unwrap_or_default())
            ),
        )),
    }
}

/// Whether a number is one that a census can be of, known to Kith or not.
fn is_a_year(year: Year) -> bool {
    (2000..=2100).contains(&year.0)
}

fn noticed(line: u32, said: String) -> Remark {
    Remark { weight: Weight::Noticed, line: Some(line), said }
}

/// What to do with an SSDA903 return in XML.
const SSDA903_AS_XML: &str = "The SSDA903 return is checked from its CSV files: export its tables as CSV, one file each \
    (header, episodes, reviews and so on), and check them as an SSDA903 return.";

/// What is said of a head that says two things; which of them the children belong to is not for Kith to choose.
fn two_things(twice: &[(u32, String)]) -> Remark {
    let all: Vec<&str> = twice.iter().map(|(_, said)| said.as_str()).collect();
    let said = format!(
        "The file was not checked: its header says two things. {}. Which of them the children belong to, it does not say. Leave one \
         header in the file, which says each thing once; two censuses belong into two files.",
        all.join("; ")
    );
    not_read(twice.first().map(|(line, _)| *line), said)
}

/// The name of the outermost element.
fn root(text: &str) -> Option<&str> {
    let tag = text.split('<').skip(1).find(|tag| !tag.starts_with(['?', '!']))?;
    tag.split([' ', '>', '/', '\r', '\n', '\t']).next()
}

fn is_message(root: &str) -> bool {
    root.rsplit(':').next() == Some("Message")
}

/// What is said of a census that stands within something else.
fn wrapped(root: &str, line: u32) -> String {
    format!(
        "The file was not read: its outermost element is <{root}>, and <Message> begins within it, on line {line}. Expected: \
         <Message> as the outermost element. Save what stands from <Message> to </Message> as a file of its own; where there \
         are several, as several."
    )
}

/// What a file without children is.
fn no_children(text: &str) -> String {
    match root(text) {
        Some(root) if is_message(root) => {
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
        Walk::among_children(&self.walk, self.schema, !Schema::is_published(self.census.year))
    }

    /// What stands in an element of the head that no rule looks at, as it was written there.
    pub(super) fn between(&self, name: &str) -> Option<&str> {
        let after = self.text.split_once(&format!("<{name}>"))?.1;
        after.split_once('<').map(|(text, _)| text.trim()).filter(|text| !text.is_empty())
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
    // Half a letter at the very end was cut off with the rest, which is said below.
    if str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some()) {
        walk.remarks.push(no_letters("What stands after the last child", line));
    }
    let (_, outcome) = walk.piece(&text);
    let said = match outcome {
        Ok(()) if walk.depth() == 0 => return,
        Ok(()) => cut_off(walk.line),
        // What ends within a tag or a text was cut off, whatever else is wrong with it.
        Err(broken) if broken.why == Why::Cut && !text.trim_end().ends_with('>') => cut_off(walk.line),
        Err(broken) => {
            let Broken { line, at, said, why } = broken;
            let whose = census_of(walk, text.get(at..).unwrap_or_default());
            let beyond = format!("The file was not read beyond line {line}: {said}");
            match why {
                Why::Header => format!(
                    "{beyond}, and the Department's schema has one.{} The children after it were not checked, for what belongs \
                     to one header is not held against another; those before it were checked. Put each census into a file of \
                     its own.",
                    whose.map(|whose| format!(" It is that of {whose}.")).unwrap_or_default()
                ),
                Why::Message => format!(
                    "{beyond}, and the Department's schema has one.{} The children after it were not checked; those before it \
                     were checked. Put each census into a file of its own.",
                    whose.map(|whose| format!(" It is {whose}.")).unwrap_or_default()
                ),
                Why::IllFormed | Why::Cut | Why::NotWanted => format!(
                    "{beyond}.{} The children before it were checked.",
                    whose
                        .map(|whose| format!(
                            " What begins there is {whose}, whose children were not checked."
                        ))
                        .unwrap_or_default()
                ),
            }
        }
    };
    walk.remarks.push(not_read(Some(walk.line), said));
}

fn cut_off(line: u32) -> String {
    format!(
        "The file ends in the middle, on line {line}: it was cut off. The children before that were checked; the rules that concern \
         all children together were not run."
    )
}

/// Which census begins with a text, where it begins with a document or a header.
fn census_of(tail: &Walk<'_>, text: &str) -> Option<String> {
    let mut walk = tail.anew();
    if !["<?xml ", "<Message", "<Header"].iter().any(|begin| text.starts_with(begin)) {
        return None;
    }
    if text.starts_with("<Header") {
        walk.enter("Message");
    }
    // However much of it can be read.
    let header = walk.piece(text).0.header;
    let of = header.year.text().map(|text| match text.parse() {
        Ok(year @ 2000..=2100) => format!(" of {}", Year(year)),
        _ => format!(" of the year “{}”", text.chars().take(20).collect::<String>()),
    });
    let by = header
        .authority
        .text()
        .map(|text| format!(" by authority {}", text.chars().take(20).collect::<String>()));
    (of.is_some() || by.is_some())
        .then(|| format!("a census{}{}", of.unwrap_or_default(), by.unwrap_or_default()))
}
