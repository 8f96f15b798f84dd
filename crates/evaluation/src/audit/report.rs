//! An audit as a section of a report, and presence beside it.

use super::agreement::ItemAgreement;
use super::instrument::AuditInstrument;
use super::presence::{Beside, Presence};
use super::results::{ItemResult, ItemShare, WaveFiles};
use crate::methods::MethodError;
use crate::methods::agreement::Agreement;
use crate::report::{Basis, Block, Cell, Notice, Number, Row, Section, Table, Unit};

/// An audit, under the id that the study gives it: how many files were read, what was found in them, how it changed, and how far readers agree.
pub fn section(
    id: &str,
    instrument: &AuditInstrument,
    waves: &[String],
    files: &[WaveFiles],
    results: &[ItemResult],
    agreement: &[ItemAgreement],
) -> Section {
    let mut section = Section::new(format!("audit-{id}"), instrument.name.clone());
    section.push(Block::Facts(vec![
        ("Instrument".to_owned(), format!("{} (version {})", instrument.id, instrument.version)),
        ("Answers".to_owned(), instrument.answers.join(", ")),
        ("Source".to_owned(), instrument.source.clone()),
        ("Licence".to_owned(), instrument.licence.clone()),
    ]));
    section.push(Notice {
        title: "What a file can show".to_owned(),
        text: "A file shows what was written down. That a thing is there says little of how well it was done; that it is missing does not mean that it was not done. Files of different waves are different families.".to_owned(),
    });
    section.push(looked_at(id, waves, files));
    section.push(found(id, instrument, waves, results));
    if waves.len() > 1 {
        section.push(changed(id, instrument, waves, results));
    }
    if agreement.iter().any(|item| item.files > 0) {
        section.push(agreed(id, instrument, agreement));
    } else {
        section.push(Notice {
            title: "One reader for each file".to_owned(),
            text: "No file was read by two people, so nobody can say how much of this is the reader and how much the file. Have a tenth of the files read twice.".to_owned(),
        });
    }
    section
}

fn looked_at(id: &str, waves: &[String], files: &[WaveFiles]) -> Table {
    let mut table = Table::new(format!("{id}-files"), "Files that were read", "Wave")
        .column("files", "Files")
        .column("twice", "Read by two")
        .column("teams", "Files by team");
    for (wave, files) in waves.iter().zip(files) {
        let teams: Vec<String> = files.teams.iter().map(|(team, files)| format!("{team} {files}")).collect();
        let cells =
            vec![Cell::count(files.files), Cell::count(files.read_twice), Cell::text(teams.join(", "))];
        table.rows.push(Row::new(wave.clone(), wave.clone(), cells));
    }
    table
}

fn basis(
    instrument: &AuditInstrument,
    item: &str,
    population: &str,
    n: Option<usize>,
    method: &str,
) -> Basis {
    Basis {
        measure: Some(format!("{}/{item}@{}", instrument.id, instrument.version)),
        population: population.to_owned(),
        n,
        method: method.to_owned(),
        ..Basis::default()
    }
}

fn base(share: &ItemShare) -> usize {
    share.files.iter().sum()
}

fn found(id: &str, instrument: &AuditInstrument, waves: &[String], results: &[ItemResult]) -> Table {
    let highest = instrument.answers.last().map_or("", String::as_str);
    let caption =
        format!("Share of files with the answer “{highest}”, of those to which the question applies");
    let mut table = Table::new(format!("{id}-found"), caption, "What was looked for");
    for wave in waves {
        for (id, title) in [
            ("files", "files"),
            ("share", "share"),
            ("interval", "95% interval"),
            ("na", "does not apply"),
            ("differing", "readers differ"),
        ] {
            table = table.column(format!("{wave}-{id}"), format!("{wave}: {title}"));
        }
    }
    for result in results {
        let item = &instrument.item[result.item];
        let cells = result.waves.iter().flat_map(|share| {
            let [value, interval] = match &share.found {
                Ok(found) => [
                    Cell::number(found.value * 100.0, Unit::PerCent, 0),
                    between(found.low * 100.0, found.high * 100.0, Unit::PerCent, 0),
                ],
                Err(_) => [Cell::missing("no file to which it applies"), Cell::Empty],
            };
            [
                Cell::count(base(share)),
                value,
                interval,
                Cell::count(share.not_applicable),
                Cell::count(share.differing),
            ]
        });
        let n = result.waves.iter().map(base).min();
        let row = Row::new(item.id.clone(), format!("{}: {}", item.area, item.text), cells.collect());
        table.rows.push(row.on(basis(
            instrument,
            &item.id,
            "files read at each wave",
            n,
            "share, Wilson’s interval",
        )));
    }
    table
}

