//! A rule of a plan with one doer and with several, as its body is written.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{ids::PersonId, plan::PlanRule, who::Who};

/// As it stands in journals since the first release of the form.
const OLD: &str = r#"{"id":"0000000000151","plan":"00000000000k2","seq":2,"text":"We will lock the knives away.",
    "danger":null,"goal":"0000000000041","who":"person:0000000000011","backup":null,"applies":"routine","when":"every night",
    "how_tested":"Rose looks.","not_for":[]}"#;

#[test]
fn a_rule_with_one_doer_reads_and_is_written_as_ever() {
    let rule: PlanRule = serde_json::from_str(OLD).unwrap();
    assert_eq!((rule.doers.len(), rule.backups.len(), rule.goals.len()), (1, 0, 1));
    let old: serde_json::Value = serde_json::from_str(OLD).unwrap();
    assert_eq!(serde_json::to_value(&rule).unwrap(), old);
    assert!(serde_json::from_str::<PlanRule>(&OLD.replace("person:", "nobody:")).is_err());
}

#[test]
fn a_rule_with_several_doers_comes_back_as_it_was() {
    let mut rule: PlanRule = serde_json::from_str(OLD).unwrap();
    rule.doers.push(Who::Other("Mrs Hall, head teacher".to_owned()));
    rule.backups = vec![Who::Person(PersonId(7)), Who::Person(PersonId(8))];
    rule.goals.clear();
    let text = serde_json::to_string(&rule).unwrap();
    assert_eq!(serde_json::from_str::<PlanRule>(&text).unwrap(), rule);
}
