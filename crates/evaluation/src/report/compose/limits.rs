//! What the report does not show: what those who answer for it say, and what follows from the numbers.

use crate::report::compose::made::Made;
use crate::report::compose::words::{in_words, list};
use crate::report::{Block, Section};
use crate::study::file::DataSeen;
use crate::study::plan::Choice;
use std::collections::BTreeSet;

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new("limits", "What this does not show");
    if !made.study.about.limits.is_empty() {
        section.push(
            Section::new("limits-authors", "In the words of those who answer for it")
                .with(Block::List(made.study.about.limits.clone())),
        );
    }
    section
        .push(Section::new("limits-numbers", "What follows from the numbers").with(Block::List(found(made))));
    section
}

fn found(made: &Made<'_>) -> Vec<String> {
    let about = &made.study.about;
    let units = &about.units;
    let mut all = Vec::new();
    match (made.lock, about.data_seen) {
        (None, _) => all.push("The plan was not locked before the data were joined, so nobody can tell what was planned from what was found.".to_owned()),
        (Some(_), DataSeen::No) => {}
        (Some(_), _) => all.push("The plan was locked when the outcomes could already be known. It protects against changes since, not against choices before.".to_owned()),
    }
    let fewest = made.findings().iter().map(|finding| finding.alone.units.len()).min().unwrap_or(0);
    if made.has_outcomes() && fewest < 20 {
        all.push(format!(
            "{} {units} are few. A difference must be large to be told from chance, and one that is not told from chance may still be there.",
            crate::words::capital(&in_words(fewest))
        ));
    }
    if made.study.plan.comparators.is_empty() {
        all.push(
            "Nobody was there to compare with, so no change can be told from what happened everywhere."
                .to_owned(),
        );
    }
    let practised: BTreeSet<&str> = made
        .study
        .plan
        .units
        .iter()
        .filter(|unit| made.study.plan.group_of(unit).is_some_and(|group| group.practised_before))
        .map(|unit| unit.name.as_str())
        .collect();
    if !practised.is_empty() {
        let names: Vec<String> = practised.iter().map(|name| (*name).to_owned()).collect();
        all.push(format!(
            "{} had used {} before the years before, so for them there is no time without it: {}.",
            crate::words::capital(&in_words(practised.len())),
            about.practice,
            list(&names)
        ));
    }
    if made.study.plan.comparators.iter().any(|comparator| {
        matches!(comparator.choice, Choice::AllOthers { .. } | Choice::StatisticalNeighbours { .. })
    }) {
        all.push(format!(
            "The {units} compared with were not told what to do, and may practise the same or something like it."
        ));
    }
    let cautions: BTreeSet<&String> =
        made.evaluation.used.iter().flat_map(|used| &used.dataset.cautions).collect();
    all.extend(cautions.into_iter().cloned());
    if !made.evaluation.used.is_empty() {
        all.push("Published counts are rounded, and small ones suppressed.".to_owned());
    }
    all
}
