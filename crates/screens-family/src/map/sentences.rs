//! The details of items as sentences.

use practice::{
    Who,
    goal::{NextStep, StepStatus},
    map::{Category, MapItem, Moment},
    views::acted,
};

/// Harm in full: who did it, what it did to each child, the first, the worst and the last time, how often.
pub(crate) fn of_harm(item: &MapItem, name: impl Fn(&Who) -> String) -> Vec<String> {
    let mut all = Vec::new();
    match (&item.actor, item.behaviour.trim()) {
        (Some(actor), "") => all.push(format!("By {}.", name(actor))),
        (Some(actor), behaviour) if behaviour != item.text.trim() => {
            all.push(ended(&acted(&name(actor), behaviour)));
        }
        (Some(actor), _) => all.push(format!("By {}.", name(actor))),
        (None, "") => {}
        (None, behaviour) => all.push(ended(behaviour)),
    }
    for effect in item.effects.iter().filter(|effect| !effect.text.trim().is_empty()) {
        let child = name(&Who::Person(effect.child));
        let text = effect.text.trim();
        all.push(if text.starts_with(&child) { ended(text) } else { format!("{child}: {}", ended(text)) });
    }
    for (what, moment) in [("First", &item.first), ("Worst", &item.worst), ("Last", &item.last)] {
        if !moment.is_empty() {
            all.push(format!("{what} time: {}", of_moment(moment)));
        }
    }
    if !item.frequency.trim().is_empty() {
        all.push(format!("How often: {}", ended(&item.frequency)));
    }
    if let Some(how_bad) = item.severity.and_then(|step| SEVERITIES.get(usize::from(step))) {
        all.push(format!("How bad: {how_bad}."));
    }
    all
}

/// How bad harm was, the least first, in words for people.
pub(crate) const SEVERITIES: [&str; 4] = ["less serious", "serious", "very serious", "life was in danger"];

/// The dated occasions of existing safety, the latest first.
pub(crate) fn of_safety(item: &MapItem, name: impl Fn(&Who) -> String) -> Vec<String> {
    let mut occasions: Vec<_> = item.occasions.iter().collect();
    occasions.sort_by_key(|occasion| std::cmp::Reverse(occasion.on));
    occasions
        .into_iter()
        .map(|occasion| {
            let day = occasion.on.map_or_else(|| "On a day not known".to_owned(), calendar::long);
            let who = occasion.who.as_ref().map(&name).unwrap_or_default();
            let what = acted(&who, &occasion.what);
            let mut line = format!("{day}: {}", ended(&what));
            if !occasion.child_outcome.trim().is_empty() {
                line.push(' ');
                line.push_str(&ended(&occasion.child_outcome));
            }
            if let Some(witness) = &occasion.witnessed_by {
                line = format!("{line} Seen by {}.", name(witness));
            }
            line
        })
        .collect()
}

/// Who sees to a step, by when, and what became of it.
pub(crate) fn who_and_when(owner: &str, step: &NextStep) -> String {
    let mut parts = Vec::new();
    if !owner.is_empty() {
        parts.push(owner.to_owned());
    }
    match (step.status, step.due, step.done_on) {
        (StepStatus::Open, Some(due), _) => parts.push(format!("by {}", calendar::long(due))),
        (StepStatus::Open, None, _) => {}
        (status, _, Some(on)) => {
            parts.push(format!("{} on {}", status.words().to_lowercase(), calendar::long(on)));
        }
        (status, _, None) => parts.push(status.words().to_lowercase()),
    }
    parts.join(" · ")
}

/// The words of the button that moves an item there.
pub(crate) fn moved_to(category: Category) -> &'static str {
    match category {
        Category::PastHarm => "Move to harm that has happened",
        Category::Complicating => "Move to what makes it harder",
        Category::Strength => "Move to strengths",
        Category::ExistingSafety => "Move to existing safety",
    }
}

fn of_moment(moment: &Moment) -> String {
    match (moment.on, moment.what.trim()) {
        (Some(on), "") => format!("{}.", calendar::long(on)),
        (Some(on), what) => format!("{}, {}", calendar::long(on), ended(what)),
        (None, what) => ended(what),
    }
}

fn ended(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '”']) { text.to_owned() } else { format!("{text}.") }
}
