//! What is asked in one sentence before a plan holds: whose behaviour it is, if the record tells of violence and somebody
//! says that it is nobody's; and whether somebody from whom the plan protects may see to a line of it, or stand in.

use super::{
    family_plan::rules_of,
    feared::{folded, may_be},
    fears::Fears,
    names::{called, list},
};
use crate::{
    ids::PersonId,
    object::CaseRecord,
    plan::{PlanRule, SafetyPlan},
    who::Who,
};

/// What somebody promises not to do: "Dean stays away", "Dean does not ring".
const PROMISE: &[&[&str]] = &[
    &["stay", "away"],
    &["stays", "away"],
    &["keep", "away"],
    &["keeps", "away"],
    &["stay", "out"],
    &["stays", "out"],
    &["keep", "out"],
    &["keeps", "out"],
    &["move", "out"],
    &["moves", "out"],
    &["never"],
    &["no", "contact"],
    &["not"],
    &["nt"],
    &["t"],
    &["sober"],
    &["stop"],
    &["stops"],
    &["without"],
];
/// What makes it more than a promise about themselves: they have the children.
const CARE: &[&str] = &[
    "alone", "babysit", "babysits", "bath", "baths", "bathe", "bathes", "bring", "brings", "collect",
    "collects", "cook", "cooks", "drive", "drives", "drop", "drops", "feed", "feeds", "fetch", "fetches",
    "look", "looks", "mind", "minds", "pick", "picks", "put", "puts", "take", "takes", "walk", "walks",
    "watch", "watches",
];
/// What takes back one of the three words after it.
const NOT: &[&str] = &["never", "no", "not", "nt", "t", "without"];

/// Whether a line only says what somebody does not do, and so is theirs to keep.
fn is_promise(text: &str) -> bool {
    let text = folded(text);
    let words: Vec<&str> = text.split(' ').collect();
    let says = |phrase: &&[&str]| words.windows(phrase.len()).any(|some| some == *phrase);
    let cares = words.iter().enumerate().any(|(at, word)| {
        let before = &words[at.saturating_sub(3)..at];
        CARE.contains(word) && !before.iter().any(|word| NOT.contains(word))
    });
    PROMISE.iter().any(says) && !cares
}

fn names(record: &CaseRecord, people: &[PersonId]) -> Vec<String> {
    people.iter().filter_map(|id| record.person(*id)).map(|person| called(record, person)).collect()
}

/// What is asked where a plan is said to be nobody's behaviour. None: nothing, or it was answered. The record has the plan.
pub fn asks_whose(record: &CaseRecord, plan: &SafetyPlan) -> Option<String> {
    let is_nobodys = plan.whose.as_ref().is_some_and(Vec::is_empty);
    if !is_nobodys || !plan.nobody_because.trim().is_empty() {
        return None;
    }
    let may = may_be(record);
    let all = names(record, &may.people);
    if all.is_empty() {
        None
    } else if may.is_told {
        let name = list(&all);
        Some(format!(
            "Somebody has said that {name} did it. Tick {name}, or say why it is not their behaviour."
        ))
    } else {
        Some(format!(
            "The record tells of violence or a threat, and not who did it. Whose behaviour is it: {}? Tick them, or say why it is nobody’s.",
            all.join(", ")
        ))
    }
}

/// What is asked about somebody feared who would stand in, or, with nobody else but children, see to a line. None: nothing, or
/// it was answered. What they promise not to do themselves is theirs to do. The record has the plan and the line.
pub fn asks_about_doer(record: &CaseRecord, plan: &SafetyPlan, rule: &PlanRule) -> Option<String> {
    asks_about(&Fears::of(record), plan, rule)
}

fn asks_about(fears: &Fears<'_>, plan: &SafetyPlan, rule: &PlanRule) -> Option<String> {
    if !rule.although_feared.trim().is_empty() {
        return None;
    }
    let record = fears.record();
    let name = |who: &Who| match who {
        Who::Person(id) => record.person(*id).map(|one| called(record, one)).unwrap_or_default(),
        Who::Other(name) => name.trim().to_owned(),
        Who::Worker(_) => String::new(),
    };
    if let Some(one) = rule.backups.iter().find(|who| fears.fear_of(Some(plan), who).is_some()) {
        let name = name(one);
        return Some(format!(
            "People are worried about {name}’s behaviour, and {name} would do this if somebody cannot. Choose somebody else, or say why that is safe."
        ));
    }
    let is_child =
        |who: &Who| who.person().and_then(|id| record.person(id)).is_some_and(|one| one.is_child());
    let grown_ups: Vec<&Who> = rule.doers.iter().filter(|who| !is_child(who)).collect();
    let are_feared = grown_ups.iter().all(|who| fears.risk_of(Some(plan), who).is_some());
    if grown_ups.is_empty() || !are_feared || is_promise(&rule.text) {
        return None;
    }
    let names: Vec<String> = grown_ups.into_iter().map(name).collect();
    Some(match names.as_slice() {
        [name] => format!(
            "People are worried about {name}’s behaviour, and {name} alone would do this. Add somebody else, or say why that is safe."
        ),
        names => format!(
            "People are worried about the behaviour of {}, and nobody else would do this. Add somebody else, or say why that is safe.",
            list(names)
        ),
    })
}

/// The lines of a plan about which somebody feared is asked about, and what is asked.
pub fn asks_about_doers<'a>(record: &'a CaseRecord, plan: &SafetyPlan) -> Vec<(&'a PlanRule, String)> {
    let fears = Fears::of(record);
    let rules = rules_of(record, plan.id).into_iter();
    rules.filter_map(|rule| Some((rule, asks_about(&fears, plan, rule)?))).collect()
}

/// Those who stand in for a line, as the family's paper tells it: nobody feared whom nobody allowed to.
pub(super) fn stand_in(fears: &Fears<'_>, plan: &SafetyPlan, rule: &PlanRule) -> Vec<Who> {
    let is_feared = |who: &Who| fears.fear_of(Some(plan), who).is_some();
    let allowed = !rule.although_feared.trim().is_empty();
    rule.backups.iter().filter(|who| allowed || !is_feared(who)).cloned().collect()
}
