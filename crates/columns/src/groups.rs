//! The names of groups, such as authorities or years, and the numbers that stand for them.

use std::collections::HashMap;

/// The name of a group as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupName {
    /// A number, such as a year.
    Number(i64),
    /// A text, such as an authority's code.
    Text(String),
}

/// Groups numbered 0, 1, 2 … in the order in which they first occur.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    numbers: HashMap<i64, u32>,
    texts: HashMap<Vec<u8>, u32>,
    names: Vec<GroupName>,
}

impl Groups {
    /// The names, by number.
    pub fn names(&self) -> &[GroupName] {
        &self.names
    }

    /// The number of a group called by a number.
    pub(crate) fn number(&mut self, name: i64) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(name).or_insert_with(|| {
            self.names.push(GroupName::Number(name));
            next
        })
    }

    /// The number of a group called by a text.
    pub(crate) fn text(&mut self, name: &[u8]) -> u32 {
        if let Some(&known) = self.texts.get(name) {
            return known;
        }
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.texts.insert(name.to_vec(), next);
        self.names.push(GroupName::Text(String::from_utf8_lossy(name).into_owned()));
        next
    }

    /// What the groups of another are numbered here.
    pub(crate) fn take_in(&mut self, other: &Self) -> Vec<u32> {
        other
            .names
            .iter()
            .map(|name| match name {
                GroupName::Number(number) => self.number(*number),
                GroupName::Text(text) => self.text(text.as_bytes()),
            })
            .collect()
    }
}
