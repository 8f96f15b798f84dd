//! A list that is written as its one thing where it holds one. What once held one thing or none and now holds several
//! is read from old documents and written into new ones in the same words: no history shows a change where there was
//! none, and two people's changes meet as before.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// None as null, one as itself, several as a list.
pub(crate) fn serialize<T: Serialize, S: Serializer>(all: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    match all {
        [] => serializer.serialize_none(),
        [one] => one.serialize(serializer),
        many => many.serialize(serializer),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Few<T> {
    Many(Vec<T>),
    One(T),
}

/// Null, one thing or a list.
pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Ok(match Option::<Few<T>>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Few::One(one)) => vec![one],
        Some(Few::Many(many)) => many,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use crate::{ids::PersonId, plan::PlanRule, who::Who};

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
}
