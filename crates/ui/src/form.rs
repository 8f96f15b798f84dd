//! What somebody typed: read from the request, checked, and given back whole whenever it cannot be kept.

use jiff::civil::{Date, Time};
use practice::{RecordId, ids::FamilyId};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    str::FromStr,
    sync::atomic::{AtomicU64, Ordering},
};

/// Fields whose names begin so belong to the form itself and are never part of what was typed.
const OWN: char = '_';
/// Those of the form's own fields that a draft keeps.
const DRAFTED: [&str; 3] = ["_once", "_version", BEFORE];
/// The draft with which a form began, and when that was kept, in microseconds: `1764000000000000:/families/…`.
const BEFORE: &str = "_before";

/// So many fields are read at most, from a form or an address. The longest form of Kith sends some hundreds.
pub const MOST_FIELDS: usize = 4000;

/// How many fields have been looked at since the program began. For tests that bound the work of a form: it counts
/// steps, where seconds would depend on the machine.
static LOOKED_AT: AtomicU64 = AtomicU64::new(0);

/// How many fields have been looked at since the program began.
pub fn looked_at() -> u64 {
    LOOKED_AT.load(Ordering::Relaxed)
}

fn look() {
    LOOKED_AT.fetch_add(1, Ordering::Relaxed);
}

/// The values of a form's fields, each a list in the order in which they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, Vec<String>>);

impl Values {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value to a field.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        look();
        self.0.entry(name.into()).or_default().push(value.into());
        self
    }

    /// Adds the three parts of a date, as the date field asks for them.
    pub fn add_date(&mut self, name: &str, date: Option<Date>) -> &mut Self {
        if let Some(date) = date {
            self.add(format!("{name}-day"), date.day().to_string());
            self.add(format!("{name}-month"), date.month().to_string());
            self.add(format!("{name}-year"), date.year().to_string());
        }
        self
    }

    /// The field's text with the white space around it taken away; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        look();
        self.0.get(name).and_then(|all| all.first()).map_or("", |text| text.trim())
    }

    /// The field's first value just as it was typed, with the white space around it: a password.
    pub fn exact(&self, name: &str) -> &str {
        look();
        self.0.get(name).and_then(|all| all.first()).map_or("", String::as_str)
    }

    /// Every field with its values, in the order of their names. Each that is looked at is counted.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.0.iter().inspect(|_| look())
    }

    /// The names of all fields, in their order.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(name, _)| name)
    }

    /// The values of a field. None: it was not sent.
    pub fn sent(&self, name: &str) -> Option<&Vec<String>> {
        look();
        self.0.get(name)
    }

    /// Puts these values in the place of a field's.
    pub fn set(&mut self, name: impl Into<String>, values: Vec<String>) {
        look();
        self.0.insert(name.into(), values);
    }

    /// Takes a field away.
    pub fn remove(&mut self, name: &str) {
        look();
        self.0.remove(name);
    }

    /// Keeps the fields of which this is so, by their names.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&str) -> bool) {
        self.0.retain(|name, _| {
            look();
            is_kept(name)
        });
    }

    /// Every value of the field that is not empty.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0
            .get(name)
            .into_iter()
            .flatten()
            .inspect(|_| look())
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The fields whose names begin so, in the order of their names.
    pub fn with_prefix(&self, prefix: &str) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.0
            .range(prefix.to_owned()..)
            .take_while(move |(name, _)| name.starts_with(prefix))
            .inspect(|_| look())
    }

    /// The values of a field and of its parts (`due-day`), each with the name under which it was sent.
    pub fn of_field(&self, field: &str) -> Vec<(String, String)> {
        let own = self.0.get_key_value(field).into_iter();
        own.chain(self.with_prefix(&format!("{field}-")))
            .flat_map(|(name, all)| all.iter().map(|value| (name.clone(), value.clone())))
            .collect()
    }

    /// Takes away a field and its parts.
    pub fn remove_field(&mut self, field: &str) {
        self.0.remove(field);
        let parts: Vec<String> =
            self.with_prefix(&format!("{field}-")).map(|(name, _)| name.clone()).collect();
        for part in parts {
            self.0.remove(&part);
        }
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// Reads `application/x-www-form-urlencoded`, the first [`MOST_FIELDS`] of it. Bytes that are not UTF-8 become the
    /// replacement character.
    pub fn from_urlencoded(body: &[u8]) -> Self {
        let mut values = Self::new();
        for (name, value) in form_urlencoded::parse(body).take(MOST_FIELDS) {
            values.add(name, value.replace("\r\n", "\n").replace('\r', "\n"));
        }
        values
    }

    /// Writes `application/x-www-form-urlencoded`, without the form's own fields.
    pub fn to_urlencoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.typed()).finish()
    }

    /// Writes what was typed with the form's key and the version on which the person began, but nothing of the session:
    /// what a draft keeps and what rides along while somebody signs in again.
    pub fn to_draft(&self) -> String {
        let own = DRAFTED.iter().filter_map(|name| Some((*name, self.0.get(*name)?.first()?.as_str())));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.typed().chain(own)).finish()
    }

    /// The draft with which the form began. None: it began with none.
    pub fn draft_before(&self) -> Option<record::drafts::Before> {
        let (at, key) = self.text(BEFORE).split_once(':')?;
        let at = jiff::Timestamp::from_microsecond(at.parse().ok()?).ok()?;
        (key.len() <= record::drafts::LONGEST_KEY).then(|| record::drafts::Before { key: key.to_owned(), at })
    }

    /// Whether the same was typed, whatever the forms' own fields say.
    pub fn same_typed(&self, other: &Self) -> bool {
        self.typed().eq(other.typed())
    }

    /// What was typed: every field but the form's own.
    pub fn typed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(name, _)| !name.starts_with(OWN))
            .flat_map(|(name, all)| all.iter().map(move |value| (name.as_str(), value.as_str())))
            .inspect(|_| look())
    }
}

