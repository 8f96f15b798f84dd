//! What must hold for any extract.

use crate::common::{EPISODES, REFERRALS};
use evaluation::outcomes::extract::{Extract, ExtractFile, ExtractTable, Reading, read};
use evaluation::outcomes::{Definition, observe};
use proptest::prelude::*;

fn of_rows(referrals: &[String], episodes: &[String], children: &[String]) -> Extract {
    let file = |table: ExtractTable, headings: &str, rows: &[String]| ExtractFile {
        table,
        name: table.name().into(),
        input: std::io::Cursor::new(format!("{headings}{}", rows.concat())),
    };
    let files = [
        file(ExtractTable::Referrals, REFERRALS, referrals),
        file(ExtractTable::Episodes, EPISODES, episodes),
        file(ExtractTable::Children, crate::common::CHILDREN, children),
    ];
    read(files, Reading::default()).unwrap()
}

fn a_day() -> impl Strategy<Value = String> {
    (2012..2019_i16, 1..13_i8, 1..29_i8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn a_referral() -> impl Strategy<Value = String> {
    let reason = prop::sample::select(vec!["", "RC1", "RC5", "RC8", "XX"]);
    let said = || prop::sample::select(vec!["", "yes", "no"]);
    let closed = prop_oneof![Just(String::new()), a_day()];
    (0..3_u8, 0..8_u8, a_day(), said(), closed, reason, said()).prop_map(
        |(authority, child, day, nothing, closed, reason, in_need)| {
            format!("{authority},{child},{day},{nothing},{closed},{reason},{in_need},,\n")
        },
    )
}

fn an_episode() -> impl Strategy<Value = String> {
    let placement = prop::sample::select(vec!["U1", "P1", "U6", "K2"]);
    let status = prop::sample::select(vec!["C1", "C2", "V2"]);
    (0..3_u8, 0..8_u8, a_day(), placement, status).prop_map(|(authority, child, day, placement, status)| {
        format!("{authority},{child},{day},{day},,{status},{placement},\n")
    })
}

fn a_child() -> impl Strategy<Value = String> {
    (0..3_u8, 0..8_u8, 1995..2012_i16)
        .prop_map(|(authority, child, year)| format!("{authority},{child},{year}-05,M,WBRI,,\n"))
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        referrals in prop::collection::vec(a_referral(), 0..40),
        episodes in prop::collection::vec(an_episode(), 0..20),
        children in prop::collection::vec(a_child(), 0..20),
    ) {
        let forwards = of_rows(&referrals, &episodes, &children);
        let turned = |rows: &[String]| rows.iter().rev().cloned().collect::<Vec<_>>();
        let backwards = of_rows(&turned(&referrals), &turned(&episodes), &turned(&children));
        prop_assert_eq!(forwards, backwards);
    }

    #[test]
    fn a_repeated_row_changes_nothing(
        referrals in prop::collection::vec(a_referral(), 1..30),
        episodes in prop::collection::vec(an_episode(), 1..20),
    ) {
        let once = of_rows(&referrals, &episodes, &[]);
        let twice = |rows: &[String]| rows.iter().chain(rows).cloned().collect::<Vec<_>>();
        prop_assert_eq!(once, of_rows(&twice(&referrals), &twice(&episodes), &[]));
    }

    #[test]
    fn every_row_is_kept_or_counted_with_its_reason(
        referrals in prop::collection::vec(a_referral(), 0..40),
        episodes in prop::collection::vec(an_episode(), 0..20),
        children in prop::collection::vec(a_child(), 0..20),
    ) {
        let extract = of_rows(&referrals, &episodes, &children);
        for definition in Definition::bundled().unwrap() {
            let observed = observe(&extract, &definition).unwrap();
            prop_assert_eq!(observed.flow.kept(), observed.rows.len());
            prop_assert!(definition.outcome.id == "assessment-duration" || observed.rows.iter().all(|row| row.outcome == 0.0 || row.outcome == 1.0));
        }
    }
}
