//! Dates that cannot be: births before 1900, harm in the future, an end before its beginning.

use super::refusals::{HOUSE_KEEPING, Refusals};
use crate::{
    map::{MapItem, Moment},
    meeting::MeetingStatus,
    object::{FamilyRecord, Object},
    people::Person,
};
use jiff::{ToSpan, civil::Date};

/// Nobody in a record is older than this.
const EARLIEST: Date = Date::constant(1900, 1, 1);

/// Nobody who is put into a record as a child is older, in years.
const OLDEST_CHILD: u16 = 30;

struct Days<'a> {
    at: (crate::object::Kind, i64),
    today: Date,
    refusals: &'a mut Refusals,
}

impl Days<'_> {
    /// Something that has happened is not in the future, nor before anybody's lifetime.
    fn past(&mut self, field: &'static str, what: &str, day: Option<Date>) {
        let Some(day) = day else { return };
        if day > self.today {
            self.say(
                field,
                format!(
                    "{what} is in the future: {}. Put in the day on which it happened.",
                    calendar::long(day)
                ),
            );
        }
        self.lifetime(field, what, Some(day));
    }

    fn lifetime(&mut self, field: &'static str, what: &str, day: Option<Date>) {
        if let Some(day) = day
            && day < EARLIEST
        {
            self.say(
                field,
                format!("{what} is before 1900: {}. Look at the year again.", calendar::long(day)),
            );
        }
    }

    /// One day is not before another.
    fn order(&mut self, field: &'static str, sentence: &str, first: Option<Date>, then: Option<Date>) {
        if let (Some(first), Some(then)) = (first, then)
            && then < first
        {
            self.say(field, sentence.to_owned());
        }
    }

    fn say(&mut self, field: &'static str, sentence: String) {
        self.refusals.add(HOUSE_KEEPING, self.at, field, sentence);
    }
}

pub(super) fn check(record: &FamilyRecord, object: &Object, today: Date, refusals: &mut Refusals) {
    let mut days = Days { at: (object.kind(), object.number()), today, refusals };
    match object {
        Object::Family(family) => {
            days.past("opened", "The day on which the case was opened", Some(family.opened));
            days.past("stage_since", "The day on which this stage began", Some(family.stage_since));
            days.past("referral", "The day of the referral", family.referral.received);
        }
        Object::Person(person) => {
            of_person(person, &mut days);
            let before = record.person(person.id).and_then(|before| before.value.born);
            if person.born != before {
                grown(person, &mut days);
            }
        }
        Object::Relationship(link) => {
            days.order("to", "The relationship ends before it begins.", link.from, link.to);
        }
        Object::Map(map) => days.past("begun", "The day on which the map was begun", Some(map.begun)),
        Object::MapItem(item) => of_item(item, &mut days),
        Object::SafetyGoal(goal) => days.past("status_on", "The day of this status", goal.status_on),
        Object::NextStep(step) => {
            days.past("done_on", "The day on which the step was done", step.done_on);
            days.lifetime("due", "The day by which the step is due", step.due);
        }
        Object::ScaleRating(rating) => days.past("on", "The day of this number", Some(rating.on)),
        Object::NetworkMember(member) => {
            days.past("told_on", "The day on which this person was told", member.told_on);
            days.past("joined", "The day of joining", member.joined);
            days.order("left", "This person left the network before joining it.", member.joined, member.left);
        }
        Object::SafetyPlan(plan) => {
            days.order("valid_until", "The plan ends before it begins.", plan.valid_from, plan.valid_until);
            days.past("reviewed_on", "The day of the review", plan.reviewed_on);
            for (field, marks) in [
                ("signatures", &plan.signatures),
                ("copies_given", &plan.copies_given),
                ("children_told", &plan.children_told),
            ] {
                for mark in marks {
                    days.past(field, "This day", Some(mark.on));
                }
            }
        }
        Object::PlanTest(test) => {
            days.past("on", "The day of the test", Some(test.on));
            let plan = record.plan_rule(test.rule).and_then(|rule| record.plan(rule.plan));
            let from = plan.and_then(|plan| plan.valid_from);
            days.order("on", "The test is before the plan began.", from, Some(test.on));
        }
        Object::Meeting(meeting) if meeting.status == MeetingStatus::Held => {
            days.past("on", "The day of a meeting that has been held", Some(meeting.on));
        }
        Object::Supervision(supervision) => {
            days.past("on", "The day of the supervision", Some(supervision.on));
        }
        Object::Contact(contact) => {
            days.past("received", "The day on which this came", Some(contact.received_on()));
        }
        Object::ChildWords(words) => {
            days.past("words", "The day on which they were written", Some(words.written_on));
        }
        _ => {}
    }
}

fn of_person(person: &Person, days: &mut Days<'_>) {
    days.lifetime("born", "The date of birth", person.born);
    days.past("died", "The date of death", person.died);
    days.order("died", "The date of death is before the date of birth.", person.born, person.died);
    let Some(born) = person.born.filter(|born| *born > days.today) else { return };
    if !person.is_child() {
        days.say(
            "born",
            "The date of birth is in the future. Only a child may still be expected.".to_owned(),
        );
    } else if days.today.checked_add(1.year()).is_ok_and(|latest| born > latest) {
        days.say(
            "born",
            "The child is expected more than a year from now. Look at the year again.".to_owned(),
        );
    }
}

/// Nobody is put into a record as a child at more than thirty: a young person is helped until 25, and 1926 is soon typed for 2026.
fn grown(person: &Person, days: &mut Days<'_>) {
    let Some(born) = person.born.filter(|born| person.is_child() && *born >= EARLIEST) else { return };
    let age = calendar::age_on(born, days.today).years;
    if age <= OLDEST_CHILD {
        return;
    }
    let meant = born.checked_add(100.years()).ok().filter(|meant| meant.year() <= days.today.year() + 1);
    let meant = meant.map(|meant| format!(" Was {} meant?", meant.year())).unwrap_or_default();
    days.say("born", format!("A child would be {age} years old. Look at the year again.{meant}"));
}

fn of_item(item: &MapItem, days: &mut Days<'_>) {
    let moments: [(&'static str, &str, &Moment); 3] = [
        ("first", "The first time", &item.first),
        ("worst", "The worst time", &item.worst),
        ("last", "The last time", &item.last),
    ];
    for (field, what, moment) in moments {
        days.past(field, what, moment.on);
    }
    days.order("last", "The last time is before the first time.", item.first.on, item.last.on);
    days.order("worst", "The worst time is before the first time.", item.first.on, item.worst.on);
    days.order("worst", "The worst time is after the last time.", item.worst.on, item.last.on);
    for occasion in &item.occasions {
        days.past("occasions", "The day of the occasion", occasion.on);
    }
}
