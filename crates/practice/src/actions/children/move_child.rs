//! A child moves from one family's record to another's: work with the child goes through the other team from that day. The giving team
//! keeps what it wrote. Each open thing that names the child is asked about; nothing goes along by silence.

use super::{child, family, half, links, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    child::{Child, ChildLink},
    danger::{DangerStatement, DangerStatus},
    family::CaseStatus,
    goal::{NextStep, StepStatus},
    ids::{ChildId, FamilyId, LinkId, PersonId, StepId},
    object::{CaseRecord, Object},
    people::{Part, Person},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is said of what ends with a move.
const REASON: &str = "The child moved to another family’s record.";

/// What becomes of an open thing of the giving family that names the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// It ends here: it was about this child.
    Ends,
    /// It goes along as a copy that names its source. The number is the copy's.
    Copied(i64),
    /// It stays: it is about others too.
    Stays,
}

/// A move as somebody with leave to decide writes it down.
#[derive(Debug, Clone)]
pub struct Move {
    /// The child.
    pub child: ChildId,
    /// The family whose record holds the child from this day.
    pub to: FamilyId,
    /// From when.
    pub on: Date,
    /// Whether the child stays known in the giving family's record, as a child who belongs to two families.
    pub stays_known: bool,
    /// The numbers of the person and of the link in the receiving family's record, where the child is new there.
    pub new: (PersonId, LinkId),
    /// What becomes of each open thing.
    pub answers: BTreeMap<(Kind, i64), Goes>,
}

/// The open things of a family's record that name this person: dangers that still stand and next steps of goals for them.
pub fn open_about(record: &CaseRecord, person: PersonId) -> Vec<Object> {
    let dangers = record.dangers.iter().filter(|danger| danger.status == DangerStatus::Current);
    let dangers: Vec<&DangerStatement> = dangers
        .map(|kept| &kept.value)
        .filter(|danger| danger.children().any(|child| child == person))
        .collect();
    let steps = record.steps.iter().filter(|step| {
        let goal = step.goal.and_then(|goal| record.goal(goal));
        let is_about = goal.is_some_and(|goal| dangers.iter().any(|danger| danger.id == goal.danger));
        step.status == StepStatus::Open && is_about
    });
    let steps: Vec<Object> = steps.map(|kept| kept.value.clone().into()).collect();
    dangers.into_iter().cloned().map(Object::from).chain(steps).collect()
}

/// Moves the child. The child's record, the giving family's and the receiving one's are in the scene.
pub fn move_child(scene: &Scene, asked: &Move, today: Date) -> Result<Vec<SceneChange>, Refused> {
    let mut refusals = Refusals::default();
    let own = child(scene, asked.child)?;
    let at = (Kind::Child, asked.child.0);
    let standing = links(scene, asked.child, today);
    let holding = standing.iter().find(|link| link.holding);
    let came =
        standing.iter().filter(|link| link.holding || link.family == asked.to).map(|link| link.from).max();
    refusals.when(
        asked.on > today,
        HOUSE_KEEPING,
        at,
        "on",
        "The day is in the future. Write the move down when the child moves.",
    );
    refusals.when(
        came.is_some_and(|came| asked.on < came),
        HOUSE_KEEPING,
        at,
        "on",
        "The day is before the child came into the record that holds the child now. Choose a later one.",
    );
    refusals.when(
        holding.is_some_and(|link| link.family == asked.to),
        HOUSE_KEEPING,
        at,
        "to",
        "This family’s record holds the child already.",
    );
    refusals.stop()?;
    let to = family(scene, asked.to)?;
    refusals = Refusals::default();
    let is_closed = to.family_case(asked.to).is_some_and(|case| case.status == CaseStatus::Closed);
    refusals.when(
        is_closed,
        HOUSE_KEEPING,
        at,
        "to",
        "The work with this family is closed. Its team opens the case again first.",
    );
    refusals.stop()?;
    let mut changes = Vec::new();
    if let Some(link) = holding {
        let from = family(scene, link.family)?;
        let mine = half(from, link)?.value.clone();
        let to = (!asked.stays_known).then_some(asked.on);
        changes.push(put(link.family, ChildLink { to, holding: false, ..mine }));
        changes.extend(answered((link.family, from), link.person, asked)?);
    }
    if let Some(link) = standing.iter().find(|link| link.family == asked.to) {
        let mine = half(to, link)?.value.clone();
        changes.push(put(asked.to, ChildLink { holding: true, ..mine }));
    } else {
        let (person, link) = asked.new;
        changes.push(put(asked.to, as_known_now(own, person)));
        let (child, from) = (asked.child, asked.on);
        changes.push(put(
            asked.to,
            ChildLink { id: link, child, person, from, to: None, holding: true, stands: None },
        ));
    }
    Ok(changes)
}

/// The child as the receiving family's record begins to know it: who the child is, and nothing that was written elsewhere.
fn as_known_now(child: &Child, id: PersonId) -> Person {
    Person {
        id,
        given: child.given.clone(),
        family: child.family.clone(),
        also_known_as: Vec::new(),
        called: child.called.clone(),
        part: Part::Child,
        born: child.born,
        sex: child.sex,
        ethnicity: child.ethnicity.clone(),
        language: String::new(),
        interpreter: false,
        disability: child.disability.clone(),
        died: child.died,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

/// What the answers about open things keep. Refuses while one of them was not asked about.
fn answered(
    (from, record): (FamilyId, &CaseRecord),
    person: PersonId,
    asked: &Move,
) -> Result<Vec<SceneChange>, Refused> {
    let (mut refusals, mut changes) = (Refusals::default(), Vec::new());
    for object in open_about(record, person) {
        let at = (object.kind(), object.number());
        match (asked.answers.get(&at), object) {
            (None, _) => refusals.add(
                HOUSE_KEEPING,
                at,
                "answer",
                format!("Say of this {} whether it ends here, goes along, or stays.", at.0.words()),
            ),
            (Some(Goes::Ends), Object::DangerStatement(danger)) => {
                let (status, status_reason) = (DangerStatus::Resolved, REASON.to_owned());
                changes.push(put(from, DangerStatement { status, status_reason, ..danger }));
            }
            (Some(Goes::Ends), Object::NextStep(step)) => changes.push(put(from, dropped(&step, asked.on))),
            (Some(Goes::Copied(number)), Object::NextStep(step)) => {
                changes.push(put(from, dropped(&step, asked.on)));
                let outcome = format!("Brought along from another family’s record on {}.", calendar::long(asked.on));
                let copy = NextStep { id: StepId(*number), goal: None, owner: None, outcome, ..step };
                changes.push(put(asked.to, copy));
            }
            (Some(Goes::Copied(_)), _) => refusals.add(
                HOUSE_KEEPING,
                at,
                "answer",
                "What is feared there is thought about anew in the other family: it cannot go along as it is. Say whether it ends \
                 here or stays.",
            ),
            (Some(Goes::Stays | Goes::Ends), _) => {}
        }
    }
    refusals.stop()?;
    Ok(changes)
}

fn dropped(step: &NextStep, on: Date) -> NextStep {
    let outcome = format!("{} {REASON}", step.outcome).trim().to_owned();
    NextStep { status: StepStatus::Dropped, done_on: Some(on), outcome, ..step.clone() }
}
