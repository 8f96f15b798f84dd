//! One cell as a date, a number or a yes. An error is what is wrong with the text, without its place.

use calendar::Date;
use serde::{Deserialize, Deserializer};

/// A day: `2019-03-31`, or `31/03/2019` as spreadsheets write it here.
pub fn date(text: &str) -> Result<Date, String> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let digits =
        |part: &str, most: usize| part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    let found = match parts.as_slice() {
        [year, month, day] if text.contains('-') && year.len() == 4 => Some((year, month, day)),
        [day, month, year] if text.contains('/') && year.len() == 4 => Some((year, month, day)),
        _ => None,
    };
    found
        .filter(|(year, month, day)| digits(year, 4) && digits(month, 2) && digits(day, 2))
        .and_then(|(year, month, day)| {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        })
        .ok_or_else(|| format!("“{text}” is not a date. Write 2019-03-31 or 31/03/2019."))
}

/// A number: digits, a point, a sign. A thousands separator or a percent sign is refused, for nobody can say what it
/// was meant to be.
pub fn number(text: &str) -> Result<f64, String> {
    let plain = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    if let Some(value) = plain.then(|| text.parse::<f64>().ok()).flatten().filter(|value| value.is_finite()) {
        return Ok(value);
    }
    Err(if text.ends_with('%') {
        format!("“{text}” has a percent sign. Write the number alone; the measure knows its unit.")
    } else if text.contains(',') || text.contains(' ') {
        format!("“{text}” has a comma or a space in it. Write the number without a thousands separator.")
    } else {
        format!("“{text}” is not a number.")
    })
}

/// A whole number that is not below nought.
pub fn whole(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| match number(text) {
        Ok(_) => format!("“{text}” is not a whole number from nought upwards."),
        Err(fault) => fault,
    })
}

/// Yes or no: `yes`, `no`, `y`, `n`, `true`, `false`, `1`, `0`.
pub fn yes_no(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Ok(true),
        "no" | "n" | "false" | "0" => Ok(false),
        _ => Err(format!("“{text}” is neither yes nor no. Write yes or no, or 1 or 0.")),
    }
}

/// Reads a day that is written as TOML's own date or between quotation marks.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Toml(toml::value::Datetime),
        Text(String),
    }
    let text = match Either::deserialize(deserializer)? {
        Either::Toml(date) => date.to_string(),
        Either::Text(text) => text,
    };
    date(&text).map_err(serde::de::Error::custom)
}
