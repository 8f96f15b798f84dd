//! Whether waves, surveys, audits and interviews agree with each other.

use crate::study::check::findings::Findings;
use crate::study::places::Step;

pub(super) fn check(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    found.twice("wave", "id", plan.waves.iter().map(|wave| &*wave.id));
    found.twice("survey", "id", plan.surveys.iter().map(|survey| &*survey.id));
    found.twice("audit", "id", plan.audits.iter().map(|audit| &*audit.id));
    found.twice("themes", "id", plan.themes.iter().map(|themes| &*themes.id));
    found.twice("presence", "id", plan.presence.iter().map(|presence| &*presence.id));
    waves(found);
    if plan.asks_people() && plan.waves.is_empty() {
        found.say(&["wave".into()], "there is no wave: say when people are asked and files are read.");
    }
    if !plan.presence.is_empty() && plan.surveys.is_empty() && plan.audits.is_empty() {
        found.say(
            &["presence".into()],
            "counts of what exists are never shown alone: add a survey or an audit of case files.",
        );
    }
    asked(found);
}

fn waves(found: &mut Findings<'_>) {
    for (at, wave) in found.study.plan.waves.iter().enumerate() {
        let here = |key: &str| [Step::from("wave"), at.into(), key.into()];
        if wave.to < wave.from {
            found.say(&here("to"), format!("{} ends before it starts.", wave.id));
        }
        let earlier = at.checked_sub(1).map(|before| &found.study.plan.waves[before]);
        if let Some(earlier) = earlier.filter(|earlier| earlier.to >= wave.from) {
            found.say(&here("from"), format!("{} starts before {} is over.", wave.id, earlier.id));
        }
    }
}

fn asked(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    for (at, asked) in found.study.asked.iter().enumerate() {
        let here = |key: &str| [Step::from("asked"), at.into(), key.into()];
        if !plan.surveys.iter().any(|survey| survey.id == asked.survey) {
            found.say(&here("survey"), format!("there is no survey “{}”.", asked.survey));
        }
        if !plan.waves.iter().any(|wave| wave.id == asked.wave) {
            found.say(&here("wave"), format!("there is no wave “{}”.", asked.wave));
        }
    }
}
