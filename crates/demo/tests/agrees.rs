//! The stories agree with themselves: nobody signs what is not written yet, nothing is told before there is something to
//! tell, nothing lies in the future on the day on which it is written down, and whoever is named is there and was then.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use demo::{Cast, Demo, Happening, Told, cast::STAFF};
use jiff::{
    ToSpan,
    civil::{Date, date},
    tz::TimeZone,
};
use practice::{
    CaseRecord, Kept, Object, Who,
    family::CaseStatus,
    goal::StepStatus,
    ids::{PersonId, WorkerId},
    meeting::MeetingStatus,
    people::{Kinship, Part},
    plan::{Mark, PlanKind, PlanRule, RedFlag, SafetyPlan},
};
use serde_json::Value;
use std::collections::BTreeMap;

fn zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap()
}

fn day(one: &Happening) -> Date {
    one.at.to_zoned(zone()).date()
}

/// One family's past, read forwards.
struct Past<'a> {
    told: &'a Told,
    cast: &'a Cast,
    record: CaseRecord,
    wrong: Vec<String>,
}

impl Past<'_> {
    fn say(&mut self, one: &Happening, what: impl std::fmt::Display) {
        self.wrong.push(format!("{} {}: {what}", day(one), one.verb));
    }

    fn put(&mut self, one: &Happening) {
        let value = one.object.clone();
        self.record.put(Kept { value, version: 1, changed_at: one.at, changed_by: Some(one.by) });
    }
}

/// What contradicts itself in a family's past.
fn contradictions(told: &Told, cast: &Cast) -> Vec<String> {
    let mut past = Past { told, cast, record: CaseRecord::default(), wrong: Vec::new() };
    for one in &told.past {
        past.put(one);
        no_day_is_still_to_come(&mut past, one);
        whoever_is_named_is_there(&mut past, one);
        what_is_told_is_there_to_tell(&mut past, one);
    }
    yeses_are_to_what_they_say(&mut past);
    signed_maps_stand_as_they_were_signed(&mut past);
    what_is_closed_was_tested(&mut past);
    people_are_as_old_as_they_can_be(&mut past);
    past.wrong
}

/// Days of what has been: the fields whose names say so, in any object.
fn days_that_were(object: &Object) -> Vec<(String, Date)> {
    let mut days = Vec::new();
    let name = object.kind().code();
    walk(&serde_json::from_str(&object.to_json().unwrap()).unwrap(), name, &mut days);
    let is_open = match object {
        // A meeting is planned for a day to come.
        Object::Meeting(meeting) => meeting.status == MeetingStatus::Planned,
        _ => false,
    };
    days.retain(|(field, _)| !(is_open && field == "meeting.on"));
    days
}

/// What is planned, promised or ends later.
const TO_COME: [&str; 9] = [
    "due",
    "planned",
    "next_meeting",
    "valid_until",
    "target_closure",
    "look_again",
    "to",
    "born",
    "valid_from",
];

fn walk(value: &Value, path: &str, days: &mut Vec<(String, Date)>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields.iter().filter(|(field, _)| !TO_COME.contains(&field.as_str())) {
                walk(value, &format!("{path}.{field}"), days);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| walk(value, path, days)),
        Value::String(text) => days.extend(text.parse().ok().map(|day| (path.to_owned(), day))),
        _ => {}
    }
}

fn no_day_is_still_to_come(past: &mut Past<'_>, one: &Happening) {
    let today = day(one);
    for (field, on) in days_that_were(&one.object) {
        if on > today {
            past.say(one, format!("{field} is {on}, which was still to come"));
        }
    }
}

