//! Dates, times and lateness in the words a page uses.

use jiff::civil::{Date, Time};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date in full: "23 November 2026".
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// The date for a narrow column: "23 Nov 2026".
pub fn short(date: Date) -> String {
    format!("{} {:.3} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// The time of day: "2:30pm", "9am", "midday", "midnight".
pub fn short_time(time: Time) -> String {
    let half = if time.hour() < 12 { "am" } else { "pm" };
    let hour = if time.hour() % 12 == 0 { 12 } else { time.hour() % 12 };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// How many days past its due date something is on `today`: nought on the day itself, negative before it.
pub fn days_late(due: Date, today: Date) -> i32 {
    today.since(due).map_or(0, |span| span.get_days())
}

/// How `today` stands to the due date: "2 days overdue", "due today", "due tomorrow", "due in 3 days".
pub fn relative(due: Date, today: Date) -> String {
    match i64::from(days_late(due, today)) {
        0 => "due today".to_owned(),
        -1 => "due tomorrow".to_owned(),
        late @ 1.. => format!("{} overdue", count(late, "day")),
        early => format!("due in {}", count(-early, "day")),
    }
}

/// A number and its noun: "1 day", "2 days".
pub(crate) fn count(number: i64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
