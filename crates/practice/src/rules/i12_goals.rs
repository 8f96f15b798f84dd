//! I12: a goal says what the parents will be doing, what the children will experience, what professionals will see,
//! and for how long; and it says what will be there rather than what will stop (practice A1.2).
//!
//! Both warn. A goal in which nothing is written does not count as one (I1).

use super::Look;
use super::look::{at, blank, found, list, quote};
use super::words::{has_phrase, spoken};
use crate::{
    Finding, Level, RuleId,
    danger::DangerStatement,
    goal::{GoalStatus, SafetyGoal},
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(12),
    level: Level::Warn,
    guards: Guards::Nothing,
    text: RuleText {
        title: "A goal says who will do what, what the child will have, what others will see, and for how long",
        why: "“Will not drink” can only be proved by nothing happening. “A sober adult is with the children every \
              night” can be seen, and can be seen to last.",
        basis: "Practice guidance on writing goals.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    look.goals()
        .filter(|(_, goal)| goal.status != GoalStatus::Withdrawn)
        .flat_map(|(danger, goal)| [missing(look, danger, goal), negative(look, goal)].concat())
        .collect()
}

fn missing(look: Look<'_>, danger: &DangerStatement, goal: &SafetyGoal) -> Vec<Finding> {
    let about = look.goal_words(goal);
    let mut all = Vec::new();
    let mut add = |missing: bool, field, what: &str| {
        if missing {
            let sentence = format!("{about} does not yet say {what}.");
            all.push(found(12, Level::Warn, at(Kind::SafetyGoal, goal.id.0, field), sentence));
        }
    };
    add(blank(&goal.parent_doing), "parent_doing", "what the parents will be doing when it is met");
    add(
        blank(&goal.professionals_seeing),
        "professionals_seeing",
        "what professionals will see when it is met",
    );
    let default = look.thresholds.closing.demonstrated_for.on(look.today);
    add(
        goal.how_long.is_none(),
        "how_long",
        &format!("for how long this must be seen. Until somebody decides, {default} counts"),
    );
    let mut children: Vec<_> = danger.children().collect();
    children.sort_unstable();
    children.dedup();
    children.retain(|child| {
        !goal.child_experiencing.iter().any(|text| text.child == *child && !blank(&text.text))
    });
    let names: Vec<String> = children.iter().map(|child| look.name(*child)).collect();
    let experience = format!("what {} will experience when it is met", list(&names));
    add(!names.is_empty(), "child_experiencing", &experience);
    all
}

fn negative(look: Look<'_>, goal: &SafetyGoal) -> Vec<Finding> {
    let children = goal.child_experiencing.iter().map(|child| (child.text.as_str(), "child_experiencing"));
    [(goal.parent_doing.as_str(), "parent_doing"), (&goal.professionals_seeing, "professionals_seeing")]
        .into_iter()
        .chain(children)
        .filter_map(|(text, field)| {
            let words = spoken(text);
            let phrases = look.thresholds.maps.negative_wording.on(look.today);
            let phrase = phrases.iter().find(|phrase| has_phrase(&words, &spoken(phrase)))?;
            let sentence = format!(
                "{} says {}, in {}. Say what will be there instead, so that it can be seen.",
                look.goal_words(goal),
                quote(phrase),
                quote(text)
            );
            Some(found(12, Level::Warn, at(Kind::SafetyGoal, goal.id.0, field), sentence))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    fn findings(change: impl FnOnce(&mut SafetyGoal)) -> Vec<Finding> {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record.goals[0].value);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
    }

    #[test]
    fn each_missing_part_warns() {
        assert_eq!(findings(|goal| goal.parent_doing.clear())[0].place.field, "parent_doing");
        assert_eq!(findings(|goal| goal.professionals_seeing.clear())[0].place.field, "professionals_seeing");
        let found = findings(|goal| goal.how_long = None);
        assert!(found[0].sentence.ends_with("Until somebody decides, 3 months counts."), "{found:?}");
        let found = findings(|goal| goal.child_experiencing.truncate(1));
        assert!(
            found[0].sentence.ends_with("does not yet say what Leo will experience when it is met."),
            "{found:?}"
        );
        assert_eq!(found[0].level, Level::Warn);
    }

    #[test]
    fn a_goal_that_only_ends_something_warns() {
        for text in [
            "Dan will not drink.",
            "Dan won’t drink at home.",
            "Dan will stop shouting.",
            "Dan no longer shouts",
        ] {
            let found = findings(|goal| goal.parent_doing = text.to_owned());
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].place.field, "parent_doing");
        }
        assert_eq!(findings(|goal| goal.parent_doing = "Dan stops for the night at Tom's.".to_owned()), []);
    }
}
