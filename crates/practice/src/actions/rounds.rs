//! Rounds in which several people give their numbers before anybody sees another's (I4).

use super::{
    Acting, Change, Refused,
    put::put,
    refusals::{HOUSE_KEEPING, Refusals, not_here, refuse},
};
use crate::{
    child_words::Young,
    goal::{NextStep, StepStatus},
    ids::{ItemId, MapId, MeetingId, RatingId, RoundId, ScaleId, StepId, WorkerId},
    map::{Category, MapItem, MapStatus},
    object::{CaseRecord, Kind, Object},
    rules::{asked_of, yet_to_answer},
    scale::{RoundOpening, ScaleRating, ScalingRound},
    who::Who,
};
use jiff::civil::Date;

/// What is asked in a new round, of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRound {
    /// The meeting in which it is held.
    pub meeting: Option<MeetingId>,
    /// The scales.
    pub scales: Vec<ScaleId>,
    /// Who is asked.
    pub raters: Vec<Who>,
    /// Who leads the round.
    pub chair: WorkerId,
}

/// Starts a round today. Its numbers stay sealed until it is opened.
pub fn start_round(
    record: &CaseRecord,
    asked: NewRound,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let NewRound { meeting, scales, raters, chair } = asked;
    let id = RoundId((acting.new_id)());
    put(
        record,
        ScalingRound {
            id,
            on: acting.today,
            meeting,
            scales,
            raters,
            chair,
            opened: None,
            passed: Vec::new(),
        }
        .into(),
        acting,
    )
}

/// Gives one person's numbers, all in one go: one for each scale and, if a danger is about several children, each
/// child. In a round every scale that is asked must be answered.
pub fn submit_rating(
    record: &CaseRecord,
    ratings: Vec<ScaleRating>,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let Some(first) = ratings.first() else {
        return Err(refuse(3, (Kind::ScaleRating, 0), "value", "Choose a number and say why."));
    };
    let (rater, round, at) = (first.rater.clone(), first.round, (Kind::ScaleRating, first.id.0));
    let mut refusals = Refusals::default();
    refusals.when(
        ratings.iter().any(|rating| rating.rater != rater || rating.round != round),
        4,
        at,
        "rater",
        "Each person’s numbers are given separately, in one round.",
    );
    let twice = |at: usize, rating: &ScaleRating| {
        ratings.iter().take(at).any(|other| (other.scale, other.child) == (rating.scale, rating.child))
    };
    refusals.when(
        ratings.iter().enumerate().any(|(at, rating)| twice(at, rating)),
        4,
        at,
        "scale",
        "Give one number for each scale and child.",
    );
    if let Some(round) = round.and_then(|id| record.round(id)) {
        refusals.when(speaks_for_colleague(&rater, acting), 4, at, "rater", OWN_ACCOUNT);
        let asked = asked_of(record, round, &rater);
        let open = asked.iter().any(|(scale, _)| !ratings.iter().any(|rating| rating.scale == *scale));
        let of_another =
            |rating: &ScaleRating| rating.child.is_some() && !asked.contains(&(rating.scale, rating.child));
        let is_child = rater.person().and_then(|id| record.person(id)).is_some_and(|one| one.is_child())
            || Young::rater(record, &rater, round.on).is_some();
        refusals.when(
            is_child && ratings.iter().any(of_another),
            4,
            at,
            "child",
            "A child gives a number about themselves, not about a brother or sister.",
        );
        refusals.when(
            open,
            4,
            at,
            "scale",
            "Give a number with reasons on every scale of the round, then send them together.",
        );
    }
    refusals.stop()?;
    let mut changes = Vec::new();
    let mut found = Refusals::default();
    for rating in ratings {
        match put(record, rating.into(), acting) {
            Ok(more) => changes.extend(more),
            Err(Refused(findings)) => found.extend(findings),
        }
    }
    found.stop()?;
    Ok(changes)
}

/// Somebody would rather not give a number. That is kept, and nobody waits for them.
pub fn pass(
    record: &CaseRecord,
    round: RoundId,
    who: &Who,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::ScalingRound, round.0);
    let mut held = record.round(round).ok_or_else(|| not_here(Kind::ScalingRound, round.0))?.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(held.opened.is_some(), 4, at, "passed", "This round has been opened already.");
    refusals.when(!held.raters.contains(who), 4, at, "passed", "This person is not asked in this round.");
    let has_given = record.ratings.iter().any(|rating| rating.round == Some(round) && rating.rater == *who);
    refusals.when(has_given, 4, at, "passed", "This number is sealed already.");
    refusals.when(speaks_for_colleague(who, acting), 4, at, "passed", OWN_ACCOUNT);
    refusals.stop()?;
    if !held.passed.contains(who) {
        held.passed.push(who.clone());
    }
    put(record, held.into(), acting)
}

const OWN_ACCOUNT: &str = "Each worker gives their own number, from their own account.";

/// Whether a worker is named who is not the one who acts.
fn speaks_for_colleague(who: &Who, acting: &Acting<'_>) -> bool {
    matches!(who, Who::Worker(worker) if *worker != acting.by)
}

