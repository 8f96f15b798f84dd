//! What to do next with a family: the most urgent first. One order for the overview, the foot of each page and My work.
//!
//! A child in danger now comes before what is overdue, that before what is for today, that before the next step of the
//! way. Nothing less urgent is ever put before something more urgent.

use super::{
    due::{Due, DueFor, DueKind},
    way::{WayLine, WayStep},
};
use crate::{family::Family, object::Kind};
use jiff::civil::Date;

/// How urgent something is, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// A child may be in danger now.
    DangerNow,
    /// Its day has passed.
    Overdue,
    /// It is for today.
    Today,
    /// The next step of the way, when nothing presses.
    Way,
    /// Its day is to come, or it waits for no day.
    Later,
}

/// What kind of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Something that is due.
    Due(DueKind),
    /// A step of the way.
    Way(WayStep),
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// What kind of thing.
    pub task: Task,
    /// Its day. None: it has none.
    pub on: Option<Date>,
    /// What is to be done.
    pub what: String,
    /// Why, in plain words.
    pub why: String,
    /// Who sees to it.
    pub whose: DueFor,
    /// Where in the record. None: nothing has been begun.
    pub object: Option<(Kind, i64)>,
}

impl Errand {
    /// What is due as a thing to do.
    pub fn of_due(due: &Due, family: &Family) -> Self {
        Self {
            task: Task::Due(due.kind),
            on: (!Due::is_undated(due.kind)).then_some(due.on),
            what: due.what.clone(),
            why: due.why.clone(),
            whose: seen_to_by(due.for_whom, family.lead_worker.map(DueFor::Worker), family.chair.is_some()),
            object: Some((due.place.kind, due.place.number)),
        }
    }

    /// A step of the way as a thing to do.
    pub fn of_way(line: WayLine, is_led: bool) -> Self {
        let decided = matches!(line.step, WayStep::Allocate | WayStep::Decide);
        let kind = match line.step {
            WayStep::Pair => Kind::DangerStatement,
            WayStep::Numbers => Kind::ScalingRound,
            _ => Kind::SafetyPlan,
        };
        Self {
            task: Task::Way(line.step),
            on: None,
            what: line.step.words().to_owned(),
            why: line.step.why().to_owned(),
            whose: if decided || !is_led { DueFor::Supervisor } else { DueFor::LeadWorker },
            object: line.number.map(|number| (kind, number)),
        }
    }

    /// How urgent it is on a day.
    pub fn urgency(&self, today: Date) -> Urgency {
        match (self.task, self.on) {
            (Task::Way(_), _) => Urgency::Way,
            (Task::Due(kind), on) => urgency(kind, on, today),
        }
    }
}

/// How urgent something is that is due. `on`: its day, if it has one of its own.
pub fn urgency(kind: DueKind, on: Option<Date>, today: Date) -> Urgency {
    match kind {
        DueKind::Escalation
        | DueKind::PlanMissing
        | DueKind::ContactNow
        | DueKind::FailedTest
        | DueKind::PlanYesNow
        | DueKind::HandOutNow
        | DueKind::PlanTonight
        | DueKind::SafeTonight => Urgency::DangerNow,
        DueKind::ImmediatePlan if on.is_some_and(|until| until < today) => Urgency::DangerNow,
        // It has no day, and paper that nobody has said yes to is not given out before it is asked.
        DueKind::PlanYes | DueKind::HandOut | DueKind::SecondLook => Urgency::Today,
        _ => match on {
            Some(on) if on < today => Urgency::Overdue,
            Some(on) if on == today => Urgency::Today,
            _ => Urgency::Later,
        },
    }
}

/// What is due for whoever leads falls to the supervisor while nobody does, and so does what is due for a chair whom the
/// family has not. Whatever is due for the lead worker by name is due for the lead worker.
pub fn seen_to_by(whom: DueFor, lead: Option<DueFor>, chaired: bool) -> DueFor {
    match whom {
        DueFor::LeadWorker if lead.is_none() => DueFor::Supervisor,
        DueFor::Chair if !chaired => DueFor::Supervisor,
        whom if lead == Some(whom) => DueFor::LeadWorker,
        whom => whom,
    }
}

