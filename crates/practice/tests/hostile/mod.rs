//! Things that people do with a record, sensible and otherwise, for the property that no permitted action ever leads to a
//! signed map, a working plan or a closed case that breaks a blocking rule.

mod edits;

use edits::edited;
use jiff::{Timestamp, ToSpan, civil::Date};
use practice::{
    CaseRecord, Thresholds, Who,
    actions::{self, Acting, Change, Refused, milestone::Evidence, move_item::Shown, rounds::NewRound},
    goal::GoalStatus,
    ids::{ClosureId, PersonId, RatingId, TestId, WorkerId},
    map::Category,
    meeting::{Meeting, MeetingStatus},
    plan::PlanTest,
    scale::{ScaleRating, Score},
    testing::{CHAIR, DAD, GRAN, LEAD, MANAGER, MAP, MUM, UNCLE},
};
use proptest::{prelude::*, sample::select};

/// One thing that somebody does. The numbers choose among what the record holds.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Edit { which: usize, how: usize },
    Copy { which: usize, how: usize },
    Withdraw { which: usize },
    SignOff,
    Goal { which: usize, status: GoalStatus },
    Resolve { which: usize },
    Plan { which: usize, step: usize },
    Test { rule: usize, seen_by: Option<PersonId>, followed: bool, worked: bool },
    Rate { scale: usize, rater: Option<PersonId>, value: u8, child: Option<usize> },
    Round,
    OpenRound { which: usize },
    Close { step: usize },
    Answer { which: usize },
    Tick { which: usize, words: bool },
    Move { which: usize, to: Category },
    Meet,
    Wait { days: i32 },
}

/// Who does what.
pub(crate) fn deeds() -> impl Strategy<Value = Vec<(WorkerId, Deed)>> {
    let number = || 0..10_000_usize;
    let people = || prop::option::weighted(0.9, select(vec![MUM, DAD, GRAN, UNCLE]));
    let deed = prop_oneof![
        8 => (number(), number()).prop_map(|(which, how)| Deed::Edit { which, how }),
        3 => (number(), number()).prop_map(|(which, how)| Deed::Copy { which, how }),
        3 => number().prop_map(|which| Deed::Withdraw { which }),
        4 => Just(Deed::SignOff),
        2 => (number(), select(GoalStatus::ALL)).prop_map(|(which, status)| Deed::Goal { which, status }),
        1 => number().prop_map(|which| Deed::Resolve { which }),
        5 => (number(), 0..7_usize).prop_map(|(which, step)| Deed::Plan { which, step }),
        3 => (number(), people(), any::<(bool, bool)>()).prop_map(|(rule, seen_by, (followed, worked))| {
            Deed::Test { rule, seen_by, followed, worked }
        }),
        3 => (number(), people(), 0..=10_u8, prop::option::of(number()))
            .prop_map(|(scale, rater, value, child)| Deed::Rate { scale, rater, value, child }),
        1 => Just(Deed::Round),
        1 => number().prop_map(|which| Deed::OpenRound { which }),
        4 => (0..5_usize).prop_map(|step| Deed::Close { step }),
        1 => number().prop_map(|which| Deed::Answer { which }),
        1 => (number(), any::<bool>()).prop_map(|(which, words)| Deed::Tick { which, words }),
        1 => (number(), select(Category::ALL)).prop_map(|(which, to)| Deed::Move { which, to }),
        1 => Just(Deed::Meet),
        1 => (1..40_i32).prop_map(|days| Deed::Wait { days }),
    ];
    prop::collection::vec((select(vec![LEAD, MANAGER, CHAIR]), deed), 1..25)
}

/// A record with the day on which it stands.
pub(crate) struct World {
    pub(crate) record: CaseRecord,
    pub(crate) today: Date,
    pub(crate) thresholds: Thresholds,
    last: i64,
}

fn pick<T>(all: &[T], which: usize) -> Option<&T> {
    all.get(which % all.len().max(1))
}

impl World {
    pub(crate) fn new(record: CaseRecord, today: Date) -> Self {
        Self { record, today, thresholds: Thresholds::default(), last: 100_000 }
    }

    /// Does it, where it is permitted. Says what was kept.
    pub(crate) fn does(&mut self, by: WorkerId, deed: &Deed) -> Vec<Change> {
        if let Deed::Wait { days } = deed {
            self.today = self.today.saturating_add(days.days());
            return Vec::new();
        }
        let mut last = self.last;
        let mut new_id = || {
            last += 1;
            last
        };
        let mut acting = Acting {
            by,
            at: Timestamp::UNIX_EPOCH,
            today: self.today,
            thresholds: &self.thresholds,
            new_id: &mut new_id,
        };
        let changes = attempt(&self.record, deed, &mut acting).and_then(Result::ok).unwrap_or_default();
        self.last = last;
        self.record = self.record.after(&changes, by, Timestamp::UNIX_EPOCH);
        changes
    }
}

