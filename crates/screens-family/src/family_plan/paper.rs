//! The paper itself: what the page prints, drawn from the family's plan. Pure.

use jiff::civil::Date;
use practice::views::{FamilyNumber, FamilyPlan, FamilyYes, Standing, list};
use serde::Serialize;

/// The plan as the page shows it.
#[derive(Debug, Serialize)]
pub(super) struct Paper {
    title: String,
    is_part: bool,
    goals: Vec<String>,
    rules: Vec<Rule>,
    flags: Vec<Flag>,
    standing: String,
    if_worried: String,
    if_not: String,
    numbers: Vec<Numbers>,
    agreed: Vec<String>,
    from: Option<String>,
    version: Option<u32>,
    next_meeting: Option<String>,
    until: Option<String>,
    ended: bool,
}

#[derive(Debug, Serialize)]
struct Rule {
    text: String,
    who: String,
    backup: String,
    when: String,
    yours: bool,
    stands_in: bool,
}

#[derive(Debug, Serialize)]
struct Flag {
    sign: String,
    who: String,
    response: String,
    phone: String,
    yours: bool,
}

/// Everybody's numbers for one goal.
#[derive(Debug, Serialize)]
struct Numbers {
    goal: String,
    direction: &'static str,
    said: Vec<Said>,
}

/// One person's number; where it differs from child to child, for which.
#[derive(Debug, Serialize)]
struct Said {
    name: String,
    value: String,
    children: String,
}

/// Draws it.
pub(super) fn paper(plan: &FamilyPlan, today: Date) -> Paper {
    let children = list(&plan.children);
    Paper {
        title: match children.as_str() {
            _ if plan.is_part && children.is_empty() => "What you do".to_owned(),
            "" => "Our plan".to_owned(),
            children => format!("Our plan to keep {children} safe"),
        },
        is_part: plan.is_part,
        goals: plan.goals.clone(),
        rules: plan
            .rules
            .iter()
            .map(|rule| Rule {
                text: rule.text.clone(),
                who: rule.who.clone(),
                backup: rule.backup.clone(),
                when: rule.when.clone(),
                yours: rule.yours,
                stands_in: rule.stands_in,
            })
            .collect(),
        flags: plan
            .red_flags
            .iter()
            .map(|flag| Flag {
                sign: flag.sign.clone(),
                who: flag.who_watches.clone(),
                response: flag.response.clone(),
                phone: flag.phone.clone(),
                yours: flag.yours,
            })
            .collect(),
        standing: plan.standing.map(Standing::for_family).unwrap_or_default(),
        if_worried: plan.if_worried.clone(),
        if_not: plan.if_not.clone(),
        numbers: numbers(&plan.numbers),
        agreed: agreed(&plan.agreed),
        from: plan.from.map(calendar::long),
        version: plan.version,
        next_meeting: plan.next_meeting.filter(|day| *day >= today).map(calendar::long),
        until: plan.until.map(calendar::long),
        ended: plan.until.is_some_and(|until| until < today),
    }
}

/// Who said yes, together where they said it on one day in one way: "Kim and Rose, in person, 20 November 2026".
fn agreed(all: &[FamilyYes]) -> Vec<String> {
    let mut together: Vec<(&FamilyYes, Vec<String>)> = Vec::new();
    for yes in all {
        match together.iter_mut().find(|(first, _)| (first.on, first.how) == (yes.on, yes.how)) {
            Some((_, names)) => names.push(yes.name.clone()),
            None => together.push((yes, vec![yes.name.clone()])),
        }
    }
    together.sort_by_key(|(first, _)| first.on);
    let line = |(first, names): (&FamilyYes, Vec<String>)| {
        let how = first.how.map(|how| format!(" {},", how.words())).unwrap_or_default();
        format!("{},{how} {}", list(&names), calendar::long(first.on))
    };
    together.into_iter().map(line).collect()
}

/// The numbers by goal, and within it by person: one who gives the same for every child has one number.
fn numbers(given: &[FamilyNumber]) -> Vec<Numbers> {
    let mut goals: Vec<Vec<&FamilyNumber>> = Vec::new();
    for number in given {
        let about = |goal: &&mut Vec<&FamilyNumber>| {
            goal.first()
                .is_some_and(|first| (&first.goal, first.orientation) == (&number.goal, number.orientation))
        };
        match goals.iter_mut().find(about) {
            Some(goal) => goal.push(number),
            None => goals.push(vec![number]),
        }
    }
    goals
        .into_iter()
        .filter_map(|goal| {
            let first = goal.first()?;
            let (heading, direction) = (first.goal.clone(), first.orientation.words());
            Some(Numbers { goal: heading, direction, said: said(&goal) })
        })
        .collect()
}

fn said(numbers: &[&FamilyNumber]) -> Vec<Said> {
    let mut said: Vec<(&FamilyNumber, Vec<String>)> = Vec::new();
    for number in numbers {
        let child = number.child.clone().filter(|child| *child != number.name);
        match said.iter_mut().find(|(one, _)| (&one.name, one.value) == (&number.name, number.value)) {
            Some((_, children)) => children.extend(child),
            None => said.push((number, child.into_iter().collect())),
        }
    }
    let differs = |name: &str| said.iter().filter(|(one, _)| one.name == name).count() > 1;
    said.iter()
        .map(|(number, children)| Said {
            name: number.name.clone(),
            value: number.value.to_string(),
            children: if differs(&number.name) { list(children) } else { String::new() },
        })
        .collect()
}
