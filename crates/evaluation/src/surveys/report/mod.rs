//! A survey as a section of a report.

mod change;
mod figure;
mod levels;
mod published;
mod who;

pub use published::published_section;

use calendar::long;

use super::{GroupResult, Instrument, Wave};
use crate::report::{Basis, Block, Notice, Section};

/// What stands before every change between waves: nobody else was asked.
pub const NO_COMPARATOR: &str = "The same groups were asked at different times, and nobody was asked who was not part of it. People change, and so does who answers: these numbers show what people said, and cannot show why.";

/// A survey, under the id that the study gives it: who answered, what they said in two populations, and how it changed.
pub fn section(id: &str, instrument: &Instrument, waves: &[Wave], groups: &[GroupResult]) -> Section {
    let mut section = Section::new(format!("survey-{id}"), instrument.name.clone());
    section.push(facts(instrument, waves));
    section.push(Notice { title: "No comparator".to_owned(), text: NO_COMPARATOR.to_owned() });
    for group in groups {
        let context = Context { id, instrument, waves, group };
        let part = format!("survey-{id}-{}", group.group.word());
        let mut part = Section::new(part, capital(group.group.word()));
        part.push(Block::Text(context.who_in_words()));
        part.push(context.answered());
        if waves.len() > 1 {
            part.push(context.there_again());
        }
        for block in context.levels() {
            part.push(block);
        }
        for later in 1..waves.len() {
            part.push(Block::List(context.changes_in_words(later)));
            if let Some(figure) = context.figure(later) {
                part.push(figure);
            }
            for block in context.changes(later) {
                part.push(block);
            }
        }
        section.push(part);
    }
    section
}

fn facts(instrument: &Instrument, waves: &[Wave]) -> Block {
    let wave = |wave: &Wave| format!("{}, {} to {}", wave.id, long(wave.from), long(wave.to));
    let fact = |name: &str, what: String| (name.to_owned(), what);
    let mut facts = vec![
        fact("Instrument", format!("{} (version {})", instrument.id, instrument.version)),
        fact("Questions", instrument.item.len().to_string()),
        fact("Source", instrument.source.clone()),
        fact("Licence", format!("{}; {}", instrument.licence.holder, instrument.licence.terms)),
        fact("Asked", waves.iter().map(wave).collect::<Vec<_>>().join("; ")),
    ];
    for scale in &instrument.scale {
        let of = instrument.items_of(scale).len();
        let missing = match scale.missing {
            0 => "complete answers only".to_owned(),
            1 => "one answer may be missing, and the others stand for it".to_owned(),
            missing => format!("{missing} answers may be missing, and the others stand for them"),
        };
        facts.push(fact(&scale.name, format!("{of} questions, up to {}; {missing}", scale.most)));
    }
    Block::Facts(facts)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// One group of one survey.
struct Context<'a> {
    id: &'a str,
    instrument: &'a Instrument,
    waves: &'a [Wave],
    group: &'a GroupResult,
}

impl Context<'_> {
    fn id(&self, of: &str) -> String {
        format!("{}-{}-{of}", self.id, self.group.group.word())
    }

    fn basis(&self, measure: &str, population: &str, n: Option<usize>, method: &str) -> Basis {
        Basis {
            measure: Some(format!("{}/{measure}@{}", self.instrument.id, self.instrument.version)),
            population: population.to_owned(),
            n,
            method: method.to_owned(),
            ..Basis::default()
        }
    }
}
