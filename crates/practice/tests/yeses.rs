//! A yes to a draft is a yes to its words: where they change for whoever said it, it is asked for again.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use practice::{
    CaseRecord, Kind, Who,
    actions::withdraw,
    ids::{PlanId, PlanRuleId},
    plan::{Mark, PlanKind, PlanRule, SafetyPlan},
};

const DRAFT: PlanId = PlanId(81);
const HERS: PlanRuleId = PlanRuleId(82);
const HIS: PlanRuleId = PlanRuleId(83);

fn yes(who: Who) -> Mark {
    Mark { who, on: TODAY, how: None }
}

/// A draft because of Dad, with a line of Aunt Ada's and one of his, to which everybody has said yes.
fn draft() -> CaseRecord {
    let plan = SafetyPlan { whose: Some(vec![DAD]), ..plan(DRAFT, PlanKind::Full) };
    let his = PlanRule {
        text: "Dad stays at Uncle Ben’s and does not come home".into(),
        doers: vec![Who::Person(DAD)],
        backups: Vec::new(),
        ..rule(HIS, DRAFT)
    };
    let record = saved(&saved(&saved(&record(), plan.clone()), rule(HERS, DRAFT)), his);
    let everybody = [Who::Person(MUM), Who::Person(DAD), Who::Person(AUNT), Who::Other("Ms Reed".into())];
    saved(&record, SafetyPlan { signatures: everybody.map(yes).to_vec(), ..plan })
}

fn changed(record: &CaseRecord, rule: PlanRuleId, change: impl FnOnce(&mut PlanRule)) -> CaseRecord {
    let mut changed = record.plan_rule(rule).unwrap().value.clone();
    change(&mut changed);
    saved(record, changed)
}

/// Whose yes stands, and whose was to what the plan said before.
fn stand(record: &CaseRecord) -> (Vec<Who>, Vec<Who>) {
    let plan = record.plan(DRAFT).unwrap();
    let who = |marks: &[Mark]| {
        let mut all: Vec<Who> = marks.iter().map(|mark| mark.who.clone()).collect();
        all.sort();
        all
    };
    (who(&plan.signatures), who(&plan.said_yes_before))
}

fn people(all: &[practice::ids::PersonId]) -> Vec<Who> {
    all.iter().copied().map(Who::Person).collect()
}

#[test]
fn a_line_that_changes_takes_back_the_yes_of_everybody_for_whom_it_is() {
    let record = draft();
    assert_eq!((stand(&record).0.len(), stand(&record).1.len()), (4, 0));
    let later = changed(&record, HERS, |rule| rule.when = "at once".into());
    let mut others = people(&[MUM, AUNT]);
    others.push(Who::Other("Ms Reed".into()));
    assert_eq!(stand(&later), (people(&[DAD]), others.clone()), "it is no line of his");
    let his = changed(&record, HIS, |rule| rule.text = "Dad does not come to the street".into());
    assert!(stand(&his).0.is_empty());
    let taken =
        after(&record, &act(|acting| withdraw(&record, Kind::PlanRule, HERS.0, "Twice.", acting)).unwrap());
    assert_eq!(stand(&taken), (people(&[DAD]), others), "what is taken away was agreed to");
    let other = changed(&record, HERS, |rule| rule.doers = vec![Who::Person(MUM)]);
    assert_eq!(stand(&other).0, people(&[DAD]), "who does it is a part of it");
    for plan in [
        SafetyPlan { if_worried: "Ring 999".into(), ..record.plan(DRAFT).unwrap().value.clone() },
        SafetyPlan { if_not: "Ada rings us".into(), ..record.plan(DRAFT).unwrap().value.clone() },
    ] {
        assert_eq!(stand(&saved(&record, plan)).0, people(&[DAD]));
    }
}

#[test]
fn what_nobody_agreed_to_may_change_and_who_says_yes_again_has_said_it() {
    let record = draft();
    for same in [
        changed(&record, HERS, |rule| rule.how_tested = "On a Sunday".into()),
        changed(&record, HERS, |rule| rule.seq = 7),
        changed(&record, HIS, |rule| rule.although_feared = "He asked.".into()),
        saved(
            &record,
            SafetyPlan { trigger: "He rang.".into(), ..record.plan(DRAFT).unwrap().value.clone() },
        ),
    ] {
        assert_eq!(stand(&same), stand(&record));
    }
    let later = changed(&record, HERS, |rule| rule.when = "at once".into());
    let mut plan = later.plan(DRAFT).unwrap().value.clone();
    plan.signatures.push(yes(Who::Person(MUM)));
    plan.said_yes_before.clear();
    let again = saved(&later, plan);
    let mut others = people(&[AUNT]);
    others.push(Who::Other("Ms Reed".into()));
    assert_eq!(stand(&again), (people(&[MUM, DAD]), others), "no form takes away that the others said it");
}