/// What is wrong with what was typed: a sentence for each field, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems(pub Vec<Problem>);

/// One sentence beside one field. An empty field name means the form as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The field.
    pub field: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl Problems {
    /// Notes what is wrong with a field.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push(Problem { field: field.into(), sentence: sentence.into() });
    }

    /// Whether something is wrong with this field already.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|problem| problem.field == field)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads the fields of a form one by one and notes what is wrong.
pub struct FormReader<'a> {
    values: &'a Values,
    /// What is wrong so far.
    pub problems: Problems,
}

/// Longest text that one field takes, in characters. Ten pages: longer texts belong in a document.
pub const LONGEST: usize = 20_000;

/// The submit button that asks for another block and saves nothing; its value says to which list.
pub const MORE: &str = "_more";

/// Of what was typed no more than this is said again in a sentence, in characters.
const LONGEST_SAID_AGAIN: usize = 40;

impl<'a> FormReader<'a> {
    /// Begins to read.
    pub fn new(values: &'a Values) -> Self {
        Self { values, problems: Problems::default() }
    }

    /// Reads a block of the form of which there may be several: what is wrong in it begins with what the block is called.
    pub fn block<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.problems.0.len();
        let read = read(self);
        for problem in self.problems.0.iter_mut().skip(before) {
            problem.sentence = format!("{name}: {}", problem.sentence);
        }
        read
    }

    /// A text of any length up to [`LONGEST`], kept as typed. Control characters other than line ends and tabs are refused.
    pub fn text(&mut self, name: &str, label: &str) -> String {
        let text = self.values.text(name);
        if text.chars().count() > LONGEST {
            self.problems.add(name, format!("{label} is longer than {LONGEST} characters. Shorten it; everything you typed is still here."));
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.problems.add(name, format!("{label} holds characters that cannot be seen. Type that part again; everything you typed is still here."));
        }
        text.to_owned()
    }

    /// A text that must not be empty.
    pub fn needed(&mut self, name: &str, label: &str, sentence: &str) -> String {
        let text = self.text(name, label);
        if text.is_empty() {
            self.problems.add(name, sentence);
        }
        text
    }

    /// A short text on one line, at most 200 characters.
    pub fn line(&mut self, name: &str, label: &str) -> String {
        let text = self.text(name, label);
        if text.chars().count() > 200 {
            self.problems.add(name, format!("{label} must be 200 characters or fewer."));
        }
        text
    }

    /// Several short texts, each on a line of its own.
    pub fn lines(&mut self, name: &str, label: &str) -> Vec<String> {
        let text = self.text(name, label);
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// A date from its three parts; none where all are empty.
    pub fn date(&mut self, name: &str, label: &str) -> Option<Date> {
        let part = |which: &str| self.values.text(&format!("{name}-{which}")).to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        for (text, what) in [(&day, "a day"), (&month, "a month"), (&year, "a year")] {
            if text.is_empty() {
                self.problems.add(name, format!("{label} must include {what}, like 23 11 2026."));
                return None;
            }
        }
        let read = (|| {
            let year: i16 = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
            Date::new(year, month_number(&month)?, day.parse().ok()?).ok()
        })();
        if read.is_none() {
            let typed: String = format!("{day} {month} {year}").chars().take(LONGEST_SAID_AGAIN).collect();
            let sentence =
                format!("{label} must be a real date, like 23 11 2026. What was typed is “{typed}”.");
            self.problems.add(name, sentence);
        }
        read
    }

    /// One of a list, by what reads its code.
    pub fn choice<T>(&mut self, name: &str, sentence: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = read(self.values.text(name));
        if chosen.is_none() {
            self.problems.add(name, sentence);
        }
        chosen
    }

    /// One of a list, or none where nothing was chosen.
    pub fn optional<T>(&mut self, name: &str, label: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.values.text(name);
        if text.is_empty() {
            return None;
        }
        let chosen = read(text);
        if chosen.is_none() {
            self.problems.add(name, format!("{label}: choose one from the list."));
        }
        chosen
    }

    /// All the chosen ones of a list.
    pub fn many<T>(&mut self, name: &str, label: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let texts = self.values.all(name);
        let chosen: Vec<T> = texts.iter().filter_map(|text| read(text)).collect();
        if chosen.len() < texts.len() {
            self.problems.add(name, format!("{label}: choose from the list."));
        }
        chosen
    }
}

