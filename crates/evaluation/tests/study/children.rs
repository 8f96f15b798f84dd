//! The invented study of single children: planted effects are found, the rest is not, and what does not fit is refused.

use evaluation::input::Fault;
use evaluation::invented::Invented;
use evaluation::measures::Catalogue;
use evaluation::report::{Block, Cell, Section};
use evaluation::study::evidence::{Evidence, InMemory, gather};
use evaluation::study::{self, Study};

fn gathered(study: &str, files: &InMemory) -> Result<Evidence, Vec<String>> {
    let study = Study::read("study.toml", study).unwrap();
    gather(&study, files).map_err(|faults| faults.iter().map(Fault::to_string).collect())
}

fn example() -> Invented {
    Invented::of("children").unwrap()
}

fn number(section: &Section, table: &str, row: &str, column: &str) -> f64 {
    let table = section.tables().find(|one| one.id == table).unwrap();
    let at = table.columns.iter().position(|one| one.id == column).unwrap();
    let row = table.rows.iter().find(|one| one.id == row).unwrap();
    match &row.cells[at] {
        Cell::Number(number) => number.value(),
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn it_is_a_sound_study_with_a_section_for_each_outcome() {
    let Invented { study, files } = example();
    let read = Study::read("study.toml", study).unwrap();
    let faults = study::check(&read, &Catalogue::bundled().unwrap());
    assert!(faults.is_empty(), "{}", faults[0]);
    let found = gathered(study, &files).unwrap();
    assert_eq!(found.sections.len(), 6);
    for section in &found.sections {
        for table in section.tables() {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
        }
    }
    let kinship = &found.sections[5];
    assert_eq!(kinship.id, "children-kinship-wwcsc-2020");
    // Nine points fewer were planted, for the mean of four small groups.
    let mean = number(kinship, "kinship-wwcsc-2020-fragility", "mean", "difference");
    assert!((-20.0..0.0).contains(&mean), "{mean}");
    for section in &found.sections[1..5] {
        let told = format!("{section:?}");
        assert!(!told.contains("cannot be fitted"), "{told}");
    }
    let returns = "re-referral-wwcsc-2020-effect";
    let (effect, error) = (
        number(&found.sections[3], returns, "linear", "effect"),
        number(&found.sections[3], returns, "linear", "error"),
    );
    assert!(effect.abs() < 4.0 * error, "nothing was planted: {effect}, {error}");
    // After matching, no child after embedding is left on both sides.
    assert!(
        format!("{kinship:?}").contains("The model cannot be fitted. The effect of “pilot after embedding”")
    );
    let otherwise = kinship.blocks.iter().any(|block| {
        matches!(block, Block::Notice(notice) if notice.text.contains("placements U1, U2, U3, Q1, F1, F4;") && notice.text.contains("F4, P1;"))
    });
    assert!(otherwise, "the same without children placed with their parents stands beside it");
}

#[test]
fn what_does_not_fit_the_extract_is_refused() {
    let Invented { study, mut files } = example();
    let said = |study: &str, files: &InMemory| gathered(study, files).unwrap_err().remove(0);
    let wrong = study.replace("\"C3\"", "\"C9\"");
    assert!(
        said(&wrong, &files).contains("The extract has nothing of “C9”. Its units are: C1, C2"),
        "{}",
        said(&wrong, &files)
    );
    let elsewhere = study.replace("extract = \"extract\"", "extract = \"elsewhere\"");
    assert!(
        said(&elsewhere, &files)
            .contains("the folder “elsewhere” holds none of the tables children, referrals")
    );
    files.0.insert("extract/plans.csv".into(), b"authority,child,start_date\nP1,1,2019-02-30\n".to_vec());
    assert!(said(study, &files).starts_with("extract/plans.csv, line 2, column “start_date”"));
}

#[test]
fn an_extract_without_rows_for_an_outcome_says_so_and_shows_no_number() {
    let Invented { study, mut files } = example();
    files.0.insert(
        "extract/assessments.csv".into(),
        b"authority,child,start_date,end_date\nP1,1,2013-01-07,2013-01-09\n".to_vec(),
    );
    let found = gathered(study, &files).unwrap();
    let lead = found.sections[1].blocks.iter().find_map(|block| match block {
        Block::Text(text) => Some(text.as_str()),
        _ => None,
    });
    assert!(lead.unwrap().contains("nothing can be compared"), "{lead:?}");
}
