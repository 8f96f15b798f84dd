//! Saving: what is allowed, what is refused with which sentence, and what follows.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use practice::{
    CaseRecord, Kind, Object, RuleId, Who,
    actions::{Change, withdraw, words},
    danger::Dispute,
    ids::{DangerId, GoalId, MapId, PersonId, RelationshipId},
    map::{Category, MapStatus},
    meeting::{Meeting, MeetingStatus},
    people::Part,
    plan::{Mark, PlanKind, PlanStatus},
    scale::{Escalation, Scale, Score},
};

fn put_of<T>(changes: &[Change], pick: impl Fn(&Object) -> Option<T>) -> Option<T> {
    changes.iter().find_map(|change| match change {
        Change::Put(object) => pick(object),
        Change::Withdraw { .. } => None,
    })
}

#[test]
fn a_new_item_is_kept() {
    let new = item(practice::ids::ItemId(70), Category::Strength, "Dad reads to Leo");
    assert_eq!(put(&record(), new.clone()).unwrap(), vec![Change::Put(new.into())]);
}

#[test]
fn a_goal_needs_its_danger() {
    let mut lost = goal();
    (lost.id, lost.danger) = (GoalId(71), DangerId(72));
    let refused = put(&record(), lost).unwrap_err();
    assert_eq!(refused.0[0].rule, RuleId::I(1));
    assert_eq!(
        refused.to_string(),
        "The danger statement that this safety goal names is not in this family’s record. Choose one that is, or add it first."
    );
}

#[test]
fn a_danger_has_one_goal() {
    let mut second = goal();
    second.id = GoalId(71);
    let refused = put(&record(), second).unwrap_err();
    assert_eq!((refused.0[0].rule, refused.0[0].place.field), (RuleId::I(1), "danger"));
}

#[test]
fn unknown_people_are_refused() {
    let mut step = step();
    step.owner = Some(Who::Person(PersonId(999)));
    assert!(said(put(&record(), step)).starts_with("The person that this next step names is not"));
}

#[test]
fn own_words_stay() {
    let record = record();
    let mut own = record.item(SAID).unwrap().value.clone();
    own.category = Category::Complicating;
    assert!(put(&record, own.clone()).is_ok());
    own.text = "I can sleep.".to_owned();
    assert!(words::altered(&record, &own.clone().into()));
    assert_eq!(
        said(put(&record, own)),
        "These are Maya’s own words and stay as they were said. If they were written down wrongly, withdraw them with a reason and add them anew."
    );
    let mut plain = record.item(SAID).unwrap().value.clone();
    plain.verbatim = false;
    assert!(put(&record, plain).is_err());
}

#[test]
fn a_dispute_is_kept_and_added_to() {
    let dispute = |words: &str| Dispute { who: Who::Person(DAD), words: words.to_owned(), on: None };
    let mut disputed = danger();
    disputed.disputes = vec![dispute("It was once.")];
    let record = saved(&record(), disputed.clone());
    disputed.disputes.push(dispute("And I said sorry."));
    assert!(put(&record, disputed.clone()).is_ok());
    disputed.disputes.remove(0);
    assert!(said(put(&record, disputed)).starts_with("What Dad said against this statement is kept"));
}

#[test]
fn a_persons_number_and_reasons_stay() {
    let given = rating(80, Who::Person(MUM), 6, "2026-11-01");
    let record = saved(&record(), given.clone());
    let mut changed = given.clone();
    changed.reasons = "Because.".to_owned();
    assert!(said(put(&record, changed)).starts_with("This is Mum’s own number"));
    let mut other = given;
    other.value = Score::whole(9).unwrap();
    assert!(put(&record, other).is_err());
}

#[test]
fn the_familys_words_of_a_signed_goal_are_only_added_to() {
    let mut draft = goal();
    draft.family_words = "Calm weekends.".to_owned();
    assert!(put(&record(), draft.clone()).is_ok());
    assert!(said(put(&signed(), draft)).starts_with("The family’s own words of this goal were signed off"));
    let mut more = goal();
    more.family_words.push_str(" And Leo laughs.");
    assert!(put(&signed(), more).is_ok());
}

