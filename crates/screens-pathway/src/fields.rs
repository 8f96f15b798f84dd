//! Fields that the forms of the pathway share: about which children, and what is asked of each.

use crate::children::ChildHere;
use calendar::Known;
use jiff::civil::Date;
use pathway::clocks::{Began, ClockId, due};
use practice::ids::ChildId;
use serde::Serialize;
use ui::{
    form::{FormReader, Values},
    people_options::Choice,
    visit::FamilyVisit,
};

/// The name of a field that is asked of one child.
pub(crate) fn of(name: &str, child: ChildId) -> String {
    format!("{name}-{child}")
}

/// A child on a form, with the ending of the names of its fields.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    /// What the child is called.
    pub(crate) name: String,
    /// The ending: fields are called `need-` and this.
    pub(crate) key: String,
    /// What stands now, in a sentence. May be empty.
    pub(crate) now: String,
}

impl Row {
    /// The child with what is so now, and with nothing more.
    pub(crate) fn of(child: &ChildHere, now: impl Into<String>) -> Self {
        Self { name: child.name.clone(), key: child.id.to_string(), now: now.into() }
    }
}

/// The children of a form as choices.
pub(crate) fn choices<'a>(children: impl IntoIterator<Item = &'a ChildHere>) -> Vec<Choice> {
    children.into_iter().map(ChildHere::choice).collect()
}

/// All children of a form ticked.
pub(crate) fn all_ticked<'a>(values: &mut Values, children: impl IntoIterator<Item = &'a ChildHere>) {
    for child in children {
        values.add("children", child.id.to_string());
    }
}

/// The children who were ticked.
pub(crate) fn ticked<'a>(
    reader: &mut FormReader<'_>,
    children: impl IntoIterator<Item = &'a ChildHere>,
) -> Vec<&'a ChildHere> {
    let asked = reader.many("children", "The children", |text| text.parse::<ChildId>().ok());
    if asked.is_empty() {
        reader.problems.add("children", "Say which children it is about.");
    }
    let here: Vec<&ChildHere> = children.into_iter().filter(|child| asked.contains(&child.id)).collect();
    if here.len() < asked.len() && reader.problems.is_empty() {
        let sentence = "One of the children cannot be chosen any more. Look at the list again.";
        reader.problems.add("children", sentence);
    }
    here
}

/// Looks at what was typed about children who were not ticked, too: whatever cannot be kept is said beside its field.
pub(crate) fn unticked(
    reader: &mut FormReader<'_>,
    here: &[ChildHere],
    chosen: &[&ChildHere],
    names: &[&str],
) {
    for child in here.iter().filter(|child| chosen.iter().all(|one| one.id != child.id)) {
        for name in names {
            reader.block(&child.name, |reader| reader.text(&of(name, child.id), "This text"));
        }
    }
}

/// A day that must be there.
pub(crate) fn day(reader: &mut FormReader<'_>, name: &str, label: &str) -> Option<Date> {
    let day = reader.date(name, label);
    if day.is_none() && !reader.problems.has(name) {
        reader.problems.add(name, format!("{label}: put it in, like 23 11 2026."));
    }
    day
}

/// Yes, no, or not answered.
pub(crate) fn yes_no(reader: &mut FormReader<'_>, name: &str, label: &str) -> Option<bool> {
    reader.optional(name, label, |text| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}

/// Yes or no, which must be answered; the sentence asks for it.
pub(crate) fn needed_yes_no(
    reader: &mut FormReader<'_>,
    name: &str,
    label: &str,
    sentence: &str,
) -> Option<bool> {
    let answer = yes_no(reader, name, label);
    if answer.is_none() && !reader.problems.has(name) {
        reader.problems.add(name, sentence);
    }
    answer
}

/// Whether a child was seen, which must be answered.
pub(crate) fn seen(reader: &mut FormReader<'_>, child: ChildId) -> Option<bool> {
    let sentence = "Say whether the child was seen.";
    needed_yes_no(reader, &of("seen", child), "Whether the child was seen", sentence)
}

/// Until when a clock runs that began on a day, in words. Empty where its holidays are not known.
pub(crate) fn runs(visit: &FamilyVisit, id: ClockId, from: Date) -> String {
    let clocks = &visit.app.settings().thresholds.clocks;
    let due = due(clocks, id, Began::On(from), Known::ALL);
    due.and_then(|due| due.words(visit.now, Known::ALL)).unwrap_or_default()
}

/// Both answers, as choices.
pub(crate) fn yes_and_no() -> Vec<Choice> {
    vec![Choice::new("yes", "Yes"), Choice::new("no", "No")]
}

/// Choices of a closed list.
macro_rules! all {
    ($list:ty) => {
        <$list>::ALL
            .iter()
            .map(|one| ui::people_options::Choice::new(one.code(), one.words()))
            .collect::<Vec<_>>()
    };
}
pub(crate) use all;
