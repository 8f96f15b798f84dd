//! Dates and moments in the words that screens use.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use practice::contact::{in_britain, moment_in_britain};

/// A moment: "23 November 2026 at 2:32pm".
pub fn moment(at: Timestamp) -> String {
    let local = in_britain(at);
    format!("{} at {}", calendar::long(local.date()), calendar::short_time(local.time()))
}

/// From when until when: "10am to 11:30am", or "10am" if nobody knows the end. Empty if no time is written down.
pub fn hours(at: Option<Time>, until: Option<Time>) -> String {
    match (at.map(calendar::short_time), until.map(calendar::short_time)) {
        (Some(at), Some(until)) => format!("{at} to {until}"),
        (at, _) => at.unwrap_or_default(),
    }
}

/// Words with a capital letter in front, as they stand in a title.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The last moment of a day.
pub fn end_of(day: Date) -> Timestamp {
    let next = day.tomorrow().ok().and_then(|next| moment_in_britain(next.into()));
    next.map_or(Timestamp::MAX, |start| start - jiff::SignedDuration::from_micros(1))
}

/// The first words of a longer text.
pub fn short(text: &str) -> String {
    const WORDS: usize = 14;
    let words: Vec<&str> = text.split_whitespace().collect();
    let some = words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" ");
    if words.len() > WORDS { format!("{} …", some.trim_end_matches(['.', ',', ';'])) } else { some }
}
