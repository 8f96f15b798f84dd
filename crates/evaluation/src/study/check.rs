//! Whether a study agrees with itself and with the measures there are. Every fault is found, not only the first.

mod children;
mod comparators;
mod findings;
mod people;
mod rounds;

use super::places::Step;
use super::plan::{FEWEST_DRAWS, Role};
use super::{Study, wording};
use crate::input::Fault;
use crate::measures::Catalogue;
use findings::Findings;

/// The faults of a study, with their lines.
pub fn check(study: &Study, catalogue: &Catalogue) -> Vec<Fault> {
    let mut found = Findings { study, faults: Vec::new() };
    about(&mut found);
    units(&mut found);
    rounds::check(&mut found);
    comparators::check(&mut found, catalogue);
    outcomes(&mut found, catalogue);
    exclusions(&mut found);
    people::check(&mut found);
    children::check(&mut found);
    analysis(&mut found);
    published(&mut found);
    deviations(&mut found);
    found.faults
}

fn about(found: &mut Findings<'_>) {
    let about = &found.study.about;
    let short = |id: &str| {
        !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if !short(&about.id) {
        found.say(
            &["study".into(), "id".into()],
            format!("“{}” cannot be part of a file name. Use small letters, digits and hyphens.", about.id),
        );
    }
    if !about.question.trim_end().ends_with('?') {
        found.say(
            &["study".into(), "question".into()],
            "a question ends with a question mark: write down what is asked, not what is expected.",
        );
    }
    for (key, text) in
        [("title", &about.title), ("practice", &about.practice), ("responsible", &about.responsible)]
    {
        if text.trim().is_empty() {
            found.say(&["study".into(), key.into()], "nothing stands here, and the report needs it.");
        }
    }
    let limits = about
        .limits
        .iter()
        .enumerate()
        .map(|(at, text)| (vec![Step::from("study"), "limits".into(), at.into()], text));
    let texts = std::iter::once((vec!["study".into(), "title".into()], &about.title)).chain(limits);
    for (path, text) in texts.collect::<Vec<_>>() {
        let claims = wording::claims(text);
        if !claims.is_empty() {
            found.say(
                &path,
                format!(
                    "“{}” claims a cause, and a study file may not do so before the numbers are known or after. \
                     Say what was seen, or what cannot be said.",
                    claims.join("”, “")
                ),
            );
        }
    }
}

fn units(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    if plan.units.is_empty() && (plan.compares_units() || !plan.asks_people()) {
        found.say(
            &["unit".into()],
            "there are no units: name the authorities or teams that take the practice in.",
        );
    }
    found.twice("group", "id", plan.groups.iter().map(|group| &*group.id));
    found.twice("unit", "code", plan.units.iter().map(|unit| unit.code.as_str()));
    for (at, unit) in plan.units.iter().enumerate() {
        if let Some(group) = unit.group.as_ref().filter(|_| plan.group_of(unit).is_none()) {
            found.say(&["unit".into(), at.into(), "group".into()], format!("there is no group “{group}”."));
        }
        if !plan.rounds.iter().any(|round| round.units.contains(&unit.code)) {
            found.say(
                &["unit".into(), at.into(), "code".into()],
                format!("{} ({}) takes part in no round.", unit.name, unit.code),
            );
        }
    }
}

fn outcomes(found: &mut Findings<'_>, catalogue: &Catalogue) {
    let plan = &found.study.plan;
    let roles = plan.outcomes.iter().map(|outcome| outcome.role);
    let of_children =
        plan.children.iter().flat_map(|children| &children.outcomes).map(|outcome| outcome.role);
    let primary = roles.chain(of_children).any(|role| role == Role::Primary);
    if !primary && (plan.compares_units() || !plan.asks_people()) {
        found
            .say(&["outcome".into()], "there is no primary outcome: say which measure answers the question.");
    }
    let names: Vec<String> = plan.outcomes.iter().map(|outcome| outcome.measure.to_string()).collect();
    found.twice("outcome", "measure", names.iter().map(String::as_str));
    for (at, outcome) in plan.outcomes.iter().enumerate() {
        if let Err(unknown) = catalogue.find(&outcome.measure) {
            found.say(&["outcome".into(), at.into(), "measure".into()], format!("{unknown}"));
        }
        for (place, id) in outcome.rounds.iter().enumerate() {
            if !plan.rounds.iter().any(|round| round.id == *id) {
                found.say(
                    &["outcome".into(), at.into(), "rounds".into(), place.into()],
                    format!("there is no round “{id}”."),
                );
            }
        }
        for round in plan.rounds_of(outcome) {
            let first = round.before.iter().min();
            if let Some(year) = outcome.earlier.iter().find(|year| first.is_some_and(|first| *year >= first))
            {
                found.say(
                    &["outcome".into(), at.into(), "earlier".into()],
                    format!(
                        "{year} is not earlier than the years before of the round “{}”, which are already looked at.",
                        round.id
                    ),
                );
            }
        }
    }
}

fn exclusions(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    for (at, exclusion) in plan.exclusions.iter().enumerate() {
        let here = |key: &str| [Step::from("exclusion"), at.into(), key.into()];
        if plan.unit(&exclusion.unit).is_none() {
            found.say(
                &here("unit"),
                format!(
                    "{} is not a unit of this study. A comparator is left out with “never”.",
                    exclusion.unit
                ),
            );
        }
        if exclusion.reason.trim().is_empty() {
            found.say(&here("reason"), "a unit may be left out only with a reason.");
        }
        if let Some(outcome) = &exclusion.outcome
            && !plan.outcomes.iter().any(|known| known.measure == *outcome)
        {
            found.say(&here("outcome"), format!("“{outcome}” is not an outcome of this study."));
        }
    }
}

fn analysis(found: &mut Findings<'_>) {
    let draws = found.study.plan.analysis.draws;
    if draws < FEWEST_DRAWS {
        found.say(
            &["analysis".into(), "draws".into()],
            format!("{draws} draws are too few to rest a report on; use at least {FEWEST_DRAWS}."),
        );
    }
}

fn published(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    for (at, statement) in found.study.published.iter().enumerate() {
        if let Some(outcome) = &statement.outcome
            && !plan.outcomes.iter().any(|known| known.measure == *outcome)
        {
            found.say(
                &["published".into(), at.into(), "outcome".into()],
                format!("“{outcome}” is not an outcome of this study."),
            );
        }
        if statement.source.trim().is_empty() {
            found.say(&["published".into(), at.into(), "source".into()], "say where this was published.");
        }
    }
}

fn deviations(found: &mut Findings<'_>) {
    for (at, deviation) in found.study.deviations.iter().enumerate() {
        for (key, empty) in [
            ("why", deviation.why.trim().is_empty()),
            ("by", deviation.by.trim().is_empty()),
            ("changes", deviation.changes.is_empty()),
        ] {
            if empty {
                found.say(
                    &["deviation".into(), at.into(), key.into()],
                    "nothing stands here. A deviation says what was changed, who decided it, and why.",
                );
            }
        }
    }
}
