//! Dates and moments in the words that screens use.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// The zone in which the authority lives.
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// A moment: "23 November 2026 at 2:32pm".
pub fn moment(at: Timestamp) -> String {
    let local = at.to_zoned(zone());
    format!("{} at {}", calendar::long(local.date()), calendar::short_time(local.time()))
}

/// From when until when: "10am to 11:30am", "10am" where nobody knows the end, nothing where no time is written down.
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
    day.tomorrow()
        .and_then(|next| next.to_zoned(zone()))
        .map_or(Timestamp::MAX, |start| start.timestamp() - jiff::SignedDuration::from_micros(1))
}

/// The first words of a longer text.
pub fn short(text: &str) -> String {
    const WORDS: usize = 14;
    let words: Vec<&str> = text.split_whitespace().collect();
    let some = words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" ");
    if words.len() > WORDS { format!("{} …", some.trim_end_matches(['.', ',', ';'])) } else { some }
}
