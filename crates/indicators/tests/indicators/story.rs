//! A child whose records are made by hand, and what they give.

use indicators::{Counted, Line, Of, Seen, Tally, There, of_child};
use jiff::{Timestamp, civil::Date};
use pathway::{
    Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral,
    codes::{Category, ConferenceDecision, ConferenceKind, EnquiryOutcome, PrimaryNeed},
    objects::{CategoryFrom, Signed},
};
use practice::{
    CaseRecord, Kept, Object, Thresholds,
    child::{Child, FamilyLink},
    contact::{Contact, moment_in_britain},
    ids::{
        AssessmentId, ChildConferenceId, ChildId, ContactId, EnquiryId, GroupId, InNeedPlanId, LinkId,
        ProtectionPlanId, ReferralId, StrategyId, WorkerId,
    },
    testing::{FAMILY, Shape, child, sound_family},
};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The day on which the sound family of the tests is looked at.
pub(crate) const TODAY: &str = "2026-11-23";

/// The records of one child, who belongs to the sound family since long ago.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) own: CaseRecord,
    pub(crate) family: CaseRecord,
    pub(crate) links: Vec<FamilyLink>,
    pub(crate) seen: Vec<Seen>,
    pub(crate) day: Date,
    pub(crate) thresholds: Thresholds,
}

impl Told {
    /// A child of nine years, of whom nothing has happened.
    pub(crate) fn new() -> Self {
        let mut family = sound_family(&Shape { signed: true, ..Shape::default() });
        family.contacts.clear();
        let link = FamilyLink {
            id: LinkId(1),
            family: FAMILY,
            person: child(0),
            from: day("2010-01-01"),
            to: None,
            holding: true,
        };
        let person = family.person(child(0)).unwrap().value.clone();
        let mut own = Child::of_person(ChildId(1), &person, false);
        own.born = Some(day("2017-06-01"));
        let told = Self {
            own: CaseRecord::default(),
            family,
            links: vec![link],
            seen: Vec::new(),
            day: day(TODAY),
            thresholds: Thresholds::default(),
        };
        told.with(own)
    }

    /// The same, and this in the child's own record.
    pub(crate) fn with(mut self, object: impl Into<Object>) -> Self {
        self.own.put(Kept::new(object.into()));
        self
    }

    /// The same, and this in the family's.
    pub(crate) fn and_there(mut self, object: impl Into<Object>) -> Self {
        self.family.put(Kept::new(object.into()));
        self
    }

    /// The same, looked at on another day.
    pub(crate) fn on(mut self, text: &str) -> Self {
        self.day = day(text);
        self
    }

    /// The same, and a visit on each of these days at which the child was seen.
    pub(crate) fn seen(mut self, alone: bool, days: &[&str]) -> Self {
        self.seen.extend(days.iter().map(|on| Seen { on: day(on), alone }));
        self
    }

    pub(crate) fn all(&self) -> Vec<Counted> {
        let there: Vec<There<'_>> =
            self.links.iter().map(|link| There { link, record: &self.family, seen: &self.seen }).collect();
        of_child(&Of { own: &self.own, there: &there, day: self.day, thresholds: &self.thresholds })
    }

    /// What the child gives to a line.
    pub(crate) fn of(&self, line: Line) -> Vec<Counted> {
        self.all().into_iter().filter(|one| one.line == line).collect()
    }

    /// How many, out of how many.
    pub(crate) fn tally(&self, line: Line) -> (u64, u64) {
        let Tally { counts, out_of } = Tally::of(&self.of(line));
        (counts, out_of)
    }

    /// Why the only one of a line counts, or does not.
    pub(crate) fn why(&self, line: Line) -> String {
        let all = self.of(line);
        assert_eq!(all.len(), 1, "{all:?}");
        all[0].why.words()
    }
}

pub(crate) fn moment(text: &str) -> Timestamp {
    moment_in_britain(text.parse().unwrap()).unwrap()
}

pub(crate) fn signed(text: &str) -> Signed {
    Signed { on: day(text), by: None }
}

pub(crate) fn contact(number: i64, received: &str) -> Contact {
    Contact { children: vec![child(0)], ..Contact::at(ContactId(number), moment(received)) }
}

pub(crate) fn referral(number: i64, on: &str) -> Referral {
    Referral {
        id: ReferralId(number),
        group: GroupId(1),
        family: Some(FAMILY),
        contact: None,
        on: day(on),
        source: "2A".to_owned(),
        need: Some(PrimaryNeed::Abuse),
        no_further: Some(false),
        decided_because: "A bruise.".to_owned(),
        decided: Some(signed(on)),
        closed: None,
        closed_because: None,
    }
}

pub(crate) fn assessment(number: i64, from: &str, done: Option<&str>) -> Assessment {
    Assessment {
        id: AssessmentId(number),
        group: GroupId(1),
        from: day(from),
        checkpoint: None,
        seen: Some(true),
        seen_alone: Some(true),
        not_seen_because: String::new(),
        factors: Vec::new(),
        words: String::new(),
        outcome: None,
        authorised: done.map(signed),
        late_because: String::new(),
    }
}

pub(crate) fn enquiry(number: i64, from: &str, ended: Option<(&str, EnquiryOutcome)>) -> Enquiry {
    Enquiry {
        id: EnquiryId(number),
        group: GroupId(1),
        strategy: StrategyId(1),
        family: FAMILY,
        from: day(from),
        seen: Some(true),
        seen_alone: Some(true),
        words: String::new(),
        outcome: ended.map(|(_, outcome)| outcome),
        no_conference_because: String::new(),
        not_with_danger: None,
        concluded: ended.map(|(on, _)| signed(on)),
    }
}

pub(crate) fn conference(
    number: i64,
    (kind, on): (ConferenceKind, &str),
    decision: ConferenceDecision,
) -> ChildConference {
    ChildConference {
        id: ChildConferenceId(number),
        group: GroupId(1),
        kind,
        on: day(on),
        held: true,
        enquiry: None,
        notice: None,
        quorate: Some(true),
        not_quorate_because: String::new(),
        participation: None,
        decision: Some(decision),
        category: None,
        dissent: String::new(),
        because: "By what we heard.".to_owned(),
        late_because: String::new(),
        unready_because: String::new(),
        carried: Vec::new(),
    }
}

pub(crate) fn plan(number: i64, from: &str, ended: Option<&str>) -> ProtectionPlan {
    ProtectionPlan {
        id: ProtectionPlanId(number),
        conference: None,
        from: day(from),
        categories: vec![CategoryFrom { on: day(from), category: Category::Neglect }],
        earlier_elsewhere: 0,
        ended: ended.map(day),
        ended_because: None,
        ended_words: String::new(),
    }
}

pub(crate) fn in_need(number: i64, from: &str) -> InNeedPlan {
    InNeedPlan { id: InNeedPlanId(number), from: day(from), ended: None, ended_words: String::new() }
}

pub(crate) const SOMEBODY: WorkerId = WorkerId(77);
