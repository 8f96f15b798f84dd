//! A child moves from the mother's to the father's family, which is with another team.

use super::world::{
    NORTH, SOUTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, opens, person,
    social_worker, supervisor,
};
use crate::people::step;
use access::{Deed, Refusal};
use practice::{
    Kind, Object,
    actions::children::move_child::{Goes, Move, move_child, open_about},
    danger::{DangerStatement, DangerStatus, FearedEffect},
    goal::{GoalOwner, GoalStatus, NextStep, SafetyGoal, StepStatus},
    ids::{ChildId, DangerId, FamilyId, GoalId, LinkId, MapId, PersonId, StepId},
    people::Part,
};
use record::{Outcome, Store, testing::on_each_engine};
use std::collections::BTreeMap;

fn danger() -> Object {
    let feared = FearedEffect {
        child: PersonId(11),
        short_term: "Maya is frightened.".to_owned(),
        long_term: String::new(),
    };
    Object::DangerStatement(DangerStatement {
        id: DangerId(41),
        map: MapId(40),
        seq: 1,
        honours: String::new(),
        worriers: Vec::new(),
        behaviour: "leaves Maya alone at night".to_owned(),
        whose: Vec::new(),
        violent: None,
        examples: Vec::new(),
        harm_kinds: Vec::new(),
        feared: vec![feared],
        disputes: Vec::new(),
        status: DangerStatus::Current,
        status_reason: String::new(),
    })
}

fn goal() -> Object {
    Object::SafetyGoal(SafetyGoal {
        id: GoalId(42),
        danger: DangerId(41),
        parent_doing: "Somebody is there at night.".to_owned(),
        child_experiencing: Vec::new(),
        professionals_seeing: String::new(),
        how_long: None,
        owner: GoalOwner::Agency,
        family_words: String::new(),
        status: GoalStatus::Open,
        status_on: None,
        status_reason: String::new(),
        evidence: Vec::new(),
    })
}

fn step_of_goal() -> Object {
    let Object::NextStep(step) = step(43, "Ask Grandma to stay over", "") else { return step(43, "", "") };
    Object::NextStep(NextStep { goal: Some(GoalId(42)), ..step })
}

async fn two_families(store: &Store) -> (FamilyId, FamilyId, ChildId) {
    let objects = vec![person(11, "Maya", Part::Child), danger(), goal(), step_of_goal()];
    let north = family_of(store, 10, NORTH, objects).await;
    let south = family_of(store, 20, SOUTH, vec![]).await;
    let maya = link_of(store, social_worker(NORTH), north, 11).await.child;
    (north, south, maya)
}

async fn moves(store: &Store, maya: ChildId, answers: BTreeMap<(Kind, i64), Goes>) -> Outcome {
    let permits = vec![
        asks_child(store, supervisor(NORTH), maya, Deed::Decide).await.unwrap().of_record(),
        asks_family(store, supervisor(NORTH), FamilyId(10), Deed::Decide).await.unwrap().of_record(),
        asks_family(store, supervisor(SOUTH), FamilyId(20), Deed::Decide).await.unwrap().of_record(),
    ];
    let new = (PersonId(901), LinkId(902));
    let asked = Move { child: maya, to: FamilyId(20), on: TODAY, stays_known: false, new, answers };
    let decide = move |scene: &practice::Scene, _| move_child(scene, &asked, TODAY);
    store.change_together(permits, deed("child.moved", 5), None, decide).await.unwrap()
}

#[test]
fn nothing_goes_along_by_silence() {
    on_each_engine(|store| async move {
        let (north, _, maya) = two_families(&store).await;
        let open = open_about(&opens(&store, supervisor(NORTH), north).await, PersonId(11));
        assert_eq!(
            open.iter().map(Object::kind).collect::<Vec<_>>(),
            [Kind::DangerStatement, Kind::NextStep]
        );
        let Outcome::Refused(findings) = moves(&store, maya, BTreeMap::new()).await else { panic!("moved") };
        assert_eq!(findings.len(), 2, "each open thing is asked about: {findings:?}");
    });
}

#[test]
fn the_receiving_team_sees_the_child_and_not_the_other_parents_map() {
    on_each_engine(|store| async move {
        let (north, south, maya) = two_families(&store).await;
        let answers = BTreeMap::from([
            ((Kind::DangerStatement, 41), Goes::Ends),
            ((Kind::NextStep, 43), Goes::Copied(903)),
        ]);
        kept(&moves(&store, maya, answers).await);
        assert!(asks_child(&store, social_worker(SOUTH), maya, Deed::Change).await.is_ok());
        assert_eq!(asks_family(&store, social_worker(SOUTH), north, Deed::See).await, Err(Refusal::AskWhy));
        // The giving team keeps what it wrote, and loses the child's record from that day.
        assert_eq!(asks_child(&store, social_worker(NORTH), maya, Deed::See).await, Err(Refusal::AskWhy));
        let given = opens(&store, social_worker(NORTH), north).await;
        assert_eq!(given.danger(DangerId(41)).unwrap().status, DangerStatus::Resolved);
        assert_eq!(given.step(StepId(43)).unwrap().status, StepStatus::Dropped);
        assert!(given.person(PersonId(11)).is_some(), "the child’s name stays where it was written");
        let received = opens(&store, social_worker(SOUTH), south).await;
        let copy = received.step(StepId(903)).unwrap();
        assert!(copy.text == "Ask Grandma to stay over" && copy.outcome.contains("another family’s record"));
        assert_eq!(received.person(PersonId(901)).unwrap().given, "Maya");
        store.checkpoint().await.unwrap();
        let verified = store.verify(|_| ()).await.unwrap();
        assert!(verified.is_whole(), "{:?}", verified.places);
    });
}
