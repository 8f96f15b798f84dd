//! What must not stand on a page that is given away, asked of everything that the page shows.

use practice::{CaseRecord, hidden::given_away, ids::PersonId, views::list};
use serde::Serialize;
use serde_json::Value;

/// Fields that lead elsewhere and are no text of the page, or that the page keeps from the printer itself.
const NO_TEXT: &[&str] = &["id", "href", "once", "key", "token", "kept_phone", "kept_address"];

/// "Kim and Rose": whose hidden address or telephone number stands in what a page shows. Empty: nobody's. A page that
/// cannot be read through is held back too.
pub fn told(record: &CaseRecord, reader: Option<PersonId>, page: &impl Serialize) -> String {
    if record.people.iter().all(|person| !person.address_hidden) {
        return String::new();
    }
    let Ok(page) = serde_json::to_value(page) else { return "somebody".to_owned() };
    let mut texts = Vec::new();
    collect(&page, &mut texts);
    list(&given_away(record, reader, &texts.join("\n")))
}

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(all) => all.iter().for_each(|one| collect(one, texts)),
        Value::Object(fields) => {
            let read = fields.iter().filter(|(name, _)| !NO_TEXT.contains(&name.as_str()));
            read.for_each(|(_, one)| collect(one, texts));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
