//! Fields that many forms share: who, words for each child, rows without end.

use crate::{
    form::{FormReader, Values},
    page::Form,
    people_options::{self, Choice, WorkerNames},
};
use practice::{CaseRecord, Who};
use std::collections::{BTreeMap, HashSet};

/// What a list of people sends for somebody who is not in it; the name stands in `…-other`.
pub const OTHER: &str = "other";

/// Writes somebody as the form sends them.
pub fn add_who(values: &mut Values, name: &str, who: Option<&Who>) {
    match who {
        Some(Who::Other(text)) => {
            values.add(name, OTHER).add(format!("{name}-other"), text);
        }
        Some(who) => {
            values.add(name, who.to_string());
        }
        None => {}
    }
}

/// Writes several people as the form sends them: those without a place in the record one a line.
pub fn add_all(values: &mut Values, name: &str, who: &[Who]) {
    let mut others = Vec::new();
    for one in who {
        match one {
            Who::Other(text) => others.push(text.as_str()),
            one => {
                values.add(name, one.to_string());
            }
        }
    }
    if !others.is_empty() {
        values.add(format!("{name}-other"), others.join("\n"));
    }
}

/// Longest name and role of somebody without an account, in characters.
const LONGEST_NAME: usize = 200;

/// Somebody as a list sends them. A name that was put into the list by hand is held to what a typed one is.
pub fn listed(text: &str) -> Option<Who> {
    let who = text.parse::<Who>().ok()?;
    let fits = |name: &str| name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    match &who {
        Who::Other(name) if !fits(name) => None,
        _ => Some(who),
    }
}

/// Reads somebody; a name typed for somebody else counts also where the list was left alone.
pub fn read_who(reader: &mut FormReader<'_>, values: &Values, name: &str, label: &str) -> Option<Who> {
    let other = reader.line(&format!("{name}-other"), label);
    match values.text(name) {
        OTHER if other.is_empty() => {
            reader.problems.add(
                name,
                format!("{label}: give the name and role of the person, or choose one from the list."),
            );
            None
        }
        "" | OTHER => (!other.is_empty()).then_some(Who::Other(other)),
        _ => reader.optional(name, label, listed),
    }
}

/// Reads several people.
pub fn read_all(reader: &mut FormReader<'_>, name: &str, label: &str) -> Vec<Who> {
    let mut who = reader.many(name, label, listed);
    let field = format!("{name}-other");
    let others = reader.text(&field, label);
    let lines = others.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines.clone().any(|line| line.chars().count() > LONGEST_NAME) {
        reader.problems.add(field, format!("{label}: each line must be {LONGEST_NAME} characters or fewer."));
    }
    who.extend(lines.map(|line| Who::Other(line.to_owned())));
    who
}

/// Everybody whom a form offers, with those whom it names already and "somebody else" at the end.
pub fn everybody(record: &CaseRecord, names: &WorkerNames, form: &Form, fields: &[&str]) -> Vec<Choice> {
    let mut all = named(record, names, form, fields);
    all.push(Choice::new(OTHER, "Somebody else"));
    all
}

/// Everybody whom a form offers, with those whom it names already.
pub fn named(record: &CaseRecord, names: &WorkerNames, form: &Form, fields: &[&str]) -> Vec<Choice> {
    let mut all = people_options::everybody(record, names);
    let mut known: HashSet<String> = all.iter().map(|choice| choice.value.clone()).collect();
    for value in fields.iter().filter_map(|field| form.lists.get(*field)).flatten() {
        if let Ok(who) = value.parse::<Who>()
            && known.insert(value.clone())
        {
            all.push(Choice::new(value.clone(), people_options::name_of(&who, record, names)));
        }
    }
    all
}

/// The children in the order of their birth, as each form asks about them one by one.
pub fn children(record: &CaseRecord) -> Vec<Choice> {
    let mut children: Vec<_> = record.people.iter().filter(|person| person.is_child()).collect();
    children.sort_by_key(|child| (child.born.is_none(), child.born, child.id));
    children
        .into_iter()
        .map(|child| Choice::new(child.id.to_string(), practice::views::called(record, child)))
        .collect()
}

/// How many numbered rows a form shows: those that are filled and an empty one.
pub fn rows(values: &BTreeMap<String, String>, name: &str) -> Vec<usize> {
    let last = values
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .filter_map(|(field, _)| row_of(field, name))
        .max();
    (0..=last.map_or(0, |last| last + 1)).collect()
}

/// The numbers of the rows in which something was typed.
pub fn filled(values: &Values, name: &str) -> Vec<usize> {
    let mut rows: Vec<usize> = values
        .typed()
        .filter(|(_, value)| !value.trim().is_empty())
        .filter_map(|(field, _)| row_of(field, name))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

fn row_of(field: &str, name: &str) -> Option<usize> {
    field.strip_prefix(name)?.strip_prefix('-')?.split('-').next()?.parse().ok().filter(|row| *row < 200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_without_an_account_comes_back_as_typed() {
        let mut values = Values::new();
        add_who(&mut values, "owner", Some(&Who::Other("Mrs Hall, head teacher".to_owned())));
        let mut reader = FormReader::new(&values);
        let who = read_who(&mut reader, &values, "owner", "Who");
        assert_eq!(who, Some(Who::Other("Mrs Hall, head teacher".to_owned())));
        assert!(reader.problems.is_empty());
    }

    #[test]
    fn somebody_else_needs_a_name() {
        let mut values = Values::new();
        values.add("owner", OTHER);
        let mut reader = FormReader::new(&values);
        assert_eq!(read_who(&mut reader, &values, "owner", "Who"), None);
        assert!(!reader.problems.is_empty());
    }

    #[test]
    fn there_is_always_one_empty_row() {
        let mut values = Values::new();
        values
            .add("occasions-0-what", "She rang")
            .add("occasions-1-what", " ")
            .add("occasions-2-on-day", "4");
        assert_eq!(filled(&values, "occasions"), [0, 2]);
        let shown = values.iter().map(|(name, all)| (name.clone(), all[0].clone())).collect();
        assert_eq!(rows(&shown, "occasions"), [0, 1, 2, 3]);
        assert_eq!(rows(&shown, "moments"), [0]);
    }
}
