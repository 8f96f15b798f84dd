//! Whether comparators can be chosen as the study says, and none of them takes the practice in.

use crate::measures::Catalogue;
use crate::study::check::findings::Findings;
use crate::study::places::Step;
use crate::study::plan::Choice;

pub(super) fn check(found: &mut Findings<'_>, catalogue: &Catalogue) {
    let plan = &found.study.plan;
    found.twice("comparator", "id", plan.comparators.iter().map(|comparator| &*comparator.id));
    for (at, comparator) in plan.comparators.iter().enumerate() {
        let here = |key: &str| [Step::from("comparator"), at.into(), key.into()];
        match &comparator.choice {
            Choice::AllOthers { .. } | Choice::StatisticalNeighbours { .. } => {}
            Choice::Named { codes } => {
                if codes.is_empty() {
                    found.say(&here("codes"), "name at least one unit to compare with.");
                }
                for (place, code) in codes.iter().enumerate() {
                    if let Some(unit) = plan.unit(code) {
                        found.say(
                            &[Step::from("comparator"), at.into(), "codes".into(), place.into()],
                            format!(
                                "{} ({code}) takes the practice in and is also named as a comparator. \
                                 It can be only one of them.",
                                unit.name
                            ),
                        );
                    }
                }
            }
            Choice::Matched { on, count } => {
                if *count == 0 {
                    found.say(&here("count"), "choose at least one comparator for each unit.");
                }
                if on.is_empty() {
                    found.say(&here("on"), "say which measures comparators should be like in.");
                }
                for (place, measure) in on.iter().enumerate() {
                    if let Err(unknown) = catalogue.find(measure) {
                        found.say(
                            &[Step::from("comparator"), at.into(), "on".into(), place.into()],
                            unknown.to_string(),
                        );
                    }
                }
            }
        }
    }
}
