//! What each kind of thing must be in itself before it is saved.

use super::{
    child_words,
    refusals::{HOUSE_KEEPING, Refusals},
    scales,
};
use crate::{
    Thresholds,
    contact::{Contact, source_on},
    goal::SafetyGoal,
    ids::{MapId, PersonId, PlanId},
    map::{Category, MapItem, MapStatus},
    object::{FamilyRecord, Kept, Kind, Object},
    people::{Kinship, Person, Relationship},
    plan::{PlanRule, PlanStatus},
    views::asks_about_doer,
    who::Who,
};

pub(super) fn check(
    record: &FamilyRecord,
    object: &Object,
    thresholds: &Thresholds,
    refusals: &mut Refusals,
) {
    let at = (object.kind(), object.number());
    match object {
        Object::Family(family) => {
            refusals.when(
                record.families.iter().any(|other| other.id != family.id),
                HOUSE_KEEPING,
                at,
                "",
                "This record belongs to another family.",
            );
            missing(refusals, at, "name", &family.name, "Say what the family is called.");
        }
        Object::Person(person) => of_person(record, person, refusals),
        Object::Relationship(link) => of_relationship(record, link, refusals),
        Object::Map(map) => children(record, at, "children", map.children.iter().copied(), refusals),
        Object::MapItem(item) => of_item(record, item, refusals),
        Object::DangerStatement(danger) => {
            live_map(record, at, danger.map, refusals);
            children(record, at, "feared", danger.children(), refusals);
            let twice =
                danger.children().enumerate().any(|(i, child)| danger.children().take(i).any(|c| c == child));
            refusals.when(
                twice,
                6,
                at,
                "feared",
                "Each child is named once, with all that is feared for that child.",
            );
            let harm = |id| record.item(id).is_none_or(|item| item.category == Category::PastHarm);
            refusals.when(
                !danger.examples.iter().all(|id| harm(*id)),
                7,
                at,
                "examples",
                "Only harm that has happened can be an example of the danger.",
            );
        }
        Object::SafetyGoal(goal) => of_goal(record, goal, refusals),
        Object::NextStep(step) => missing(refusals, at, "text", &step.text, "Say what will be done."),
        Object::BottomLine(line) => missing(refusals, at, "text", &line.text, "Say what must be so."),
        Object::Scale(scale) => scales::check_scale(record, scale, refusals),
        Object::ScalingRound(round) => scales::check_round(record, round, refusals),
        Object::ScaleRating(rating) => scales::check_rating(record, rating, thresholds, refusals),
        Object::NetworkMember(member) => {
            let twice = record.network.iter().any(|other| {
                other.id != member.id
                    && other.person == member.person
                    && other.left.is_none()
                    && member.left.is_none()
            });
            refusals.when(twice, HOUSE_KEEPING, at, "person", "This person is in the network already.");
        }
        Object::Contact(contact) => of_contact(record, contact, refusals),
        Object::PlanRule(rule) => of_rule(record, rule, refusals),
        Object::RedFlag(flag) => {
            missing(refusals, at, "sign", &flag.sign, "Say which sign to watch for.");
            live_plan(record, at, flag.plan, record.red_flag(flag.id).map(|old| old.plan), refusals);
            knows(record, at, &flag.not_for, &flag.who_watches, refusals);
        }
        Object::PlanTest(test) => {
            let plan = record.plan_rule(test.rule).and_then(|rule| record.plan(rule.plan));
            let new = record.plan_test(test.id).is_none();
            refusals.when(
                new && plan.is_some_and(|plan| !plan.is_in_force()),
                18,
                at,
                "rule",
                "A plan is tested once it has been agreed and while no other has replaced it.",
            );
        }
        Object::ChildWords(words) => child_words::check(record, words, refusals),
        Object::Milestone(milestone) => {
            missing(refusals, at, "what", &milestone.what, "Say what will have happened.");
        }
        _ => {}
    }
    nobody(object, refusals);
}

/// Refuses an empty text where there must be one.
pub(super) fn missing(
    refusals: &mut Refusals,
    at: (Kind, i64),
    field: &'static str,
    text: &str,
    sentence: &str,
) {
    refusals.when(text.trim().is_empty(), HOUSE_KEEPING, at, field, sentence);
}