/// Everybody whom an object names, wherever it does.
fn named(object: &Object) -> Vec<Who> {
    fn within(value: &Value, all: &mut Vec<Who>) {
        match value {
            Value::Object(fields) => fields.values().for_each(|value| within(value, all)),
            Value::Array(values) => values.iter().for_each(|value| within(value, all)),
            Value::String(text) if text.starts_with("person:") || text.starts_with("worker:") => {
                all.extend(text.parse::<Who>().ok());
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    within(&serde_json::from_str(&object.to_json().unwrap()).unwrap(), &mut all);
    all
}

/// A worker's own entry among the staff, and the team of those who have one.
fn team_of(cast: &Cast, worker: WorkerId) -> Option<(&'static str, Option<practice::ids::TeamId>)> {
    let at = cast.workers.iter().position(|one| *one == worker)?;
    Some((STAFF[at].username, STAFF[at].team.map(|team| cast.teams[team])))
}

fn whoever_is_named_is_there(past: &mut Past<'_>, one: &Happening) {
    let today = day(one);
    for who in named(&one.object) {
        match who {
            Who::Person(person) => match past.record.person(person) {
                None => past.say(one, format!("{person} is named and not in the record yet")),
                Some(dead) if dead.died.is_some_and(|on| on > today) => past.say(one, "a death to come"),
                Some(_) => {}
            },
            Who::Worker(worker) if team_of(past.cast, worker).is_none() => {
                past.say(one, "a worker is named who works nowhere");
            }
            Who::Worker(_) | Who::Other(_) => {}
        }
    }
    let team = past.record.families.first().map(|family| family.team);
    match team_of(past.cast, one.by) {
        None => past.say(one, "it was written down by nobody who works here"),
        Some((_, theirs)) if theirs.is_some() && team.is_some() && theirs != team => {
            past.say(one, "it was written down by somebody of another team");
        }
        Some(_) => {}
    }
    if let Object::Family(family) = &one.object {
        let ours: Vec<WorkerId> = family.lead_worker.iter().chain(&family.co_workers).copied().collect();
        for worker in ours {
            if team_of(past.cast, worker).and_then(|(_, team)| team) != Some(family.team) {
                past.say(one, "somebody of another team leads or works in it");
            }
        }
    }
}

/// When an object was first written down.
fn first_written(past: &Past<'_>, is: impl Fn(&Object) -> bool) -> Option<Date> {
    past.told.past.iter().find(|one| is(&one.object)).map(day)
}

fn what_is_told_is_there_to_tell(past: &mut Past<'_>, one: &Happening) {
    match one.object.clone() {
        Object::NetworkMember(member) => {
            // There is something to tell from the first thing that anybody saw or reported.
            let received = past.record.families.first().and_then(|family| family.referral.received);
            let harm = past.record.items.iter().flat_map(|item| [item.first.on, item.worst.on, item.last.on]);
            let begins = harm.flatten().chain(received).min();
            for (what, on) in [("told", member.told_on), ("in the network", member.joined)] {
                if on.zip(begins).is_some_and(|(on, begins)| on < begins) {
                    past.say(
                        one,
                        format!("somebody is {what} on {on:?}, before anything was to tell ({begins:?})"),
                    );
                }
            }
            if member.told_on.zip(member.left).is_some_and(|(told, left)| told > left) {
                past.say(one, "somebody is told after they left");
            }
        }
        Object::Escalation(asked) => {
            let Some(rating) = past.record.ratings.iter().find(|rating| rating.id == asked.rating) else {
                return past.say(one, "an escalation of a number that is not there");
            };
            let rating = rating.value.clone();
            let round = past.record.rounds.iter().find(|round| Some(round.id) == rating.round);
            let opened =
                round.and_then(|round| round.opened.as_ref()).map(|opened| opened.at.to_zoned(zone()).date());
            if rating.round.is_some() && opened.is_none_or(|opened| asked.opened_on < opened) {
                past.say(
                    one,
                    format!("escalated on {}, before its round was opened ({opened:?})", asked.opened_on),
                );
            }
            if asked.opened_on < rating.on {
                past.say(one, "escalated before the number was given");
            }
            if asked.answered_on.is_some_and(|on| on < asked.opened_on) {
                past.say(one, "answered before it was asked");
            }
            let mut looks: Vec<Date> =
                asked.answered_on.into_iter().chain(asked.looks.iter().map(|look| look.on)).collect();
            let told = looks.clone();
            looks.sort();
            if looks != told {
                past.say(one, "looked at again before it was answered");
            }
        }
        Object::ScaleRating(rating) => {
            let round = past.record.rounds.iter().find(|round| Some(round.id) == rating.round);
            let opened = round.and_then(|round| round.opened.as_ref());
            let opened = opened.map(|opened| opened.at.to_zoned(zone()).date());
            if opened.is_some_and(|opened| rating.on > opened) {
                past.say(one, "a number given after its round was opened");
            }
        }
        Object::PlanTest(test) => {
            let written = first_written(
                past,
                |object| matches!(object, Object::PlanRule(rule) if rule.id == test.rule),
            );
            if written.is_none_or(|written| test.on < written) {
                past.say(one, format!("tested on {}, before the rule was written ({written:?})", test.on));
            }
        }
        Object::NextStep(step) if step.status == StepStatus::Done => {
            let written = first_written(
                past,
                |object| matches!(object, Object::NextStep(first) if first.id == step.id),
            );
            if step.done_on.zip(written).is_some_and(|(on, written)| on < written) {
                past.say(one, format!("done on {:?}, before it was agreed ({written:?})", step.done_on));
            }
        }
        Object::SafetyPlan(plan) => {
            let first = past
                .told
                .past
                .iter()
                .find(|one| matches!(&one.object, Object::SafetyPlan(first) if first.id == plan.id));
            let written = first.map(day);
            for mark in plan.copies_given.iter().chain(&plan.children_told).chain(&plan.signatures) {
                if written.is_some_and(|written| mark.on < written) {
                    past.say(
                        one,
                        format!(
                            "{} has or knows the plan on {}, before it was written ({written:?})",
                            mark.who, mark.on
                        ),
                    );
                }
            }
        }
        _ => {}
    }
}

/// What a plan says to whom, at a moment: what a yes is a yes to.
#[derive(PartialEq, Clone)]
struct Says {
    rules: BTreeMap<i64, (String, String, Vec<Who>, Vec<Who>)>,
    flags: BTreeMap<i64, (String, String, String, Option<Who>)>,
    ring: String,
    if_not: String,
}

fn says(record: &CaseRecord, plan: &SafetyPlan) -> Says {
    let rule = |rule: &PlanRule| {
        (rule.id.0, (rule.text.clone(), rule.when.clone(), rule.doers.clone(), rule.backups.clone()))
    };
    let flag = |flag: &RedFlag| {
        (flag.id.0, (flag.sign.clone(), flag.response.clone(), flag.phone.clone(), flag.who_watches.clone()))
    };
    Says {
        rules: record.plan_rules.iter().filter(|one| one.plan == plan.id).map(|one| rule(one)).collect(),
        flags: record.red_flags.iter().filter(|one| one.plan == plan.id).map(|one| flag(one)).collect(),
        ring: plan.if_worried.clone(),
        if_not: plan.if_not.clone(),
    }
}

/// A yes that stands was said on the day of the last change of the plan, or later, and never before the plan was written.
fn yeses_are_to_what_they_say(past: &mut Past<'_>) {
    let mut record = CaseRecord::default();
    let mut last_changed: BTreeMap<i64, (Says, Date)> = BTreeMap::new();
    let mut wrong = Vec::new();
    // What was written down at one moment is one writing.
    let mut at = 0;
    let all = &past.told.past;
    while at < all.len() {
        let end = all[at..].iter().take_while(|one| one.at == all[at].at).count() + at;
        for one in &all[at..end] {
            let value = one.object.clone();
            record.put(Kept { value, version: 1, changed_at: one.at, changed_by: Some(one.by) });
        }
        for plan in record.plans.iter().filter(|plan| plan.is_in_force()) {
            let (now, today) = (says(&record, plan), day(&all[at]));
            let changed = match last_changed.get(&plan.id.0) {
                Some((before, on)) if *before == now => *on,
                _ => today,
            };
            last_changed.insert(plan.id.0, (now, changed));
            for Mark { who, on, .. } in &plan.signatures {
                if *on < changed {
                    wrong.push(format!(
                        "{today}: the yes of {who} is of {on}, and the plan was changed on {changed}"
                    ));
                }
            }
        }
        at = end;
    }
    past.wrong.extend(wrong);
}

/// Nothing on a signed map is from a later day than the signature.
fn signed_maps_stand_as_they_were_signed(past: &mut Past<'_>) {
    let maps: Vec<_> =
        past.record.maps.iter().filter(|map| map.is_signed()).map(|map| map.value.clone()).collect();
    for map in maps {
        let Some(signed) = &map.signed_off else {
            past.wrong.push("a map is signed by nobody".to_owned());
            continue;
        };
        if signed.on < map.begun {
            past.wrong.push(format!("a map was signed on {} and begun on {}", signed.on, map.begun));
        }
        let late = past.told.past.iter().filter(|one| day(one) > signed.on).filter(|one| match &one.object {
            Object::MapItem(item) => item.map == map.id && past.record.item(item.id).is_some(),
            Object::DangerStatement(danger) => danger.map == map.id && one.verb != "danger.resolved",
            _ => false,
        });
        let late: Vec<String> = late
            .map(|one| format!("{} {}: it is on a map signed on {}", day(one), one.verb, signed.on))
            .collect();
        past.wrong.extend(late);
    }
}

/// What was closed by the work was tested before: somebody looked whether the plan holds.
fn what_is_closed_was_tested(past: &mut Past<'_>) {
    for closure in past.record.closures.clone() {
        let Some(closed) = closure.closed_on.filter(|_| closure.at_the_door.is_none()) else { continue };
        let full: Vec<_> =
            past.record.plans.iter().filter(|plan| plan.kind == PlanKind::Full).map(|plan| plan.id).collect();
        let of_full = |rule| past.record.plan_rule(rule).is_some_and(|rule| full.contains(&rule.plan));
        let tested = past
            .record
            .plan_tests
            .iter()
            .any(|test| test.on <= closed && test.passed() && of_full(test.rule));
        if !full.is_empty() && !tested {
            past.wrong.push(format!("closed on {closed} with a plan that nobody tested"));
        }
        let days = [closure.asked_on, closure.audited_on, closure.closed_on, closure.reopened_on];
        let days: Vec<Date> = days.into_iter().flatten().collect();
        if !days.is_sorted() {
            past.wrong.push(format!("asked, audited, closed and reopened out of order: {days:?}"));
        }
    }
    for family in &past.record.families {
        if (family.status == CaseStatus::Closed) != family.closed.is_some() {
            past.wrong.push("closed without a day, or with a day and open".to_owned());
        }
    }
}

/// Parents are grown up when a child is born, and children are under eighteen when the case opens.
fn people_are_as_old_as_they_can_be(past: &mut Past<'_>) {
    let record = &past.record;
    let born = |person: PersonId| record.person(person).and_then(|person| person.born);
    let opened = record.families[0].opened;
    let mut wrong = Vec::new();
    for link in &record.relationships {
        let (Some(a), Some(b)) = (born(link.a), born(link.b)) else { continue };
        let least = match link.kinship {
            Kinship::Parent => 13,
            Kinship::Grandparent => 28,
            _ => continue,
        };
        if a.saturating_add(i64::from(least).years()) > b {
            wrong.push(format!("{:?} of {b} was born on {a}", link.kinship));
        }
    }
    for child in record.people.iter().filter(|person| person.part == Part::Child) {
        if child.born.is_some_and(|born| born.saturating_add(25.years()) <= opened) {
            wrong.push(format!(
                "a child of the record was born on {:?}, and it opened on {opened}",
                child.born
            ));
        }
    }
    for person in &record.people {
        if person.born.zip(person.died).is_some_and(|(born, died)| died < born) {
            wrong.push("somebody died before they were born".to_owned());
        }
    }
    past.wrong.extend(wrong);
}

fn name_of(told: &Told) -> &str {
    let family = told.past.iter().find_map(|one| match &one.object {
        Object::Family(family) => Some(family.name.as_str()),
        _ => None,
    });
    family.unwrap_or_default()
}

#[test]
fn no_story_contradicts_itself() {
    for (seed, today) in [(1, date(2026, 11, 25)), (7, date(2027, 3, 14)), (12, date(2026, 12, 29))] {
        let now = today.at(15, 0, 0, 0).to_zoned(zone()).unwrap().timestamp();
        let cast = Cast::numbered();
        let demo = Demo::new(seed, now, cast.clone()).unwrap();
        let mut wrong = Vec::new();
        let mut looked = 0;
        for place in 0..demo.stories() + 30 {
            let told = demo.family(place).unwrap();
            looked += told.past.len();
            let found = contradictions(&told, &cast);
            wrong.extend(found.into_iter().map(|what| format!("{place} {}: {what}", name_of(&told))));
        }
        assert!(looked > 3_000, "{looked}");
        assert!(wrong.is_empty(), "{} as of {today}:\n{}", wrong.len(), wrong.join("\n"));
    }
}
