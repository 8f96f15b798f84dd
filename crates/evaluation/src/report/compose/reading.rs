//! The words that the report uses, for a reader who is not a statistician.

use super::Made;
use crate::report::{Block, Section};
use crate::study::plan::{Choice, FEWEST_DRAWS};

pub(super) fn section(made: &Made<'_>) -> Section {
    let about = &made.study.about;
    let (unit, units) = (&about.unit, &about.units);
    let mut words = vec![
        (
            "Difference".to_owned(),
            format!(
                "How much more the {units} of the study changed, from the years before to the years after, than the others \
                 did in the same years. If both rise by three, the difference is zero."
            ),
        ),
        (
            "By lot".to_owned(),
            format!(
                "As many {units} are drawn at random, {} times or in every possible way, as if they had been in the study. If \
                 such drawings often show as large a difference, the one that was seen is nothing special. The share of \
                 drawings is p.",
                crate::report::Number::count(usize::try_from(made.study.plan.analysis.draws.max(FEWEST_DRAWS)).unwrap_or(0)).written()
            ),
        ),
        (
            "Corrected".to_owned(),
            "Whoever looks at many outcomes will find something by chance. The correction (Holm’s) takes that into account."
                .to_owned(),
        ),
        (
            "Leaving one out".to_owned(),
            format!("The difference is worked out again without each {unit} in turn. If it turns round, it hangs on one {unit}."),
        ),
        (
            "95% interval".to_owned(),
            "Differences with which the data would still agree. One that reaches from below zero to above it agrees with \
             no difference at all."
                .to_owned(),
        ),
        (
            "Moved alike before".to_owned(),
            "A comparison over time is only fair if both sides were on the same course before. Where they were not, the \
             later difference may be the old one going on."
                .to_owned(),
        ),
        (
            "Evidence".to_owned(),
            "Low, moderate or high, by rules that were fixed before and are answered one by one at the end of each outcome."
                .to_owned(),
        ),
        (
            "Years".to_owned(),
            "A year is one that ends on 31 March: 2016 is April 2015 to March 2016.".to_owned(),
        ),
    ];
    let likened = made
        .study
        .plan
        .comparators
        .iter()
        .any(|comparator| matches!(comparator.choice, Choice::StatisticalNeighbours { .. }));
    if likened {
        words.push((
            "Statistical neighbours".to_owned(),
            "The ten authorities that the Department for Education lists as most like an authority, by what is known of its \
             people."
                .to_owned(),
        ));
    }
    Section::new("reading", "How to read this report").with(Block::Facts(words))
}