fn changed(id: &str, instrument: &AuditInstrument, waves: &[String], results: &[ItemResult]) -> Table {
    let caption = format!("Difference from {}, in percentage points", waves[0]);
    let mut table = Table::new(format!("{id}-changed"), caption, "What was looked for");
    for wave in &waves[1..] {
        for (id, title) in [("change", "difference"), ("interval", "95% interval"), ("p", "p")] {
            table = table.column(format!("{wave}-{id}"), format!("{wave}: {title}"));
        }
    }
    for result in results {
        let item = &instrument.item[result.item];
        let cells = result.changes.iter().flat_map(|change| match change {
            Ok(change) => [
                Cell::change(change.value * 100.0, Unit::Points, 0),
                Cell::interval(change.low * 100.0, change.high * 100.0, Unit::Points, 0),
                change.p.map_or(Cell::Empty, Cell::p),
            ],
            Err(why) => [Cell::missing(why.to_string()), Cell::Empty, Cell::Empty],
        });
        let method = "difference of two shares, Newcombe’s interval";
        let n = Some(result.waves.iter().map(base).sum());
        let row = Row::new(item.id.clone(), item.text.clone(), cells.collect());
        table.rows.push(row.on(basis(instrument, &item.id, "different files at each wave", n, method)));
    }
    table
}

fn agreed(id: &str, instrument: &AuditInstrument, agreement: &[ItemAgreement]) -> Table {
    let mut table =
        Table::new(format!("{id}-agreement"), "How far two readers of one file agree", "Question")
            .column("files", "Files read by two")
            .column("same", "Same answer")
            .column("kappa", "Cohen’s kappa")
            .column("kappa-interval", "95% interval")
            .column("weighted", "Weighted kappa")
            .column("weighted-interval", "95% interval")
            .column("ac1", "Gwet’s AC1")
            .column("ac1-interval", "95% interval")
            .column("alpha", "Krippendorff’s alpha")
            .column("alpha-interval", "95% interval");
    for (item, agreement) in instrument.item.iter().zip(agreement) {
        let mut cells =
            vec![Cell::count(agreement.files), Cell::number(agreement.same * 100.0, Unit::PerCent, 0)];
        cells.extend(coefficient(&agreement.kappa));
        cells.extend(agreement.weighted.as_ref().map_or([Cell::Empty, Cell::Empty], coefficient));
        cells.extend(coefficient(&agreement.ac1));
        let seed = match &agreement.alpha {
            Ok(alpha) => {
                cells.extend([
                    Cell::number(alpha.value, Unit::Plain, 2),
                    between(alpha.low, alpha.high, Unit::Plain, 2),
                ]);
                Some(alpha.seed)
            }
            Err(why) => {
                cells.extend([Cell::missing(why.to_string()), Cell::Empty]);
                None
            }
        };
        let method = "kappa, AC1, alpha (interval by drawing files anew)";
        let basis = basis(instrument, &item.id, "files read by two or more", Some(agreement.files), method);
        table.rows.push(Row::new(item.id.clone(), item.text.clone(), cells).on(Basis { seed, ..basis }));
    }
    table.note("1 is complete agreement, 0 no better than chance. Kappa falls where nearly every answer is the same; AC1 does not.")
}

/// A coefficient of agreement and its interval.
pub(crate) fn coefficient(agreement: &Result<Agreement, MethodError>) -> [Cell; 2] {
    match agreement {
        Ok(found) => {
            [Cell::number(found.value, Unit::Plain, 2), between(found.low, found.high, Unit::Plain, 2)]
        }
        Err(why) => [Cell::missing(why.to_string()), Cell::Empty],
    }
}

/// An interval whose ends have no sign of their own.
pub(crate) fn between(low: f64, high: f64, unit: Unit, places: u8) -> Cell {
    match (Number::new(low, unit, places), Number::new(high, unit, places)) {
        (Some(low), Some(high)) => Cell::Interval(low, high),
        _ => Cell::missing("not defined"),
    }
}

/// What exists in the record, which can only be made where something stands beside it.
pub fn presence_section(presence: &Presence) -> Section {
    let company = match presence.company() {
        Beside::Survey => "what people said in the survey",
        Beside::Audit => "what readers found in the files",
    };
    let mut table = Table::new("presence-elements", "What exists in open cases", "Element")
        .column("cases", "Open cases")
        .column("present", "With it")
        .column("share", "Share")
        .column("interval", "95% interval");
    for (element, cases, present, share) in presence.by_element() {
        let [value, interval] = match share {
            Some(share) => [
                Cell::number(share.value * 100.0, Unit::PerCent, 0),
                between(share.low * 100.0, share.high * 100.0, Unit::PerCent, 0),
            ],
            None => [Cell::missing("no open cases"), Cell::Empty],
        };
        let cells = vec![Cell::count(cases as usize), Cell::count(present as usize), value, interval];
        let basis = Basis {
            population: "open cases of all teams".to_owned(),
            n: Some(cases as usize),
            method: "share, Wilson’s interval".to_owned(),
            ..Basis::default()
        };
        table.rows.push(Row::new(element.replace(' ', "-"), element, cells).on(basis));
    }
    Section::new("presence", "What exists in the record")
        .with(Notice {
            title: "Never alone".to_owned(),
            text: format!(
                "These counts say that a thing exists and nothing of its worth. Read them beside {company}."
            ),
        })
        .with(table)
}
