//! A family whose record breaks no rule, in many shapes.

use super::{ids, people, plan, work};
use crate::testing::shape::{Progress, Shape};
use crate::{
    Kept, Object,
    contact::{Contact, ContactDecision, ContactHow, DangerNow, ParentsSay, Tonight},
    family::{CaseStatus, Family, Gives, ParentGets, Referral},
    ids::TeamId,
    meeting::{Meeting, MeetingKind, MeetingStatus},
    object::CaseRecord,
    who::Who,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A family of this shape whose record breaks no rule.
pub fn sound_family(shape: &Shape) -> CaseRecord {
    let mut all: Vec<Object> = vec![family(shape).into(), work::map(shape).into(), meeting(shape).into()];
    all.push(work::round(shape).into());
    all.push(plan::trajectory(shape).into());
    all.push(contact(shape).into());
    all.extend(plan::closure(shape).map(Object::from));
    all.extend(people::people(shape).into_iter().map(Object::from));
    all.extend(people::relationships(shape).into_iter().map(Object::from));
    all.extend(people::network(shape).into_iter().map(Object::from));
    all.extend(work::items(shape).into_iter().map(Object::from));
    all.extend(work::dangers(shape).into_iter().map(Object::from));
    all.extend(work::goals(shape).into_iter().map(Object::from));
    all.extend(work::scales(shape).into_iter().map(Object::from));
    all.extend(work::ratings(shape).into_iter().map(Object::from));
    all.extend(work::steps(shape).into_iter().map(Object::from));
    all.extend(plan::plans(shape).into_iter().map(Object::from));
    all.extend(plan::rules(shape).into_iter().map(Object::from));
    all.extend(plan::tests(shape).into_iter().map(Object::from));
    all.extend(plan::red_flags().into_iter().map(Object::from));
    all.extend(plan::bottom_lines().into_iter().map(Object::from));
    all.extend(plan::milestones(shape).into_iter().map(Object::from));
    let mut record = CaseRecord::default();
    for object in all {
        record.put(Kept::new(object));
    }
    record
}

fn family(shape: &Shape) -> Family {
    let closed = shape.progress == Progress::Closed;
    Family {
        id: ids::FAMILY,
        reference: "K-10001".to_owned(),
        name: "Marlow family".to_owned(),
        stage: shape.stage,
        stage_since: shape.days_ago(170),
        stage_from: crate::stands::StageFrom::Said,
        team: TeamId(2),
        lead_worker: Some(ids::LEAD),
        co_workers: Vec::new(),
        chair: Some(ids::CHAIR),
        opened: shape.days_ago(200),
        status: if closed { CaseStatus::Closed } else { CaseStatus::Open },
        closed: closed.then_some(shape.today),
        referral: Referral::default(),
        restricted: false,
        parents_get: [ids::MUM, ids::DAD].map(|parent| parent_gets(shape, parent)).to_vec(),
        retention: crate::retention::Retention::family(),
    }
}

fn parent_gets(shape: &Shape, person: crate::ids::PersonId) -> ParentGets {
    ParentGets {
        person,
        stage: shape.stage,
        since: shape.days_ago(170),
        gives: Gives::Give,
        why: String::new(),
        by: ids::LEAD,
        on: shape.days_ago(169),
    }
}

/// The contact with which the case began, decided on the next day.
fn contact(shape: &Shape) -> Contact {
    let at = |days: i32, hour: i8| {
        let moment = shape.days_ago(days).at(hour, 0, 0, 0).to_zoned(TimeZone::UTC);
        moment.map_or(Timestamp::UNIX_EPOCH, |moment| moment.timestamp())
    };
    Contact {
        how: ContactHow::Telephone,
        source: "2A".to_owned(),
        referrer_role: "Head teacher".to_owned(),
        referrer_name: "Miriam Hall".to_owned(),
        referrer_phone: "01632 960771".to_owned(),
        referrer_knows: "Both children are in her school".to_owned(),
        worried: "Somebody was hit at home, and the children saw it.".to_owned(),
        working_well: "They come to school every day.".to_owned(),
        needs_to_happen: "Nobody hits anybody at home.".to_owned(),
        danger_now: DangerNow::No,
        danger_words: "Dan is away until Sunday.".to_owned(),
        tonight: Tonight::Known,
        tonight_words: "At home with Kim.".to_owned(),
        children: shape.children(),
        parents_know: ParentsSay::Yes,
        parents_agree: ParentsSay::Yes,
        taken_by: Some(ids::LEAD),
        decision: Some(ContactDecision::NewReferral),
        decision_reason: "The children saw violence.".to_owned(),
        decided_at: Some(at(199, 9)),
        decided_by: Some(ids::MANAGER),
        feedback: "Told that we are going to see them.".to_owned(),
        ..Contact::at(ids::CONTACT, at(200, 15))
    }
}

fn meeting(shape: &Shape) -> Meeting {
    Meeting {
        id: ids::MEETING,
        kind: MeetingKind::CoreGroup,
        on: shape.days_ago(40),
        at: None,
        until: None,
        status: MeetingStatus::Held,
        because: String::new(),
        attendees: vec![Who::Worker(ids::LEAD), Who::Person(ids::MUM)],
        quorate: Some(true),
        decisions: "Go on as planned.".to_owned(),
    }
}
