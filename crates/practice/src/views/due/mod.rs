//! What is due in a family's case, for whom and why: the lines of "My work" and of the team board.

mod arrival;
mod ends;
mod map;
mod plans;
mod rounds;
mod tonight;

use crate::choice;
use crate::{
    Finding, Place, Thresholds,
    family::CaseStatus,
    ids::WorkerId,
    object::{CaseRecord, Kind},
    rules::{self, Look},
    views::{fears::Fears, next::urgency, with_care::said_with_care},
};
use jiff::civil::Date;

choice! {
    /// What kind of thing is due.
    DueKind {
        Escalation = "escalation", "Answer an escalation";
        LookAgain = "look_again", "Look again after an escalation";
        PlanMissing = "plan_missing", "Make an immediate plan";
        FailedTest = "failed_test", "Mend the plan after a failed test";
        ImmediatePlan = "immediate_plan", "Immediate plan ends";
        Unallocated = "unallocated", "Give a family a worker";
        NewReferral = "new_referral", "New referral";
        Decision = "decision", "Decide on a referral";
        Contact = "contact", "Decide on a contact";
        ContactNow = "contact_now", "Decide at once on a contact";
        Step = "step", "Next step";
        Number = "number", "Give a number";
        OpenRound = "open_round", "Open a round";
        Meeting = "meeting", "Meeting";
        Conference = "conference", "Conference or review";
        PlanTest = "plan_test", "Test the plan";
        PlanReview = "plan_review", "Review the plan";
        PlanYes = "plan_yes", "Ask who says yes to the plan";
        PlanYesNow = "plan_yes_now", "Ask at once who says yes to tonight’s plan";
        HandOut = "hand_out", "Give out tonight’s plan";
        HandOutNow = "hand_out_now", "Give out tonight’s plan at once";
        PlanTonight = "plan_tonight", "Ask whether tonight’s plan holds";
        PlanReplaced = "plan_replaced", "Read the plan that took the place of yours";
        SafeTonight = "safe_tonight", "See that the children are safe tonight";
        SecondLook = "second_look", "Look at who may read a plan";
        ReaderTold = "reader_told", "Know who may read a plan";
        ReaderLines = "reader_lines", "Decide which lines somebody reads";
        Milestone = "milestone", "Milestone";
        SignOff = "sign_off", "Sign off a map";
        SignedAlone = "signed_alone", "Look at a signed map";
        Audit = "audit", "Audit for closure";
        ParentsGet = "parents_get", "Decide what parents get";
        Scale = "scale", "Add a scale";
    }
}

/// Who sees to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueFor {
    /// The worker who leads the case.
    LeadWorker,
    /// The practice supervisor of the team.
    Supervisor,
    /// The conference chair of the case.
    Chair,
    /// One worker by name.
    Worker(WorkerId),
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What kind of thing.
    pub kind: DueKind,
    /// The day. Things without a day of their own stand on today.
    pub on: Date,
    /// What is to be done.
    pub what: String,
    /// Why, in plain words.
    pub why: String,
    /// Who sees to it.
    pub for_whom: DueFor,
    /// Where in the record.
    pub place: Place,
}

impl Due {
    /// Whether it has no day of its own and stands on whatever day it is read.
    pub fn is_undated(kind: DueKind) -> bool {
        matches!(
            kind,
            DueKind::SignOff
                | DueKind::Scale
                | DueKind::PlanMissing
                | DueKind::PlanYes
                | DueKind::PlanYesNow
                | DueKind::SafeTonight
                | DueKind::HandOut
                | DueKind::HandOutNow
                | DueKind::PlanTonight
                | DueKind::SecondLook
                | DueKind::ReaderTold
                | DueKind::ReaderLines
                | DueKind::ParentsGet
        )
    }

    /// Whether its day has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.on < today
    }
}

struct List<'a> {
    record: &'a CaseRecord,
    today: Date,
    thresholds: &'a Thresholds,
    found: &'a [Finding],
    /// Who is feared, looked for once for the whole list.
    fears: Fears<'a>,
    due: Vec<Due>,
}

/// Everything that is due in a case, the most urgent first and then the earliest. Asked of the whole record: it says who
/// has given a number, never which. A closed case has nothing due but news on which nobody has decided.
pub fn due(record: &CaseRecord, today: Date, thresholds: &Thresholds) -> Vec<Due> {
    let look = Look { record, today, thresholds };
    due_given(look, &rules::check(look))
}

fn is_closed(record: &CaseRecord) -> bool {
    record.families.first().is_none_or(|family| family.status == CaseStatus::Closed)
}

/// The same where it is known already what [`rules::check`] finds.
pub fn due_given(look: Look<'_>, found: &[Finding]) -> Vec<Due> {
    let Look { record, today, thresholds } = look;
    let mut list = List { record, today, thresholds, found, fears: Fears::of(record), due: Vec::new() };
    list.contacts();
    if is_closed(record) {
        return list.due;
    }
    list.escalations();
    list.referral();
    list.maps();
    list.steps();
    list.rounds();
    list.meetings();
    list.plans();
    list.milestones();
    list.closures();
    list.parents();
    let List { fears, due, .. } = &mut list;
    for due in due {
        said_with_care(fears, due);
    }
    let urgent = |due: &Due| urgency(due.kind, (!Due::is_undated(due.kind)).then_some(due.on), today);
    list.due.sort_by(|a, b| (urgent(a), a.on, a.kind, &a.place).cmp(&(urgent(b), b.on, b.kind, &b.place)));
    list.due
}

impl List<'_> {
    fn add(
        &mut self,
        kind: DueKind,
        on: Date,
        for_whom: DueFor,
        place: (Kind, i64, &'static str),
        what: impl Into<String>,
        why: impl Into<String>,
    ) {
        let (at, number, field) = place;
        let place = Place { kind: at, number, field };
        self.due.push(Due { kind, on, what: what.into(), why: why.into(), for_whom, place });
    }
}
