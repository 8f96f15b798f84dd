//! Checks a batch of children: what one thread does while others do the same.

use std::borrow::Cow;

use super::refuse::no_letters;
use crate::alike::Alike;
use crate::cin::found::{Found, Hit};
use crate::cin::rule::{Check, Rule, Tally};
use crate::cin::split::{Batch, lines};
use crate::cin::walk::Walk;
use crate::cin::{Census, Child};
use crate::report::{Remark, Weight};

/// The most rows of all tables that one child may have; far more than any child's. Rules compare a child's rows with each other.
const MOST_OF_A_CHILD: u32 = 2000;
/// The most remarks about one batch, which is a quarter of a megabyte of the file.
const MOST_REMARKS: usize = 1000;

/// What came of a batch.
pub(super) struct Done {
    pub(super) number: usize,
    pub(super) children: u64,
    pub(super) hits: Vec<Hit>,
    pub(super) remarks: Vec<Remark>,
    /// What the rules for the whole return counted, in their order.
    pub(super) tallies: Vec<Box<dyn Tally>>,
    /// The identifiers of the children.
    pub(super) alike: Alike,
}

/// The rules for the whole return, with nothing counted yet.
pub(super) fn tallies(run: &[&'static Rule]) -> Vec<(&'static Rule, Box<dyn Tally>)> {
    run.iter()
        .filter_map(|rule| match rule.check {
            Check::Return(total) => Some((*rule, total())),
            Check::Child(_) | Check::WorkingDays(..) | Check::Header(_) => None,
        })
        .collect()
}

/// Walks the children of a batch and runs every rule over them: each rule over all children, so that its code stays at
/// hand.
pub(super) fn work(
    number: usize,
    batch: &Batch,
    mut walk: Walk<'_>,
    census: &Census,
    run: &[&'static Rule],
) -> Done {
    walk.line = batch.line;
    walk.rows = batch.rows;
    let texts = texts(batch, &mut walk);
    let children = children(&texts, &mut walk, census);
    let mut hits = Vec::new();
    for rule in run {
        let mut found = Found::new(rule);
        let mut each = |check: &dyn Fn(&Child<'_>, &mut Found<'_>)| {
            for child in &children {
                found.look(rule, child.who.la_child_id.text());
                check(child, &mut found);
            }
        };
        match rule.check {
            Check::Child(check) => each(&check),
            Check::WorkingDays(limit, check) => {
                if let Ok(day) = limit(census) {
                    each(&|child, found| check(child, day, found));
                }
            }
            Check::Header(_) | Check::Return(_) => {}
        }
        hits.append(&mut found.hits);
    }
    let mut tallies: Vec<Box<dyn Tally>> = tallies(run).into_iter().map(|(_, tally)| tally).collect();
    for tally in &mut tallies {
        for child in &children {
            tally.see(child);
        }
    }
    let mut alike = Alike::default();
    children.iter().filter_map(|child| child.who.la_child_id.text()).for_each(|id| alike.see(id));
    let remarks = shortened(walk.remarks);
    Done { number, children: children.len() as u64, hits, remarks, tallies, alike }
}

/// The first remarks, and how many more there were: a file of nothing but what the schema does not know would fill the memory
/// with them. Whether all was read is still said.
fn shortened(mut remarks: Vec<Remark>) -> Vec<Remark> {
    let Some(more) = remarks.len().checked_sub(MOST_REMARKS).filter(|more| *more > 0) else { return remarks };
    // What was not read is said first.
    remarks.sort_by_key(|one| one.weight != Weight::NotRead);
    let rest = remarks.split_off(MOST_REMARKS);
    let weight =
        if rest.iter().any(|one| one.weight == Weight::NotRead) { Weight::NotRead } else { Weight::Schema };
    let line = rest.first().and_then(|one| one.line);
    remarks.push(Remark { weight, line, said: format!("There are {more} more such places near here.") });
    remarks
}

/// The text of each child, from where the child before it ends.
pub(super) fn texts<'b>(batch: &'b Batch, walk: &mut Walk<'_>) -> Vec<Cow<'b, str>> {
    let mut from = 0;
    let mut line = batch.line;
    batch
        .ends
        .iter()
        .map(|end| {
            let bytes = batch.bytes.get(from..*end).unwrap_or_default();
            from = *end;
            let text = String::from_utf8_lossy(bytes);
            if matches!(text, Cow::Owned(_)) {
                walk.remarks.push(no_letters("The child that begins here", line));
            }
            line += lines(bytes);
            text
        })
        .collect()
}

pub(super) fn children<'t>(
    texts: &'t [Cow<'t, str>],
    walk: &mut Walk<'_>,
    census: &'t Census,
) -> Vec<Child<'t>> {
    let (depth, standing) = (walk.depth(), walk.standing());
    let mut children = Vec::with_capacity(texts.len());
    for text in texts {
        let line = walk.line;
        let before: u32 = walk.rows.iter().sum();
        let (record, outcome) = walk.piece(text);
        let rows = walk.rows.iter().sum::<u32>().saturating_sub(before);
        let outcome = outcome.map_err(|broken| (broken.line, broken.said)).and_then(|()| {
            let open = || (line, "not all that is begun in it is ended".to_owned());
            if walk.depth() == depth { Ok(()) } else { Err(open()) }
        });
        let many = || (line, format!("it has more than {MOST_OF_A_CHILD} rows, which no child has"));
        let outcome = outcome.and_then(|()| if rows > MOST_OF_A_CHILD { Err(many()) } else { Ok(()) });
        if let Err((at, said)) = outcome {
            walk.back_to(&standing);
            walk.line = line + lines(text.as_bytes());
            let said = format!(
                "The child that begins after line {line} could not be read and was not checked: on line {at}, {said}. \
                 The other children were checked."
            );
            walk.remarks.push(Remark { weight: Weight::NotRead, line: Some(at), said });
            continue;
        }
        children.push(Child {
            who: record.who,
            characteristics: record.characteristics,
            details: record.details,
            census,
        });
    }
    children
}
