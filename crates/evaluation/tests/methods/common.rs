//! The published panel of English authorities, and the inputs of the golden figures, as plain panels.

use std::collections::{BTreeMap, BTreeSet};

use evaluation::methods::Panel;
use serde_json::Value;

/// Fields of a comma-separated line; fields in double quotes may hold commas.
pub(crate) fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}

/// A table with named columns.
pub(crate) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn read(text: &str) -> Self {
        let mut lines = text.lines().map(fields);
        Self { head: lines.next().unwrap(), rows: lines.collect() }
    }

    pub(crate) fn column<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let at = self.head.iter().position(|head| head == name).unwrap();
        self.rows.iter().map(move |row| row[at].as_str())
    }
}

/// The authorities' panel of 2010 to 2025.
pub(crate) struct Authorities {
    table: Table,
    codes: Vec<String>,
}

impl Authorities {
    pub(crate) fn read() -> Self {
        let library = evaluation::statistics::Library::bundled().unwrap();
        let table = Table::read(&String::from_utf8(library.open("panel").unwrap().2).unwrap());
        let mut codes: Vec<String> = table.column("new_la_code").map(str::to_owned).collect();
        codes.sort();
        codes.dedup();
        Self { table, codes }
    }

    /// The units for which a flag is set, and the others.
    pub(crate) fn split(&self, flag: &str) -> (Vec<usize>, Vec<usize>) {
        let flags: BTreeMap<&str, &str> =
            self.table.column("new_la_code").zip(self.table.column(flag)).collect();
        (0..self.codes.len()).partition(|&unit| flags[self.codes[unit].as_str()] == "1")
    }

    pub(crate) fn unit(&self, code: &str) -> usize {
        self.codes.iter().position(|known| known == code).unwrap()
    }

    /// The group of each unit, such as its region.
    pub(crate) fn groups(&self, name: &str) -> Vec<u32> {
        let groups: BTreeMap<&str, &str> =
            self.table.column("new_la_code").zip(self.table.column(name)).collect();
        let mut names: Vec<&str> = groups.values().copied().collect();
        names.sort_unstable();
        names.dedup();
        let number = |group: &str| u32::try_from(names.binary_search(&group).unwrap()).unwrap();
        self.codes.iter().map(|code| number(groups[code.as_str()])).collect()
    }

    /// A column of the panel. Poole stands twice in some years; the first row is taken.
    pub(crate) fn measure(&self, name: &str) -> Panel {
        let rows =
            self.table.column("new_la_code").zip(self.table.column("year")).zip(self.table.column(name));
        let mut seen = BTreeSet::new();
        let rows = rows.filter(|(place, _)| seen.insert(*place)).filter(|(_, value)| !value.is_empty());
        let rows = rows.map(|((code, year), value)| {
            (self.unit(code), year.parse().unwrap(), Some(value.parse().unwrap()))
        });
        Panel::from_rows(self.codes.len(), rows).unwrap()
    }
}

/// Whether two numbers agree to a share of the second.
pub(crate) fn close(ours: f64, theirs: f64, relative: f64) -> bool {
    (ours - theirs).abs() <= relative * theirs.abs() || (ours.is_nan() && theirs.is_nan())
}

/// What other implementations say, as kept in `fixtures/`; the programs that made it stand in `peers/`.
pub(crate) fn peers(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

#[track_caller]
pub(crate) fn assert_near(ours: f64, theirs: f64, relative: f64) {
    assert!(close(ours, theirs, relative), "{ours} is not {theirs} to {relative:e}");
}
