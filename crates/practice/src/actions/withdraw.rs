//! Taking something out of what stands, with the reason. The journal keeps it.

use super::{
    Acting, Change, Refused, consequences,
    references::named_by,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
    settle::settle,
};
use crate::{
    map::Map,
    object::{FamilyRecord, Kind, Object},
};
use std::collections::BTreeMap;

/// Withdraws a thing. Refuses where something else still names it, and says what. A danger goes together with its goal
/// and its scale where nobody has given a number yet; otherwise it is marked as no longer a danger.
pub fn withdraw(
    record: &FamilyRecord,
    kind: Kind,
    number: i64,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (kind, number);
    let object = record.find(kind, number).ok_or_else(|| not_here(kind, number))?.value;
    let mut refusals = Refusals::default();
    if kind != Kind::Contact {
        refusals.unless_open(record);
    }
    refusals.when(reason.trim().is_empty(), HOUSE_KEEPING, at, "", "Say why this is withdrawn.");
    if let Some(sentence) = stays(&object) {
        refusals.add(HOUSE_KEEPING, at, "", sentence);
    }
    let mut going = vec![at];
    if kind == Kind::DangerStatement {
        going.extend(pair(record, number));
    }
    let about: Vec<(Kind, i64)> = words_about(record, &going).collect();
    going.extend(about);
    let rated = going.iter().any(|(kind, number)| {
        *kind == Kind::Scale && record.ratings.iter().any(|rating| rating.scale.0 == *number)
    });
    if kind == Kind::DangerStatement && rated {
        refusals.add(HOUSE_KEEPING, at, "status",
            "Numbers have been given about this danger, so it is kept. Mark it as no longer a danger, with the reason.");
    } else if let Some(what) = hangs_on(record, &going) {
        refusals.add(HOUSE_KEEPING, at, "", format!(
            "This {} cannot be withdrawn while other things name it: {what}. Change or withdraw those first.",
            kind.words()
        ));
    }
    refusals.stop()?;
    let mut changes: Vec<Change> = going
        .into_iter()
        .map(|(kind, number)| Change::Withdraw { kind, number, reason: reason.trim().to_owned() })
        .collect();
    if !matches!(object, Object::Map(_))
        && let Some(map) = consequences::map_of(record, &object)
    {
        consequences::unsign(record, map, &mut changes);
    }
    if let Some(plan) = consequences::plan_of(&object, None) {
        consequences::take_back_marks(record, plan, &mut changes);
    }
    settle(record, &mut changes, acting);
    Ok(changes)
}

/// Why something is never withdrawn.
fn stays(object: &Object) -> Option<&'static str> {
    match object {
        Object::Family(_) => Some("A family’s case is closed, never withdrawn."),
        Object::Map(map) if was_signed(map) => {
            Some("This map has been signed off, so it stays. Begin a later map that replaces it.")
        }
        Object::SafetyPlan(plan) if plan.is_in_force() => {
            Some("This plan has been agreed with people. Agree another one in its place.")
        }
        Object::ScalingRound(round) if round.opened.is_some() => {
            Some("This round has been held, so it stays.")
        }
        Object::Escalation(_) => Some("An escalation is answered, never withdrawn."),
        Object::Closure(closure) if closure.closed_on.is_some() => {
            Some("The case was closed on this request, so it stays.")
        }
        Object::Contact(contact) if contact.decision.is_some() => {
            Some("Somebody has decided on this contact, so it stays. Correct in it what is wrong.")
        }
        Object::Milestone(milestone) if milestone.actual.is_some() => {
            Some("This milestone has been reached, so it stays.")
        }
        _ => None,
    }
}

fn was_signed(map: &Map) -> bool {
    map.is_signed() || map.version > 1
}

/// The goal and the scale of a danger.
fn pair(record: &FamilyRecord, danger: i64) -> Vec<(Kind, i64)> {
    let goals = record.goals.iter().filter(|goal| goal.danger.0 == danger);
    let scales = record.scales.iter().filter(|scale| scale.danger.is_some_and(|id| id.0 == danger));
    goals
        .map(|goal| (Kind::SafetyGoal, goal.id.0))
        .chain(scales.map(|scale| (Kind::Scale, scale.id.0)))
        .collect()
}

/// The words for children about any of these: they say nothing without it, and go with it.
fn words_about<'a>(
    record: &'a FamilyRecord,
    going: &'a [(Kind, i64)],
) -> impl Iterator<Item = (Kind, i64)> + 'a {
    let goes = |kind: Kind, number: i64| going.contains(&(kind, number));
    let words = record.child_words.iter().filter(move |words| {
        goes(Kind::Person, words.child.0)
            || words.scale.is_some_and(|id| goes(Kind::Scale, id.0))
            || words.plan.is_some_and(|id| goes(Kind::SafetyPlan, id.0))
    });
    words.map(|words| (Kind::ChildWords, words.id.0)).filter(move |it| !goes(it.0, it.1))
}

/// What still names any of these, in words: "2 next steps and 1 rule of a plan".
fn hangs_on(record: &FamilyRecord, going: &[(Kind, i64)]) -> Option<String> {
    let mut counts: BTreeMap<Kind, std::collections::BTreeSet<i64>> = BTreeMap::new();
    for (kind, number) in going {
        for object in named_by(record, *kind, *number) {
            if !going.contains(&(object.kind(), object.number())) {
                counts.entry(object.kind()).or_default().insert(object.number());
            }
        }
    }
    let words: Vec<String> = counts
        .iter()
        .map(|(kind, numbers)| match (numbers.len(), kind.words()) {
            (1, words) => format!("1 {words}"),
            (many, words) => format!("{many} × {words}"),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