#[test]
fn a_parent_is_older_than_the_child() {
    let record = record();
    assert!(put(&record, parent_of(60, MUM, MAYA)).is_ok());
    assert_eq!(
        said(put(&record, parent_of(60, LEO, MAYA))),
        "Leo cannot be the parent of Maya, who was born earlier or on the same day. Look at the dates of birth."
    );
    assert!(said(put(&record, parent_of(60, MUM, MUM))).starts_with("Nobody is related to themself"));
    let linked = saved(&record, parent_of(60, MUM, MAYA));
    assert!(put(&linked, person(MUM, "Ngozi", "Mum", Part::Parent, "2020-01-01")).is_err());
    assert!(linked.relationship(RelationshipId(60)).is_some());
}

#[test]
fn impossible_dates_are_refused() {
    let record = record();
    let mut old = person(DAD, "Tom", "Dad", Part::Parent, "1899-12-31");
    assert_eq!(
        said(put(&record, old.clone())),
        "The date of birth is before 1900: 31 December 1899. Look at the year again."
    );
    (old.born, old.died) = (Some(day("1990-02-03")), Some(day("1989-01-01")));
    assert!(said(put(&record, old.clone())).contains("date of death is before the date of birth"));
    (old.born, old.died) = (Some(day("2027-02-03")), None);
    assert!(said(put(&record, old)).contains("Only a child may still be expected"));
    let baby = person(PersonId(77), "Baby", "", Part::Child, "2027-02-03");
    assert!(put(&record, baby).is_ok());
    let mut harm = record.item(HARM).unwrap().value.clone();
    harm.last.on = Some(day("2026-12-24"));
    assert!(
        said(put(&record, harm.clone())).starts_with("The last time is in the future: 24 December 2026.")
    );
    harm.last.on = Some(day("2026-08-15"));
    harm.first.on = Some(day("2026-09-15"));
    assert!(said(put(&record, harm)).contains("The last time is before the first time."));
    let mut plan = record.plan(PLAN).unwrap().value.clone();
    plan.valid_until = Some(day("2026-10-01"));
    assert!(said(put(&record, plan)).contains("The plan ends before it begins."));
    let mut test = test_of(90, true);
    test.on = day("2026-10-01");
    assert!(said(put(&record, test)).contains("The test is before the plan began."));
}

#[test]
fn a_year_of_birth_that_no_child_can_have_is_questioned() {
    let record = record();
    let child = |born| person(PersonId(77), "Poppy", "", Part::Child, born);
    assert_eq!(
        said(put(&record, child("1926-11-02"))),
        "Poppy would be a child of 100 years. Look at the year again. Was 2026 meant?"
    );
    assert_eq!(
        said(put(&record, child("1962-11-02"))),
        "Poppy would be a child of 64 years. Look at the year again."
    );
    assert!(put(&record, child("2001-11-02")).is_ok(), "a care leaver");
    assert!(put(&record, person(PersonId(77), "Ethel", "", Part::Parent, "1926-11-02")).is_ok());
    // A child of an old record has grown up: only a day that is changed is looked at.
    let mut maya = record.person(MAYA).unwrap().value.clone();
    maya.born = Some(day("1919-03-05"));
    assert!(put(&record, maya).is_err());
}

#[test]
fn a_parent_is_not_a_lifetime_older_than_the_child() {
    let record = saved(&record(), person(PersonId(77), "Ethel", "", Part::Parent, "1926-11-02"));
    assert_eq!(
        said(put(&record, parent_of(60, PersonId(77), MAYA))),
        "Ethel would be 92 years older than Maya. Look at the years of birth."
    );
}

#[test]
fn steps_with_an_action_of_their_own_are_not_saved() {
    let record = record();
    let mut signing = map();
    signing.status = MapStatus::SignedOff;
    assert!(said(put(&record, signing)).starts_with("A map is signed off with the sign-off"));
    let mut working = record.plan(PLAN).unwrap().value.clone();
    working.status = PlanStatus::Working;
    assert!(said(put(&record, working)).starts_with("A plan is agreed, tested"));
    let mut closed = family::family();
    closed.status = practice::family::CaseStatus::Closed;
    assert!(said(put(&record, closed)).starts_with("A case is closed by asking"));
}

