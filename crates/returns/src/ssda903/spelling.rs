//! How the identifiers of children are written in the files: rules take "a1" and "A1" for one child, and reports show it as it was
//! entered first.

use std::collections::{HashMap, HashSet};

use super::Text;
use super::reader::Parsed;
use super::set::Files;
use super::tables::Row;

/// The spellings of identifiers that are not kept as they were entered, by the number of the child.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    first: HashMap<u32, Box<str>>,
    mixed: HashSet<u32>,
}

impl Spellings {
    /// The spellings in the tables of both years, by the numbers of the children of their rows.
    pub(crate) fn of(years: [(&Files, &[Vec<u32>; 12]); 2]) -> Self {
        let mut concerned = HashSet::new();
        for (files, numbers) in years {
            files.entered(numbers, |number, _, entered| {
                if entered.is_some() {
                    concerned.insert(number);
                }
            });
        }
        let mut spellings = Self::default();
        if concerned.is_empty() {
            return spellings;
        }
        for (files, numbers) in years {
            files.entered(numbers, |number, id, entered| {
                if id.is_given() && concerned.contains(&number) {
                    spellings.see(
                        number,
                        entered.map_or_else(|| id.text().unwrap_or_default().into(), Into::into),
                    );
                }
            });
        }
        spellings
    }

    fn see(&mut self, number: u32, text: Box<str>) {
        match self.first.get(&number) {
            Some(first) if *first != text => {
                self.mixed.insert(number);
            }
            Some(_) => {}
            None => {
                self.first.insert(number, text);
            }
        }
    }

    /// How the identifier of a child was entered first; nothing where it is kept as it was.
    pub(crate) fn of_child(&self, number: u32) -> Option<&str> {
        self.first.get(&number).map(|text| &**text)
    }

    /// How many children have identifiers that are written in several ways.
    pub(crate) fn mixed(&self) -> usize {
        self.mixed.len()
    }
}

impl<R: Row> Parsed<R> {
    /// Hands on each row's child: its number, its identifier, and what was entered for it where that is not how it is kept.
    pub(crate) fn entered<'a>(&'a self, numbers: &[u32], see: &mut impl FnMut(u32, Text, Option<&'a str>)) {
        let mut originals = self.originals.iter().filter(|(_, column, _)| *column == 0).peekable();
        for ((row, child), number) in self.rows.iter().zip(&self.children).zip(numbers) {
            let at = row.at().row();
            while originals.next_if(|(of, ..)| *of < at).is_some() {}
            let entered = originals.peek().filter(|(of, ..)| *of == at).map(|(.., text)| &**text);
            see(*number, *child, entered);
        }
    }
}
