//! Turns what a story says into what a record holds: names and places for gaps, days for numbers, ids for keys.

use crate::{
    days,
    fields::{Meaning, meaning},
    origins::forms,
    tell::Telling,
    text::{Gaps, told},
};
use practice::{Kind, ids::encode};
use serde_json::{Map, Value, json};

impl Telling<'_> {
    /// A place of the authority, the same throughout the family.
    pub(crate) fn place(&mut self, word: &str) -> String {
        if let Some(known) = self.places.get(word) {
            return known.clone();
        }
        let place = self.fresh(word);
        self.places.insert(word.to_owned(), place.clone());
        place
    }

    /// A place of the authority, perhaps another one each time.
    pub(crate) fn fresh(&mut self, word: &str) -> String {
        let all = self.demo.surroundings.places.get(word);
        all.and_then(|all| self.dice.pick(all)).cloned().unwrap_or_default()
    }

    /// A value of a story with its gaps filled, as the record keeps it.
    pub(crate) fn filled(&mut self, kind: Kind, field: &str, value: &Value) -> Value {
        let many = value.is_array();
        match (meaning(kind, field, many), value) {
            (_, Value::Array(all)) => {
                Value::Array(all.iter().map(|one| self.one(kind, field, one, true)).collect())
            }
            _ => self.one(kind, field, value, many),
        }
    }

    fn one(&mut self, kind: Kind, field: &str, value: &Value, many: bool) -> Value {
        match (meaning(kind, field, many), value) {
            (Meaning::Date, day) => self.date(day).unwrap_or_else(|| day.clone()),
            (Meaning::Id, Value::String(key)) => {
                json!(encode(self.number(key)))
            }
            (Meaning::Who, Value::String(word)) => json!(self.who(word)),
            (Meaning::Worker, Value::String(word)) => json!(self.worker(word)),
            (Meaning::Score, Value::Number(number)) => json!(number.to_string()),
            (Meaning::Moment, value) => self.harm_moment(value),
            (_, Value::String(text)) => json!(told(text, self)),
            (_, Value::Object(fields)) => {
                let mut filled = Map::new();
                for (name, value) in fields {
                    filled.insert(name.clone(), self.filled(kind, name, value));
                }
                Value::Object(filled)
            }
            (_, other) => other.clone(),
        }
    }

    fn harm_moment(&mut self, value: &Value) -> Value {
        let (on, what) = match value {
            Value::String(what) => (Value::Null, told(what, self)),
            Value::Number(_) => (self.date(value).unwrap_or_default(), String::new()),
            Value::Object(both) => (
                both.get("on").and_then(|day| self.date(day)).unwrap_or_default(),
                both.get("what").and_then(Value::as_str).map(|what| told(what, self)).unwrap_or_default(),
            ),
            _ => (Value::Null, String::new()),
        };
        json!({"on": on, "what": what})
    }

    fn who(&mut self, word: &str) -> String {
        let told = told(word, self);
        let word = told.as_str();
        if self.names.contains_key(word) {
            return format!("person:{}", encode(self.number(word)));
        }
        if let Some((worker, _)) = self.staff.get(word) {
            return format!("worker:{worker}");
        }
        format!("other:{word}")
    }
}

impl Gaps for Telling<'_> {
    fn fill(&mut self, word: &str) -> Option<String> {
        let (name, form) = word.split_once('.').unwrap_or((word, ""));
        if let Some((given, called, family)) = self.names.get(name) {
            return Some(match form {
                "full" => format!("{given} {}", forms(family).0),
                "age" => self.age(name)?,
                "" => called.clone(),
                form => self.pronoun(name, form)?,
            });
        }
        if let Some((_, name)) = self.staff.get(name) {
            let first = name.split(' ').next().unwrap_or(name);
            return Some(if form == "full" { (*name).to_owned() } else { first.to_owned() });
        }
        if let Some((what, ago)) = word.split_once(':') {
            let day = self.day_of(ago)?;
            return match what {
                "day" => Some(calendar::long(day)),
                "weekday" => Some(days::name(day).to_owned()),
                "month" => Some(calendar::long(day).split(' ').nth(1)?.to_owned()),
                _ => None,
            };
        }
        if word == "home" {
            let (written, said) = forms(&self.home);
            return Some(if said.is_empty() { written } else { said }.to_owned());
        }
        self.demo.surroundings.places.contains_key(word).then(|| self.place(word))
    }

    fn choose(&mut self, among: usize, word: &str) -> usize {
        if word.is_empty() {
            return self.dice.below(among);
        }
        let chance = self.dice.below(usize::MAX);
        *self.choices.entry(word.to_owned()).or_insert(chance) % among.max(1)
    }
}
