//! Where the work with a family stands follows from how far its children have come.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use jiff::civil::{Date, date};
use matter::ids::{
    ChildConferenceId, ChildId, EnquiryId, FamilyId, GroupId, InNeedPlanId, LinkId, ProtectionPlanId,
    ReferralId, StrategyId,
};
use pathway::{
    Enquiry, InNeedPlan, ProtectionPlan, Referral,
    codes::{Category, EnquiryOutcome, PlanEnd, PrimaryNeed},
    objects::{CategoryFrom, Signed},
};
use practice::{
    CaseRecord, Kept, Object, Thresholds,
    actions::{Acting, contact, links},
    child::{Child, ChildLink},
    family::{CaseStatus, Stage},
    stands::{self, StageFrom, Stands},
    testing::{FAMILY, MANAGER, Shape, child, shapes, sound_family},
};
use proptest::prelude::*;

const OWN: ChildId = ChildId(5000);
const TODAY: Date = date(2026, 11, 23);

fn referral(no_further: Option<bool>) -> Referral {
    Referral {
        id: ReferralId(1),
        group: GroupId(2),
        family: Some(FamilyId(3)),
        contact: None,
        on: date(2026, 3, 2),
        source: "2A".to_owned(),
        need: Some(PrimaryNeed::Abuse),
        no_further,
        decided_because: String::new(),
        decided: no_further.map(|_| Signed { on: date(2026, 3, 3), by: None }),
        closed: None,
        closed_because: None,
    }
}

fn plan(ended: Option<Date>) -> ProtectionPlan {
    let from = date(2026, 4, 1);
    ProtectionPlan {
        id: ProtectionPlanId(4),
        conference: Some(ChildConferenceId(5)),
        from,
        categories: vec![CategoryFrom { on: from, category: Category::Neglect }],
        earlier_elsewhere: 0,
        ended,
        ended_because: ended.map(|_| PlanEnd::Review),
        ended_words: String::new(),
    }
}

fn enquiry(concluded: Option<Date>) -> Enquiry {
    Enquiry {
        id: EnquiryId(6),
        group: GroupId(7),
        strategy: StrategyId(8),
        family: FamilyId(3),
        from: date(2026, 3, 9),
        seen: None,
        seen_alone: None,
        words: String::new(),
        outcome: concluded.map(|_| EnquiryOutcome::NotSubstantiated),
        no_conference_because: String::new(),
        not_with_danger: None,
        concluded: concluded.map(|on| Signed { on, by: None }),
    }
}

fn own(things: impl IntoIterator<Item = Object>) -> CaseRecord {
    let mut record = CaseRecord::default();
    for thing in things {
        record.put(Kept::new(thing));
    }
    record
}

#[test]
fn a_child_has_come_as_far_as_what_is_open_for_it_since_the_day_on_which_that_began() {
    let came = |things: Vec<Object>| {
        stands::of_child(&own(things), TODAY).map(|stands| (stands.stage, stands.since))
    };
    let further = || Object::from(referral(Some(false)));
    assert_eq!(came(Vec::new()), None);
    assert_eq!(came(vec![referral(Some(true)).into()]), None, "nothing further is done");
    assert_eq!(came(vec![referral(None).into()]), Some((Stage::Intake, date(2026, 3, 2))));
    assert_eq!(came(vec![further()]), Some((Stage::ChildInNeed, date(2026, 3, 3))));
    assert_eq!(
        came(vec![further(), enquiry(None).into()]),
        Some((Stage::Section47, date(2026, 3, 9))),
        "an enquiry is open"
    );
    assert_eq!(
        came(vec![further(), enquiry(Some(date(2026, 3, 20))).into()]),
        Some((Stage::ChildInNeed, date(2026, 3, 20))),
        "it ended, and the child stays in need"
    );
    assert_eq!(
        came(vec![further(), enquiry(None).into(), plan(None).into()]),
        Some((Stage::ChildProtection, date(2026, 4, 1)))
    );
    let in_need =
        InNeedPlan { id: InNeedPlanId(9), from: date(2026, 9, 1), ended: None, ended_words: String::new() };
    assert_eq!(
        came(vec![further(), plan(Some(date(2026, 9, 1))).into(), in_need.into()]),
        Some((Stage::ChildInNeed, date(2026, 9, 1))),
        "stepped down"
    );
}

/// A family whose children have come so far, and what it says of itself.
fn family(stage: (Stage, StageFrom), children: &[Option<Stands>]) -> CaseRecord {
    let mut record = sound_family(&Shape { today: TODAY, ..Shape::default() });
    let case = &mut record.families[0].value;
    (case.stage, case.stage_from) = stage;
    case.parents_get.iter_mut().for_each(|one| (one.stage, one.since) = (stage.0, case.stage_since));
    for (place, stands) in children.iter().enumerate() {
        let number = 5000 + i64::try_from(place).unwrap();
        let link = ChildLink {
            id: LinkId(number + 100),
            child: ChildId(number),
            person: child(place),
            from: date(2026, 1, 5),
            to: None,
            holding: true,
            stands: *stands,
        };
        record.put(Kept::new(link.into()));
    }
    record
}

fn any_stage() -> impl Strategy<Value = Stage> {
    prop::sample::select(Stage::ALL)
}

fn any_stands() -> impl Strategy<Value = Option<Stands>> {
    let reached = [Stage::Intake, Stage::ChildInNeed, Stage::Section47, Stage::ChildProtection];
    prop::option::of((prop::sample::select(reached.to_vec()), 1_i32..300).prop_map(|(stage, ago)| Stands {
        stage,
        since: TODAY.checked_sub(jiff::Span::new().days(ago)).unwrap(),
    }))
}

