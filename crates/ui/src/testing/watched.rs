//! What a page is given, watched: a template that asks for a name which is not there has mistyped it, or its page forgot it. An
//! absent name is false in a template, so that a button would be missing in silence, or a guard would hold nothing back.

use minijinja::{
    Environment, Value,
    value::{Enumerator, Object, ObjectRepr, ValueKind},
};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

/// Of these anything may be asked: they have what was typed, by the names of its fields.
const OPEN: &[&str] = &["form.values", "form.lists", "form.errors"];

/// What may be left out: of the components what they take where it is there, of our own layouts a form and what only some pages say,
/// and macros that stand further down in the same template.
const OPTIONAL: &[&str] = &[
    "conditional",
    "dateInputItems",
    "form",
    "level",
    "marks",
    "not_printed",
    "one_line",
    "role",
    "successBanner",
    "title",
    "typeClass",
    "undefined",
    "valueEscaped",
];

/// The names that were asked for and are not there.
type Missed = Arc<Mutex<BTreeSet<String>>>;

/// A value as its template sees it, by the way to it: `note.words`.
#[derive(Debug)]
struct Watched {
    value: Value,
    way: String,
    missed: Missed,
    /// What else the environment knows by name, for the outermost.
    known: BTreeSet<String>,
}

impl Object for Watched {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        if self.value.kind() == ValueKind::Seq { ObjectRepr::Seq } else { ObjectRepr::Map }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let found = self.value.get_item(key).ok().filter(|found| !found.is_undefined());
        let name = key
            .as_str()
            .map(|name| if self.way.is_empty() { name.to_owned() } else { format!("{}.{name}", self.way) });
        match (found, name) {
            (Some(found), name) => Some(watch(found, name.unwrap_or_else(|| self.way.clone()), &self.missed)),
            (None, Some(name)) => {
                let last = name.rsplit('.').next().unwrap_or_default();
                let is_known = self.known.contains(&name) || OPTIONAL.contains(&last);
                if !is_known && !OPEN.contains(&self.way.as_str()) {
                    self.missed.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
                }
                None
            }
            (None, None) => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match (self.repr(), self.value.len()) {
            (ObjectRepr::Seq, Some(length)) => Enumerator::Seq(length),
            _ => Enumerator::Values(self.value.try_iter().map(Iterator::collect).unwrap_or_default()),
        }
    }
}

fn watch(value: Value, way: String, missed: &Missed) -> Value {
    match value.kind() {
        ValueKind::Map | ValueKind::Seq => {
            Value::from_object(Watched { value, way, missed: Arc::clone(missed), known: BTreeSet::new() })
        }
        _ => value,
    }
}

/// The page, or the names that it asked for in vain.
pub(crate) fn render(env: &Environment<'_>, name: &str, context: Value) -> Result<String, minijinja::Error> {
    let missed = Missed::default();
    let known = env.globals().map(|(name, _)| name.to_owned()).collect();
    let root = Watched { value: context, way: String::new(), missed: Arc::clone(&missed), known };
    let page = env.get_template(name)?.render(Value::from_object(root))?;
    let missed = missed.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(missed.is_empty(), "{name} asks for what it is not given: {missed:?}");
    Ok(page)
}
