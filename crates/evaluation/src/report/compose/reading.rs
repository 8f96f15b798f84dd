//! The words that the report uses, for a reader who is not a statistician.

use crate::report::compose::made::Made;
use crate::report::{Block, Section};
use crate::study::plan::{Choice, FEWEST_DRAWS};

/// The words of a report on what people say and what is written.
const OF_SURVEYS: [(&str, &str); 6] = [
    ("T1, T2", "The times at which people were asked, in their order. Each is a wave."),
    (
        "95% interval",
        "Values with which the answers would still agree. For a change: one that reaches from below zero to above it agrees with \
         no change at all.",
    ),
    (
        "No clear difference",
        "The interval of the change takes in zero. The change may be there and too small to be seen among so few people.",
    ),
    (
        "p",
        "How often chance alone would bring a change as large, if nothing had changed. Where many changes are looked at, the \
         correction (Holm’s) takes that into account.",
    ),
    (
        "Standard deviations",
        "A change beside how far people’s answers lie apart (Hedges’ g): about 0.2 is small, 0.5 is middling, 0.8 is large.",
    ),
    ("SD", "Standard deviation: how far people’s answers lie apart."),
];

pub(super) fn section(made: &Made<'_>) -> Section {
    if !made.has_outcomes() {
        let words =
            OF_SURVEYS.iter().map(|(word, means)| ((*word).to_owned(), (*means).to_owned())).collect();
        return Section::new("reading", "How to read this report").with(Block::Facts(words));
    }
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
            "By chance".to_owned(),
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
