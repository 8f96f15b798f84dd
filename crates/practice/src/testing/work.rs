//! The map of the family made for tests: items, dangers, goals, scales, numbers and next steps.

use super::ids;
use super::people::child_name;
use crate::{
    danger::{DangerStatement, DangerStatus, Dispute, FearedEffect, HarmKind},
    goal::{GoalOwner, GoalStatus, NextStep, SafetyGoal, StepStatus},
    map::{Category, ForChild, Layout, Map, MapItem, MapStatus, Moment, Occasion, SignOff},
    scale::{RoundOpening, SaidFirst, Scale, ScaleRating, ScalingRound, Subject},
    testing::{Progress, shape::Shape},
    who::Who,
};
use calendar::Span;
use jiff::tz::TimeZone;

const BEHAVIOUR: [&str; 4] = [
    "Dan drinks until he cannot stand while the children are in his care",
    "Dan shouts at Kim and throws things when the children are in the room",
    "Dan drives the children home after he has been at the pub",
    "Dan lets men whom the children do not know stay overnight",
];
/// What is feared by each of these.
const HARM_KIND: [HarmKind; 4] =
    [HarmKind::Neglect, HarmKind::Emotional, HarmKind::Neglect, HarmKind::Physical];
const EFFECT: [&str; 6] = [
    "hid under the stairs until it was quiet",
    "would not eat and asked to sleep at Rose's",
    "missed two days of school with a sore stomach",
    "stood between them and was pushed over",
    "woke at night and checked the front door",
    "cried when he came near and could not be settled",
];
const FUTURE: [&str; 6] = [
    "will be badly burned one evening when nobody is awake",
    "will be knocked down the stairs",
    "will run out on to the road in the dark",
    "will be hit while trying to help",
    "will stop telling anybody when it goes wrong",
    "will go hungry for a whole day",
];
const LATER: [&str; 6] = [
    "may come to think that fear at home is normal",
    "may fall so far behind that school is given up",
    "may carry the worry of a parent for years",
    "may look for safety with people who are not safe",
    "may find it hard to trust anybody who cares",
    "may not grow as babies do",
];
const SAFE: [&str; 6] = [
    "goes to bed knowing who will be there in the morning",
    "eats tea with everybody and is heard",
    "goes to school every day having slept",
    "has friends round again",
    "rings Rose without asking and is fetched",
    "is fed and held by somebody who is sober",
];

/// Words about each child for the pair at this place, different for each child and each pair.
fn for_each(shape: &Shape, pair: usize, words: &[&str; 6]) -> Vec<ForChild> {
    let children = shape.children();
    let texts = children.into_iter().enumerate().map(|(at, child)| ForChild {
        child,
        text: format!(
            "{} {} (worry {}).",
            if child == ids::BABY { "Bea" } else { child_name(at) },
            words[(at + shape.wording) % words.len()],
            pair + 1
        ),
    });
    texts.collect()
}

/// The map.
pub(super) fn map(shape: &Shape) -> Map {
    Map {
        id: ids::MAP,
        children: shape.children(),
        variant: shape.variant,
        layout: Layout::ThreeColumns,
        version: 1,
        status: match (shape.signed, shape.disputed) {
            (false, _) => MapStatus::Shared,
            (true, false) => MapStatus::SignedOff,
            (true, true) => MapStatus::AgreedWithDispute,
        },
        begun: shape.days_ago(180),
        meeting: None,
        authors: vec![Who::Worker(ids::LEAD), Who::Person(ids::MUM)],
        family_present: vec![ids::MUM, ids::DAD],
        reason_for_many_dangers: String::new(),
        signed_off: shape.signed.then(|| SignOff {
            by: ids::MANAGER,
            on: shape.days_ago(5),
            note: "Clear, and the family's own words.".to_owned(),
        }),
    }
}

/// Past harm and existing safety for each danger, what each child said, a strength and what makes it harder.
pub(super) fn items(shape: &Shape) -> Vec<MapItem> {
    let mut all = Vec::new();
    for at in 0..shape.dangers {
        let text = BEHAVIOUR[at % BEHAVIOUR.len()];
        all.push(MapItem {
            children: shape.children(),
            actor: Some(Who::Person(ids::DAD)),
            behaviour: text.to_owned(),
            effects: for_each(shape, at, &EFFECT),
            severity: Some(2),
            significant: true,
            first: Moment { on: None, what: "summer before last".to_owned() },
            worst: Moment { on: Some(shape.days_ago(190)), what: "the cooker caught fire".to_owned() },
            last: Moment { on: Some(shape.days_ago(160)), what: "a Saturday night".to_owned() },
            frequency: "most weekends".to_owned(),
            source: "Police report".to_owned(),
            violent: Some(false),
            ..MapItem::new(ids::harm(at), ids::MAP, Category::PastHarm, text)
        });
        all.push(MapItem {
            children: shape.children(),
            danger: Some(ids::danger(at)),
            occasions: [120, 30]
                .map(|ago| Occasion {
                    on: Some(shape.days_ago(ago)),
                    who: Some(Who::Person(ids::MUM)),
                    what: "took the children to Rose's before he came home".to_owned(),
                    witnessed_by: Some(Who::Person(ids::GRAN)),
                    child_outcome: "slept through".to_owned(),
                })
                .to_vec(),
            ..MapItem::new(
                ids::safety_item(at),
                ids::MAP,
                Category::ExistingSafety,
                "Kim took the children to Rose's.",
            )
        });
    }
    for at in 0..shape.children {
        all.push(MapItem {
            said_by: Some(Who::Person(ids::child(at))),
            verbatim: true,
            children: vec![ids::child(at)],
            ..MapItem::new(
                ids::voice(at),
                ids::MAP,
                Category::Strength,
                format!("I like it when Nan comes, number {at}"),
            )
        });
    }
    all.push(MapItem::new(
        crate::ids::ItemId(158),
        ids::MAP,
        Category::Strength,
        "Kim reads to the children.",
    ));
    all.push(MapItem::new(crate::ids::ItemId(159), ids::MAP, Category::Complicating, "Dan works nights."));
    all
}

