//! A survey as a section: whole rows, unique names, nothing about a few people, and no claim of a cause.

use crate::common::{analysed, small, waves};
use evaluation::report::{Block, Cell, Section, Table};
use evaluation::surveys::report::{published_section, section};

fn rows(people: usize) -> String {
    let mut rows = String::new();
    for person in 0..people {
        let (one, two) = (1 + person % 4, 1 + person % 5);
        let later = if person % 3 == 0 { one } else { one + 1 };
        let again = if person % 2 == 0 { "yes" } else { "no" };
        rows.extend([
            format!("p{person},families,T1,{one},{two},{again}\n"),
            format!("p{person},families,T2,{later},{two},yes\n"),
        ]);
    }
    rows
}

fn of(people: usize, least: usize) -> Section {
    section("small", &small(), &waves(), &analysed(&rows(people), &[], least).unwrap())
}

fn table<'a>(section: &'a Section, id: &str) -> &'a Table {
    section.tables().find(|table| table.id == id).unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn every_row_is_as_wide_as_its_table_and_every_name_stands_once() {
    let section = of(20, 5);
    let mut ids: Vec<&str> = section.tables().map(|table| table.id.as_str()).collect();
    for table in section.tables() {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
    }
    let before = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), before);
    assert_eq!(section.figures().count(), 1);
}

#[test]
fn both_populations_stand_in_the_table_of_scores_each_with_its_base() {
    let section = of(20, 5);
    let scores = table(&section, "small-families-scores");
    let titles: Vec<&str> = scores.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Total (up to 10), all at each wave", "Total (up to 10), answered at every wave"]);
    assert!(scores.rows.iter().all(|row| row.basis.as_ref().unwrap().n == Some(20)));
}

#[test]
fn too_few_people_leave_no_number_behind_not_even_their_own() {
    let section = of(4, 5);
    for id in ["small-families-scores", "small-families-shares"] {
        for row in &table(&section, id).rows {
            assert!(row.cells.iter().all(|cell| matches!(cell, Cell::Missing(_) | Cell::Empty)), "{row:?}");
            assert_eq!(row.basis.as_ref().unwrap().n, None);
        }
    }
    assert_eq!(section.figures().count(), 0);
}

#[test]
fn before_every_change_stands_that_nobody_else_was_asked() {
    let section = of(20, 5);
    assert!(
        section
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Notice(notice) if notice.title == "No comparator"))
    );
}

#[test]
fn the_published_measures_carry_the_warning_about_their_maxima() {
    let section = published_section().unwrap();
    let said = section.blocks.iter().find_map(|block| match block {
        Block::Notice(notice) if notice.title.starts_with("The printed maxima") => Some(&notice.text),
        _ => None,
    });
    assert!(said.unwrap().contains("which is 83 together"));
    assert_eq!(section.tables().next().unwrap().rows.len(), 13);
}
