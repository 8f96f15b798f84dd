//! What the form of a move asks and says: to which family, from when, and what becomes of each open thing.

use jiff::civil::Date;
use practice::{
    CaseRecord, Kind, Object,
    actions::children::move_child::{Goes, open_about},
    ids::{PersonId, encode},
};
use serde::Serialize;
use std::collections::BTreeMap;
use ui::{
    form::{FormReader, Problems, Values},
    people_options::Choice,
};

/// An open thing of the giving family that names the child.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OpenThing {
    field: String,
    /// In the words in which it stands there.
    words: String,
    what: &'static str,
    choices: Vec<Choice>,
    #[serde(skip)]
    key: (Kind, i64),
}

/// What somebody said on the form.
pub(super) struct Asked {
    /// The family's reference, as it was typed.
    pub(super) to: String,
    pub(super) on: Date,
    pub(super) stays_known: bool,
    /// Who of the receiving team agreed.
    pub(super) agreed: String,
    pub(super) answers: BTreeMap<(Kind, i64), Goes>,
}

/// The open things about this person, each with what may become of it.
pub(super) fn open_things(record: &CaseRecord, person: PersonId, today: Date) -> Vec<OpenThing> {
    open_about(record, person).iter().map(|object| thing(object, today)).collect()
}

fn thing(object: &Object, today: Date) -> OpenThing {
    let (kind, number) = (object.kind(), object.number());
    let (what, words) = match object {
        Object::DangerStatement(danger) => ("Danger", danger.behaviour.clone()),
        Object::NextStep(step) => {
            let due = step.due.map(|due| {
                let late = if due < today { ", overdue" } else { "" };
                format!(" (due {}{late})", calendar::long(due))
            });
            ("Next step", format!("{}{}", step.text, due.unwrap_or_default()))
        }
        other => (other.kind().words(), String::new()),
    };
    let mut choices = vec![Choice::new("ends", "It ends here: it was about this child")];
    if kind == Kind::NextStep {
        choices.push(Choice::new("along", "It goes along, as a copy that says where it came from"));
    }
    choices.push(Choice::new("stays", "It stays here: it is about others too"));
    OpenThing {
        field: format!("goes-{}-{}", kind.code(), encode(number)),
        words,
        what,
        choices,
        key: (kind, number),
    }
}

/// Reads the form. Each of these things has to be answered; whether the child stays known in the family's record is asked only if the
/// child leaves one (`leaves`).
pub(super) fn read(
    values: &Values,
    (leaves, things): (bool, &[OpenThing]),
    mut new_id: impl FnMut() -> i64,
) -> Result<Asked, Problems> {
    let mut reader = FormReader::new(values);
    let to = reader.line("to", "The family’s reference");
    if to.is_empty() {
        reader.problems.add("to", "Put in the reference of the family, such as K-10234.");
    }
    let on = reader.date("on", "The day");
    if on.is_none() && !reader.problems.has("on") {
        reader.problems.add("on", "Put in from which day.");
    }
    let asks = "Say whether the child stays known in this family’s record.";
    let known = if leaves {
        reader.choice("stays_known", asks, |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    } else {
        // Nothing is left that this reader knows of, and so nothing ends.
        Some(true)
    };
    let agreed = reader.line("agreed", "Who agreed");
    let mut answers = BTreeMap::new();
    for thing in things {
        let sentence = format!("{}: say whether it ends here, goes along, or stays.", thing.what);
        let goes = reader.choice(&thing.field, &sentence, |text| match text {
            "ends" => Some(Goes::Ends),
            "along" if thing.key.0 == Kind::NextStep => Some(Goes::Copied(0)),
            "stays" => Some(Goes::Stays),
            _ => None,
        });
        let goes = match goes {
            Some(Goes::Copied(_)) => Some(Goes::Copied(new_id())),
            goes => goes,
        };
        answers.extend(goes.map(|goes| (thing.key, goes)));
    }
    match (on, known) {
        (Some(on), Some(stays_known)) if reader.problems.is_empty() => {
            Ok(Asked { to, on, stays_known, agreed, answers })
        }
        _ => Err(reader.problems),
    }
}