#[test]
fn existing_safety_needs_a_danger_and_a_day() {
    let mut bare = item(practice::ids::ItemId(70), Category::ExistingSafety, "Mum kept them away");
    let refused = put(&record(), bare.clone()).unwrap_err();
    assert_eq!(
        refused.0.iter().map(|f| (f.rule, f.place.field)).collect::<Vec<_>>(),
        [(RuleId::I(9), "danger"), (RuleId::I(9), "occasions")]
    );
    bare.danger = Some(DANGER);
    bare.occasions.push(occasion("2026-11-02"));
    assert!(put(&record(), bare).is_ok());
}

#[test]
fn a_number_needs_reasons_and_is_whole() {
    let mut bare = rating(80, Who::Person(MUM), 6, "2026-11-01");
    bare.reasons = "  ".to_owned();
    let refused = put(&record(), bare.clone()).unwrap_err();
    assert_eq!(refused.0[0].rule, RuleId::I(3));
    bare.reasons = "Calm.".to_owned();
    bare.value = Score::halves(13).unwrap();
    assert_eq!(said(put(&record(), bare)), "Choose a whole number from 0 to 10.");
}

#[test]
fn a_closed_case_stays_as_it_is() {
    let mut closed = family::family();
    closed.status = practice::family::CaseStatus::Closed;
    let record = after(&record(), &[Change::Put(closed.into())]);
    assert_eq!(said(put(&record, step())), "This case is closed. Reopen it first, and say why.");
}

#[test]
fn an_edit_opens_a_signed_map_again() {
    let record = signed();
    let mut worded = danger();
    worded.behaviour.push_str(" at the wall");
    let changes = put(&record, worded).unwrap();
    let map = put_of(&changes, |object| if let Object::Map(map) = object { Some(map.clone()) } else { None })
        .unwrap();
    assert_eq!((map.status, map.version, map.signed_off), (MapStatus::Draft, 2, None));
    assert_eq!(put(&record, danger()).unwrap().len(), 1, "a save that changes nothing leaves the map signed");
    assert_eq!(put(&record, rating(80, Who::Person(MUM), 6, "2026-11-01")).unwrap().len(), 1);
    let mut reworded = record.map(MAP).unwrap().value.clone();
    reworded.children = vec![MAYA];
    let Change::Put(Object::Map(map)) = put(&record, reworded).unwrap().remove(0) else { return };
    assert_eq!((map.status, map.version), (MapStatus::Draft, 2));
}

#[test]
fn a_changed_plan_is_signed_and_given_out_again() {
    let mark = |who| Mark { who, on: day("2026-11-01"), how: None };
    let mut agreed = plan(PLAN, PlanKind::Full);
    agreed.status = PlanStatus::InTest;
    agreed.signatures = vec![mark(Who::Person(MUM)), mark(Who::Person(AUNT))];
    agreed.copies_given = vec![mark(Who::Person(MUM))];
    agreed.children_told = vec![mark(Who::Person(MAYA))];
    let record = after(&record(), &[Change::Put(agreed.clone().into())]);
    let stands = |changes: &[Change]| {
        let plan = after(&record, changes).plan(PLAN).unwrap().value.clone();
        (
            plan.version,
            plan.status,
            plan.signatures.len() + plan.copies_given.len() + plan.children_told.len(),
        )
    };
    let mut other = rule(RULE, PLAN);
    other.doers = vec![Who::Person(MUM)];
    assert_eq!(stands(&put(&record, other).unwrap()), (2, PlanStatus::InTest, 0));
    assert_eq!(
        stands(&put(&record, rule(RULE, PLAN)).unwrap()),
        (1, PlanStatus::InTest, 4),
        "nothing changed"
    );
    let mut kept = rule(RULE, PLAN);
    kept.not_for = vec![DAD];
    assert_eq!(
        stands(&put(&record, kept).unwrap()),
        (1, PlanStatus::InTest, 4),
        "from whom a line is kept is not what they signed"
    );
    let gone = act(|acting| withdraw(&record, Kind::PlanRule, RULE.0, "Aunt Ada has moved", acting));
    assert_eq!(stands(&gone.unwrap()), (2, PlanStatus::InTest, 0));
    let mut ringing = agreed.clone();
    ringing.if_worried = "Ring Mum".to_owned();
    assert_eq!(stands(&put(&record, ringing).unwrap()), (2, PlanStatus::InTest, 0));
    let mut cannot = agreed.clone();
    cannot.if_not = "Aunt Ada does not go in.".to_owned();
    assert_eq!(stands(&put(&record, cannot).unwrap()), (2, PlanStatus::InTest, 0), "it is on their paper");
    let mut signed = agreed;
    signed.signatures.push(mark(Who::Person(DAD)));
    assert_eq!(stands(&put(&record, signed).unwrap()), (1, PlanStatus::InTest, 5));
}

