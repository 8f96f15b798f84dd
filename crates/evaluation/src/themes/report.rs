//! What people spoke of, as a section of a report.

use super::counts::{CoderAgreement, GroupThemes};
use super::{Coding, Framework};
use crate::audit::report::{between, coefficient};
use crate::report::{Basis, Block, Cell, Notice, Row, Section, Table, Unit};

/// Interviews, under the id that the study gives them: themes by group and wave, how far coders agree, and what people agreed may be shown of their words.
pub fn section(
    id: &str,
    framework: &Framework,
    waves: &[String],
    groups: &[GroupThemes],
    agreement: &[CoderAgreement],
    codings: &[Coding],
) -> Section {
    let mut section = Section::new(format!("themes-{id}"), framework.name.clone());
    section.push(Block::Facts(vec![
        ("Framework".to_owned(), format!("{} (version {})", framework.id, framework.version)),
        ("Source".to_owned(), framework.source.clone()),
    ]));
    section.push(Notice {
        title: "People, not passages".to_owned(),
        text: "Each number counts people who spoke of a theme, for better or worse. It says neither how strongly they felt nor how common a view is among those who were not heard.".to_owned(),
    });
    let meanings = framework.theme.iter().map(|theme| (theme.name.clone(), theme.means.clone()));
    section.push(Block::Facts(meanings.collect()));
    for group in groups {
        section.push(spoken(id, framework, waves, group));
    }
    if !agreement.is_empty() {
        section.push(coders(id, framework, agreement));
    }
    let quotes: Vec<String> = codings.iter().filter_map(|coding| quote(framework, waves, coding)).collect();
    if !quotes.is_empty() {
        let words = Section::new(format!("themes-{id}-words"), "In their own words");
        section.push(words.with(Block::List(quotes)));
    }
    let withheld = codings.iter().filter(|coding| coding.withheld).count();
    if withheld > 0 {
        section.push(Block::Text(format!(
            "Words of {withheld} further passages are not shown, for no consent is recorded."
        )));
    }
    section
}

fn spoken(id: &str, framework: &Framework, waves: &[String], group: &GroupThemes) -> Table {
    let word = group.group.word();
    let mut table = Table::new(format!("{id}-{word}"), format!("What {word} spoke of"), "Theme");
    for (at, wave) in waves.iter().enumerate() {
        let heard = group.people[at];
        table = table
            .column(format!("{wave}-people"), format!("{wave}: people, of {heard} heard"))
            .column(format!("{wave}-share"), format!("{wave}: share"))
            .column(format!("{wave}-interval"), format!("{wave}: 95% interval"));
    }
    let changes = waves.len() > 1;
    if changes {
        let ends = format!("{} to {}", waves[0], waves[waves.len() - 1]);
        table = table
            .column("change", format!("{ends}, in the same {} people", group.both))
            .column("p", "p (McNemar, exact)");
    }
    for theme in &group.themes {
        let mut cells = Vec::new();
        for people in &theme.people {
            match people {
                Some((people, share)) => cells.extend([
                    Cell::count(*people),
                    Cell::number(share.value * 100.0, Unit::PerCent, 0),
                    between(share.low * 100.0, share.high * 100.0, Unit::PerCent, 0),
                ]),
                None => cells.extend([Cell::missing("too few were heard"), Cell::Empty, Cell::Empty]),
            }
        }
        if changes {
            match &theme.change {
                Some(Ok(change)) => {
                    cells.extend([Cell::change(change.change * 100.0, Unit::Points, 0), Cell::p(change.p)]);
                }
                Some(Err(why)) => cells.extend([Cell::missing(why.to_string()), Cell::Empty]),
                None => cells.extend([Cell::missing("too few were heard both times"), Cell::Empty]),
            }
        }
        let of = &framework.theme[theme.theme];
        let basis = Basis {
            measure: Some(format!("{}/{}@{}", framework.id, of.id, framework.version)),
            population: format!("{word} who were heard"),
            n: group.people.iter().copied().min(),
            method: "people who spoke of it, Wilson’s interval".to_owned(),
            ..Basis::default()
        };
        table.rows.push(Row::new(of.id.clone(), of.name.clone(), cells).on(basis));
    }
    table
}

fn coders(id: &str, framework: &Framework, agreement: &[CoderAgreement]) -> Table {
    let mut table = Table::new(format!("{id}-coders"), "How far two coders agree, person by person", "Theme")
        .column("people", "People coded by two")
        .column("kappa", "Cohen’s kappa")
        .column("kappa-interval", "95% interval")
        .column("ac1", "Gwet’s AC1")
        .column("ac1-interval", "95% interval");
    for found in agreement {
        let theme = &framework.theme[found.theme];
        let mut cells = vec![Cell::count(found.people)];
        cells.extend(coefficient(&found.kappa));
        cells.extend(coefficient(&found.ac1));
        table.rows.push(Row::new(theme.id.clone(), theme.name.clone(), cells));
    }
    table
}

/// Words that may be shown, with the group and the wave and nothing else about the person.
fn quote(framework: &Framework, waves: &[String], coding: &Coding) -> Option<String> {
    let words = coding.quote.as_ref()?;
    let theme = &framework.theme[coding.theme?];
    Some(format!("{} ({}, {}): “{words}”", theme.name, coding.group.word(), waves[coding.wave]))
}
