//! The index held in memory: the reference for what a database must answer, for tests and measuring.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Candidate, Match, PersonName, Query, Score, Step, keys, rank, word_keys, words};

/// Both tables of the index, and the people.
#[derive(Debug, Default)]
pub struct Index {
    people: Vec<PersonName>,
    rows: BTreeMap<String, Vec<usize>>,
    vocabulary: BTreeMap<String, BTreeSet<String>>,
    known: BTreeSet<String>,
}

/// What one search did.
#[derive(Debug, Default)]
pub struct Found {
    /// The people found, best first, by the number they were added under.
    pub people: Vec<(usize, Score)>,
    /// How many rows of the vocabulary were read.
    pub words_read: usize,
    /// How many different people were fetched to be ranked.
    pub fetched: usize,
    /// How many steps of the plan were asked.
    pub steps: usize,
}

impl Index {
    /// Adds a person and returns their number.
    pub fn add(&mut self, name: PersonName) -> usize {
        let number = self.people.len();
        for key in keys(&name) {
            self.rows.entry(key.as_str().to_owned()).or_default().push(number);
        }
        for word in words(&name) {
            if self.known.insert(word.clone()) {
                for key in word_keys(&word) {
                    self.vocabulary.entry(key.as_str().to_owned()).or_default().insert(word.clone());
                }
            }
        }
        self.people.push(name);
        number
    }

    /// Rows of the person table and of the vocabulary.
    pub fn sizes(&self) -> (usize, usize) {
        (self.rows.values().map(Vec::len).sum(), self.vocabulary.values().map(BTreeSet::len).sum())
    }

    /// Searches as a database would, by names alone.
    pub fn search(&self, query: &Query) -> Found {
        let mut found = Found::default();
        let mut meant = BTreeSet::new();
        for lookup in query.lookups() {
            let (from, to) = lookup.bounds();
            let words =
                self.vocabulary.range(from..=to).flat_map(|(_, words)| words).take(Query::VOCABULARY_LIMIT);
            for word in words {
                found.words_read += 1;
                meant.insert(word.clone());
            }
        }
        let plan = query.plan(&meant.into_iter().collect::<Vec<_>>());
        let mut people = BTreeSet::new();
        for step in &plan.steps {
            if people.len() >= plan.enough {
                break;
            }
            found.steps += 1;
            people.extend(self.ask(step));
        }
        found.fetched = people.len();
        let score = |number: usize| {
            let candidate =
                Candidate { name: self.people.get(number)?, born: None, reference: None, address: None };
            Some((number, rank(query, &candidate)?))
        };
        found.people = people.into_iter().filter_map(score).collect();
        found.people.sort_by(|one, other| other.1.value.cmp(&one.1.value).then(one.0.cmp(&other.0)));
        found
    }

    fn ask(&self, step: &Step) -> BTreeSet<usize> {
        let Some((first, filters)) = step.all.split_first() else { return BTreeSet::new() };
        let filters: Vec<BTreeSet<usize>> = filters.iter().map(|list| self.holding(list).collect()).collect();
        self.holding(first)
            .filter(|number| filters.iter().all(|filter| filter.contains(number)))
            .collect::<BTreeSet<usize>>()
            .into_iter()
            .take(step.limit)
            .collect()
    }

    fn holding<'a>(&'a self, list: &'a [Match]) -> impl Iterator<Item = usize> + 'a {
        list.iter().flat_map(|one| {
            let (from, to) = one.bounds();
            self.rows.range(from..=to).flat_map(|(_, numbers)| numbers).copied()
        })
    }
}
