//! Rules that turn on a day, held against the calendar at every day near it: the birthday, the first and the last day of
//! the year, the day of the episode's end.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::collections::BTreeSet;

use calendar::Date;
use proptest::prelude::*;
use returns::ssda903::{Draft, Options, Reference, Table, check_return};
use returns::{Collection, Year};

const START: Date = Date::constant(2025, 4, 1);
const END: Date = Date::constant(2026, 3, 31);

/// A row of a table: its columns, and what stands in them.
type Cells<'r> = &'r [(&'r str, String)];

fn written(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()))
}

fn cell(column: &'static str, date: impl Into<Option<Date>>) -> (&'static str, String) {
    (column, written(date.into()))
}

/// The rows that a rule finds in a return of one child.
fn found(rule: &str, year: u16, tables: &[(Table, bool, &[Cells<'_>])]) -> BTreeSet<(&'static str, u32)> {
    let mut draft = Draft::default();
    for (table, last_year, rows) in tables {
        draft.table(*table, *last_year);
        for row in *rows {
            let cells: Vec<(&str, &str)> =
                row.iter().map(|(column, text)| (*column, text.as_str())).collect();
            draft.add(*table, *last_year, "1", &cells).unwrap();
        }
    }
    let whole = draft.finish(Collection::of(Year(year)), Reference::bundled());
    let options = Options { year: Some(Year(year)), rules: Some(vec![rule.to_owned()]) };
    let report = check_return(&whole, Vec::new(), &options);
    assert_eq!(report.rules.len(), 1, "{rule} was run");
    report.findings.iter().flat_map(|finding| &finding.cells).map(|cell| (cell.table, cell.row)).collect()
}

fn reports(rule: &str, tables: &[(Table, bool, &[Cells<'_>])]) -> bool {
    !found(rule, 2026, tables).is_empty()
}

fn days_after(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

/// A day close to one of these.
fn near(dates: &'static [Date]) -> impl Strategy<Value = Date> {
    (prop::sample::select(dates), -2..=2).prop_map(|(date, days)| days_after(date, days))
}

const AROUND_THE_YEAR: &[Date] = &[Date::constant(2024, 6, 1), START, Date::constant(2025, 9, 9), END];
const BIRTHS: &[Date] = &[
    Date::constant(1999, 4, 1),
    Date::constant(2000, 2, 29),
    Date::constant(2000, 4, 1),
    Date::constant(2001, 4, 1),
];
const ADULTS: &[Date] =
    &[Date::constant(2008, 2, 29), Date::constant(2007, 9, 9), Date::constant(2008, 3, 31)];
const ENDS_OF_2023_24: &[Date] = &[Date::constant(2023, 9, 15), Date::constant(2024, 3, 31)];

proptest! {
    #[test]
    fn nobody_is_over_25_before_the_day_after_the_birthday(born in near(BIRTHS)) {
        let wanted = calendar::birthday(born, 25).unwrap() < START;
        prop_assert_eq!(reports("351", &[(Table::Header, false, &[&[cell("DOB", born)]])]), wanted);
    }

    #[test]
    fn a_mother_is_born_before_the_day_of_her_childs_birth(
        born in near(AROUND_THE_YEAR),
        childs in near(AROUND_THE_YEAR),
    ) {
        let header: Cells<'_> = &[cell("DOB", born), cell("MC_DOB", childs)];
        prop_assert_eq!(reports("621", &[(Table::Header, false, &[header])]), childs <= born);
    }

    #[test]
    fn a_first_child_is_born_in_the_year_and_before_the_latest_episode_ends(
        childs in near(AROUND_THE_YEAR),
        starts in prop::collection::btree_set(near(AROUND_THE_YEAR), 0..3),
        ends in prop::collection::vec(prop::option::of(near(AROUND_THE_YEAR)), 3),
    ) {
        let episodes: Vec<_> = starts.iter().zip(&ends).collect();
        let rows: Vec<Vec<_>> =
            episodes.iter().map(|(from, until)| vec![cell("DECOM", **from), cell("DEC", **until)]).collect();
        let rows: Vec<Cells<'_>> = rows.iter().map(Vec::as_slice).collect();
        let left = episodes.last().and_then(|(_, until)| **until);
        let wanted = childs > END || left.is_some_and(|left| childs > left);
        let header: Cells<'_> = &[cell("MC_DOB", childs)];
        let tables = [(Table::Header, false, &[header][..]), (Table::Episodes, false, &rows)];
        prop_assert_eq!(reports("625", &tables), wanted);
    }

    #[test]
    fn who_was_looked_after_on_any_day_of_the_year_may_be_among_asylum_seekers(
        from in near(AROUND_THE_YEAR),
        until in prop::option::of(near(AROUND_THE_YEAR)),
    ) {
        let in_year = from <= END && until.is_none_or(|until| until >= START);
        let episode: Cells<'_> = &[cell("DECOM", from), cell("DEC", until)];
        let leaver: Cells<'_> = &[("IN_TOUCH", "YES".to_owned())];
        let tables = [
            (Table::Episodes, false, &[episode][..]),
            (Table::Oc3, false, &[leaver]),
            (Table::Uasc, false, &[&[cell("DUC", None)]]),
        ];
        prop_assert_eq!(reports("1014", &tables), !in_year);
    }

    #[test]
    fn the_end_of_seeking_asylum_is_the_18th_birthday_until_it_comes_within_the_year(
        born in near(ADULTS),
        then in prop_oneof![Just(None), near(AROUND_THE_YEAR).prop_map(Some)],
        now in near(AROUND_THE_YEAR),
        same in any::<bool>(),
        adult in any::<bool>(),
    ) {
        let birthday = calendar::birthday(born, 18);
        let then = if adult { birthday } else { then };
        let now = if same { then } else { Some(now) };
        let supported = now.is_some_and(|now| Some(now) == then || (START..=END).contains(&now));
        let wanted = then.is_none() || then != birthday || !supported;
        let this: Cells<'_> = &[cell("DOB", born), cell("DUC", now)];
        let last: Cells<'_> = &[cell("DOB", born), cell("DUC", then)];
        let header: Cells<'_> = &[cell("DOB", born)];
        let tables = [
            (Table::Header, false, &[header][..]),
            (Table::Header, true, &[header]),
            (Table::Uasc, false, &[this]),
            (Table::Uasc, true, &[last]),
        ];
        prop_assert_eq!(reports("205B", &tables), wanted);
    }

    #[test]
    fn only_a_social_worker_whom_another_follows_needs_an_end(
        starts in prop::collection::btree_set(near(AROUND_THE_YEAR), 1..4),
        open in prop::collection::vec(any::<bool>(), 4),
    ) {
        let rows: Vec<Vec<_>> = starts
            .iter()
            .zip(&open)
            .map(|(from, open)| vec![cell("SW_DECOM", *from), cell("SW_DEC", (!open).then_some(END))])
            .collect();
        let last = rows.len() - 1;
        let wanted: BTreeSet<(&str, u32)> = (0..)
            .zip(open.iter().take(last))
            .filter(|(_, open)| **open)
            .map(|(row, _)| ("SWEpisodes", row))
            .collect();
        let rows: Vec<Cells<'_>> = rows.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(found("SW14STG2", 2024, &[(Table::SwEpisodes, false, &rows)]), wanted);
    }

    #[test]
    fn the_last_days_of_the_year_are_five(days in -8..3) {
        let row: Cells<'_> = &[cell("SW_DECOM", START), cell("SW_DEC", days_after(END, days))];
        prop_assert_eq!(reports("SW11bSTG2", &[(Table::SwEpisodes, false, &[row])]), (-5..=0).contains(&days));
    }

    #[test]
    fn who_has_no_episode_that_goes_on_is_not_looked_after_on_31_march(
        until in prop::option::of(near(ENDS_OF_2023_24)),
        has_episode in any::<bool>(),
        short_break in any::<bool>(),
    ) {
        let order = if short_break { "V3" } else { "C2" }.to_owned();
        let episode: Cells<'_> = &[cell("DECOM", Date::constant(2022, 6, 2)), cell("DEC", until), ("LS", order)];
        let episodes: &[Cells<'_>] = if has_episode { &[episode] } else { &[] };
        let worker: Cells<'_> = &[cell("SW_DECOM", Date::constant(2022, 6, 2)), ("SW_ID", "SW1".to_owned())];
        let tables = [(Table::Episodes, false, episodes), (Table::SwEpisodes, false, &[worker])];
        let wanted = has_episode && until.is_none() && !short_break;
        prop_assert_eq!(!found("SW01STG1", 2024, &tables).is_empty(), wanted);
    }

    #[test]
    fn the_letters_of_a_pupil_number_are_twenty_three(first in b'A'..=b'Z', last in b'A'..=b'Z') {
        let upn = format!("{}20112345678{}", char::from(first), char::from(last));
        let row: Cells<'_> = &[("UPN", upn)];
        let known = |letter: u8| !b"IOS".contains(&letter);
        prop_assert_eq!(
            reports("168", &[(Table::Header, false, &[row])]),
            !(known(first) && known(last))
        );
    }
}
