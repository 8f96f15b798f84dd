//! The number behind an escalation, once everybody may see it: what it is, who gave it, why, and the plan that holds.

use practice::{
    CaseRecord,
    ids::WorkerId,
    scale::{Escalation, OwnQuestion, ScaleRating},
    views::NameLookup,
};
use serde::Serialize;
use std::collections::HashMap;
use ui::{childs::kept, scales};
use ui::{people_options::name_of, visit::FamilyVisit};

/// The number with its reasons.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    /// "2".
    value: String,
    /// "10 is best".
    direction: &'static str,
    /// The scale: "Danger statement 1: Dad drinks …".
    scale: String,
    /// What was asked, where it was a child's own question.
    asked: Option<OwnQuestion>,
    /// What the band of this number means.
    meaning: String,
    /// Who gave it.
    who: String,
    /// "mother".
    role: &'static str,
    /// The child about whom it was given, where the rater is somebody else. Empty: about the family.
    about: String,
    /// The day on which it was given.
    on: String,
    /// Why. May be empty where a child gave it.
    reasons: String,
    /// Whether a child's words are kept from this page: it is shown in the room.
    kept: bool,
    /// Where a child's words that are kept can be read alone.
    history: String,
    /// What makes it as high as it is.
    high: String,
    /// One step up.
    up: String,
    /// The plans that hold today.
    plans: Vec<Plan>,
}

/// A plan that holds.
#[derive(Debug, Serialize)]
struct Plan {
    kind: &'static str,
    until: String,
    rules: Vec<String>,
    href: String,
}

impl Told {
    /// None while the number is sealed: a record is read without sealed numbers, and one's own tells nobody else's page
    /// before the round is open.
    pub(super) fn of(
        visit: &FamilyVisit,
        record: &CaseRecord,
        names: &HashMap<WorkerId, String>,
        one: &Escalation,
    ) -> Option<Self> {
        let rating: &ScaleRating = record.rating(one.rating)?;
        let is_open = |round| record.round(round).is_some_and(|round| round.opened.is_some());
        if !rating.round.is_none_or(is_open) {
            return None;
        }
        let scale = record.scale(rating.scale)?;
        let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
        let look_up = NameLookup { record, workers: &called };
        let thresholds = &visit.app.settings().thresholds;
        let meaning = |orientation| thresholds.band(rating.value, orientation, rating.on);
        let band = scale.orientation.and_then(meaning);
        let about = rating.child.filter(|child| rating.rater.person() != Some(*child));
        let (title, words) = (scales::title(record, scale), scales::about(record, scale));
        let kept = kept::is_kept_for_worker(record, rating);
        Some(Self {
            value: rating.value.to_string(),
            direction: scale.orientation.map_or("", |orientation| orientation.words()),
            scale: if words.is_empty() { title } else { format!("{title}: {words}") },
            asked: rating.asked.clone(),
            meaning: band.map(|band| band.meaning.clone()).unwrap_or_default(),
            who: name_of(&rating.rater, record, names),
            role: look_up.role(&rating.rater),
            about: about.map(|child| look_up.person(child)).unwrap_or_default(),
            on: calendar::long(rating.on),
            reasons: if kept { String::new() } else { rating.reasons.trim().to_owned() },
            kept,
            history: format!("{}?kind=rating", visit.within("history")),
            high: rating.what_makes_it_that_high.trim().to_owned(),
            up: rating.one_step_up.trim().to_owned(),
            plans: plans(visit, record),
        })
    }
}

fn plans(visit: &FamilyVisit, record: &CaseRecord) -> Vec<Plan> {
    let in_force = record.plans.iter().filter(|plan| plan.is_in_force());
    in_force
        .map(|plan| {
            let mut rules: Vec<_> = record.plan_rules.iter().filter(|rule| rule.plan == plan.id).collect();
            rules.sort_by_key(|rule| (rule.seq, rule.id));
            Plan {
                kind: plan.kind.words(),
                until: plan.valid_until.map(calendar::long).unwrap_or_default(),
                rules: rules.iter().map(|rule| rule.text.trim().to_owned()).collect(),
                href: visit.within("plan"),
            }
        })
        .collect()
}