proptest! {
    #[test]
    fn the_family_stands_where_its_farthest_child_does_and_what_follows_follows_once(
        stage in any_stage(),
        from in prop::sample::select(StageFrom::ALL),
        children in prop::collection::vec(any_stands(), 0..4),
    ) {
        let record = family((stage, from), &children);
        let farthest = children.iter().flatten().map(|stands| stands.stage).max();
        let followed = stands::followed(&record, TODAY);
        let now = followed.as_ref().unwrap_or(&record.families[0].value);
        match farthest {
            // Nothing is open: the last stage stays until somebody decides.
            None => prop_assert!(followed.is_none()),
            // Who said that it goes farther, in court or in care, is not talked over.
            // Nor who said it while a referral waits for its decision.
            Some(farthest) if from == StageFrom::Said && (stage > farthest || farthest == Stage::Intake) => {
                prop_assert_eq!((now.stage, now.stage_from), (stage, StageFrom::Said));
            }
            Some(farthest) => prop_assert_eq!((now.stage, now.stage_from), (farthest, StageFrom::Children)),
        }
        let mut after = record.clone();
        after.families[0].value = now.clone();
        prop_assert_eq!(stands::followed(&after, TODAY), None);
        // What a parent gets of the decision stays decided when only its day moves.
        if now.stage == stage {
            let told = |case: &practice::family::Family| case.parents_get.iter().filter(|one| case.parent_gets(one.person).is_some()).count();
            prop_assert_eq!(told(now), told(&record.families[0].value));
        }
    }

    #[test]
    fn what_is_open_for_a_child_is_not_talked_away(
        said in any_stage(),
        children in prop::collection::vec(any_stands(), 1..4),
    ) {
        let record = family((Stage::ChildInNeed, StageFrom::Said), &children);
        let mut case = record.families[0].value.clone();
        case.stage = said;
        let thresholds = Thresholds::default();
        let mut new_id = || 9000;
        let at = "2026-11-23T15:00:00Z".parse().unwrap();
        let mut acting =
            Acting { by: MANAGER, at, today: TODAY, thresholds: &thresholds, new_id: &mut new_id };
        let farthest = children.iter().flatten().map(|stands| stands.stage).max();
        let kept = contact::stage(&record, case, "Said so.", &mut acting);
        prop_assert_eq!(kept.is_err(), farthest.is_some_and(|farthest| farthest > Stage::Intake && said < farthest));
    }

    #[test]
    fn of_a_child_of_whom_only_named_people_know_the_familys_record_says_nothing(shape in shapes()) {
        let mut record = sound_family(&shape);
        record.put(Kept::new(
            ChildLink {
                id: LinkId(5001),
                child: OWN,
                person: child(0),
                from: shape.days_ago(200),
                to: None,
                holding: true,
                stands: Some(Stands { stage: Stage::Section47, since: shape.days_ago(10) }),
            }
            .into(),
        ));
        let person = record.person(child(0)).unwrap();
        let hidden = Child { restricted: true, ..Child::of_person(OWN, person, false) };
        let own = own([Object::from(hidden), referral(Some(false)).into(), plan(None).into()]);
        prop_assert_eq!(stands::of_child(&own, shape.today), None);
        let at = jiff::Timestamp::UNIX_EPOCH;
        let follows = links::follow_pathway((OWN, &own), &record, (MANAGER, at, shape.today));
        let after = record.after(&follows, MANAGER, at);
        prop_assert!(after.child_links.iter().all(|link| link.stands.is_none()));
        prop_assert_eq!(after.families[0].stage, record.families[0].stage);
    }
}

#[test]
fn a_closed_case_stays_as_it_was() {
    let under_a_plan = Some(Stands { stage: Stage::ChildProtection, since: date(2026, 4, 1) });
    let mut record = family((Stage::ChildInNeed, StageFrom::Said), &[under_a_plan]);
    record.families[0].value.status = CaseStatus::Closed;
    assert_eq!(stands::followed(&record, TODAY), None);
    assert_eq!(record.families[0].id, FAMILY);
}

#[test]
fn a_child_whose_own_referral_ended_is_referred_again_while_work_with_the_family_goes_on() {
    let in_need = Some(Stands { stage: Stage::ChildInNeed, since: date(2026, 4, 1) });
    let decide = |about: usize| {
        let mut record = family((Stage::ChildInNeed, StageFrom::Children), &[in_need, None]);
        let contact = practice::contact::Contact {
            children: vec![child(about)],
            on_open_case: true,
            ..practice::contact::Contact::at(
                matter::ids::ContactId(77),
                "2026-11-22T09:00:00Z".parse().unwrap(),
            )
        };
        record.put(Kept::new(contact.into()));
        let thresholds = Thresholds::default();
        let mut new_id = || 9000;
        let at = "2026-11-23T15:00:00Z".parse().unwrap();
        let mut acting =
            Acting { by: MANAGER, at, today: TODAY, thresholds: &thresholds, new_id: &mut new_id };
        let said = (practice::contact::ContactDecision::NewReferral, "A new worry.", "");
        contact::decide(&record, matter::ids::ContactId(77), said, &mut acting)
    };
    assert!(decide(0).is_err(), "her work goes on (P3)");
    assert!(decide(1).is_ok(), "his had ended");
}
