//! P9: what an assessment found to be difficult is proposed from the map: from the kinds of harm and the violence that danger
//! statements carry, and from words of dangers and of what makes things harder. Words only propose; a person decides. Somebody
//! is asked about a factor that nothing on the map tells of.

use super::{About, Finding, Found, Said};
use crate::{
    danger::{DangerStatement, HarmKind},
    map::Category,
    rules::look::quote,
};
use jiff::civil::Date;
use pathway::factors::{FACTORS, Factor, factor};

/// How words begin that tell of something in the list, its place there, and whom they are about unless a child is the one who does it:
/// a parent or carer.
const TELLS: &[(&str, &str, &[&str])] = &[
    ("1", "1B", &["alcohol", "beer", "drank", "drink", "drunk", "vodka", "wine"]),
    ("2", "2B", &["cannabis", "cocaine", "drug", "heroin"]),
    ("4", "4B", &["anxiety", "bipolar", "depress", "psycho", "suicid"]),
    ("12", "12A", &["traffick"]),
    ("13", "13A", &["gang"]),
    ("15", "15A", &["self-harm"]),
];
/// Where violence in the household stands in the list.
const VIOLENCE: (&str, &str) = ("3", "3B");

/// A factor that the map proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The factor.
    pub factor: &'static Factor,
    /// What tells of it, in the first words.
    pub told_by: String,
}

/// What tells of a part of the list: "1" is alcohol.
struct Told {
    part: &'static str,
    code: &'static str,
    by: String,
}

/// The factors that the dangers and complicating factors about this child propose for a day, in the national order.
pub fn factors_on_map(about: Option<About<'_>>, day: Date) -> Vec<Proposed> {
    let told = about.map(|about| told(about, &[Category::Complicating])).unwrap_or_default();
    let proposed = FACTORS.iter().filter(|one| one.may_be_given_on(day)).filter_map(|factor| {
        let told = told.iter().find(|told| told.code == factor.code)?;
        Some(Proposed { factor, told_by: told.by.clone() })
    });
    proposed.collect()
}

/// The factors that were given although nothing on the map tells of them. Nothing is asked about a factor that no item could carry.
pub fn without_item(about: Option<About<'_>>, factors: &[String]) -> Vec<Finding> {
    let mut found = Found::default();
    let told =
        about.map(|about| told(about, &[Category::Complicating, Category::PastHarm])).unwrap_or_default();
    for factor in factors.iter().filter_map(|code| factor(code)) {
        let part = part_of(factor.code);
        let is_silent = may_be_told(part) && told.iter().all(|told| told.part != part);
        found.warn(is_silent, 9, "factors", Said::NothingOnMap { factor: factor.words });
    }
    found.all()
}

/// "18" of "18C".
fn part_of(code: &str) -> &str {
    code.trim_end_matches(|letter: char| !letter.is_ascii_digit())
}

fn may_be_told(part: &str) -> bool {
    TELLS.iter().any(|(known, ..)| *known == part)
        || part == VIOLENCE.0
        || HarmKind::ALL.iter().any(|kind| part_of_kind(*kind).0 == part)
}

