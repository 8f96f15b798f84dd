//! The dated facts of a record, for the chronology: what came, what was decided, held, agreed, tested and ended.

use crate::{
    contact::{day_in_britain, in_britain},
    ids::PersonId,
    meeting::MeetingStatus,
    object::{CaseRecord, Kind},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};

/// Every dated fact, in no order.
pub(super) fn facts(record: &CaseRecord) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    case(record, &mut facts);
    contacts(record, &mut facts);
    work(record, &mut facts);
    plans(record, &mut facts);
    ends(record, &mut facts);
    facts.0
}

struct Facts(Vec<Fact>);

impl Facts {
    /// Something of a day. `part` tells several facts about one thing apart.
    fn day(
        &mut self,
        (kind, number, part): (Kind, i64, u8),
        on: Option<Date>,
        what: impl Into<String>,
        words: &str,
    ) {
        let Some(on) = on else { return };
        let at = Moment { part, ..Moment::of(on, None, number) };
        self.put(kind, at, what.into(), words, &[]);
    }

    /// Something of a moment, about these children.
    fn moment(
        &mut self,
        (kind, number, part): (Kind, i64, u8),
        moment: Option<Timestamp>,
        (what, words): (String, &str),
        about: &[PersonId],
    ) {
        let Some(moment) = moment else { return };
        let time = in_britain(moment).time();
        let at = Moment { part, ..Moment::of(day_in_britain(moment), Some(time), number) };
        self.put(kind, at, what, words, about);
    }

    fn put(&mut self, kind: Kind, at: Moment, what: String, words: &str, about: &[PersonId]) {
        self.0.push(Fact { at, kind, what, words: words.trim().to_owned(), about: about.to_vec() });
    }
}

fn case(record: &CaseRecord, facts: &mut Facts) {
    for family in &record.families {
        let at = |part| (Kind::Family, family.id.0, part);
        facts.day(at(0), Some(family.opened), "Case opened", "");
        let stage = format!("Stage from this day: {}", family.stage.words());
        facts.day(at(1), Some(family.stage_since), stage, "");
    }
}

fn contacts(record: &CaseRecord, facts: &mut Facts) {
    for contact in &record.contacts {
        let at = |part| (Kind::Contact, contact.id.0, part);
        let told = match contact.told_by() {
            by if by.trim().is_empty() => "Contact".to_owned(),
            by => format!("Contact: {by}"),
        };
        facts.moment(at(0), Some(contact.received), (told, &contact.worried), &contact.children);
        if let Some(decision) = contact.decision {
            let decided = format!("Contact decided on: {}", decision.words());
            facts.moment(at(1), contact.decided_at, (decided, &contact.decision_reason), &contact.children);
        }
    }
}

fn work(record: &CaseRecord, facts: &mut Facts) {
    for meeting in record.meetings.iter().filter(|meeting| meeting.status == MeetingStatus::Held) {
        let at = (Kind::Meeting, meeting.id.0, 0);
        facts.day(at, Some(meeting.on), meeting.kind.words(), &meeting.decisions);
    }
    for supervision in &record.supervisions {
        let at = (Kind::Supervision, supervision.id.0, 0);
        facts.day(at, Some(supervision.on), supervision.kind.words(), &supervision.learning);
    }
    for map in &record.maps {
        if let Some(signed) = &map.signed_off {
            facts.day((Kind::Map, map.id.0, 0), Some(signed.on), "Map signed off", &signed.note);
        }
    }
    for escalation in &record.escalations {
        let at = |part| (Kind::Escalation, escalation.id.0, part);
        facts.day(at(0), Some(escalation.opened_on), "Escalated", &escalation.because);
        facts.day(at(1), escalation.answered_on, "Escalation answered", &escalation.answer);
    }
}

fn plans(record: &CaseRecord, facts: &mut Facts) {
    for plan in &record.plans {
        let at = |part| (Kind::SafetyPlan, plan.id.0, part);
        let of = |deed: &str| (format!("{} {deed}", plan.kind.words()), "");
        facts.moment(at(0), plan.agreed.map(|deed| deed.at), of("agreed"), &[]);
        facts.moment(at(1), plan.replaced.map(|deed| deed.at), of("replaced"), &[]);
    }
    for test in &record.plan_tests {
        let what = if test.worked {
            "A rule of the plan was tested and worked"
        } else {
            "A rule of the plan failed"
        };
        let at = Moment::of(test.on, None, test.id.0);
        facts.put(Kind::PlanTest, at, what.to_owned(), &test.note, &test.children);
    }
    for milestone in &record.milestones {
        let what = format!("Reached: {}", milestone.what.trim());
        facts.day((Kind::Milestone, milestone.id.0, 0), milestone.actual, what, &milestone.evidence);
    }
}

fn ends(record: &CaseRecord, facts: &mut Facts) {
    for closure in &record.closures {
        let at = |part| (Kind::Closure, closure.id.0, part);
        facts.day(at(0), closure.asked_on, "Asked to close", &closure.reason);
        facts.day(at(1), closure.closed_on, "Case closed", "");
        facts.day(at(2), closure.reopened_on, "Case opened again", &closure.reopen_reason);
    }
}

/// Where a line stands in time. What has no time of day stands before what has one, read from the top: after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub on: Date,
    /// Minutes since midnight. -1: not known.
    pub minute: i16,
    /// The number of the thing, so that no two lines stand in one place.
    pub number: i64,
    /// Which of several facts about the same thing on the same day.
    pub part: u8,
}

impl Moment {
    /// Where something stands that happened on this day, and at this time if it is known.
    pub fn of(on: Date, time: Option<Time>, number: i64) -> Self {
        Self { on, minute: minute_of(time), number, part: 0 }
    }
}

/// Something that the record says happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands.
    pub at: Moment,
    /// What kind of thing says so.
    pub kind: Kind,
    /// What happened: "Contact from head teacher".
    pub what: String,
    /// More about it, in somebody's words. May be empty.
    pub words: String,
    /// The children whom it is about. None: the family as a whole.
    pub about: Vec<PersonId>,
}

/// Minutes since midnight. -1: not known.
pub fn minute_of(time: Option<Time>) -> i16 {
    time.map_or(-1, |time| i16::from(time.hour()) * 60 + i16::from(time.minute()))
}
