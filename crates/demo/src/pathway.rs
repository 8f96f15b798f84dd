//! What the own records of a family's children hold of the statutory pathway. It follows from what the story tells of the family: when the
//! contact came, which stage it went through and when the work ended. Each child gets its own, in the order of time.

mod case;

use crate::tell::Happening;
use ::pathway::{
    Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral, StrategyDiscussion,
    codes::{
        Agency, AssessmentOutcome, AwayFromDanger, Category, ClosureReason, ConferenceDecision,
        ConferenceKind, EnquiryOutcome, Participation, PlanEnd, PrimaryNeed, StrategyDecision,
    },
    objects::{CarriedGoal, CategoryFrom, NotWithDanger, Signed},
    strategy::TookPart,
    visit::{ChildSeen, Seen, VisitPlace, Visited},
};
use calendar::Date;
use case::Case;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use practice::{
    Level, Object,
    case_note::{CaseNote, NoteKind},
    contact::moment_in_britain,
    family::Stage,
    ids::{
        AssessmentId, CaseNoteId, ChildConferenceId, EnquiryId, GoalId, GroupId, InNeedPlanId, MeetingId,
        PersonId, ProtectionPlanId, ReferralId, StrategyId,
    },
    meeting::{Meeting, MeetingKind, MeetingStatus},
    people::Person,
    rules::pathway::{categories_on_map, category_follows, open_goals, plan_or_away, ready_to_confer},
};
use std::collections::BTreeMap;

/// A thing of the pathway: of this child's own record, or of the family's where it names none.
pub type OnPathway = (Option<PersonId>, Happening);

/// A child is referred at most so many days before it is born.
const LONGEST_BEFORE_BIRTH: i32 = 280;
/// An assessment of a story takes so many working days, unless the work ends first.
const ASSESSED_WITHIN: i32 = 32;
/// Days until the first review of a plan, and from one to the next.
const REVIEWS: (i64, i64) = (80, 168);

/// The pathway of a family's children. `new_id` draws numbers that nothing else of the family has.
pub(crate) fn of(
    past: &[Happening],
    (today, now): (Date, Timestamp),
    mut new_id: impl FnMut() -> i64,
) -> Vec<OnPathway> {
    let mut all = told(past, today, &mut new_id);
    // Nothing is written of a child before the family's record knows it, nor after now.
    let known = |child: PersonId| {
        let is = |one: &&Happening| matches!(&one.object, Object::Person(person) if person.id == child);
        past.iter().find(is).map_or(now, |one| one.at)
    };
    for (child, happening) in &mut all {
        let first = match (&happening.object, child) {
            (_, Some(child)) => known(*child),
            (Object::StrategyDiscussion(held), None) => {
                held.children.iter().map(|one| known(*one)).max().unwrap_or(now)
            }
            (Object::CaseNote(note), None) => {
                note.children.iter().map(|one| known(*one)).max().unwrap_or(now)
            }
            _ => past.first().map_or(now, |first| first.at),
        };
        happening.at = happening.at.max(first + SignedDuration::from_mins(1)).min(now.max(first));
    }
    all.sort_by_key(|(_, happening)| happening.at);
    all
}

fn told(past: &[Happening], today: Date, new_id: &mut impl FnMut() -> i64) -> Vec<OnPathway> {
    let Some(case) = Case::of(past, today) else { return Vec::new() };
    let mut children: BTreeMap<PersonId, Person> = BTreeMap::new();
    for happening in past {
        if let Object::Person(person) = &happening.object
            && person.is_child()
        {
            children.insert(person.id, person.clone());
        }
    }
    let here = |child: &&Person| {
        let born = child.born.and_then(|born| born.checked_sub(LONGEST_BEFORE_BIRTH.days()).ok());
        let is_about = case.about.is_empty() || case.about.contains(&child.id);
        is_about && child.died.is_none() && born.is_none_or(|first| first <= case.received)
    };
    let children: Vec<&Person> = children.values().filter(here).collect();
    if children.is_empty() {
        return Vec::new();
    }
    let mut all = case.lately(&children, new_id);
    let Some(enquired) = case.enquired() else {
        let group = GroupId(new_id());
        all.extend(children.iter().flat_map(|child| case.child(child, (group, None), new_id)));
        return all;
    };
    let discussion = Case::discussion(&children, enquired, StrategyId(new_id()));
    let (strategy, group) = (discussion.id, GroupId(new_id()));
    all.push((None, case.told(enquired, "strategy.held", discussion)));
    for child in children {
        all.extend(case.child(child, (group, Some((strategy, enquired))), new_id));
    }
    all
}