/// Opens a round's numbers to all. The one who leads the round opens it when everybody has answered. Before that, or by
/// the lead worker or the chair of the case in their place, it takes a reason, which is kept (I4). Whoever opens it and is
/// asked in it gives their own number first, or says that they would rather not; no reason stands in for that.
pub fn open_round(
    record: &CaseRecord,
    round: RoundId,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::ScalingRound, round.0);
    let mut opened = record.round(round).ok_or_else(|| not_here(Kind::ScalingRound, round.0))?.value.clone();
    let leads = opened.chair == acting.by;
    let stands_in = record
        .families
        .iter()
        .any(|family| family.chair == Some(acting.by) || family.lead_worker == Some(acting.by));
    let waiting = yet_to_answer(record, &opened);
    let owes_own = waiting.contains(&&Who::Worker(acting.by));
    let waiting = waiting.len();
    let no_reason = reason.trim().is_empty();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(opened.opened.is_some(), 4, at, "opened", "This round has been opened already.");
    refusals.when(
        !leads && !stands_in,
        4,
        at,
        "chair",
        "Only the person who leads this round, the lead worker or the chair can open it.",
    );
    refusals.when(
        !leads && stands_in && no_reason,
        4,
        at,
        "opened",
        "You do not lead this round. Say why you open it.",
    );
    refusals.when(
        owes_own,
        4,
        at,
        "opened",
        "You are asked in this round and have not given your own number. Give it first, or say that you would rather not: nobody sees the others’ numbers before giving their own.",
    );
    let people = if waiting == 1 { "1 person has".to_owned() } else { format!("{waiting} people have") };
    refusals.when(
        waiting > 0 && no_reason,
        4,
        at,
        "opened",
        format!(
            "{people} not yet given a number. Wait for them, or say why the round is opened without them.",
        ),
    );
    refusals.stop()?;
    let needed = waiting > 0 || !leads;
    let override_reason = if needed { reason.trim().to_owned() } else { String::new() };
    opened.opened = Some(RoundOpening { at: acting.at, by: acting.by, override_reason });
    Ok(vec![Change::Put(opened.into())])
}

/// What people choose to keep from one number of an opened round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The rating.
    pub rating: RatingId,
    /// Whether what makes it as high as it is goes among the strengths.
    pub to_strengths: bool,
    /// Who takes the step up, by when. None: no step.
    pub step: Option<(Who, Date)>,
}

/// After a round: what makes the numbers as high as they are goes among the strengths, in the words of who said it, and
/// one step up becomes a next step towards the goal (practice A1.3).
pub fn after_round(
    record: &CaseRecord,
    round: RoundId,
    chosen: &[Chosen],
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::ScalingRound, round.0);
    let held = record.round(round).ok_or_else(|| not_here(Kind::ScalingRound, round.0))?;
    if held.opened.is_none() {
        return Err(refuse(4, at, "opened", "Open the round first: nobody has seen the numbers yet."));
    }
    let mut refusals = Refusals::default();
    let mut changes: Vec<Change> = Vec::new();
    for choice in chosen {
        let rating = record.rating(choice.rating).filter(|rating| rating.round == Some(round));
        let Some(rating) = rating else {
            refusals.add(HOUSE_KEEPING, at, "", "This number was not given in this round.");
            continue;
        };
        let danger =
            record.scale(rating.scale).and_then(|scale| scale.danger).and_then(|id| record.danger(id));
        let newest =
            || record.maps.iter().filter(|map| map.status != MapStatus::Superseded).map(|map| map.id).max();
        let map = danger.map(|danger| danger.map).or_else(newest);
        let mut objects = Vec::new();
        if let Some(map) = map.filter(|_| choice.to_strengths) {
            objects.extend(strength(record, rating, map, acting));
        }
        if let Some((owner, due)) = &choice.step {
            let goal = danger.and_then(|danger| record.goals.iter().find(|goal| goal.danger == danger.id));
            objects.push(Object::NextStep(NextStep {
                id: StepId((acting.new_id)()),
                goal: goal.map(|goal| goal.id),
                text: rating.one_step_up.trim().to_owned(),
                owner: Some(owner.clone()),
                due: Some(*due),
                status: StepStatus::Open,
                done_on: None,
                outcome: String::new(),
                moved_scale: None,
            }));
        }
        for object in objects {
            match put(record, object, acting) {
                Ok(more) => more.into_iter().for_each(|change| {
                    if !changes.contains(&change) {
                        changes.push(change);
                    }
                }),
                Err(Refused(findings)) => refusals.extend(findings),
            }
        }
    }
    refusals.stop()?;
    Ok(changes)
}

/// The strength in the rater's words, unless it stands on the map already.
fn strength(
    record: &CaseRecord,
    rating: &ScaleRating,
    map: MapId,
    acting: &mut Acting<'_>,
) -> Option<Object> {
    let text = rating.what_makes_it_that_high.trim();
    let said = |item: &MapItem| item.text == text && item.said_by.as_ref() == Some(&rating.rater);
    if record.items.iter().any(|item| said(item)) {
        return None;
    }
    let mut item = MapItem::new(ItemId((acting.new_id)()), map, Category::Strength, text);
    item.said_by = Some(rating.rater.clone());
    item.verbatim = true;
    item.source = format!("Scaling round of {}", calendar::long(rating.on));
    item.children = rating.child.into_iter().collect();
    Some(item.into())
}
