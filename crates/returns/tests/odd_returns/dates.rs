//! Dates that are written otherwise than 31/03/2026.

use super::{checked, episodes, has_remark, header, is_refused, remark, rules};

/// A return in which five episodes end on days written in some way.
fn ending(days: &[String]) -> returns::report::Report {
    let children: Vec<String> = (0..days.len() + 3).map(|at| format!("D{at}")).collect();
    let rows: Vec<(&str, &str, &str)> = children
        .iter()
        .enumerate()
        .map(|(at, child)| (child.as_str(), "22/07/2025", days.get(at).map_or("", String::as_str)))
        .collect();
    let born: Vec<(&str, &str)> = children.iter().map(|child| (child.as_str(), "15/02/2021")).collect();
    checked(&vec![header(&born), episodes(&rows)])
}

/// How a day is written, by its day and its month.
type Way = fn(i16, i16) -> String;

fn written(way: Way, days: &[(i16, i16)]) -> Vec<String> {
    days.iter().map(|(day, month)| way(*day, *month)).collect()
}

const DAYS: [(i16, i16); 5] = [(26, 8), (2, 9), (9, 9), (16, 9), (23, 9)];

#[test]
fn the_month_is_never_taken_for_the_day_without_a_word() {
    let ways: [Way; 5] = [
        |day, month| format!("{month:02}/{day:02}/2025"),
        |day, month| format!("{month}/{day}/2025"),
        |day, month| format!("{month:02}/{day:02}/25"),
        |day, month| format!("{month:02}-{day:02}-2025"),
        |day, month| format!("{month:02}/{day:02}/2025 12:00:00 AM"),
    ];
    for way in ways {
        for count in 2..=5 {
            let report = ending(&written(way, &DAYS[..count]));
            assert!(is_refused(&report, "episodes.csv"), "{count} {:?}", report.remarks);
            let said = remark(&report, &["episodes.csv", "month first", "in DEC;"]);
            assert_eq!(said.line, Some(2), "the first that can only have the month first");
            assert!(rules(&report).is_empty(), "{:?}", rules(&report));
        }
        let one = ending(&written(way, &DAYS[..1]));
        assert!(!is_refused(&one, "episodes.csv") && rules(&one) == ["147"], "{:?}", one.remarks);
        remark(&one, &["a date in DEC", "on line 2.", "like 03/31/2026", "not read"]);
    }
    // A few of many, and with the time of day.
    let days = [(13, 2), (4, 3), (6, 5), (25, 12), (8, 7), (31, 1), (3, 2), (5, 4), (7, 6), (9, 8)];
    let born: Vec<String> =
        days.iter().map(|(day, month)| format!("{month:02}/{day:02}/2021 00:00")).collect();
    let born: Vec<(&str, &str)> = born.iter().map(|born| ("A1", born.as_str())).collect();
    let report = checked(&vec![header(&born), episodes(&[("A1", "02/06/2025", "")])]);
    assert!(is_refused(&report, "header.csv"), "{:?}", report.remarks);
    remark(&report, &["header.csv", "month first", "DOB"]);
}

#[test]
fn one_date_with_the_month_first_among_others_is_one_mistake() {
    let mut days = written(|day, month| format!("{day:02}/{month:02}/2025"), &DAYS);
    days.push("09/30/2025".to_owned());
    let report = ending(&days);
    assert_eq!(rules(&report), ["147"]);
    let said = remark(&report, &["a date in DEC", "on line 7.", "like 03/31/2026", "read both ways"]);
    assert_eq!(said.line, Some(7));
}

#[test]
fn a_year_of_two_digits_may_stand_first() {
    for count in 3..=5 {
        let report = ending(&written(|day, month| format!("25-{month:02}-{day:02}"), &DAYS[..count]));
        assert!(rules(&report).is_empty(), "{count} {:?} {:?}", rules(&report), report.remarks);
        remark(&report, &["like 26-03-31 in DEC;"]);
        let usual = ending(&written(|day, month| format!("{day:02}-{month:02}-25"), &DAYS[..count]));
        assert!(rules(&usual).is_empty(), "{:?}", usual.remarks);
        remark(&usual, &["like 31/03/26 in DEC;"]);
    }
}

