//! Where a finding points: at the cell that has to be mended, also where that is the one that is blank.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use returns::Year;
use returns::report;
use returns::ssda903::{File, Options, Reference, check};

const EPISODES: &str = include_str!("field/SW01STG1/this/episodes.csv");

/// The lines of the CSV report of a rule: child, table, field, line and value.
fn cells(rule: &str, year: u16, tables: &[(&str, &str)]) -> Vec<[String; 5]> {
    let files: Vec<File<'_>> =
        tables.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    let options = Options { year: Some(Year(year)), rules: Some(vec![rule.to_owned()]) };
    let report = check(&files, &[], Reference::bundled(), &options);
    let mut bytes = Vec::new();
    report::csv(&report, &mut bytes).unwrap();
    let mut lines = csv::Reader::from_reader(bytes.as_slice());
    let line = |line: csv::StringRecord| [1, 3, 4, 9, 6].map(|at| line.get(at).unwrap().to_owned());
    lines.records().map(|record| line(record.unwrap())).collect()
}

#[test]
fn what_no_row_of_a_child_has_is_pointed_at_where_it_is_missing() {
    let workers = include_str!("field/SW01STG1/this/sw_episodes.csv");
    let found = cells("SW01STG1", 2024, &[("episodes.csv", EPISODES), ("sw_episodes.csv", workers)]);
    assert_eq!(found, [["L2", "SWEpisodes", "SW_REASON", "3", ""]]);
    let earlier = "L2,06/01/2011,SW700001,01/05/2022,01/06/2023,\n";
    let two = workers.replace("L2,", &format!("{earlier}L2,"));
    let found = cells("SW01STG1", 2024, &[("episodes.csv", EPISODES), ("sw_episodes.csv", &two)]);
    assert_eq!(found, [["L2", "SWEpisodes", "SW_REASON", "4", ""]], "the latest row is the one to mend");
    let complete = two.replace("SW700001,01/05/2022,01/06/2023,", "SW700001,01/05/2022,01/06/2023,MANDEP");
    let found = cells("SW01STG1", 2024, &[("episodes.csv", EPISODES), ("sw_episodes.csv", &complete)]);
    assert_eq!(found, Vec::<[String; 5]>::new(), "at least one instance of each");
    let none = workers.lines().next().unwrap();
    let found = cells("SW01STG1", 2024, &[("episodes.csv", EPISODES), ("sw_episodes.csv", none)]);
    assert_eq!(found, [["L2", "Episodes", "DEC", "2", ""]]);
}
