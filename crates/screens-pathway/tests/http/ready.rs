//! A map of Amir's family that is ready for a conference: signed, with a danger, its goal, its scale and numbers of today.

use crate::common::{House, today};
use practice::{
    Object, Who,
    danger::{DangerStatement, DangerStatus, FearedEffect, HarmKind},
    goal::{GoalOwner, GoalStatus, SafetyGoal},
    ids::{DangerId, GoalId, MapId, RatingId, RoundId, ScaleId, WorkerId},
    map::{ForChild, Layout, Map, MapStatus, SignOff, Variant},
    people::Person,
    scale::{Orientation, RoundOpening, SaidFirst, Scale, ScaleRating, ScalingRound, Score, Subject},
};

const MAP: MapId = MapId(9101);
const DANGER: DangerId = DangerId(9102);
const SCALE: ScaleId = ScaleId(9104);
const ROUND: RoundId = RoundId(9105);

/// The goal of the map of [`ready_map`].
pub(crate) const GOAL: GoalId = GoalId(9103);

/// A signed map with one danger about all children of the family, of this kind, with its goal and its scale; and an open round of
/// numbers of today.
pub(crate) async fn ready_map(house: &House, kind: HarmKind) {
    let record = house.read("amir", house.families.own).await;
    let people = record.people.iter().map(|person| &person.value);
    let children: Vec<&Person> = people.filter(|one| one.is_child()).collect();
    let amir = house.workers["amir"];
    let mut all = mapped(&children, kind, amir);
    all.extend(asked(&children, house.clock.now(), amir));
    house.put(all).await;
}

fn mapped(children: &[&Person], kind: HarmKind, amir: WorkerId) -> Vec<Object> {
    let today = today();
    vec![
        Map {
            id: MAP,
            children: children.iter().map(|child| child.id).collect(),
            variant: Variant::Safety,
            layout: Layout::ThreeColumns,
            version: 1,
            status: MapStatus::SignedOff,
            begun: today,
            meeting: None,
            authors: vec![Who::Worker(amir)],
            family_present: Vec::new(),
            reason_for_many_dangers: String::new(),
            signed_off: Some(SignOff { by: amir, on: today, note: String::new() }),
        }
        .into(),
        DangerStatement {
            id: DANGER,
            map: MAP,
            seq: 1,
            honours: String::new(),
            worriers: vec![Who::Worker(amir)],
            behaviour: "Their uncle drinks until he falls asleep on the stairs".to_owned(),
            whose: Vec::new(),
            violent: None,
            examples: Vec::new(),
            harm_kinds: vec![kind],
            feared: children
                .iter()
                .map(|child| FearedEffect {
                    child: child.id,
                    short_term: format!("{} will be alone in the dark.", child.given),
                    long_term: String::new(),
                })
                .collect(),
            disputes: Vec::new(),
            status: DangerStatus::Current,
            status_reason: String::new(),
        }
        .into(),
        SafetyGoal {
            id: GOAL,
            danger: DANGER,
            parent_doing: "Somebody sober is at home every evening.".to_owned(),
            child_experiencing: children
                .iter()
                .map(|child| ForChild { child: child.id, text: format!("{} sleeps.", child.given) })
                .collect(),
            professionals_seeing: "They come to school rested.".to_owned(),
            how_long: Some(calendar::Span::months(3)),
            owner: GoalOwner::Both,
            family_words: String::new(),
            status: GoalStatus::Open,
            status_on: None,
            status_reason: String::new(),
            evidence: Vec::new(),
        }
        .into(),
    ]
}

fn asked(children: &[&Person], now: jiff::Timestamp, amir: WorkerId) -> Vec<Object> {
    let today = today();
    let mut all: Vec<Object> = vec![
        Scale {
            id: SCALE,
            subject: Subject::Pair,
            danger: Some(DANGER),
            person: None,
            question: "How safe is it in the evenings?".to_owned(),
            orientation: Some(Orientation::TenBest),
            anchor_0: "Nobody sober is there.".to_owned(),
            anchor_10: "Somebody sober is always there.".to_owned(),
            said_first: SaidFirst::Ten,
        }
        .into(),
        ScalingRound {
            id: ROUND,
            on: today,
            meeting: None,
            scales: vec![SCALE],
            raters: vec![Who::Worker(amir)],
            chair: amir,
            opened: Some(RoundOpening { at: now, by: amir, override_reason: String::new() }),
            passed: Vec::new(),
        }
        .into(),
    ];
    for (number, child) in (9110..).zip(children) {
        let rating = ScaleRating {
            id: RatingId(number),
            scale: SCALE,
            round: Some(ROUND),
            rater: Who::Worker(amir),
            child: Some(child.id),
            value: Score::whole(5).unwrap(),
            reasons: format!("{} knows whom to ring.", child.given),
            what_makes_it_that_high: String::new(),
            one_step_up: String::new(),
            on: today,
            asked: None,
        };
        all.push(rating.into());
    }
    all
}

/// Maya's number is as low as can be.
pub(crate) async fn lowest_number(house: &House) {
    let record = house.read("amir", house.families.own).await;
    let mut rating = record.ratings.iter().find(|one| one.id == RatingId(9110)).unwrap().value.clone();
    rating.value = Score::whole(0).unwrap();
    house.put(vec![rating.into()]).await;
}
