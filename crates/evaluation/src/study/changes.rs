//! What differs between two plans, named so that a person can write it down as a deviation.

use super::Plan;
use super::places::Step;
use serde_json::Value;

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its name, such as `outcome[second-plans@DFE-2025].role`.
    pub path: String,
    /// The way to it in the study file as it is now.
    pub steps: Vec<Step>,
    /// What stood there when the plan was locked.
    pub was: Option<String>,
    /// What stands there now.
    pub is: Option<String>,
}

impl Change {
    /// Whether it is the thing of this name, or within it.
    pub fn is_within(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// What happened, in words.
    pub fn words(&self) -> String {
        match (&self.was, &self.is) {
            (Some(was), Some(is)) => format!("it was {was} and is {is}"),
            (None, Some(is)) => format!("{is} was added"),
            (Some(was), None) => format!("{was} was taken out"),
            (None, None) => "the order was changed".to_owned(),
        }
    }
}

/// Every difference, in the order of the plan.
pub(super) fn changes(locked: &Plan, now: &Plan) -> Vec<Change> {
    let mut found = Vec::new();
    if let (Ok(locked), Ok(now)) = (serde_json::to_value(locked), serde_json::to_value(now)) {
        compare(&locked, &now, "", &[], &mut found);
    }
    found
}

fn compare(was: &Value, is: &Value, path: &str, steps: &[Step], found: &mut Vec<Change>) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => {
            let new = is.keys().filter(|key| !was.contains_key(*key));
            for key in was.keys().chain(new) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                let steps = [steps, &[Step::from(key.as_str())]].concat();
                either(was.get(key), is.get(key), &path, &steps, found);
            }
        }
        (Value::Array(was), Value::Array(is)) if named(was) && named(is) => list(was, is, path, steps, found),
        _ if was == is => {}
        _ => found.push(change(path, steps, Some(was), Some(is))),
    }
}

fn either(was: Option<&Value>, is: Option<&Value>, path: &str, steps: &[Step], found: &mut Vec<Change>) {
    match (was, is) {
        (Some(was), Some(is)) => compare(was, is, path, steps, found),
        (None, None) => {}
        (was, is) => found.push(change(path, steps, was, is)),
    }
}

/// Compares lists of things that have names. The order counts, for the first comparator leads.
fn list(was: &[Value], is: &[Value], path: &str, steps: &[Step], found: &mut Vec<Change>) {
    let position =
        |all: &[Value], name: &str| all.iter().position(|one| name_of(one).as_deref() == Some(name));
    let names = |all: &[Value]| all.iter().filter_map(name_of).collect::<Vec<String>>();
    let (before, after) = (names(was), names(is));
    let new = after.iter().filter(|name| !before.contains(name));
    for name in before.iter().chain(new) {
        let at = position(is, name);
        let steps = [steps, &[Step::At(at.unwrap_or(0))]].concat();
        let old = position(was, name).map(|at| &was[at]);
        either(old, at.map(|at| &is[at]), &format!("{path}[{name}]"), &steps, found);
    }
    let stayed: Vec<&String> = before.iter().filter(|name| after.contains(name)).collect();
    let now: Vec<&String> = after.iter().filter(|name| before.contains(name)).collect();
    if stayed != now {
        found.push(Change { path: path.to_owned(), steps: steps.to_vec(), was: None, is: None });
    }
}

fn change(path: &str, steps: &[Step], was: Option<&Value>, is: Option<&Value>) -> Change {
    Change { path: path.to_owned(), steps: steps.to_vec(), was: was.map(words), is: is.map(words) }
}

fn named(list: &[Value]) -> bool {
    list.iter().all(|one| name_of(one).is_some())
}

/// What a thing in a list is called: its id, code or measure; an exclusion by unit and outcome.
fn name_of(value: &Value) -> Option<String> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    if let Some(name) = text("id").or_else(|| text("code")).or_else(|| text("measure")) {
        return Some(name.to_owned());
    }
    let unit = text("unit")?;
    Some(text("outcome").map_or_else(|| unit.to_owned(), |outcome| format!("{unit} of {outcome}")))
}

/// A value as a person would say it.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => format!("“{text}”"),
        Value::Array(all) => all.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Null => "nothing".to_owned(),
        Value::Object(_) => {
            name_of(value).map_or_else(|| "a group of settings".to_owned(), |name| format!("“{name}”"))
        }
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
    }
}