#[test]
fn what_people_put_around_dates_is_read_with_a_word() {
    let ways: [(&str, Way); 15] = [
        ("31-Mar-2026", |day, month| format!("{day}th {} 2025", MONTHS[usize::try_from(month).unwrap()])),
        ("31-Mar-2026", |day, month| format!("Tue {day} {} 2025", MONTHS[usize::try_from(month).unwrap()])),
        ("31-Mar-2026", |day, month| {
            format!("{day}\u{a0}{}\u{a0}2025", MONTHS[usize::try_from(month).unwrap()])
        }),
        ("31 / 03 / 2026", |day, month| format!("{day:02} / {month:02} / 2025")),
        ("31 / 03 / 2026", |day, month| format!("'{day:02}/{month:02}/2025")),
        ("31 / 03 / 2026", |day, month| format!("{day:02}/\u{200b}{month:02}/2025")),
        ("31/03/2026 00:00", |day, month| format!("{day:02}/{month:02}/2025 00.00.00")),
        ("31-03-2026", |day, month| format!("{day:02} . {month:02} . 2025")),
        ("2026-03-31", |day, month| format!("2025 - {month:02} - {day:02}")),
        ("31-Mar-2026", |day, month| {
            format!("{day}{}2025", &MONTHS[usize::try_from(month).unwrap()][..3].to_uppercase())
        }),
        ("31 / 03 / 2026", |day, month| format!("=\"\"{day:02}/{month:02}/2025\"\"")),
        ("31 / 03 / 2026", |day, month| format!("{day:02}\\{month:02}\\2025")),
        ("31 / 03 / 2026", |day, month| format!("{day:02}/{month:02}/2025.")),
        ("31-03-2026", |day, month| format!("{day:02}_{month:02}_2025")),
        ("31-03-2026", |day, month| format!("{day:02}–{month:02}–2025")),
    ];
    for (example, way) in ways {
        let report = ending(&written(way, &DAYS));
        assert!(rules(&report).is_empty(), "{example} {:?} {:?}", rules(&report), report.remarks);
        remark(&report, &["episodes.csv", &format!("like {example} in DEC;")]);
    }
    // What cannot be seen at the end of a cell needs no word.
    let report = ending(&written(|day, month| format!("{day:02}/{month:02}/2025\u{200b}"), &DAYS));
    assert!(rules(&report).is_empty() && !has_remark(&report, &["DEC"]), "{:?}", report.remarks);
}

const MONTHS: [&str; 13] =
    ["", "Jan", "Feb", "March", "Apr", "May", "Jun", "Jul", "August", "September", "Oct", "Nov", "Dec"];

#[test]
fn a_date_that_is_not_read_says_why() {
    for (day, example) in [
        ("2025-08-26", "2026-03-31"),
        ("2025-08-26T00:00:00", "2026-03-31"),
        ("45895", "46112"),
        ("45895.0", "46112"),
        ("20250826", "20260331"),
        ("26/08/2025 00:00", "31/03/2026 00:00"),
        ("26/08/2025 12:00:00 AM", "31/03/2026 00:00"),
        ("26-08-2025", "31-03-2026"),
        ("26/08/25", "31/03/26"),
        ("26 Aug 2025", "31-Mar-2026"),
        ("26AUG2025", "31-Mar-2026"),
        ("=\"\"26/08/2025\"\"", "31 / 03 / 2026"),
        ("26–08–2025", "31-03-2026"),
        ("26\\08\\2025", "31 / 03 / 2026"),
        ("26/08/2025.", "31 / 03 / 2026"),
    ] {
        let report = ending(&[day.to_owned()]);
        assert_eq!(rules(&report), ["147"], "{day}");
        remark(
            &report,
            &["a date in DEC that is written", "on line 2.", &format!("like {example},"), "31/03/2026"],
        );
    }
    let one = checked(&vec![header(&[("A1", "2021-02-01")]), episodes(&[("A1", "2025-06-02", "")])]);
    remark(&one, &["header.csv", "a date in DOB", "on line 2.", "like 2026-03-31"]);
    remark(&one, &["episodes.csv", "a date in DECOM", "on line 2.", "like 2026-03-31"]);
    let mixed = ["22/07/2025", "2025-07-29", "12-Aug-25", "26/08/2025", "16/09/2025"].map(str::to_owned);
    remark(&ending(&mixed), &["a date in DEC", "on line 3, and 1 more.", "like 2026-03-31"]);
}

#[test]
fn a_column_that_holds_hardly_a_date_is_questioned() {
    for text in ["########", "XX", "22-juil.-25", "2025-22-07"] {
        let report = ending(&vec![text.to_owned(); 3]);
        assert_eq!(rules(&report), ["147"], "{text}");
        let said = remark(&report, &["3 cells in DEC", "the first on line 2"]);
        assert!(!said.said.contains(text), "{}", said.said);
    }
    // A mistake or two among dates is what the rules are for, and partly unknown dates are no mistake.
    let few = ["22/07/2025", "23/07/2025", "31/02/2025", "soon"].map(str::to_owned);
    assert!(!has_remark(&ending(&few), &["in DEC"]));
    assert!(!has_remark(&ending(&["ZZ/07/2025".to_owned(), "ZZ/08/2025".to_owned()]), &["cells in DEC"]));
}