/// The danger statements.
pub(super) fn dangers(shape: &Shape) -> Vec<DangerStatement> {
    (0..shape.dangers)
        .map(|at| DangerStatement {
            id: ids::danger(at),
            map: ids::MAP,
            seq: u32::try_from(at + 1).unwrap_or(1),
            honours: "Kim has rung Rose each time.".to_owned(),
            worriers: vec![Who::Person(ids::GRAN), Who::Other("Mrs Hall, head teacher".to_owned())],
            behaviour: BEHAVIOUR[at % BEHAVIOUR.len()].to_owned(),
            whose: Vec::new(),
            violent: None,
            examples: vec![ids::harm(at)],
            harm_kinds: vec![HARM_KIND[at % HARM_KIND.len()]],
            feared: for_each(shape, at, &FUTURE)
                .into_iter()
                .zip(for_each(shape, at, &LATER))
                .map(|(soon, later)| FearedEffect {
                    child: soon.child,
                    short_term: soon.text,
                    long_term: later.text,
                })
                .collect(),
            disputes: (shape.disputed && at == 0)
                .then(|| Dispute {
                    who: Who::Person(ids::DAD),
                    words: "It was not every weekend.".to_owned(),
                    on: None,
                })
                .into_iter()
                .collect(),
            status: DangerStatus::Current,
            status_reason: String::new(),
        })
        .collect()
}

/// The goal of each danger.
pub(super) fn goals(shape: &Shape) -> Vec<SafetyGoal> {
    let met = shape.progress != Progress::AtWork;
    (0..shape.dangers)
        .map(|at| SafetyGoal {
            id: ids::goal(at),
            danger: ids::danger(at),
            parent_doing: "Dan and Kim make sure that a sober adult is with the children every evening."
                .to_owned(),
            child_experiencing: for_each(shape, at, &SAFE),
            professionals_seeing: "Rose and the school see rested, settled children.".to_owned(),
            how_long: Some(Span::months(3)),
            owner: GoalOwner::Both,
            family_words: "Nobody has to listen out for the door.".to_owned(),
            status: if met { GoalStatus::Met } else { GoalStatus::Partly },
            status_on: Some(shape.days_ago(8)),
            status_reason: String::new(),
            evidence: vec![ids::safety_item(at)],
        })
        .collect()
}

/// The scale of each pair.
pub(super) fn scales(shape: &Shape) -> Vec<Scale> {
    let (best, worst) = ("there is enough safety to close the case", "the children cannot live at home now");
    let ten_best = shape.orientation == crate::scale::Orientation::TenBest;
    (0..shape.dangers)
        .map(|at| Scale {
            id: ids::scale(at),
            subject: Subject::Pair,
            danger: Some(ids::danger(at)),
            person: None,
            question: "How safe are the children when Dan has been drinking?".to_owned(),
            orientation: Some(shape.orientation),
            anchor_0: if ten_best { worst } else { best }.to_owned(),
            anchor_10: if ten_best { best } else { worst }.to_owned(),
            said_first: SaidFirst::Ten,
        })
        .collect()
}

/// The round of the core group, opened after everybody had answered.
pub(super) fn round(shape: &Shape) -> ScalingRound {
    ScalingRound {
        id: ids::ROUND,
        on: shape.days_ago(40),
        meeting: Some(ids::MEETING),
        scales: (0..shape.dangers).map(ids::scale).collect(),
        raters: vec![Who::Worker(ids::LEAD)],
        chair: ids::LEAD,
        passed: Vec::new(),
        opened: shape.days_ago(40).at(15, 0, 0, 0).to_zoned(TimeZone::UTC).ok().map(|at| RoundOpening {
            at: at.timestamp(),
            by: ids::LEAD,
            override_reason: String::new(),
        }),
    }
}

/// The lead worker's number for each pair and child, at first and again in the core group.
pub(super) fn ratings(shape: &Shape) -> Vec<ScaleRating> {
    let mut all = Vec::new();
    for pair in 0..shape.dangers {
        let (first, again) = (for_each(shape, pair, &EFFECT), for_each(shape, pair, &SAFE));
        for (at, (first, again)) in first.into_iter().zip(again).enumerate() {
            for (which, (reasons, ago)) in [(first, 170), (again, 40)].into_iter().enumerate() {
                all.push(ScaleRating {
                    id: ids::rating(pair, at, which),
                    scale: ids::scale(pair),
                    round: (which == 1).then_some(ids::ROUND),
                    rater: Who::Worker(ids::LEAD),
                    child: Some(reasons.child),
                    value: shape.good_score(),
                    reasons: reasons.text,
                    what_makes_it_that_high: "Kim rings Rose in time.".to_owned(),
                    one_step_up: "Dan sleeps elsewhere on Saturdays.".to_owned(),
                    on: shape.days_ago(ago),
                    asked: None,
                });
            }
        }
    }
    all
}

/// One next step towards each goal.
pub(super) fn steps(shape: &Shape) -> Vec<NextStep> {
    (0..shape.dangers)
        .map(|at| NextStep {
            id: ids::step(at),
            goal: Some(ids::goal(at)),
            text: "Rose has a spare key cut.".to_owned(),
            owner: Some(Who::Person(ids::GRAN)),
            due: Some(shape.today),
            status: StepStatus::Open,
            done_on: None,
            outcome: String::new(),
            moved_scale: None,
        })
        .collect()
}