/// A time of day as people write it: `16:30`, `4.30pm`, `4pm`, `1630`, `midday`.
pub fn time_of_day(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    match text.as_str() {
        "midday" | "noon" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" => return Some(Time::midnight()),
        _ => {}
    }
    let (clock, half) = ["am", "pm"]
        .into_iter()
        .find_map(|half| text.strip_suffix(half).map(|clock| (clock, Some(half))))
        .unwrap_or((&text, None));
    let (hour, minute) = match clock.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if clock.len() > 2 && clock.is_ascii() => clock.split_at(clock.len() - 2),
        None if half.is_some() => (clock, "0"),
        _ => return None,
    };
    let hour: i8 = hour.parse().ok()?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + if half == "pm" { 12 } else { 0 },
    };
    Time::new(hour, minute.parse().ok()?, 0, 0).ok()
}

/// A month by number or English name: `11`, `nov`, `November`.
fn month_number(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let lower = text.to_lowercase();
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let at = names.iter().position(|name| lower.starts_with(name))?;
    i8::try_from(at + 1).ok()
}

/// The family to whose record the form with this draft's key belongs, from the form's address.
pub fn family_in(key: &str) -> Option<FamilyId> {
    id_under(key, "/families/")
}

/// The record of a child or a party to whose form a draft's key belongs, from the form's address.
pub fn record_in(key: &str) -> Option<RecordId> {
    let child = || id_under(key, "/children/").map(RecordId::Child);
    child().or_else(|| id_under(key, "/parties/").map(RecordId::Party))
}

fn id_under<T: FromStr>(key: &str, area: &str) -> Option<T> {
    key.strip_prefix(area)?.split(['/', '?']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_walks_all_fields_for_each_field_is_counted() {
        // What `_choose.*` once did: for each choice all fields were gone through.
        let form = |fields: usize| {
            let mut values = Values::new();
            for at in 0..fields {
                values.add(format!("field{at}"), "x");
            }
            values
        };
        let walked = |fields: usize| {
            let mut values = form(fields);
            let names: Vec<String> = values.names().cloned().collect();
            let before = looked_at();
            for name in &names {
                values.retain(|other| other != name || name.is_empty());
            }
            looked_at() - before
        };
        assert!(walked(200) > 3 * walked(100), "four times the work for twice the fields");
    }

    #[test]
    fn what_is_wrong_in_one_of_several_blocks_names_the_block_and_what_was_typed() {
        let mut values = Values::new();
        for (name, value) in
            [("children-1-born-day", "31"), ("children-1-born-month", "2"), ("children-1-born-year", "2018")]
        {
            values.add(name, value);
        }
        let mut reader = FormReader::new(&values);
        reader.problems.add("", "Before.");
        reader.block("Child 2", |reader| reader.date("children-1-born", "The date of birth"));
        reader.problems.add("", "After.");
        let said: Vec<&str> = reader.problems.0.iter().map(|one| one.sentence.as_str()).collect();
        assert_eq!(
            said,
            [
                "Before.",
                "Child 2: The date of birth must be a real date, like 23 11 2026. What was typed is “31 2 2018”.",
                "After."
            ]
        );
    }

    #[test]
    fn a_time_of_day_is_read_as_people_write_it() {
        let read = |text: &str| time_of_day(text).map(|time| (time.hour(), time.minute()));
        for (text, time) in [
            ("16:30", (16, 30)),
            ("4:30pm", (16, 30)),
            ("4.30 pm", (16, 30)),
            ("4pm", (16, 0)),
            ("12am", (0, 0)),
            ("12:05pm", (12, 5)),
            ("0905", (9, 5)),
            ("midday", (12, 0)),
        ] {
            assert_eq!(read(text), Some(time), "{text}");
        }
        for text in ["", "16", "25:00", "13pm", "0am", "4:3pm", "soon", "12:60", "é€pm", "1:é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
