//! Registering a referral: the form with all that it asks for, about a child whom nobody else invented.

use crate::{
    client::{Answer, Client},
    outcome::Outcome,
};

/// What every referral says.
const SAID: &[(&str, &str)] = &[
    ("received-time", "0:10"),
    ("danger_now", "no"),
    ("danger_words", "He is at his aunt's"),
    ("tonight", "known"),
    ("tonight_words", "With his aunt, 2 Mill Lane"),
    ("parents_know", "no"),
    ("parents_agree", "unknown"),
    ("parents_words", "The school could not reach her"),
    ("referrer_role", "Head teacher"),
    ("referrer_name", "Miriam Hall"),
    ("referrer_phone", "01632 960777"),
    ("worried", "Nobody fetched him until six"),
    ("working_well", "Reads well"),
    ("needs_to_happen", "Somebody fetches him"),
    ("children-0-born-day", "5"),
    ("children-0-born-month", "3"),
    ("children-0-born-year", "2018"),
    ("adults-0-given", "Sade"),
    ("adults-0-kinship", "parent"),
    ("adults-0-responsibility", "yes"),
    ("address", "9 Mill Lane"),
    ("stage", "intake"),
];

/// Registers a family on the day of the measurement. Where others are like the child, the form is sent a second time, as
/// somebody does who has looked at them.
pub(crate) async fn register(client: &Client, run: &str, turn: usize) -> Outcome<Answer> {
    let mut day = run.split(['-', 'T']).map(str::to_owned);
    let mut next = || day.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    let (given, family, once) = (name(turn), name(turn + 7), format!("referral-{run}-{turn}"));
    let mut fields = SAID.to_vec();
    fields.extend([
        ("received-day", day.as_str()),
        ("received-month", month.as_str()),
        ("received-year", year.as_str()),
        ("children-0-given", given.as_str()),
        ("children-0-family", family.as_str()),
        ("adults-0-family", family.as_str()),
        ("_once", once.as_str()),
    ]);
    let answer = client.post("/families/new", &fields).await?;
    let Some(looked) = answer.field("_looked").filter(|_| answer.status != 303) else { return Ok(answer) };
    fields.push(("_looked", &looked));
    client.post("/families/new", &fields).await
}

/// A name of syllables, another for each number.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["vor", "tam", "quil", "bex", "nuz", "dral", "wyp", "jost", "gri", "hef"];
    let mut left = number + 1000;
    let mut name = String::new();
    while left > 0 {
        name.push_str(SYLLABLES.get(left % 10).copied().unwrap_or_default());
        left /= 10;
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
