//! The fields of a contact: the form of a new referral asks for them, and so does that of a contact on a record.

use crate::{
    form::{FormReader, Values},
    page::shown,
    people_options::Choice,
};
use jiff::{Timestamp, civil::DateTime};
use minijinja::{Value, context};
use practice::contact::{
    Contact, ContactHow, DangerNow, ParentsSay, SOURCES, Tonight, in_britain, moment_in_britain, source_on,
};

/// The fields, by the names that they have in the type, and what people call them.
pub const LABELS: &[(&str, &str)] = &[
    ("danger_now", "Whether any child is in danger now"),
    ("danger_words", "Why"),
    ("danger_corrected", "Why it was wrong"),
    ("tonight", "Where the children are tonight"),
    ("tonight_words", "Where, or how you will find out"),
    ("worried", "What happened that worries them"),
    ("working_well", "What is going well"),
    ("needs_to_happen", "What needs to happen"),
    ("referrer_role", "Who told, by role"),
    ("referrer_name", "The name of who told"),
    ("referrer_phone", "The telephone number of who told"),
    ("referrer_knows", "How they know the family"),
    ("referrer_unnamed", "Does not want to be named"),
    ("received", "When it came"),
    ("how", "How it came"),
    ("source", "Where it came from"),
    ("parents_know", "Whether the parents know"),
    ("parents_agree", "Whether the parents agree"),
    ("parents_words", "What the parents say"),
    ("children", "The children"),
    ("feedback", "What we told them"),
];

/// A contact as the form sends it.
pub fn as_sent(contact: &Contact) -> Values {
    let mut values = Values::new();
    add_received(&mut values, contact.received);
    values
        .add("danger_now", contact.danger_now.code())
        .add("danger_words", &contact.danger_words)
        .add("tonight", contact.tonight.code())
        .add("tonight_words", &contact.tonight_words)
        .add("worried", &contact.worried)
        .add("working_well", &contact.working_well)
        .add("needs_to_happen", &contact.needs_to_happen)
        .add("referrer_role", &contact.referrer_role)
        .add("referrer_name", &contact.referrer_name)
        .add("referrer_phone", &contact.referrer_phone)
        .add("referrer_knows", &contact.referrer_knows)
        .add("how", contact.how.code())
        .add("source", &contact.source)
        .add("parents_know", contact.parents_know.code())
        .add("parents_agree", contact.parents_agree.code())
        .add("parents_words", &contact.parents_words)
        .add("feedback", &contact.feedback);
    if let Some(corrected) = &contact.danger_corrected {
        values.add("danger_corrected", &corrected.why);
    }
    if contact.referrer_unnamed {
        values.add("referrer_unnamed", "yes");
    }
    for child in &contact.children {
        values.add("children", child.to_string());
    }
    values
}

/// Fills in the moment at which it came.
pub fn add_received(values: &mut Values, at: Timestamp) {
    let local = in_britain(at);
    values.add_date("received", Some(local.date()));
    values.add("received-time", calendar::short_time(local.time()));
}

/// Reads the fields into a contact; `now` is the moment of the request.
pub fn read(reader: &mut FormReader<'_>, values: &Values, mut contact: Contact, now: Timestamp) -> Contact {
    if let Some(danger) = reader.choice(
        "danger_now",
        "Say whether any child is in danger now. “Not known” is an answer too.",
        DangerNow::from_code,
    ) {
        contact.danger_now = danger;
    }
    contact.danger_words = reader.needed(
        "danger_words",
        "Why",
        "Say in a few words why: what they saw or heard, or why nobody knows.",
    );
    if let Some(tonight) =
        reader.choice("tonight", "Say whether you know where the children are tonight.", Tonight::from_code)
    {
        contact.tonight = tonight;
    }
    contact.tonight_words = reader.needed(
        "tonight_words",
        "Where the children are tonight",
        "Say where the children are tonight and with whom, or how you will find out.",
    );
    contact.worried = reader.needed(
        "worried",
        "What happened that worries them",
        "Write what happened that worries the person who told.",
    );
    contact.working_well = reader.text("working_well", "What is going well");
    contact.needs_to_happen = reader.text("needs_to_happen", "What needs to happen");
    referrer(reader, values, &mut contact);
    if let Some(received) = received(reader, now) {
        contact.received = received;
    }
    let day = contact.received_on();
    contact.source = reader
        .optional("source", "Where it came from", |code| source_on(code, day).map(|source| source.code))
        .unwrap_or_default()
        .to_owned();
    contact.how = reader.optional("how", "How it came", ContactHow::from_code).unwrap_or(ContactHow::Unknown);
    parents(reader, &mut contact);
    contact.feedback = reader.text("feedback", "What we told them");
    contact
}

