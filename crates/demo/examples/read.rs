//! Prints one invented family's past as it will stand in the journal, for whoever writes stories:
//! `cargo run -p demo --example read -- 3 [SEED]`
#![expect(clippy::print_stdout, reason = "it prints for a person")]

use demo::{Cast, Demo};
use jiff::{Timestamp, tz::TimeZone};
use practice::{CaseRecord, Kept, Thresholds, rules};
use serde_json::Value;
use std::{collections::HashMap, error::Error};

#[expect(clippy::disallowed_methods, reason = "a tool for people tells stories that end today")]
fn now() -> Timestamp {
    Timestamp::now()
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let place = numbers.next().ok_or("Say which family, from 0.")??;
    let seed = numbers.next().transpose()?.unwrap_or(1);
    let told = Demo::new(seed, now(), Cast::numbered())?.family(usize::try_from(place)?)?;
    let zone = TimeZone::get("Europe/London")?;
    let mut record = CaseRecord::default();
    let mut names: HashMap<String, String> = HashMap::new();
    let mut day = String::new();
    for one in &told.past {
        let at = one.at.to_zoned(zone.clone());
        let today = at.strftime("%A %-d %B %Y").to_string();
        if today != day {
            println!("\n== {today}");
            day = today;
        }
        if let practice::Object::Person(person) = &one.object {
            names.insert(practice::ids::encode(person.id.0), person.short_name().to_owned());
        }
        println!("{} {} {}", at.strftime("%H:%M"), one.verb, one.reason);
        print_fields(&serde_json::from_str(&one.object.to_json()?)?, &names, 1);
        let value = one.object.clone();
        record.put(Kept { value, version: 1, changed_at: one.at, changed_by: Some(one.by) });
    }
    println!("\n== What the rules find today");
    let thresholds = Thresholds::default();
    let look = rules::Look { record: &record, today: now().to_zoned(zone).date(), thresholds: &thresholds };
    for found in rules::check(look) {
        println!("I{} {:?}: {}", found.rule.number(), found.level, found.sentence);
    }
    Ok(())
}

/// The fields that say something, people by their names.
fn print_fields(value: &Value, names: &HashMap<String, String>, depth: usize) {
    let said = |text: &str| {
        let id = text.strip_prefix("person:").unwrap_or(text);
        names.get(id).cloned().unwrap_or_else(|| text.to_owned())
    };
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                match value {
                    Value::Null | Value::Bool(false) => {}
                    Value::String(text) if text.is_empty() || field == "id" => {}
                    Value::String(text) => println!("{:1$}{field}: {2}", "", depth * 2, said(text)),
                    Value::Array(all) if all.is_empty() => {}
                    Value::Array(_) | Value::Object(_) => {
                        println!("{:1$}{field}:", "", depth * 2);
                        print_fields(value, names, depth + 1);
                    }
                    other => println!("{:1$}{field}: {other}", "", depth * 2),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| print_fields(one, names, depth)),
        Value::String(text) => println!("{:1$}{2}", "", depth * 2, said(text)),
        other => println!("{:1$}{other}", "", depth * 2),
    }
}
