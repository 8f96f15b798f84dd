//! What somebody looks for in the chronology. Words are sent by a form and stand in no address: they may be somebody's name.

use practice::{
    case_note::NoteKind,
    ids::{PersonId, decode, encode},
    views::{Moment, Wanted, folded},
};
use ui::{form::Values, trouble::Trouble, visit::FamilyVisit};

/// In the place of a kind of note: only the facts of the record.
pub(super) const FACTS: &str = "facts";

/// The most words that are looked for at once.
const WORDS: usize = 10;

/// What is looked for, and from where on.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// By child, kind and words.
    pub(super) wanted: Wanted,
    /// Only what stands before this.
    pub(super) before: Option<Moment>,
    /// The words as they were typed.
    pub(super) words: String,
}

impl Asked {
    /// From the address: everything but words. What cannot be read is absent, so that nothing more is shown than was asked for.
    pub(super) fn of_address(visit: &FamilyVisit) -> Result<Self, Trouble> {
        Ok(Self {
            wanted: Wanted {
                child: visit.asked("child", |id| id.parse::<PersonId>().ok())?,
                kind: visit
                    .asked("kind", |code| match code {
                        FACTS => Some(None),
                        code => NoteKind::from_code(code).map(Some),
                    })?
                    .flatten(),
                facts_only: visit.query.text("kind") == FACTS,
                words: Vec::new(),
            },
            before: visit.asked("before", moment)?,
            words: String::new(),
        })
    }

    /// From the form.
    pub(super) fn of_form(values: &Values) -> Result<Self, Trouble> {
        let read = |name: &str| Some(values.text(name)).filter(|text| !text.is_empty());
        let child =
            read("child").map(|id| id.parse::<PersonId>().map_err(|_| Trouble::Absent)).transpose()?;
        let code = read("kind");
        let kind = code
            .filter(|code| *code != FACTS)
            .map(|code| NoteKind::from_code(code).ok_or(Trouble::Absent))
            .transpose()?;
        let words: String = values.text("words").chars().take(200).collect();
        let folded = folded([words.as_str()]);
        let looked_for = folded.split_whitespace().take(WORDS).map(str::to_owned).collect();
        Ok(Self {
            wanted: Wanted { child, kind, facts_only: code == Some(FACTS), words: looked_for },
            before: read("before").map(|text| moment(text).ok_or(Trouble::Absent)).transpose()?,
            words,
        })
    }

    /// What was chosen as the kind.
    pub(super) fn kind(&self) -> &'static str {
        if self.wanted.facts_only { FACTS } else { self.wanted.kind.map_or("", NoteKind::code) }
    }

    /// The address of the chronology from this on. None: words are looked for, which stand in no address.
    pub(super) fn address(&self, visit: &FamilyVisit, before: Option<Moment>) -> Option<String> {
        if !self.words.is_empty() {
            return None;
        }
        let child = self.wanted.child.map(|child| child.to_string()).unwrap_or_default();
        let before = before.map(written).unwrap_or_default();
        let on = visit.on.map(|day| day.to_string()).unwrap_or_default();
        let parts = [("child", child.as_str()), ("kind", self.kind()), ("before", &before), ("on", &on)];
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(parts.into_iter().filter(|(_, value)| !value.is_empty()))
            .finish();
        let path = visit.within("notes");
        Some(if query.is_empty() { path } else { format!("{path}?{query}") })
    }
}

/// A place in the chronology as it stands in an address: `2026-11-23_885_0…_1`.
pub(super) fn written(at: Moment) -> String {
    format!("{}_{}_{}_{}", at.on, at.minute, encode(at.number), at.part)
}

fn moment(text: &str) -> Option<Moment> {
    let mut parts = text.split('_');
    let at = Moment {
        on: parts.next()?.parse().ok()?,
        minute: parts.next()?.parse().ok()?,
        number: decode(parts.next()?).ok()?,
        part: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_chronology_is_read_as_it_was_written() {
        let at = Moment { on: jiff::civil::date(2026, 11, 23), minute: -1, number: 77, part: 2 };
        assert_eq!(moment(&written(at)), Some(at));
        assert_eq!(moment("2026-11-23_885"), None);
        assert_eq!(moment(&format!("{}_9", written(at))), None);
    }
}