#[test]
fn a_low_number_opens_an_escalation() {
    let changes = put(&record(), rating(80, Who::Person(MUM), 2, "2026-11-22")).unwrap();
    let escalation: Escalation =
        put_of(&changes, |object| if let Object::Escalation(it) = object { Some(it.clone()) } else { None })
            .unwrap();
    assert_eq!(escalation.because, "A number asks for an answer today: Harm goes on and it is urgent.");
    assert_eq!(put(&record(), rating(80, Who::Person(MUM), 3, "2026-11-22")).unwrap().len(), 1);
}

#[test]
fn a_failed_test_calls_the_network_together() {
    let changes = put(&record(), test_of(90, false)).unwrap();
    let record = after(&record(), &changes);
    let plan = record.plan(PLAN).unwrap();
    assert_eq!((plan.status, plan.next_meeting), (PlanStatus::NotWorking, Some(day("2026-11-30"))));
    let meeting: &Meeting = &record.meetings[0];
    assert_eq!((meeting.on, meeting.status), (day("2026-11-30"), MeetingStatus::Planned));
    assert_eq!(
        meeting.because,
        "A test of the plan failed on 21 November 2026: “Aunt Ada picks the children up when Dad has been drinking”."
    );
    assert_eq!(meeting.attendees, [Who::Person(AUNT), Who::Worker(AMIR)]);
    let again = after(&record, &put(&record, test_of(91, false)).unwrap());
    assert_eq!(again.meetings.len(), 1, "one meeting is planned already");
}

#[test]
fn a_new_danger_gets_its_scale_and_no_goal() {
    let mut second = danger();
    (second.id, second.seq) = (DangerId(73), 2);
    let changes = put(&record(), second).unwrap();
    let scale: Scale =
        put_of(&changes, |object| if let Object::Scale(it) = object { Some(it.clone()) } else { None })
            .unwrap();
    assert_eq!(scale.danger, Some(DangerId(73)));
    assert!(!scale.anchor_0.is_empty() && !scale.anchor_10.is_empty() && scale.orientation.is_some());
    assert_eq!(changes.len(), 2);
}

#[test]
fn a_map_that_was_replaced_is_left_alone() {
    let mut old = map();
    old.status = MapStatus::Superseded;
    assert!(put(&record(), old.clone()).is_err(), "there is no later map");
    let mut later = map();
    later.id = MapId(29);
    let record = saved(&saved(&record(), later), old);
    assert!(
        said(put(&record, item(practice::ids::ItemId(70), Category::Strength, "x"))).contains("later map")
    );
}

#[test]
fn every_object_of_the_fixture_names_only_what_stands() {
    let record: CaseRecord = record();
    for kept in record.objects() {
        for named in practice::actions::references::references(&kept.value) {
            assert!(record.find(named.kind, named.number).is_some(), "{:?}", kept.value.kind());
        }
    }
    assert!(record.find(Kind::Family, 1).is_some());
}
