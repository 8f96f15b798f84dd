//! Runs the rules over a return: children in parallel, some of them at a time.

use rayon::prelude::*;

use super::found::{Found, Hit};
use super::rule::{Check, Need, Rule};
use super::{Child, Return};

/// How many children are looked at together: few enough for their rows to stay close at hand while every rule passes
/// over them, and enough for each rule's own code to.
const TOGETHER: usize = 64;

/// What came of running rules over a return.
#[derive(Debug)]
pub struct Outcome {
    /// What was found, in the order of the rules, the tables and the rows.
    pub hits: Vec<Hit>,
    /// The rules that were run.
    pub run: Vec<&'static Rule>,
    /// The rules that could not be run, or not fully, and what they need.
    pub not_run: Vec<(&'static Rule, Need)>,
}

/// Runs rules over a return: those in force in its year that have what they need.
pub fn run(whole: &Return, rules: impl IntoIterator<Item = &'static Rule>) -> Outcome {
    let mut run = Vec::new();
    let mut not_run = Vec::new();
    for rule in rules.into_iter().filter(|rule| rule.is_in_force(whole.collection.year)) {
        match rule.lacks(whole) {
            None => {
                run.push(rule);
                not_run.extend(rule.lacks_to_be_full(whole).map(|need| (rule, need)));
            }
            Some(need) => not_run.push((rule, need)),
        }
    }
    let by_child: Vec<_> = run
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Child(check) => Some((*rule, check)),
            Check::Whole(_) => None,
        })
        .collect();
    let batches = whole.len().div_ceil(TOGETHER);
    let mut hits: Vec<Hit> = (0..batches)
        .into_par_iter()
        .flat_map_iter(|batch| {
            let first = batch * TOGETHER;
            let children: Vec<(u32, Child<'_>)> = (first..whole.len().min(first + TOGETHER))
                .filter_map(|number| Some((u32::try_from(number).ok()?, whole.child(number))))
                .collect();
            let mut found = Found::default();
            for (rule, check) in &by_child {
                for (number, child) in &children {
                    found.look(rule, *number);
                    check(child, &mut found);
                }
            }
            found.hits
        })
        .collect();
    for rule in &run {
        if let Check::Whole(check) = rule.check {
            let mut found = Found::default();
            found.look(rule, u32::MAX);
            check(whole, &mut found);
            hits.extend(found.hits);
        }
    }
    hits.sort_by_key(|hit| (hit.rule.code, hit.spot));
    hits.dedup_by_key(|hit| (hit.rule.code, hit.spot));
    Outcome { hits, run, not_run }
}
