//! The filters the components use, working the Nunjucks way: nothing is an empty text, and a
//! text that was safe to write into a page stays so.

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::equality::{same, within};

/// The text of a value: nothing for none, and truth as JavaScript writes it.
pub(crate) fn text(value: &Value) -> String {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => String::new(),
        ValueKind::Bool => truth(value).to_owned(),
        _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}

/// A truth value as JavaScript writes it.
pub(crate) fn truth(value: &Value) -> &'static str {
    if value.is_true() { "true" } else { "false" }
}

/// A text that is as safe as the value it was made from.
fn like(original: &Value, text: String) -> Value {
    if original.is_safe() { Value::from_safe_string(text) } else { Value::from(text) }
}

/// Writes a text into HTML, in or out of quotation marks.
pub(crate) fn escape_into(out: &mut impl std::fmt::Write, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '"', '\'', '<', '>', '\\']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&#92;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

pub(crate) fn escape(value: &Value) -> Value {
    if value.is_safe() {
        return value.clone();
    }
    let plain = text(value);
    let mut escaped = String::with_capacity(plain.len());
    // Writing to a string cannot fail.
    let _ = escape_into(&mut escaped, &plain);
    Value::from_safe_string(escaped)
}

/// The same text, no longer safe, for joining to another.
pub(crate) fn plain(value: &Value) -> Value {
    let changes = value.is_safe() || value.kind() == ValueKind::Bool;
    if changes { Value::from(text(value)) } else { value.clone() }
}

pub(crate) fn safe(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(text(value)) }
}

pub(crate) fn trim(value: &Value) -> Value {
    like(value, text(value).trim().to_owned())
}

pub(crate) fn indent(value: &Value, width: Option<usize>, first: Option<bool>) -> Value {
    let text = text(value);
    if text.is_empty() {
        return Value::from("");
    }
    let space = " ".repeat(width.unwrap_or(4));
    let mut out = String::with_capacity(text.len() + space.len() * 8);
    if first == Some(true) {
        out.push_str(&space);
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            out.push_str(&space);
        }
        out.push_str(line);
    }
    like(value, out)
}

pub(crate) fn replace(value: &Value, from: &Value, to: &Value) -> Value {
    like(value, text(value).replace(&text(from), &text(to)))
}

pub(crate) fn lower(value: &Value) -> String {
    text(value).to_lowercase()
}

pub(crate) fn capitalize(value: &Value) -> Value {
    let lower = text(value).to_lowercase();
    let mut letters = lower.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    like(value, first + letters.as_str())
}

pub(crate) fn string(value: &Value) -> Value {
    like(value, text(value))
}

pub(crate) fn int(value: &Value) -> i64 {
    let text = text(value);
    let text = text.trim_start();
    let end = text.char_indices().position(|(at, c)| !(c.is_ascii_digit() || (at == 0 && c == '-')));
    text[..end.unwrap_or(text.len())].parse().unwrap_or(0)
}

pub(crate) fn length(value: &Value) -> usize {
    match value.kind() {
        ValueKind::String => value.as_str().map_or(0, |text| text.encode_utf16().count()),
        _ => value.len().unwrap_or(0),
    }
}

pub(crate) fn join(list: &Value, between: Option<&Value>) -> String {
    let between = between.map(text).unwrap_or_default();
    let items: Vec<String> =
        each(list).try_iter().map_or_else(|_| Vec::new(), |items| items.map(|item| text(&item)).collect());
    items.join(&between)
}

pub(crate) fn concat(list: &Value, more: &Value) -> Value {
    let mut items: Vec<Value> = each(list).try_iter().map_or_else(|_| Vec::new(), Iterator::collect);
    match more.kind() {
        ValueKind::Seq | ValueKind::Iterable => items.extend(more.try_iter().into_iter().flatten()),
        _ => items.push(more.clone()),
    }
    Value::from(items)
}

pub(crate) fn includes(list: &Value, item: &Value) -> bool {
    within(item, list)
}

/// Keeps the items that are truthy, or equal to an argument.
pub(crate) fn select(list: &Value, test: &str, argument: Option<&Value>) -> Result<Value, minijinja::Error> {
    let items = each(list).try_iter()?;
    let wanted = argument.cloned().unwrap_or_default();
    match test {
        "truthy" => Ok(items.filter(Value::is_true).collect()),
        "eq" => Ok(items.filter(|item| same(item, &wanted)).collect()),
        other => Err(minijinja::Error::new(
            minijinja::ErrorKind::UnknownTest,
            format!("the components' `select` knows no test `{other}`"),
        )),
    }
}

/// What a loop goes over: nothing is an empty list.
pub(crate) fn each(value: &Value) -> Value {
    if value.is_none() || value.is_undefined() { Value::from(Vec::<Value>::new()) } else { value.clone() }
}

/// What a loop over an object's keys and values goes over.
pub(crate) fn pairs(value: &Value) -> Value {
    if value.kind() != ValueKind::Map {
        return Value::from(Vec::<Value>::new());
    }
    let keys = value.try_iter().into_iter().flatten();
    keys.map(|key| {
        let item = value.get_item(&key).unwrap_or_default();
        Value::from(vec![key, item])
    })
    .collect()
}
