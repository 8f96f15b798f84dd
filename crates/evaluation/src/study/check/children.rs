//! Whether outcomes of single children are defined, and pilots have comparators that are none themselves.

use crate::outcomes::Definition;
use crate::study::check::findings::Findings;
use crate::study::people::Children;
use crate::study::places::Step;

pub(super) fn check(found: &mut Findings<'_>) {
    let Some(children) = &found.study.plan.children else { return };
    if children.outcomes.is_empty() {
        found.say(&["children".into()], "there is no outcome: say what is measured of single children.");
    }
    outcomes(found, children);
    groups(found, children);
}

fn outcomes(found: &mut Findings<'_>, children: &Children) {
    let known = Definition::bundled().unwrap_or_default();
    let name = |definition: &Definition| format!("{}@{}", definition.outcome.id, definition.version);
    let names: Vec<String> = known.iter().map(name).collect();
    for (at, outcome) in children.outcomes.iter().enumerate() {
        let here = [Step::from("children"), "outcome".into(), at.into(), "measure".into()];
        if !names.contains(&outcome.measure.to_string()) {
            let what = format!(
                "there is no “{}” among the outcomes of single children. There are: {}.",
                outcome.measure,
                names.join(", ")
            );
            found.say(&here, what);
        }
        if children.outcomes[..at].iter().any(|other| other.measure == outcome.measure) {
            found.say(&here, format!("“{}” stands here a second time. Each needs its own.", outcome.measure));
        }
    }
}

fn groups(found: &mut Findings<'_>, children: &Children) {
    let plan = &found.study.plan;
    for (at, group) in children.groups.iter().enumerate() {
        let here = |key: &str| [Step::from("children"), "group".into(), at.into(), key.into()];
        if !plan.rounds.iter().any(|round| round.units.contains(&group.unit)) {
            found.say(
                &here("unit"),
                format!("{} is a unit of no round, so nobody knows when it embeds.", group.unit),
            );
        }
        if group.comparators.is_empty() {
            found.say(&here("comparators"), format!("{} has nobody to be compared with.", group.unit));
        }
        for (place, name) in group.comparators.iter().enumerate() {
            let path = [&here("comparators")[..], &[place.into()]].concat();
            if plan.units.iter().any(|unit| unit.code.as_str() == name) {
                let what = format!(
                    "{name} takes the practice in and is also named as a comparator. It can be only one of them."
                );
                found.say(&path, what);
            }
            if group.comparators[..place].contains(name) {
                found.say(&path, format!("{name} stands here a second time."));
            }
        }
        if let Some(outcome) = &group.outcome
            && !children.outcomes.iter().any(|known| known.measure == *outcome)
        {
            found.say(
                &here("outcome"),
                format!("“{outcome}” is not an outcome of single children in this study."),
            );
        }
        let same = |other: &&crate::study::people::MatchedGroup| {
            other.unit == group.unit && other.outcome == group.outcome
        };
        if children.groups[..at].iter().any(|other| same(&other)) {
            found.say(
                &here("unit"),
                format!("{} has a group for this already. Put its comparators into one.", group.unit),
            );
        }
    }
}