fn referrer(reader: &mut FormReader<'_>, values: &Values, contact: &mut Contact) {
    contact.referrer_role = reader.line("referrer_role", "Who told");
    if contact.referrer_role.is_empty() {
        reader.problems.add("referrer_role", "Say who told, by role: for example, head teacher.");
    }
    contact.referrer_name = reader.line("referrer_name", "The name");
    contact.referrer_phone = reader.line("referrer_phone", "The telephone number");
    contact.referrer_knows = reader.line("referrer_knows", "How they know the family");
    contact.referrer_unnamed = values.ticked("referrer_unnamed");
}

/// What the parents know and say. Whoever has a caller on the line may leave all of it empty: then it is not known. Who
/// answers says why, where the parents do not know and agree.
fn parents(reader: &mut FormReader<'_>, contact: &mut Contact) {
    let know = reader.optional("parents_know", "Whether the parents know", ParentsSay::from_code);
    let agree = reader.optional("parents_agree", "Whether the parents agree", ParentsSay::from_code);
    contact.parents_know = know.unwrap_or(ParentsSay::Unknown);
    contact.parents_agree = agree.unwrap_or(ParentsSay::Unknown);
    contact.parents_words = reader.text("parents_words", "What the parents say");
    if contact.asks_about_parents() && contact.parents_words.is_empty() {
        reader.problems.add("parents_words", "Say what the parents say, or why they were not told or asked.");
    }
}

/// The moment at which it came: never after now.
fn received(reader: &mut FormReader<'_>, now: Timestamp) -> Option<Timestamp> {
    let before = reader.problems.0.len();
    let day = reader.date("received", "The day on which it came");
    if day.is_none() && reader.problems.0.len() == before {
        reader.problems.add("received", "Put in the day on which it came.");
    }
    let before = reader.problems.0.len();
    let typed = reader.line("received-time", "The time at which it came");
    if reader.problems.0.len() > before {
        return None;
    }
    let Some(time) = crate::form::time_of_day(&typed) else {
        reader.problems.add(
            "received-time",
            "Put in the time at which it came, like 4:30pm or 16:30. About is good enough.",
        );
        return None;
    };
    let at = moment_in_britain(DateTime::from_parts(day?, time))?;
    if at > now {
        reader.problems.add("received", "The moment at which it came is in the future.");
    }
    Some(at)
}

/// What the form offers to choose from.
pub fn choices(today: jiff::civil::Date) -> Value {
    let of = |all: Vec<(&str, &str)>| {
        shown(all.into_iter().map(|(code, words)| Choice::new(code, words)).collect::<Vec<_>>())
    };
    let sources = SOURCES.iter().filter(|source| source_on(source.code, today).is_some());
    context! {
        dangers => of(DangerNow::ALL.iter().map(|one| (one.code(), one.words())).collect()),
        tonights => of(Tonight::ALL.iter().map(|one| (one.code(), one.words())).collect()),
        parents => of(ParentsSay::ALL.iter().map(|one| (one.code(), one.words())).collect()),
        hows => of(ContactHow::ALL.iter().map(|one| (one.code(), one.words())).collect()),
        sources => of(sources.map(|source| (source.code, source.words)).collect()),
    }
}
