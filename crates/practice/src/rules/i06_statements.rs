//! I6: a danger statement says who is worried, about what behaviour, and what may happen to which child. A label such
//! as "neglect" says none of this: people cannot change a label (practice A1.2).
//!
//! Empty parts block sign-off. A statement that is little more than a label warns: a label, and fewer than six other
//! words besides the smallest ones.

use super::Look;
use super::look::{at, blank, found, quote};
use super::words::{has_phrase, spoken, without_phrase};
use crate::{
    Finding, Level, RuleId,
    danger::DangerStatement,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};

/// Fewer words than this beside a label do not yet describe behaviour.
const ENOUGH_WORDS: usize = 6;
/// Words that describe nothing by themselves.
const SMALL: [&str; 24] = [
    "a", "an", "and", "are", "at", "been", "by", "for", "has", "have", "her", "his", "in", "is", "of", "on",
    "the", "their", "there", "this", "to", "was", "with", "due",
];

pub(super) const RULE: Rule = Rule {
    id: RuleId::I(6),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "A danger statement names who is worried, what people do, and what may happen to which child",
        why: "A family can talk about what somebody does and what it may do to their child. They cannot do anything \
              with a label such as “neglect”, and nor can the network.",
        basis: "Practice guidance on writing danger statements.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    // The longest first, so that a label is not taken for a shorter one within it.
    let mut labels: Vec<Label<'_>> =
        look.thresholds.maps.labels.on(look.today).iter().map(|text| (text, spoken(text))).collect();
    labels.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    let mut all: Vec<Finding> = look
        .current_dangers()
        .flat_map(|danger| {
            [empties(look, danger), labelled(look, danger, &labels), long(look, danger)].concat()
        })
        .collect();
    all.extend(look.items().filter(|item| is_long(&item.text)).map(|item| {
        found(6, Level::Warn, at(Kind::MapItem, item.id.0, "text"), format!(
            "{} is longer than {LONG} letters. Say the one thing that matters in a sentence or two, and make what is left items of their own.",
            quote(&item.text)
        ))
    }));
    all
}

/// A text on a map is read aloud at a table: beyond this many letters nobody keeps the beginning in mind.
pub(crate) const LONG: usize = 600;

fn is_long(text: &str) -> bool {
    text.chars().count() > LONG
}

/// A statement that tells of several things at once is asked to be several.
fn long(look: Look<'_>, danger: &DangerStatement) -> Vec<Finding> {
    let mut all = Vec::new();
    let statement = look.statement(danger);
    let mut ask = |field, sentence| {
        all.push(found(6, Level::Warn, at(Kind::DangerStatement, danger.id.0, field), sentence));
    };
    if is_long(&danger.behaviour) {
        ask(
            "behaviour",
            format!(
                "What people do in {statement} is longer than {LONG} letters. Split it: one worry in one statement, each with its own goal."
            ),
        );
    }
    if danger.feared.iter().any(|feared| is_long(&feared.short_term) || is_long(&feared.long_term)) {
        ask(
            "feared",
            format!(
                "What may happen in {statement} is longer than {LONG} letters. Say for each child the one thing that people fear most."
            ),
        );
    }
    all
}

/// A label as the authority wrote it, and its words.
type Label<'a> = (&'a String, Vec<String>);

fn empties(look: Look<'_>, danger: &DangerStatement) -> Vec<Finding> {
    let statement = look.statement(danger);
    let mut all = Vec::new();
    let mut add = |field, sentence: String| {
        all.push(found(6, Level::Block, at(Kind::DangerStatement, danger.id.0, field), sentence));
    };
    if danger.worriers.is_empty() {
        add("worriers", format!("{statement} does not say who is worried. Name the people."));
    }
    if blank(&danger.behaviour) {
        add(
            "behaviour",
            format!(
                "{statement} does not say what people do or do not do that is worrying. Describe what was seen."
            ),
        );
    }
    if danger.feared.is_empty() {
        add(
            "feared",
            format!("{statement} does not say what may happen to which child. Name each child and write it."),
        );
    }
    let named = danger.feared.iter();
    let nothing = named.filter(|feared| blank(&feared.short_term) && blank(&feared.long_term));
    for child in nothing.map(|feared| feared.child) {
        let name = look.name(child);
        add(
            "feared",
            format!(
                "{statement} names {name} but does not say what may happen to {name} if nothing changes."
            ),
        );
    }
    all
}

