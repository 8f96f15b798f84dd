//! Entries of the history in people's words.

use super::{fields, values::Wording};
use practice::{CaseRecord, Keeping, Kept, Kind, Object};
use record::{
    families::{History, HistoryLine},
    journal::verbs::Class,
};
use serde::Serialize;
use serde_json::Value;
use ui::verbs;
use ui::{places, trouble::Trouble, visit::FamilyVisit, words};

/// One entry as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by the template on its own")]
pub(crate) struct Entry {
    /// When: "23 November 2026 at 2:32pm".
    pub(crate) at: String,
    /// Who.
    pub(crate) who: String,
    /// What was done: "changed the item on the map".
    pub(crate) what: String,
    /// Which one, in a few words. May be empty.
    pub(crate) title: String,
    /// Where it is shown now. Empty where it is not.
    pub(crate) href: String,
    /// This one thing's own history. Empty for the record as a whole.
    pub(crate) own_history: String,
    /// Why, where a reason was given.
    pub(crate) reason: String,
    /// Why the person was let in, where it was an emergency.
    pub(crate) basis: &'static str,
    /// Whether what changed is still sealed.
    pub(crate) sealed: bool,
    /// Whether what was written was erased later, as the law asked.
    pub(crate) erased: bool,
    /// Whether it was recorded in the wrong record, so that nobody reads here what it said.
    pub(crate) masked: bool,
    /// Whether it changed anything.
    pub(crate) change: bool,
    /// How often in a row, where it is the same reading again and again.
    pub(crate) times: usize,
    /// What changed.
    pub(crate) fields: Vec<Field>,
}

impl Entry {
    /// Whether this says the same as another: the same person read the same in the same minute.
    fn repeats(&self, other: &Self) -> bool {
        !self.change
            && !other.change
            && (&self.at, &self.who, &self.what) == (&other.at, &other.who, &other.what)
    }
}

/// One field before and after, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Field {
    /// What people call the field.
    pub(crate) label: String,
    /// Before. Empty where there was nothing.
    pub(crate) before: String,
    /// After. Empty where there is nothing.
    pub(crate) after: String,
}

/// A page of the history in words.
pub(crate) async fn told(
    visit: &FamilyVisit,
    record: &CaseRecord,
    history: History,
) -> Result<Vec<Entry>, Trouble> {
    let names = visit.worker_names().await?;
    let wording = Wording { record, names: &names };
    let mut entries: Vec<Entry> = Vec::new();
    for line in history.lines {
        let entry = entry(visit, &wording, line);
        match entries.last_mut().filter(|last| last.repeats(&entry)) {
            Some(last) => last.times += 1,
            None => entries.push(entry),
        }
    }
    Ok(entries)
}

/// Entries for a short list: the same thing done again and again on one day is one line.
pub(crate) fn folded(entries: Vec<Entry>) -> Vec<Entry> {
    let mut few: Vec<Entry> = Vec::new();
    for entry in entries {
        let day = |entry: &Entry| entry.at.split(" at ").next().map(str::to_owned);
        let same = |last: &&mut Entry| {
            last.change == entry.change
                && (&last.who, &last.what) == (&entry.who, &entry.what)
                && day(last) == day(&entry)
        };
        match few.last_mut().filter(same) {
            Some(last) => {
                last.times += entry.times;
                last.title.clear();
            }
            None => few.push(entry),
        }
    }
    few
}

fn entry(visit: &FamilyVisit, wording: &Wording<'_>, line: HistoryLine) -> Entry {
    let record = wording.record;
    let standing = line.about.and_then(|(kind, number)| record.find(kind, number));
    let kind = line.about.map(|(kind, _)| kind);
    let change = line.version > 0;
    Entry {
        at: words::moment(line.at),
        who: line.actor.map_or_else(|| "Kith".to_owned(), |worker| wording.worker(worker)),
        what: if line.is_attempt {
            verbs::tried(&line.verb)
        } else {
            verbs::words(&line.verb, kind, line.is_withdrawal, change)
        },
        title: match &standing {
            _ if line.is_sealed || !change => String::new(),
            Some(Kept { value: Object::ScaleRating(rating), .. }) => wording.whose(rating),
            Some(kept) => places::title(record, &kept.value),
            None => gone(&line),
        },
        href: match (line.about, &standing) {
            // Of a ledger no entry is in the record; each has its page, also where it was withdrawn.
            (Some((kind, number)), _)
                if change && (standing.is_some() || kind.keeping() == Keeping::Ledger) =>
            {
                places::path_of(visit.family(), record, kind, number)
            }
            _ => String::new(),
        },
        own_history: match line.about {
            Some((kind, number)) if change => {
                format!(
                    "{}?kind={}&id={}",
                    visit.within("history"),
                    kind.code(),
                    practice::ids::encode(number)
                )
            }
            _ => String::new(),
        },
        reason: match Class::of(&line.verb) {
            Class::Refusal => verbs::because(&line.reason),
            _ => line.reason,
        },
        basis: if line.basis == access::Basis::BreakGlass.code() { "opened in an emergency" } else { "" },
        sealed: line.is_sealed,
        erased: line.is_erased,
        masked: line.is_masked,
        change,
        times: 1,
        fields: if line.is_withdrawal || line.is_erased {
            Vec::new()
        } else {
            line.differences
                .into_iter()
                .filter(|difference| !fields::is_inner(kind, &difference.field))
                .map(|difference| Field {
                    label: fields::words(&difference.field),
                    before: wording.say(kind, &difference.field, &difference.before),
                    after: wording.say(kind, &difference.field, &difference.after),
                })
                .filter(|field| field.before != field.after)
                .collect()
        },
    }
}

/// A thing that does not stand any more, by what it said.
fn gone(line: &HistoryLine) -> String {
    if line.about.is_some_and(|(kind, _)| kind == Kind::Person) {
        return String::new();
    }
    ["text", "words", "behaviour", "parent_doing", "what", "sign", "note", "reason", "question"]
        .iter()
        .find_map(|name| {
            let difference = line.differences.iter().find(|difference| difference.field == *name)?;
            let value = if difference.after.is_null() { &difference.before } else { &difference.after };
            match value {
                Value::String(text) if !text.is_empty() => Some(places::few_words(text.as_str())),
                _ => None,
            }
        })
        .unwrap_or_default()
}