/// Everything there is to do with an open family, the most urgent first.
pub fn what_next(family: &Family, due: &[Due], way: &[WayLine], today: Date) -> Vec<Errand> {
    let of_way = way.iter().filter(|line| !line.done);
    let of_way = of_way.map(|line| Errand::of_way(*line, family.lead_worker.is_some()));
    in_order(due.iter().map(|due| Errand::of_due(due, family)).chain(of_way), today)
}

/// Things to do, the most urgent first. Among those in danger: a plan that is missing, one that has ended, one that does
/// not work, an answer that somebody waits for, paper that is not given out, a plan about which nobody has asked
/// whether it holds. Among the overdue, what has waited longest. On one day, people who meet.
pub fn in_order(errands: impl IntoIterator<Item = Errand>, today: Date) -> Vec<Errand> {
    let mut all: Vec<Errand> = errands.into_iter().collect();
    all.sort_by_cached_key(|errand| {
        let kind = if let Task::Due(kind) = errand.task { Some(kind) } else { None };
        (errand.presses(today), errand.on.is_none(), errand.on, kind, errand.object)
    });
    all
}

/// How much something that is due presses on a day: its urgency, and its place among what is as urgent. The smaller, the more.
/// `on`: its day, if it has one of its own.
pub fn presses(kind: DueKind, on: Option<Date>, today: Date) -> (Urgency, usize) {
    let urgency = urgency(kind, on, today);
    (urgency, presses_within(kind, urgency))
}

/// The place of something that is due among what is as urgent.
fn presses_within(kind: DueKind, urgency: Urgency) -> usize {
    match (urgency, kind) {
        (Urgency::DangerNow, DueKind::PlanMissing)
        | (Urgency::Today, DueKind::Meeting | DueKind::Conference) => 0,
        (Urgency::DangerNow, DueKind::ContactNow) => 1,
        (Urgency::DangerNow, DueKind::ImmediatePlan) => 2,
        (Urgency::DangerNow, DueKind::FailedTest) => 3,
        // Whoever it names says yes, then the paper is with everybody, before somebody asks whether they go by it.
        (Urgency::DangerNow, DueKind::PlanYesNow) => 5,
        (Urgency::DangerNow, DueKind::HandOutNow) => 6,
        (Urgency::DangerNow, DueKind::PlanTonight) => 7,
        (Urgency::DangerNow, DueKind::SafeTonight) => 8,
        (Urgency::DangerNow, _) => 4,
        // A milestone that is late tells of the looks and tests that are late; those come first.
        (Urgency::Overdue, DueKind::Milestone) => 9,
        _ => 5,
    }
}

impl Errand {
    /// How much it presses on a day, as [`presses`] has it. Steps of the way come in their order.
    pub fn presses(&self, today: Date) -> (Urgency, usize) {
        match self.task {
            Task::Due(kind) => presses(kind, self.on, today),
            Task::Way(step) => {
                (Urgency::Way, WayStep::ALL.iter().position(|one| *one == step).unwrap_or(usize::MAX))
            }
        }
    }
}

/// What comes next for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextFor<'a> {
    /// What is more urgent, and not theirs to do: told with whose it is.
    pub others: Vec<&'a Errand>,
    /// The most urgent thing that they may do.
    pub theirs: Option<&'a Errand>,
}

/// As much of what others have to do as is told at once.
const TOLD: usize = 3;

/// Sorts what there is to do, the most urgent first, by whether the reader may do it.
pub fn next_for(errands: &[Errand], may: impl Fn(&Errand) -> bool) -> NextFor<'_> {
    let at = errands.iter().position(may);
    let before = at.unwrap_or_else(|| errands.len().min(1));
    NextFor {
        others: errands.iter().take(before.min(TOLD)).collect(),
        theirs: at.and_then(|at| errands.get(at)),
    }
}