/// What the deed asks for. None where the record holds nothing of the kind.
#[expect(clippy::too_many_lines, reason = "one arm for each deed")]
fn attempt(
    record: &CaseRecord,
    deed: &Deed,
    acting: &mut Acting<'_>,
) -> Option<Result<Vec<Change>, Refused>> {
    let objects = || record.objects().into_iter().map(|kept| kept.value).collect::<Vec<_>>();
    Some(match deed {
        Deed::Edit { which, how } => {
            actions::put(record, edited(pick(&objects(), *which)?.clone(), *how, acting.today), acting)
        }
        Deed::Copy { which, how } => {
            let edit = edited(pick(&objects(), *which)?.clone(), *how, acting.today);
            let number = (acting.new_id)();
            actions::put(record, edits::renumbered(edit, number)?, acting)
        }
        Deed::Withdraw { which } => {
            let object = pick(&objects(), *which)?.clone();
            actions::withdraw(record, object.kind(), object.number(), "It was wrong.", acting)
        }
        Deed::SignOff => actions::sign_off(record, MAP, "Clear.", acting),
        Deed::Goal { which, status } => {
            let goal = pick(&record.goals, *which)?;
            let danger = goal.danger;
            let shows: Vec<_> =
                record.items.iter().filter(|item| item.danger == Some(danger)).map(|item| item.id).collect();
            actions::goal::set_goal_status(record, goal.id, *status, "It is so.", &shows, acting)
        }
        Deed::Resolve { which } => {
            actions::goal::resolve_danger(record, pick(&record.dangers, *which)?.id, "Dan has left.", acting)
        }
        Deed::Plan { which, step } => {
            let plan = pick(&record.plans, *which)?.id;
            match step {
                0 | 1 => actions::plan::agree(record, plan, acting),
                2 => actions::plan::start_testing(record, plan, acting),
                3 => actions::plan::mark_working(record, plan, acting),
                4 => actions::plan::review(record, plan, None, acting),
                5 => actions::plan::extend_immediate(
                    record,
                    plan,
                    acting.today.saturating_add(5.days()),
                    acting,
                ),
                _ => actions::plan::hand_to_family(record, plan, acting),
            }
        }
        Deed::Test { rule, seen_by, followed, worked } => {
            let test = PlanTest {
                id: TestId((acting.new_id)()),
                rule: pick(&record.plan_rules, *rule)?.id,
                on: acting.today,
                observed_by: seen_by.map(Who::Person),
                followed: *followed,
                worked: *worked,
                note: String::new(),
                children: Vec::new(),
            };
            actions::plan::record_test(record, test, acting)
        }
        Deed::Rate { scale, rater, value, child } => {
            let children: Vec<PersonId> =
                record.people.iter().filter(|person| person.is_child()).map(|person| person.id).collect();
            let rating = ScaleRating {
                id: RatingId((acting.new_id)()),
                scale: pick(&record.scales, *scale)?.id,
                round: None,
                rater: rater.map_or(Who::Worker(acting.by), Who::Person),
                child: child.and_then(|child| pick(&children, child).copied()),
                value: Score::whole(*value)?,
                reasons: "It is as it is.".to_owned(),
                what_makes_it_that_high: String::new(),
                one_step_up: String::new(),
                on: acting.today,
                asked: None,
            };
            actions::rounds::submit_rating(record, vec![rating], acting)
        }
        Deed::Round => {
            let scales = record.scales.iter().map(|scale| scale.id).collect();
            let asked = NewRound { meeting: None, scales, raters: vec![Who::Person(MUM)], chair: acting.by };
            actions::rounds::start_round(record, asked, acting)
        }
        Deed::OpenRound { which } => {
            actions::rounds::open_round(record, pick(&record.rounds, *which)?.id, "Kim had to go.", acting)
        }
        Deed::Close { step } => {
            let closure = record.closures.last().map_or(ClosureId(0), |closure| closure.id);
            match step {
                0 => actions::closing::ask_to_close(record, "All is well.", acting),
                1 => actions::closing::audit_closure(record, closure, "It held.", acting),
                2 | 3 => actions::closing::close(record, closure, acting),
                _ => actions::closing::reopen(record, "A new worry.", acting),
            }
        }
        Deed::Answer { which } => {
            let escalation = pick(&record.escalations, *which)?.id;
            let decision = actions::escalation::Decision {
                what: "Visited.".to_owned(),
                by: Some(Who::Worker(acting.by)),
                look_again: Some(acting.today),
            };
            actions::escalation::answer_escalation(record, escalation, decision, acting)
        }
        Deed::Tick { which, words } => {
            let evidence =
                Evidence { words: if *words { "Seen." } else { "" }.to_owned(), ..Evidence::default() };
            let milestone = pick(&record.milestones, *which)?.id;
            actions::milestone::tick_milestone(record, milestone, acting.today, evidence, acting)
        }
        Deed::Move { which, to } => {
            let item = pick(&record.items, *which)?.id;
            actions::move_item::move_item(record, item, *to, Shown::default(), acting)
        }
        Deed::Meet => {
            let planned = record.meetings.iter().find(|meeting| meeting.status == MeetingStatus::Planned)?;
            let meeting = Meeting { status: MeetingStatus::Held, on: acting.today, ..planned.value.clone() };
            actions::put(record, meeting.into(), acting)
        }
        Deed::Wait { .. } => return None,
    })
}

/// What the record looks like to a person who reads a failure.
pub(crate) fn briefly(changes: &[Change]) -> Vec<String> {
    changes
        .iter()
        .map(|change| match change {
            Change::Put(object) => format!("put {} {}", object.kind().words(), object.number()),
            Change::Withdraw { kind, number, .. } => format!("withdraw {} {number}", kind.words()),
        })
        .collect()
}
