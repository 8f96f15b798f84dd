//! What is said beside somebody feared in a list of people, before a worker asks, invites or tells them.

use practice::{CaseRecord, Who, plan::SafetyPlan, views::care};
use ui::people_options::Choice;

/// Puts what must be thought of first beside each of these people of whom it is so. `what`: "ask", "invite".
pub(crate) fn hint(record: &CaseRecord, plan: Option<&SafetyPlan>, what: &str, people: &mut [Choice]) {
    for choice in people {
        let Ok(who) = choice.value.parse::<Who>() else { continue };
        if let Some(care) = care(record, plan, what, [&who]) {
            choice.hint = if choice.hint.is_empty() { care } else { format!("{}. {care}", choice.hint) };
        }
    }
}

/// Says beside everybody whose yes was to what a plan said before that it was.
pub(crate) fn hint_of_earlier_yes(plan: &SafetyPlan, people: &mut [Choice]) {
    for choice in people {
        let Some(mark) = plan.said_yes_before.iter().find(|mark| mark.who.to_string() == choice.value) else {
            continue;
        };
        let said = format!("Said yes on {} to what the plan said before it changed", calendar::long(mark.on));
        choice.hint = if choice.hint.is_empty() { said } else { format!("{said}. {}", choice.hint) };
    }
}

/// What is said of one of them. Empty where nothing speaks against it.
pub(crate) fn about(record: &CaseRecord, what: &str, who: &Who) -> String {
    care(record, None, what, [who]).unwrap_or_default()
}
