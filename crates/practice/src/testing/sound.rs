//! A family whose record breaks no rule, in many shapes.

use super::{ids, people, plan, work};
use crate::{
    Kept, Object,
    contact::{Contact, ContactDecision, ContactHow, DangerNow, ParentsSay, Tonight},
    family::{CaseStatus, Family, Gives, ParentGets, Referral, Stage},
    ids::{PersonId, TeamId},
    map::Variant,
    meeting::{Meeting, MeetingKind, MeetingStatus},
    object::FamilyRecord,
    scale::{Orientation, Score},
    who::Who,
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Goals are partly met.
    AtWork,
    /// Goals are met, closing has been asked for and audited.
    ReadyToClose,
    /// The case is closed.
    Closed,
}

/// What may differ between sound families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The day on which the record is looked at.
    pub today: Date,
    /// Children old enough to speak for themselves, 1 to 5.
    pub children: usize,
    /// Whether there is a baby besides.
    pub baby: bool,
    /// Danger statements, 1 to 3.
    pub dangers: usize,
    /// Which end of every scale is good.
    pub orientation: Orientation,
    /// The words of the map.
    pub variant: Variant,
    /// The stage of the case.
    pub stage: Stage,
    /// How far the work has come.
    pub progress: Progress,
    /// Whether the map is signed off.
    pub signed: bool,
    /// Whether the father disagrees with the first statement.
    pub disputed: bool,
    /// Turns the words about the children, so that not every family reads the same.
    pub wording: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            today: Date::constant(2026, 11, 23),
            children: 2,
            baby: false,
            dangers: 2,
            orientation: Orientation::TenBest,
            variant: Variant::Safety,
            stage: Stage::ChildProtection,
            progress: Progress::AtWork,
            signed: false,
            disputed: false,
            wording: 0,
        }
    }
}

impl Shape {
    /// So many days before the day on which the record is looked at.
    pub fn days_ago(&self, days: i32) -> Date {
        self.today.saturating_sub(days.days())
    }

    /// Every child, the baby last.
    pub fn children(&self) -> Vec<PersonId> {
        (0..self.children).map(ids::child).chain(self.baby.then_some(ids::BABY)).collect()
    }

    /// A number that says "fairly safe", whichever end is good.
    pub fn good_score(&self) -> Score {
        self.score(7)
    }

    /// The number on this family's scales that is so far towards safety (0 to 10).
    pub fn score(&self, towards_safety: u8) -> Score {
        Score::whole(towards_safety.min(10))
            .unwrap_or_else(|| self.score(10))
            .towards_safety(self.orientation)
    }
}

/// A family of this shape whose record breaks no rule.
pub fn sound_family(shape: &Shape) -> FamilyRecord {
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
    let mut record = FamilyRecord::default();
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
        status: MeetingStatus::Held,
        because: String::new(),
        attendees: vec![Who::Worker(ids::LEAD), Who::Person(ids::MUM)],
        quorate: Some(true),
        decisions: "Go on as planned.".to_owned(),
    }
}