impl Case<'_> {
    fn told(&self, on: Date, verb: &'static str, object: impl Into<Object>) -> Happening {
        Happening { at: noon(on), by: self.by, verb, reason: String::new(), object: object.into() }
    }

    /// The last visit, and the last meeting about the plan, of children who have one: it is kept in time.
    fn lately(&self, children: &[&Person], new_id: &mut impl FnMut() -> i64) -> Vec<OnPathway> {
        let is_on =
            |time: Option<(Date, Option<Date>)>| time.filter(|(_, to)| to.is_none()).map(|(from, _)| from);
        let (since, kind, ago) = match (is_on(self.protected()), is_on(self.time_of(&[Stage::ChildInNeed]))) {
            (Some(since), _) => (since, MeetingKind::CoreGroup, 20),
            (None, Some(since)) => (since, MeetingKind::ChildInNeed, 40),
            (None, None) => return Vec::new(),
        };
        let before = |days: i64| {
            let day = self.today.checked_sub(days.days()).ok()?;
            let day = calendar::Known::ALL.last_working_day(day).ok()?;
            (day > since).then_some(day)
        };
        let mut all = Vec::new();
        if let Some(on) = before(4) {
            let seen =
                |child: &&Person| ChildSeen { child: child.id, seen: Seen::Alone, said: String::new() };
            let visited = Visited {
                place: VisitPlace::Home,
                children: children.iter().map(seen).collect(),
                bedroom: Some(true),
            };
            let note = CaseNote {
                id: CaseNoteId(new_id()),
                kind: NoteKind::Visit,
                happened_on: on,
                happened_at: None,
                children: visited.children.iter().map(|one| one.child).collect(),
                with_whom: String::new(),
                words: "A visit at home, as planned. We talked about how the plan went since the last time."
                    .to_owned(),
                written_by: Some(self.by),
                written_at: Some(noon(on)),
                visited: Some(visited),
                corrected: None,
            };
            all.push((None, self.told(on, "visit.added", note)));
        }
        if let Some(on) = before(ago) {
            let met = Meeting {
                id: MeetingId(new_id()),
                kind,
                on,
                at: None,
                until: None,
                status: MeetingStatus::Held,
                because: String::new(),
                attendees: Vec::new(),
                quorate: None,
                decisions: "The plan goes on.".to_owned(),
            };
            all.push((None, self.told(on, "meeting.added", met)));
        }
        all
    }

    fn discussion(children: &[&Person], on: Date, id: StrategyId) -> StrategyDiscussion {
        let took_part = |agency, who: &str| TookPart { agency, who: who.to_owned() };
        StrategyDiscussion {
            id,
            at: noon(on),
            children: children.iter().map(|child| child.id).collect(),
            took_part: vec![
                took_part(Agency::SocialCare, "The supervisor of the team"),
                took_part(Agency::Police, "The police’s child protection unit"),
                took_part(Agency::Health, "The named nurse"),
            ],
            missing_because: String::new(),
            words: "What each service knows of the family was shared.".to_owned(),
            safe_now: "The plan for tonight says who is with the children.".to_owned(),
            decision: StrategyDecision::Single,
            because: "The worry is about significant harm.".to_owned(),
        }
    }

    /// Everything of one child.
    fn child(
        &self,
        child: &Person,
        (group, enquiry): (GroupId, Option<(StrategyId, Date)>),
        new_id: &mut impl FnMut() -> i64,
    ) -> Vec<OnPathway> {
        let mut all = Vec::new();
        if !self.at_the_door
            && !self.is_in_need()
            && self.stages.iter().any(|(_, one)| *one == Stage::EarlyHelp)
        {
            // Early help is no referral.
            return all;
        }
        let mut tell =
            |on: Date, verb, object: Object| all.push((Some(child.id), self.told(on, verb, object)));
        let (received, decided) = (self.received, self.decided());
        let mut referral = Referral {
            id: ReferralId(new_id()),
            group,
            family: Some(self.family),
            contact: self.contact,
            on: received,
            source: if self.source.is_empty() { "10".to_owned() } else { self.source.clone() },
            need: None,
            no_further: None,
            decided_because: String::new(),
            decided: None,
            closed: None,
            closed_because: None,
        };
        let Some(decided) = decided else {
            tell(received, "referral.opened", referral.into());
            return all;
        };
        referral.decided = Some(Signed { on: decided, by: Some(self.by) });
        referral.no_further = Some(self.at_the_door);
        referral.need = (!self.at_the_door).then_some(PrimaryNeed::Abuse);
        "By what the contact told.".clone_into(&mut referral.decided_because);
        tell(decided, "referral.opened", referral.clone().into());
        if self.at_the_door {
            return all;
        }
        let assessed = self.assessed(decided);
        let mut assessment = Assessment {
            id: AssessmentId(new_id()),
            group,
            from: decided,
            checkpoint: None,
            seen: None,
            seen_alone: None,
            not_seen_because: String::new(),
            factors: Vec::new(),
            words: String::new(),
            outcome: None,
            authorised: None,
            late_because: String::new(),
        };
        tell(decided, "assessment.started", assessment.clone().into());
        if let Some(done) = assessed {
            assessment.seen = Some(true);
            assessment.seen_alone = Some(true);
            assessment.factors.clone_from(&self.factors);
            "It stands on the map.".clone_into(&mut assessment.words);
            assessment.outcome = Some(AssessmentOutcome::InNeed);
            assessment.authorised = Some(Signed { on: done, by: Some(self.by) });
            tell(done, "assessment.authorised", assessment.into());
        }
        let mut is_helped = false;
        let mut conference = None;
        if let Some((strategy, on)) = enquiry {
            is_helped = true;
            let protected = self.protected().map(|(from, _)| from);
            let id = EnquiryId(new_id());
            self.enquiry(child.id, (id, group, strategy), (on, protected), &mut tell);
            conference = protected.map(|_| id);
        }
        if let Some((from, to)) = self.protected() {
            self.plan(child.id, (group, conference), (from, to), new_id, &mut tell);
        }
        if let Some((from, to)) = self.in_need(assessed) {
            is_helped = true;
            let mut plan =
                InNeedPlan { id: InNeedPlanId(new_id()), from, ended: None, ended_words: String::new() };
            tell(from, "in_need_plan.begun", plan.clone().into());
            if let Some(to) = to {
                plan.ended = Some(to);
                "What follows stands in the record.".clone_into(&mut plan.ended_words);
                tell(to, "in_need_plan.saved", plan.into());
            }
        }
        if let Some(closed) = self.closed {
            referral.closed = Some(Signed { on: closed, by: Some(self.by) });
            let reason =
                if is_helped { ClosureReason::NoLongerInNeed } else { ClosureReason::AfterAssessment };
            referral.closed_because = Some(reason);
            tell(closed, "referral.closed", referral.into());
        }
        all.sort_by_key(|(_, happening)| happening.at);
        all
    }

    /// When the assessment was finished. None: it is not.
    fn assessed(&self, decided: Date) -> Option<Date> {
        let usual = calendar::add_working_days(decided, ASSESSED_WITHIN).ok()?;
        let done = self.closed.map_or(usual, |closed| usual.min(closed));
        (done <= self.today).then_some(done)
    }

    /// The time of the child in need plan: not before the assessment is finished, unless it follows a protection plan.
    fn in_need(&self, assessed: Option<Date>) -> Option<(Date, Option<Date>)> {
        let (stage, to) = self.time_of(&[Stage::ChildInNeed])?;
        let follows = self.protected().and_then(|(_, ended)| ended).filter(|ended| *ended == stage);
        let from = if follows.is_some() { stage } else { stage.max(assessed?) };
        (from <= self.today && to.is_none_or(|to| from < to)).then_some((from, to))
    }

    fn enquiry(
        &self,
        child: PersonId,
        (id, group, strategy): (EnquiryId, GroupId, StrategyId),
        (on, protected): (Date, Option<Date>),
        tell: &mut impl FnMut(Date, &'static str, Object),
    ) {
        let mut enquiry = Enquiry {
            id,
            group,
            strategy,
            family: self.family,
            from: on,
            seen: None,
            seen_alone: None,
            words: String::new(),
            outcome: None,
            no_conference_because: String::new(),
            not_with_danger: None,
            concluded: None,
        };
        tell(on, "enquiry.begun", enquiry.clone().into());
        let ended = protected.or_else(|| self.time_of(&[Stage::Section47])?.1);
        let Some(ended) = ended.filter(|ended| *ended >= on) else { return };
        enquiry.seen = Some(true);
        enquiry.seen_alone = Some(true);
        "It stands on the map.".clone_into(&mut enquiry.words);
        enquiry.outcome = Some(if protected.is_some() {
            EnquiryOutcome::Conference
        } else {
            EnquiryOutcome::NotSubstantiated
        });
        enquiry.concluded = Some(Signed { on: ended, by: Some(self.by) });
        let stands = self.on_map((child, ended), |about| plan_or_away(Some(about), &enquiry).is_empty());
        enquiry.not_with_danger = (!stands).then(|| NotWithDanger {
            at: AwayFromDanger::Others,
            words: "With relatives who know of the worry, until the family and we have a plan.".to_owned(),
        });
        tell(ended, "enquiry.concluded", enquiry.into());
    }

    fn plan(
        &self,
        child: PersonId,
        (group, enquiry): (GroupId, Option<EnquiryId>),
        (from, to): (Date, Option<Date>),
        new_id: &mut impl FnMut() -> i64,
        tell: &mut impl FnMut(Date, &'static str, Object),
    ) {
        let category = self.on_map((child, from), |about| categories_on_map(Some(about)).first().copied());
        let category = category.unwrap_or(Category::Neglect);
        let conference = |id: i64, kind, on, decision| {
            let category = (decision == ConferenceDecision::Plan).then_some(category);
            let (is_ready, carried) = self.on_map((child, on), |about| {
                let follows = |category| category_follows(Some(about), category);
                let found = category.map(follows).unwrap_or_default();
                let is_ready = ready_to_confer(Some(about), on).is_empty()
                    && found.iter().all(|one| one.level != Level::Block);
                let open =
                    if decision == ConferenceDecision::End { open_goals(Some(about)) } else { Vec::new() };
                (is_ready, open.into_iter().map(|goal| goes_on(goal.id)).collect())
            });
            ChildConference {
                id: ChildConferenceId(id),
                group,
                kind,
                on,
                held: true,
                enquiry: enquiry.filter(|_| kind == ConferenceKind::Initial),
                notice: None,
                quorate: Some(true),
                not_quorate_because: String::new(),
                participation: Some(Participation::SentWords),
                decision: Some(decision),
                category,
                dissent: String::new(),
                because: "By what the map shows, and by what everybody said.".to_owned(),
                late_because: String::new(),
                unready_because: if is_ready {
                    String::new()
                } else {
                    "The children could not wait. Everybody spoke to what stood on the map.".to_owned()
                },
                carried,
            }
        };
        let first = conference(new_id(), ConferenceKind::Initial, from, ConferenceDecision::Plan);
        let mut plan = ProtectionPlan {
            id: ProtectionPlanId(new_id()),
            conference: Some(first.id),
            from,
            categories: vec![CategoryFrom { on: from, category }],
            earlier_elsewhere: 0,
            ended: None,
            ended_because: None,
            ended_words: String::new(),
        };
        tell(from, "conference.held", first.into());
        tell(from, "protection_plan.begun", plan.clone().into());
        let mut review = working(from, REVIEWS.0);
        while review < to.unwrap_or(self.today) {
            let held = conference(new_id(), ConferenceKind::Review, review, ConferenceDecision::Continue);
            tell(review, "conference.held", held.into());
            review = working(review, REVIEWS.1);
        }
        if let Some(to) = to {
            let held = conference(new_id(), ConferenceKind::Review, to, ConferenceDecision::End);
            tell(to, "conference.held", held.into());
            plan.ended = Some(to);
            plan.ended_because = Some(PlanEnd::Review);
            "What the goals asked for was seen for long enough.".clone_into(&mut plan.ended_words);
            tell(to, "protection_plan.saved", plan.into());
        }
    }
}

/// A goal that goes on when the plan has ended.
fn goes_on(goal: GoalId) -> CarriedGoal {
    CarriedGoal { goal, because: "The family have begun, and want to go on with it.".to_owned() }
}

/// The first working day so many days later.
fn working(from: Date, days: i64) -> Date {
    let day = from.saturating_add(days.days());
    calendar::next_working_day(day).unwrap_or(day)
}

/// Eleven in the morning of a day.
fn noon(day: Date) -> Timestamp {
    moment_in_britain(day.at(11, 0, 0, 0)).unwrap_or_default()
}
