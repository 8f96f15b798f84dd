//! A field of a thing: how it is asked for, and where it stands in the type.

use jiff::civil::Date;
use serde::Serialize;
use ui::{
    form::{FormReader, Values},
    people_options::Choice,
};

/// A field of a thing.
pub(super) struct Asked<T: 'static> {
    /// Its name in the type.
    pub(super) name: &'static str,
    /// What people call it.
    pub(super) label: &'static str,
    /// How it is asked for.
    pub(super) ask: Ask<T>,
    /// Whether it is asked of a thing that stands so: what a decision says is put right once it was decided, and never decided here.
    pub(super) when: fn(&T) -> bool,
}

/// Whatever stands.
pub(super) fn always<T>(_: &T) -> bool {
    true
}

/// How a field is asked for: how it is read out of the thing, and put into it.
pub(super) enum Ask<T: 'static> {
    /// A day that must be there.
    Day(fn(&T) -> Date, fn(&mut T, Date)),
    /// A day that may be missing.
    DayIf(fn(&T) -> Option<Date>, fn(&mut T, Option<Date>)),
    /// Yes, no or not answered.
    YesNo(fn(&T) -> Option<bool>, fn(&mut T, Option<bool>)),
    /// One of a closed list, by its code, or none. What takes a code says whether it is one of the list.
    One(fn() -> Vec<Choice>, fn(&T) -> &str, fn(&mut T, &str) -> bool),
    /// Some of a closed list.
    Some(fn() -> Vec<Choice>, fn(&T) -> &[String], fn(&mut T, Vec<String>)),
    /// Words.
    Words(fn(&T) -> &str, fn(&mut T, String)),
    /// How many.
    Number(fn(&T) -> u8, fn(&mut T, u8)),
}

/// A field on the page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FieldView {
    /// Its name.
    pub(crate) name: &'static str,
    /// What people call it.
    label: &'static str,
    /// `day`, `yes_no`, `one`, `some`, `words` or `number`.
    how: &'static str,
    /// What can be chosen.
    choices: Vec<Choice>,
}

impl<T> Asked<T> {
    pub(super) fn named(&self) -> (&'static str, &'static str) {
        (self.name, self.label)
    }

    /// The field on the page. A code that stands and is in the list no longer can still be chosen.
    pub(super) fn view(&self, one: &T) -> FieldView {
        let (how, choices) = match &self.ask {
            Ask::Day(..) | Ask::DayIf(..) => ("day", Vec::new()),
            Ask::YesNo(..) => ("yes_no", crate::fields::yes_and_no()),
            Ask::One(choices, get, _) => ("one", with(choices(), &[get(one).to_owned()])),
            Ask::Some(choices, get, _) => ("some", with(choices(), get(one))),
            Ask::Words(..) => ("words", Vec::new()),
            Ask::Number(..) => ("number", Vec::new()),
        };
        FieldView { name: self.name, label: self.label, how, choices }
    }

    pub(super) fn send(&self, one: &T, values: &mut Values) {
        match &self.ask {
            Ask::Day(get, _) => values.add_date(self.name, Some(get(one))),
            Ask::DayIf(get, _) => values.add_date(self.name, get(one)),
            Ask::YesNo(get, _) => {
                values.add(self.name, get(one).map_or("", |yes| if yes { "yes" } else { "no" }))
            }
            Ask::One(_, get, _) => values.add(self.name, get(one)),
            Ask::Some(_, get, _) => {
                get(one).iter().fold(values, |values, code| values.add(self.name, code.as_str()))
            }
            Ask::Words(get, _) => values.add(self.name, get(one)),
            Ask::Number(get, _) => values.add(self.name, get(one).to_string()),
        };
    }

    pub(super) fn read(&self, reader: &mut FormReader<'_>, one: &mut T) {
        let (name, label) = self.named();
        match &self.ask {
            Ask::Day(_, set) => {
                if let Some(day) = crate::fields::day(reader, name, label) {
                    set(one, day);
                }
            }
            Ask::DayIf(_, set) => set(one, reader.date(name, label)),
            Ask::YesNo(_, set) => set(one, crate::fields::yes_no(reader, name, label)),
            Ask::One(_, _, set) => {
                let code = reader.line(name, label);
                if !set(one, &code) && !code.is_empty() {
                    reader.problems.add(name, format!("{label}: choose one from the list."));
                }
            }
            Ask::Some(choices, get, set) => {
                let choices = with(choices(), get(one));
                let known = |code: &str| choices.iter().any(|one| one.value == code).then(|| code.to_owned());
                set(one, reader.many(name, label, known));
            }
            Ask::Words(_, set) => set(one, reader.text(name, label)),
            Ask::Number(_, set) => match reader.line(name, label).parse() {
                Ok(number) => set(one, number),
                Err(_) => reader.problems.add(name, format!("{label}: put in a number, such as 0 or 2.")),
            },
        }
    }
}

/// The choices, and those of these codes that are not among them any more.
fn with(mut choices: Vec<Choice>, stand: &[String]) -> Vec<Choice> {
    for code in stand.iter().filter(|code| !code.is_empty()) {
        if choices.iter().all(|one| one.value != *code) {
            choices.push(Choice::new(code.clone(), format!("{code} (not in the list any more)")));
        }
    }
    choices
}
