//! Exactly what somebody would read for the first time if they got more of a plan: shown before it is decided, and to
//! whoever looks a second time.

use super::{family_plan::FamilyPlan, standing::Standing};
use std::collections::BTreeSet;

/// The lines of `after` that are not in `before`, under what they are. `before`: what they may have now; none, if there
/// is no paper for them.
pub fn newly_read(before: Option<&FamilyPlan>, after: &FamilyPlan) -> Vec<(&'static str, Vec<String>)> {
    let had: BTreeSet<(&str, String)> = before.map(lines).unwrap_or_default().into_iter().collect();
    let mut groups: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (title, line) in lines(after) {
        if had.contains(&(title, line.clone())) {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, lines)) if lines.contains(&line) => {}
            Some((_, lines)) => lines.push(line),
            None => groups.push((title, vec![line])),
        }
    }
    groups
}

/// Every line of a plan, as a paper tells it.
fn lines(plan: &FamilyPlan) -> Vec<(&'static str, String)> {
    // Taken apart, so that whatever a paper comes to tell is told here too.
    let FamilyPlan {
        plan: _,
        kind: _,
        is_part: _,
        children,
        goals,
        goals_without_family_words: _,
        rules,
        red_flags,
        if_worried,
        if_not,
        numbers,
        agreed,
        next_meeting,
        until,
        from,
        standing,
        version,
        worker: _,
    } = plan;
    let mut all: Vec<(&'static str, String)> = Vec::new();
    let mut add = |title, line: String| {
        if !line.trim().is_empty() {
            all.push((title, line));
        }
    };
    for goal in goals {
        add("What the family wants, in their words", goal.clone());
    }
    for rule in rules {
        let who = if rule.who.is_empty() { String::new() } else { format!(" Who: {}.", rule.who) };
        let backup =
            if rule.backup.is_empty() { String::new() } else { format!(" If they cannot: {}.", rule.backup) };
        add("What people do, when and who", format!("{} ({}).{who}{backup}", rule.text, rule.when));
    }
    add("If somebody cannot, or it goes another way", if_not.clone());
    for flag in red_flags {
        let rest = [&flag.who_watches, &flag.response, &flag.phone];
        let rest: Vec<&str> = rest.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        add("The signs that people watch for", format!("{}: {}", flag.sign, rest.join("; ")));
    }
    add("Whom to ring", if_worried.clone());
    for child in children {
        add("The children’s names", child.clone());
    }
    for number in numbers {
        let about = number.child.as_ref().map(|child| format!(" about {child}")).unwrap_or_default();
        let goal = if number.goal.is_empty() { String::new() } else { format!(": {}", number.goal) };
        add("The numbers", format!("{} gave {}{about}{goal}", number.name, number.value));
    }
    for yes in agreed {
        add("Who said yes", format!("{}, {}", yes.name, calendar::long(yes.on)));
    }
    add("How the plan stands", standing.map(Standing::for_family).unwrap_or_default());
    let days = [("It began on", from), ("It holds until", until), ("The network meets on", next_meeting)];
    for (words, day) in days {
        add(
            "The days, and which plan it is",
            day.map(|day| format!("{words} {}", calendar::long(day))).unwrap_or_default(),
        );
    }
    add(
        "The days, and which plan it is",
        version.map(|version| format!("It is plan number {version}")).unwrap_or_default(),
    );
    all
}
