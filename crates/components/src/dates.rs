//! The two date filters of the MOJ components.

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use minijinja::Value;

use crate::filters::text;

/// The clock the components show.
const ZONE: &str = "Europe/London";

/// `mojDate`: a time as GOV.UK writes it; a kind that is not known leaves it as it was given.
pub(crate) fn moj_date(timestamp: &Value, kind: Option<&str>) -> Value {
    let Some(time) = read(&text(timestamp)) else {
        return timestamp.clone();
    };
    let clock = if time.minute() > 0 { "%-I:%M%P" } else { "%-I%P" };
    let pattern = match kind {
        Some("datetime") => format!("%-d %B %Y at {clock}"),
        Some("shortdatetime") => format!("%-d %b %Y at {clock}"),
        Some("date") => "%-d %B %Y".to_owned(),
        Some("shortdate") => "%-d %b %Y".to_owned(),
        Some("time") => clock.to_owned(),
        _ => return timestamp.clone(),
    };
    Value::from(time.strftime(&pattern).to_string())
}

/// `date`: a time in a pattern of the Moment library; without one, as a full date and time.
pub(crate) fn date(timestamp: &Value, pattern: Option<&str>) -> Value {
    match read(&text(timestamp)) {
        Some(time) => {
            Value::from(time.strftime(&from_moment(pattern.unwrap_or("YYYY-MM-DDTHH:mm:ssZ"))).to_string())
        }
        None => timestamp.clone(),
    }
}

/// A time with its zone or offset, or a civil date or time taken as London's.
fn read(text: &str) -> Option<Zoned> {
    let zone = TimeZone::get(ZONE).ok()?;
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return Some(instant.to_zoned(zone));
    }
    text.parse::<DateTime>().ok()?.to_zoned(zone).ok()
}

/// Moment's pattern letters, longest first, with jiff's for the same.
const LETTERS: [(&str, &str); 20] = [
    ("YYYY", "%Y"),
    ("MMMM", "%B"),
    ("dddd", "%A"),
    ("MMM", "%b"),
    ("ddd", "%a"),
    ("YY", "%y"),
    ("MM", "%m"),
    ("DD", "%d"),
    ("HH", "%H"),
    ("hh", "%I"),
    ("mm", "%M"),
    ("ss", "%S"),
    ("M", "%-m"),
    ("D", "%-d"),
    ("H", "%-H"),
    ("h", "%-I"),
    ("m", "%-M"),
    ("A", "%p"),
    ("a", "%P"),
    ("Z", "%:z"),
];

fn from_moment(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        if let Some((literal, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            out.push_str(&literal.replace('%', "%%"));
            rest = after;
        } else if let Some((theirs, ours)) = LETTERS.iter().find(|(theirs, _)| rest.starts_with(theirs)) {
            out.push_str(ours);
            rest = &rest[theirs.len()..];
        } else {
            out.push_str(if letter == '%' { "%%" } else { &rest[..letter.len_utf8()] });
            rest = &rest[letter.len_utf8()..];
        }
    }
    out
}
