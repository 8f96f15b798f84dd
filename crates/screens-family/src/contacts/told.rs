//! A contact in words, for the pages of a record that people work with. None of it goes onto paper for the family.

use jiff::civil::Date;
use practice::{
    CaseRecord,
    contact::{Contact, DangerNow, ParentsSay, Tonight, source_on},
};
use serde::Serialize;
use ui::{people_options::WorkerNames, words::moment};

/// A contact in words.
#[derive(Debug, Serialize)]
pub(crate) struct ToldContact {
    pub(crate) id: String,
    pub(crate) when: String,
    pub(crate) told_by: String,
    /// Name, number and how they know the family. Kept apart, and never printed.
    pub(crate) referrer: Vec<(&'static str, String)>,
    pub(crate) unnamed: bool,
    pub(crate) how: &'static str,
    pub(crate) source: &'static str,
    pub(crate) danger: String,
    pub(crate) danger_words: String,
    /// Who changed it from yes, when and why. Empty: nobody.
    pub(crate) corrected: String,
    pub(crate) tonight: String,
    pub(crate) tonight_words: String,
    pub(crate) parents: String,
    pub(crate) parents_words: String,
    pub(crate) worried: String,
    pub(crate) working_well: String,
    pub(crate) needs_to_happen: String,
    pub(crate) children: Vec<String>,
    pub(crate) taken_by: String,
    pub(crate) on_open_case: bool,
    /// Whether somebody has to decide on it, for the first time or anew.
    pub(crate) waits: bool,
    pub(crate) decision: Option<&'static str>,
    pub(crate) decision_reason: String,
    pub(crate) decided: String,
    pub(crate) feedback: String,
}

impl ToldContact {
    /// In words, as they are read on this day: what was said of "now" and "tonight" on another day is told with that day.
    pub(crate) fn of(contact: &Contact, record: &CaseRecord, names: &WorkerNames, read_on: Date) -> Self {
        let worker = |id| names.get(&id).cloned().unwrap_or_else(|| "somebody who has left".to_owned());
        let child = |id: &_| record.person(*id).map(|child| child.short_name().to_owned());
        let referrer = [
            ("Name", &contact.referrer_name),
            ("Telephone", &contact.referrer_phone),
            ("How they know the family", &contact.referrer_knows),
        ];
        Self {
            id: contact.id.to_string(),
            when: moment(contact.received),
            told_by: contact.told_by(),
            referrer: referrer
                .into_iter()
                .filter(|(_, said)| !said.trim().is_empty())
                .map(|(label, said)| (label, said.clone()))
                .collect(),
            unnamed: contact.referrer_unnamed,
            how: contact.how.words(),
            source: source_on(&contact.source, contact.received_on()).map_or("", |source| source.words),
            danger: danger(contact, read_on),
            danger_words: contact.danger_words.clone(),
            corrected: contact
                .danger_corrected
                .as_ref()
                .map(|corrected| {
                    let who = corrected.by.map_or_else(|| "Somebody".to_owned(), worker);
                    let when = corrected.at.map(|at| format!(" on {}", moment(at))).unwrap_or_default();
                    format!("{who} changed it from “yes”{when}, because: {}", corrected.why)
                })
                .unwrap_or_default(),
            tonight: tonight(contact, read_on),
            tonight_words: contact.tonight_words.clone(),
            parents: parents(contact),
            parents_words: contact.parents_words.clone(),
            worried: contact.worried.clone(),
            working_well: contact.working_well.clone(),
            needs_to_happen: contact.needs_to_happen.clone(),
            children: contact.children.iter().filter_map(child).collect(),
            taken_by: contact.taken_by.map(worker).unwrap_or_default(),
            on_open_case: contact.on_open_case,
            waits: !contact.is_decided(),
            decision: contact.decision.map(practice::contact::ContactDecision::words),
            decision_reason: contact.decision_reason.clone(),
            decided: match (contact.decided_by, contact.decided_at) {
                (Some(by), Some(at)) => format!("{}, {}", worker(by), moment(at)),
                _ => String::new(),
            },
            feedback: contact.feedback.clone(),
        }
    }
}

/// It is said of now on its day; after that with the day, and whether somebody has decided on it.
fn danger(contact: &Contact, read_on: Date) -> String {
    let on = contact.received_on();
    match contact.danger_now {
        _ if contact.correction_waits() => {
            "It said that a child is in danger now. That was changed, and nobody has decided on it."
                .to_owned()
        }
        DangerNow::Yes if contact.decision.is_none() && on == read_on => {
            "A child is in danger now.".to_owned()
        }
        DangerNow::Yes if contact.decision.is_none() => format!(
            "On {} it was said that a child is in danger now. Nobody has decided on it.",
            calendar::long(on)
        ),
        DangerNow::Yes => "A child was in danger then.".to_owned(),
        DangerNow::No => "No child was in danger then, as far as they knew.".to_owned(),
        DangerNow::Unknown => "It was not known whether a child was in danger.".to_owned(),
    }
}

fn tonight(contact: &Contact, read_on: Date) -> String {
    let on = contact.received_on();
    match contact.tonight {
        Tonight::Known if on == read_on => "Where the children are tonight:".to_owned(),
        Tonight::Known => format!("Where the children were to be on the night of {}:", calendar::long(on)),
        Tonight::Unknown if on == read_on => "It is not known where the children are tonight.".to_owned(),
        Tonight::Unknown => {
            format!("It was not known where the children were on the night of {}.", calendar::long(on))
        }
    }
}

fn parents(contact: &Contact) -> String {
    let know = match contact.parents_know {
        ParentsSay::Yes => "The parents know",
        ParentsSay::No => "The parents do not know",
        ParentsSay::Unknown => "It is not known whether the parents know",
        ParentsSay::NotSafe => "It was not safe to tell the parents",
    };
    let agree = match contact.parents_agree {
        ParentsSay::Yes => "they agree",
        ParentsSay::No => "they do not agree",
        ParentsSay::Unknown => "whether they agree is not known",
        ParentsSay::NotSafe => "it was not safe to ask whether they agree",
    };
    format!("{know}; {agree}.")
}
