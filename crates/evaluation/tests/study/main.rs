//! A study is written down, checked, locked, and changed only in the open.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod checking;
mod children;
mod locking;
mod people;
mod pilots;
mod running;
mod small;
mod voices;

use calendar::Date;
use evaluation::input::Fault;
use evaluation::measures::Catalogue;
use evaluation::study::{self, Study, TEMPLATE};

/// The template with some words changed.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(TEMPLATE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the template has no “{from}”");
        text.replacen(from, to, 1)
    })
}

/// What is said of a study file, fault by fault.
fn said(text: &str) -> Vec<String> {
    match Study::read("study.toml", text) {
        Ok(read) => {
            study::check(&read, &Catalogue::bundled().unwrap()).iter().map(Fault::to_string).collect()
        }
        Err(fault) => vec![fault.to_string()],
    }
}

/// The line in which a text first stands.
fn line(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

/// The day on which the studies of these tests are locked.
const DAY: Date = Date::constant(2026, 11, 25);