fn labelled(look: Look<'_>, danger: &DangerStatement, labels: &[Label<'_>]) -> Vec<Finding> {
    let mut rest = spoken(&danger.behaviour);
    let mut first = None;
    for (label, words) in labels {
        if has_phrase(&rest, words) {
            first.get_or_insert(label);
            rest = without_phrase(&rest, words);
        }
    }
    let few = rest.iter().filter(|word| !SMALL.contains(&word.as_str())).count() < ENOUGH_WORDS;
    first
        .filter(|_| few)
        .map(|label| {
            let sentence = format!(
                "{} is little more than the label {}. Say what somebody does or does not do, as it was seen.",
                look.statement(danger),
                quote(label)
            );
            found(6, Level::Warn, at(Kind::DangerStatement, danger.id.0, "behaviour"), sentence)
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    fn findings(change: impl FnOnce(&mut DangerStatement)) -> Vec<(Level, &'static str, String)> {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record.dangers[0].value);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
            .into_iter()
            .map(|finding| (finding.level, finding.place.field, finding.sentence))
            .collect()
    }

    #[test]
    fn empty_parts_block() {
        let found = findings(|danger| danger.worriers.clear());
        assert_eq!((found.len(), found[0].0, found[0].1), (1, Level::Block, "worriers"));
        let found = findings(|danger| danger.behaviour = " ".to_owned());
        assert_eq!(
            found[0].2,
            "Danger statement 1 does not say what people do or do not do that is worrying. Describe what was seen."
        );
        let found = findings(|danger| {
            danger.feared[1].short_term.clear();
            danger.feared[1].long_term.clear();
        });
        assert!(found[0].2.contains("names Leo but does not say what may happen to Leo"));
    }

    #[test]
    fn a_statement_or_an_item_of_more_than_six_hundred_letters_asks_to_be_split() {
        let edge = "Dan drinks. ".repeat(50).trim_end().to_owned() + "x";
        assert_eq!(edge.chars().count(), LONG);
        assert!(findings(|danger| danger.behaviour.clone_from(&edge)).is_empty());
        let found = findings(|danger| danger.behaviour = format!("{edge}y"));
        assert_eq!((found.len(), found[0].0, found[0].1), (1, Level::Warn, "behaviour"));
        assert!(found[0].2.contains("Split it"), "{}", found[0].2);
        let found = findings(|danger| danger.feared[0].long_term = format!("{edge}y"));
        assert_eq!((found.len(), found[0].1), (1, "feared"));
        let mut record = sound_family(&Shape::default());
        record.items[0].value.text = format!("{edge}y");
        let thresholds = crate::Thresholds::default();
        let look = Look { record: &record, today: Shape::default().today, thresholds: &thresholds };
        let found = check(look);
        assert!(found.iter().any(|one| one.place.kind == Kind::MapItem && one.level == Level::Warn));
    }

    #[test]
    fn a_label_warns_but_a_description_that_uses_the_word_does_not() {
        for label in ["Neglect", "Neglect and domestic violence by Dan", "There is DV in the home"] {
            let found = findings(|danger| danger.behaviour = label.to_owned());
            assert_eq!((found.len(), found[0].0), (1, Level::Warn), "{label}");
        }
        let described = "Dan hit Kim in the kitchen, which the police wrote down as domestic violence";
        assert_eq!(findings(|danger| danger.behaviour = described.to_owned()), []);
        assert_eq!(findings(|danger| danger.behaviour = "Dan neglected nothing".to_owned()), []);
    }
}
