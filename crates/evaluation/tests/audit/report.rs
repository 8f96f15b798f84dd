//! An audit as a section.

use crate::readings::{read, small, waves};
use evaluation::audit::agreement::agreement;
use evaluation::audit::presence::{Beside, Presence, read_presence};
use evaluation::audit::report::{presence_section, section};
use evaluation::audit::results::{files, results};
use evaluation::report::{Block, Section};

fn of(rows: &str) -> Section {
    let readings = read(rows);
    let (instrument, waves) = (small(), waves());
    let files = files(&readings, &waves).unwrap();
    section(
        "small",
        &instrument,
        &waves,
        &files,
        &results(&instrument, &readings, 2),
        &agreement(&instrument, &readings, 50, 1),
    )
}

fn notices(section: &Section) -> Vec<&str> {
    let title = |block: &Block| matches!(block, Block::Notice(_));
    section
        .blocks
        .iter()
        .filter(|block| title(block))
        .filter_map(|block| match block {
            Block::Notice(notice) => Some(notice.title.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_row_is_as_wide_as_its_table() {
    let section =
        of("1,A,T1,kim,yes,no\n1,A,T1,lee,yes,yes\n2,A,T1,kim,no,no\n2,A,T1,lee,no,no\n3,B,T2,kim,yes,n/a\n");
    assert_eq!(section.tables().count(), 4);
    for table in section.tables() {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
    }
}

#[test]
fn where_nobody_read_twice_the_report_says_what_that_means() {
    assert!(notices(&of("1,A,T1,kim,yes,no\n3,B,T2,kim,yes,yes\n")).contains(&"One reader for each file"));
}

#[test]
fn presence_says_what_it_stands_beside() {
    let counts = read_presence("p.csv", &b"team,element,cases,present\nAlder,network,40,30\n"[..]).unwrap();
    let section = presence_section(&Presence::beside(counts, Beside::Survey));
    assert_eq!(notices(&section), ["Never alone"]);
}