/// A professional without an account is named, not left blank.
fn nobody(object: &Object, refusals: &mut Refusals) {
    let named: Vec<&Who> = match object {
        Object::MapItem(item) => item.said_by.iter().collect(),
        Object::NextStep(step) => step.owner.iter().collect(),
        Object::ScaleRating(rating) => vec![&rating.rater],
        Object::PlanRule(rule) => rule.named().collect(),
        Object::PlanTest(test) => test.observed_by.iter().collect(),
        _ => Vec::new(),
    };
    let others =
        named.into_iter().filter_map(|who| if let Who::Other(name) = who { Some(name) } else { None });
    for name in others {
        missing(refusals, (object.kind(), object.number()), "", name, "Give this person’s name and role.");
    }
}

/// Refuses people who are not among the children of the record where only they can stand.
fn children(
    record: &FamilyRecord,
    at: (Kind, i64),
    field: &'static str,
    who: impl Iterator<Item = PersonId>,
    refusals: &mut Refusals,
) {
    for person in who.filter_map(|id| record.person(id)).filter(|person| !person.is_child()) {
        refusals.add(
            HOUSE_KEEPING,
            at,
            field,
            format!("{} is not one of the children whom this record is about.", person.short_name()),
        );
    }
}

/// What a contact must say. All of it can be said to be not known, in words.
fn of_contact(record: &FamilyRecord, contact: &Contact, refusals: &mut Refusals) {
    let at = (Kind::Contact, contact.id.0);
    children(record, at, "children", contact.children.iter().copied(), refusals);
    let wanted = [
        ("referrer_role", &contact.referrer_role, "Say who told, by role: for example, head teacher."),
        ("worried", &contact.worried, "Write what happened that worries the person who told."),
        (
            "danger_words",
            &contact.danger_words,
            "Say in a few words why: what they saw or heard, or why nobody knows.",
        ),
        (
            "tonight_words",
            &contact.tonight_words,
            "Say where the children are tonight and with whom, or how you will find out.",
        ),
    ];
    for (field, words, sentence) in wanted {
        missing(refusals, at, field, words, sentence);
    }
    refusals.when(
        contact.asks_about_parents() && contact.parents_words.trim().is_empty(),
        HOUSE_KEEPING,
        at,
        "parents_words",
        "Say what the parents say, or why they were not told or asked.",
    );
    refusals.when(
        contact.danger_corrected.as_ref().is_some_and(|corrected| corrected.why.trim().is_empty()),
        HOUSE_KEEPING,
        at,
        "danger_corrected",
        "Say why it was wrong that a child is in danger now. A supervisor decides on it.",
    );
    let known = contact.source.is_empty() || source_on(&contact.source, contact.received_on()).is_some();
    refusals.when(!known, HOUSE_KEEPING, at, "source", "Choose from the list where it came from.");
}

fn of_person(record: &FamilyRecord, person: &Person, refusals: &mut Refusals) {
    let at = (Kind::Person, person.id.0);
    let named = format!("{}{}{}", person.given, person.family, person.called);
    missing(refusals, at, "given", &named, "Give a name, or what this person is called for now.");
    let named_as_child = || {
        record.maps.iter().any(|map| map.children.contains(&person.id))
            || record.dangers.iter().any(|danger| danger.children().any(|child| child == person.id))
    };
    refusals.when(
        !person.is_child() && named_as_child(),
        HOUSE_KEEPING,
        at,
        "part",
        format!(
            "{} stands on a map as one of the children. Take {} off it first.",
            person.short_name(),
            person.short_name()
        ),
    );
    for link in record.relationships.iter().filter(|link| link.a == person.id || link.b == person.id) {
        let one = |id| if id == person.id { Some(person) } else { record.person(id).map(|kept| &kept.value) };
        older(at, "born", link, one(link.a), one(link.b), refusals);
    }
}