/// The part of the list that a kind of harm belongs to, its codes if an adult does it, and its codes if a child does.
fn part_of_kind(kind: HarmKind) -> (&'static str, &'static [&'static str], &'static [&'static str]) {
    match kind {
        HarmKind::Neglect => ("16", &["16A"], &["16A"]),
        HarmKind::Emotional => ("17", &["17A"], &["17A"]),
        HarmKind::Physical => ("18", &["18A", "18C"], &["18A", "18B"]),
        HarmKind::Sexual => ("19", &["19A", "19C"], &["19A", "19B"]),
    }
}

fn told(about: About<'_>, items: &[Category]) -> Vec<Told> {
    let mut all = Vec::new();
    for danger in about.dangers() {
        let named = || about.look.statement(danger);
        let by_child = is_of_children(about, danger);
        for kind in &danger.harm_kinds {
            let (part, of_adult, of_child) = part_of_kind(*kind);
            let codes = if by_child { of_child } else { of_adult };
            all.extend(codes.iter().map(|code| Told { part, code, by: named() }));
        }
        if danger.violent.as_ref().is_some_and(|violent| !violent.is_empty()) {
            all.push(Told { part: VIOLENCE.0, code: VIOLENCE.1, by: named() });
        }
        all.extend(words_tell(&danger.behaviour, by_child, &named()));
    }
    for item in about.items(items) {
        if item.violent == Some(true) {
            all.push(Told { part: VIOLENCE.0, code: VIOLENCE.1, by: quote(&item.text) });
        }
        all.extend(words_tell(&item.text, false, &quote(&item.text)));
    }
    all
}

/// Whether it is children whose behaviour is feared, and nobody else's.
fn is_of_children(about: About<'_>, danger: &DangerStatement) -> bool {
    let people = about.look.people_who_are_the_danger(danger);
    !people.is_empty()
        && people.iter().all(|one| about.look.record.person(*one).is_some_and(|person| person.is_child()))
}

fn words_tell(text: &str, by_child: bool, named: &str) -> Vec<Told> {
    let text = text.to_lowercase();
    let begins = |start: &&str| {
        text.split_whitespace()
            .any(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(start))
    };
    let told = TELLS.iter().filter(|(_, _, starts)| starts.iter().any(begins));
    told.map(|(part, code, _)| {
        let of_child = FACTORS.iter().find(|one| part_of(one.code) == *part).map_or(*code, |one| one.code);
        Told { part, code: if by_child { of_child } else { code }, by: named.to_owned() }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Thresholds,
        rules::Look,
        testing::{DAD, Shape, child, sound_family},
    };

    fn proposed(record: &CaseRecord, shape: &Shape) -> Vec<&'static str> {
        let thresholds = Thresholds::default();
        let look = Look { record, today: shape.today, thresholds: &thresholds };
        let all = factors_on_map(Some(About { look, child: child(0) }), shape.today);
        all.into_iter().map(|one| one.factor.code).collect()
    }

    #[test]
    fn dangers_and_what_makes_it_harder_propose_factors() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let mut record = sound_family(&shape);
        assert_eq!(proposed(&record, &shape), ["1B", "16A", "17A"], "Dan drinks, and shouts");
        record.dangers[1].value.violent = Some(vec![DAD]);
        record.items.push(crate::Kept::new(crate::map::MapItem::new(
            crate::ids::ItemId(900),
            crate::testing::MAP,
            Category::Complicating,
            "Kim has been depressed since the spring.",
        )));
        assert_eq!(proposed(&record, &shape), ["1B", "3B", "4B", "16A", "17A"]);
    }

    #[test]
    fn harm_by_another_child_has_a_code_of_its_own_and_each_code_its_days() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        let danger = &mut record.dangers[0].value;
        (danger.harm_kinds, danger.behaviour) = (vec![HarmKind::Physical], "Hits when angry".to_owned());
        assert_eq!(proposed(&record, &shape), ["18C"]);
        record.items.clear();
        record.dangers[0].value.whose = vec![child(1)];
        assert_eq!(proposed(&record, &shape), ["18B"]);
        let before = Shape { today: jiff::civil::date(2024, 3, 31), ..shape };
        assert_eq!(proposed(&record, &before), ["18A"]);
    }

    #[test]
    fn a_factor_of_which_nothing_tells_is_asked_about_and_stands_in_nobodys_way() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let (record, thresholds) = (sound_family(&shape), Thresholds::default());
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        let given: Vec<String> = ["1A", "2B", "7A", "16A", "99Z"].map(str::to_owned).to_vec();
        let found = without_item(Some(About { look, child: child(0) }), &given);
        let said: Vec<&Said> = found.iter().map(|one| &one.said).collect();
        // Of who drinks the map may tell in other words; a young carer no item could carry.
        assert_eq!(said, [&Said::NothingOnMap { factor: "Drugs: a parent or carer" }]);
        assert!(found.iter().all(|one| one.level == crate::Level::Warn));
    }
}
