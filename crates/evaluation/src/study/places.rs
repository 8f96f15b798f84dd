//! Where things stand in a study file, so that a fault found later can still name its line.

use crate::input::{Fault, Place};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// Lines by path, such as `outcome`, 2, `measure`.
#[derive(Debug, Clone, Default)]
pub struct Places {
    file: String,
    lines: BTreeMap<Vec<Step>, u64>,
}

/// A step on the way to a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// By its key.
    Key(String),
    /// By its place in a list, from 0.
    At(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(at: usize) -> Self {
        Self::At(at)
    }
}

impl Places {
    /// Notes where everything stands.
    pub(super) fn of(file: &str, text: &str) -> Result<Self, Fault> {
        let table = DeTable::parse(text).map_err(|why| Fault::of_file(file, why.message().to_owned()))?;
        let mut places = Self { file: file.to_owned(), lines: BTreeMap::new() };
        places.note_table(text, &mut Vec::new(), table.get_ref());
        Ok(places)
    }

    /// A fault of a thing: of the nearest thing around it whose line is known.
    pub fn fault(&self, path: &[Step], what: impl Into<String>) -> Fault {
        let line = (0..=path.len()).rev().find_map(|length| self.lines.get(&path[..length]).copied());
        let column = path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::At(_) => None,
        });
        Fault::new(Place { file: self.file.clone(), line, column }, what)
    }

    /// The file.
    pub fn file(&self) -> &str {
        &self.file
    }

    fn note_table(&mut self, text: &str, path: &mut Vec<Step>, table: &DeTable<'_>) {
        for (key, value) in table {
            path.push(Step::Key(key.get_ref().to_string()));
            self.lines.insert(path.clone(), line_of(text, key.span().start));
            self.note(text, path, value.get_ref());
            path.pop();
        }
    }

    fn note(&mut self, text: &str, path: &mut Vec<Step>, value: &DeValue<'_>) {
        match value {
            DeValue::Table(table) => self.note_table(text, path, table),
            DeValue::Array(all) => {
                for (at, one) in all.iter().enumerate() {
                    path.push(Step::At(at));
                    self.lines.insert(path.clone(), line_of(text, one.span().start));
                    self.note(text, path, one.get_ref());
                    path.pop();
                }
            }
            _ => {}
        }
    }
}

/// The line, counted from 1, in which a byte stands.
pub(super) fn line_of(text: &str, byte: usize) -> u64 {
    1 + text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() as u64
}