fn of_relationship(record: &FamilyRecord, link: &Relationship, refusals: &mut Refusals) {
    let at = (Kind::Relationship, link.id.0);
    refusals.when(
        link.a == link.b,
        HOUSE_KEEPING,
        at,
        "b",
        "Nobody is related to themself. Choose the other person.",
    );
    let one = |id| record.person(id).map(|kept| &kept.value);
    older(at, "kinship", link, one(link.a), one(link.b), refusals);
}

/// A parent or grandparent is older than the child or grandchild.
fn older(
    at: (Kind, i64),
    field: &'static str,
    link: &Relationship,
    a: Option<&Person>,
    b: Option<&Person>,
    refusals: &mut Refusals,
) {
    let (Some(a), Some(b)) = (a, b) else { return };
    if !matches!(link.kinship, Kinship::Parent | Kinship::Grandparent) || link.a == link.b {
        return;
    }
    if let (Some(elder), Some(younger)) = (a.born, b.born)
        && elder >= younger
    {
        refusals.add(HOUSE_KEEPING, at, field, format!(
            "{} cannot be the {} of {}, who was born earlier or on the same day. Look at the dates of birth.",
            a.short_name(), link.kinship.words(), b.short_name()
        ));
    }
    if let (Some(elder), Some(younger), Kinship::Parent) = (a.born, b.born, link.kinship)
        && elder < younger
        && calendar::age_on(elder, younger).years > OLDEST_PARENT
    {
        let years = calendar::age_on(elder, younger).years;
        let (a, b) = (a.short_name(), b.short_name());
        refusals.add(
            HOUSE_KEEPING,
            at,
            field,
            format!("{a} would be {years} years older than {b}. Look at the years of birth."),
        );
    }
}

/// Nobody is more years older than their child.
const OLDEST_PARENT: u16 = 80;

fn of_item(record: &FamilyRecord, item: &MapItem, refusals: &mut Refusals) {
    let at = (Kind::MapItem, item.id.0);
    missing(refusals, at, "text", &item.text, "Write the sentence that goes on the map.");
    live_map(record, at, item.map, refusals);
    refusals.when(
        item.verbatim && item.said_by.is_none(),
        23,
        at,
        "said_by",
        "Own words are somebody’s: say who said this.",
    );
    if item.category == Category::ExistingSafety {
        refusals.when(item.danger.is_none(), 9, at, "danger",
            "Existing safety is shown against a danger: choose the danger that was present. Until then this is a strength.");
        refusals.when(!item.occasions.iter().any(|occasion| occasion.on.is_some()), 9, at, "occasions",
            "Existing safety needs at least one occasion with its day, when the danger was there and somebody kept the child safe. Until then this is a strength.");
    }
    let shows =
        record.goals.iter().any(|goal| goal.evidence.contains(&item.id) && item.danger != Some(goal.danger));
    let shows = shows
        || item.category != Category::ExistingSafety
            && record.goals.iter().any(|goal| goal.evidence.contains(&item.id));
    refusals.when(shows, 20, at, "category",
        "This shows that a goal is being met, so it stays existing safety for that danger. Take it out of the goal’s evidence first.");
    let example = record.dangers.iter().any(|danger| danger.examples.contains(&item.id));
    refusals.when(example && item.category != Category::PastHarm, 7, at, "category",
        "This is an example in a danger statement, so it stays with the harm that has happened. Take it out of the statement first.");
}

fn of_goal(record: &FamilyRecord, goal: &SafetyGoal, refusals: &mut Refusals) {
    let at = (Kind::SafetyGoal, goal.id.0);
    let taken = record.goals.iter().any(|other| other.id != goal.id && other.danger == goal.danger);
    refusals.when(
        taken,
        1,
        at,
        "danger",
        "This danger has its goal already. Each danger has one goal: change that one.",
    );
    refusals.when(
        record.goal(goal.id).is_some_and(|old| old.danger != goal.danger),
        1,
        at,
        "danger",
        "A goal stays with the danger for which it was made.",
    );
    if let Some(danger) = record.danger(goal.danger) {
        live_map(record, at, danger.map, refusals);
    }
    children(
        record,
        at,
        "child_experiencing",
        goal.child_experiencing.iter().map(|words| words.child),
        refusals,
    );
    check_evidence(record, goal, refusals);
}

