//! The invented study of what people say runs, says the same each time, and refuses what is wrong with its files.

use evaluation::input::Fault;
use evaluation::invented::{Invented, voices};
use evaluation::measures::Catalogue;
use evaluation::report::{Block, Section};
use evaluation::study::evidence::{Evidence, InMemory, gather};
use evaluation::study::{self, Study, wording};

fn gathered(study: &str, files: &InMemory) -> Result<Evidence, Vec<String>> {
    let study = Study::read("study.toml", study).unwrap();
    gather(&study, files).map_err(|faults| faults.iter().map(Fault::to_string).collect())
}

fn example() -> Invented {
    Invented::of("voices").unwrap()
}

#[test]
fn it_is_a_sound_study_with_a_section_for_everything_it_names() {
    let Invented { study, files } = example();
    let read = Study::read("study.toml", study).unwrap();
    assert!(study::check(&read, &Catalogue::bundled().unwrap()).is_empty());
    let found = gathered(study, &files).unwrap();
    let ids: Vec<&str> = found.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "survey-leaders",
            "survey-workers",
            "survey-families",
            "survey-children",
            "audit-files",
            "presence",
            "themes-talks"
        ]
    );
    assert_eq!(found.used.len(), 9);
    for section in &found.sections {
        for table in section.tables() {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
        }
    }
}

#[test]
fn it_says_the_same_each_time_and_something_else_by_another_lot() {
    let Invented { study, files } = example();
    assert_eq!(gathered(study, &files), gathered(study, &example().files));
    assert_ne!(gathered(study, &files), gathered(study, &voices(2).files));
}

fn texts(section: &Section, into: &mut Vec<String>) {
    for block in &section.blocks {
        match block {
            Block::Text(text) | Block::Lead(text) => into.push(text.clone()),
            Block::List(all) => into.extend(all.iter().filter(|text| !text.contains('“')).cloned()),
            Block::Notice(notice) => into.push(notice.text.clone()),
            Block::Section(section) => texts(section, into),
            _ => {}
        }
    }
}

#[test]
fn no_sentence_of_it_claims_a_cause() {
    let Invented { study, files } = example();
    let mut all = Vec::new();
    for section in &gathered(study, &files).unwrap().sections {
        texts(section, &mut all);
    }
    assert!(all.len() > 20);
    for text in all {
        assert_eq!(wording::claims(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn everything_wrong_with_its_files_is_said_and_nothing_is_told() {
    let Invented { study, mut files } = example();
    files.0.remove("children.csv");
    files.0.insert("leaders.csv".into(), b"person,group,wave\n".to_vec());
    files.0.insert("board.csv".into(), b"team,element,cases,present\nAlder,map,1,2\n".to_vec());
    let said = gathered(study, &files).unwrap_err();
    assert_eq!(said.len(), 3);
    assert!(said[0].starts_with("leaders.csv: the column “practice”"), "{said:?}");
    assert!(said[1].starts_with("children.csv: there is no such file beside the study file"), "{said:?}");
    assert!(said[2].starts_with("board.csv, line 2, column “present”: 2 of 1 cases"), "{said:?}");
}

#[test]
fn instruments_frameworks_and_audits_that_are_not_there_are_named() {
    let Invented { study, files } = example();
    for (from, to, expected) in [
        ("leaders-8", "leaders-9", "there is no instrument “leaders-9”. There are child-voice-5, leaders-8"),
        ("\"practice-presence\"", "\"presence\"", "there is no audit “presence”"),
        ("\"practice-themes\"", "\"other.toml\"", "other.toml: there is no such file"),
        (
            "\"leaders-8\"",
            "\"lsns-6\"",
            "belongs to J. Lubben and may not be used without permission of the holder",
        ),
    ] {
        let said = gathered(&study.replace(from, to), &files).unwrap_err();
        assert!(said[0].contains(expected), "{said:?}");
    }
}