/// Only existing safety against this danger shows that its goal is met.
pub(super) fn check_evidence(record: &FamilyRecord, goal: &SafetyGoal, refusals: &mut Refusals) {
    let shows =
        |item: &MapItem| item.category == Category::ExistingSafety && item.danger == Some(goal.danger);
    let wrong = goal.evidence.iter().filter_map(|id| record.item(*id)).any(|item| !shows(item));
    refusals.when(wrong, 20, (Kind::SafetyGoal, goal.id.0), "evidence",
        "Only existing safety against the same danger shows that a goal is met. Choose from that, or record the occasion first.");
}

fn of_rule(record: &FamilyRecord, rule: &PlanRule, refusals: &mut Refusals) {
    let at = (Kind::PlanRule, rule.id.0);
    missing(refusals, at, "text", &rule.text, "Say what we will do.");
    let old = record.plan_rule(rule.id);
    live_plan(record, at, rule.plan, old.map(|old| old.plan), refusals);
    let mut dangers = rule.goals.iter().filter_map(|id| record.goal(*id)).map(|goal| goal.danger).peekable();
    refusals.when(
        dangers.peek().is_some() && rule.danger.is_some_and(|danger| dangers.all(|other| other != danger)),
        13,
        at,
        "goal",
        "The goal of this rule belongs to another danger than the rule. Choose a pair.",
    );
    knows(record, at, &rule.not_for, rule.named(), refusals);
    // Whoever only keeps a line from somebody is not held up by a question about who does it.
    let is_as_before =
        old.is_some_and(|old| PlanRule { not_for: old.not_for.clone(), ..rule.clone() } == old.value);
    if let Some(plan) = record.plan(rule.plan).filter(|_| !is_as_before) {
        let mut with = record.clone();
        with.put(Kept::new(rule.clone().into()));
        if let Some(sentence) = asks_about_doer(&with, plan, rule) {
            refusals.add(HOUSE_KEEPING, at, "although_feared", sentence);
        }
    }
    let tested = record.plan_tests.iter().any(|test| test.rule == rule.id);
    let other = old.is_some_and(|old| (&old.text, old.danger) != (&rule.text, rule.danger));
    refusals.when(tested && other, 19, at, "text",
        "This rule has been tested as it stands, and its tests are kept with it. Write what is new as another rule.");
}

/// Refuses to keep a line of a plan from somebody who has a part in it.
fn knows<'a>(
    record: &FamilyRecord,
    at: (Kind, i64),
    not_for: &[PersonId],
    named: impl IntoIterator<Item = &'a Who>,
    refusals: &mut Refusals,
) {
    let mut both = named.into_iter().filter_map(Who::person).filter(|id| not_for.contains(id));
    if let Some(person) = both.next().and_then(|id| record.person(id)) {
        let name = person.short_name();
        refusals.add(HOUSE_KEEPING, at, "not_for",
            format!("{name} has a part in this, so it cannot be kept from {name}. Name somebody else, or take the tick away."));
    }
}

fn live_map(record: &FamilyRecord, at: (Kind, i64), map: MapId, refusals: &mut Refusals) {
    let replaced = record.map(map).is_some_and(|map| map.status == MapStatus::Superseded);
    refusals.when(
        replaced,
        HOUSE_KEEPING,
        at,
        "map",
        "A later map has replaced this one. Work on the later one.",
    );
}

fn live_plan(
    record: &FamilyRecord,
    at: (Kind, i64),
    plan: PlanId,
    old: Option<PlanId>,
    refusals: &mut Refusals,
) {
    let replaced = record.plan(plan).is_some_and(|plan| plan.status == PlanStatus::Replaced);
    refusals.when(
        replaced,
        HOUSE_KEEPING,
        at,
        "plan",
        "A later plan has replaced this one. Work on the later one.",
    );
    refusals.when(
        old.is_some_and(|old| old != plan),
        HOUSE_KEEPING,
        at,
        "plan",
        "This belongs to another plan. Add it to this plan anew.",
    );
}
