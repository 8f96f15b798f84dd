//! Worked examples: deadlines over Easter and Christmas, moved holidays, ages, lengths of time and words.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::{
    Date, Error, PROCLAIMED_TO, Span, Time, add_working_days, age_on, bank_holiday, days_late,
    is_working_day, long, next_working_day, relative, short, short_time, working_days_between,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn fifteen_working_days_over_easter_and_christmas() {
    // From Wednesday 1 April 2026: Good Friday is 3 April, Easter Monday 6 April.
    assert_eq!(add_working_days(day("2026-04-01"), 15).unwrap(), day("2026-04-24"));
    // From Monday 14 December 2026: Boxing Day is kept on Monday 28 December, and 1 January is a Friday.
    assert_eq!(add_working_days(day("2026-12-14"), 15).unwrap(), day("2027-01-07"));
    // Christmas 2022: Boxing Day on Monday 26, Christmas Day on Tuesday 27, New Year's Day on Monday 2 January.
    assert_eq!(add_working_days(day("2022-12-23"), 1).unwrap(), day("2022-12-28"));
    assert_eq!(add_working_days(day("2022-12-30"), 1).unwrap(), day("2023-01-03"));
    assert_eq!(working_days_between(day("2026-12-14"), day("2027-01-07")).unwrap(), 15);
}

#[test]
fn a_count_starts_the_day_after_and_nought_stays() {
    assert_eq!(add_working_days(day("2026-11-23"), 1).unwrap(), day("2026-11-24"));
    assert_eq!(add_working_days(day("2026-11-21"), 1).unwrap(), day("2026-11-23"));
    assert_eq!(add_working_days(day("2026-11-21"), 0).unwrap(), day("2026-11-21"));
    assert_eq!(add_working_days(day("2026-11-23"), -1).unwrap(), day("2026-11-20"));
    assert_eq!(next_working_day(day("2026-12-25")).unwrap(), day("2026-12-29"));
}

#[test]
fn moved_and_single_holidays() {
    for (kept, name) in [
        ("2008-03-24", "Easter Monday"),
        ("2009-12-28", "Boxing Day (substitute day)"),
        ("2011-04-29", "Royal wedding"),
        ("2012-06-05", "Queen’s Diamond Jubilee"),
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee bank holiday"),
        ("2022-09-19", "State Funeral of Queen Elizabeth II"),
        ("2023-05-08", "Coronation of King Charles III"),
        ("2021-12-28", "Boxing Day (substitute day)"),
        ("2027-12-27", "Christmas Day (substitute day)"),
        ("2028-01-03", "New Year’s Day (substitute day)"),
    ] {
        assert_eq!(bank_holiday(day(kept)).unwrap(), Some(name), "{kept}");
    }
    for open in ["2008-03-20", "2009-12-24", "2020-05-04", "2022-05-30", "2012-05-28", "2023-05-09"] {
        assert!(is_working_day(day(open)).unwrap(), "{open}");
    }
}

#[test]
fn every_holiday_that_gov_uk_has_published_is_known_by_its_name_and_no_other() {
    let published: Vec<(Date, &str)> = include_str!("data/bank-holidays-england-wales.csv")
        .lines()
        .map(|line| line.split_once(',').unwrap())
        .map(|(kept, name)| (day(kept), name))
        .collect();
    let (mut at, last) = (day("2008-01-01"), Date::constant(PROCLAIMED_TO, 12, 31));
    assert_eq!(published.last().unwrap().0.year(), PROCLAIMED_TO);
    let mut known = Vec::new();
    while at <= last {
        known.extend(bank_holiday(at).unwrap().map(|name| (at, name)));
        at = at.tomorrow().unwrap();
    }
    assert_eq!(known, published);
}

#[test]
fn holidays_that_stand_each_year_go_on_after_those_that_were_published() {
    for (kept, name) in [
        ("2029-01-01", "New Year’s Day"),
        ("2029-03-30", "Good Friday"),
        ("2029-04-02", "Easter Monday"),
        ("2031-05-26", "Spring bank holiday"),
        ("2032-12-27", "Christmas Day (substitute day)"),
        ("2032-12-28", "Boxing Day (substitute day)"),
        ("2033-12-26", "Boxing Day"),
        ("2033-12-27", "Christmas Day (substitute day)"),
        ("2038-04-26", "Easter Monday"),
        ("2049-08-30", "Summer bank holiday"),
        ("1981-07-29", "Royal wedding"),
        ("1995-05-08", "Early May bank holiday (VE day)"),
        ("2002-06-04", "Spring bank holiday"),
    ] {
        assert_eq!(bank_holiday(day(kept)).unwrap(), Some(name), "{kept}");
    }
    assert_eq!(add_working_days(day("2028-12-22"), 2).unwrap(), day("2028-12-28"));
    assert_eq!(add_working_days(day("2028-12-29"), 1).unwrap(), day("2029-01-02"));
    assert!(is_working_day(day("1995-05-01")).unwrap() && is_working_day(day("2002-05-27")).unwrap());
}

#[test]
fn years_before_these_holidays_are_refused_even_at_a_weekend() {
    let refused = is_working_day(day("1977-01-08"));
    assert_eq!(refused, Err(Error::YearNotCovered(day("1977-01-08"))));
    assert!(refused.unwrap_err().to_string().contains("8 January 1977 is before that"));
    assert!(working_days_between(day("1977-12-30"), day("1978-01-03")).is_err());
}

#[test]
fn ages_in_plain_words() {
    for (born, on, words) in [
        ("2026-11-23", "2026-11-23", "born today"),
        ("2026-11-19", "2026-11-23", "4 days"),
        ("2026-11-02", "2026-11-23", "3 weeks"),
        ("2026-10-23", "2026-11-23", "1 month"),
        ("2026-06-20", "2026-11-23", "5 months"),
        ("2025-11-23", "2026-11-23", "1 year"),
        ("2025-07-01", "2026-11-23", "1 year 4 months"),
        ("2024-11-23", "2026-11-23", "2 years"),
        ("2019-03-01", "2026-11-23", "7 years"),
        ("2027-03-04", "2026-11-23", "expected 4 March 2027"),
    ] {
        assert_eq!(age_on(day(born), day(on)).describe(), words, "{born} on {on}");
    }
}

#[test]
fn born_on_29_february() {
    let born = day("2012-02-29");
    assert_eq!(age_on(born, day("2025-02-28")).years, 12);
    assert_eq!(age_on(born, day("2025-03-01")).years, 13);
    assert_eq!(age_on(born, day("2028-02-28")).years, 15);
    assert_eq!(age_on(born, day("2028-02-29")).years, 16);
}

#[test]
fn lengths_of_time() {
    for (text, span) in [
        ("3 months", Span::months(3)),
        ("1 month and 2 weeks", Span { months: 1, weeks: 2, days: 0 }),
        ("a year", Span::months(12)),
        ("Six Weeks", Span::weeks(6)),
        ("fortnight", Span::weeks(2)),
        ("10days", Span::days(10)),
    ] {
        assert_eq!(Span::parse(text).unwrap(), span, "{text}");
    }
    for text in [
        "",
        "soon",
        "3",
        "-2 weeks",
        "months three",
        "0 days",
        "2.5 weeks",
        "99999 months",
        "9999999999 days",
    ] {
        assert!(Span::parse(text).is_err(), "{text}");
    }
    assert_eq!(Span::months(1).added_to(day("2027-01-31")).unwrap(), day("2027-02-28"));
    assert_eq!(Span::weeks(6).added_to(day("2026-11-23")).unwrap(), day("2027-01-04"));
    assert_eq!(Span { months: 1, weeks: 2, days: 3 }.to_string(), "1 month, 2 weeks and 3 days");
    assert_eq!(serde_json::to_string(&Span::months(3)).unwrap(), "\"3 months\"");
    assert_eq!(serde_json::from_str::<Span>("\"6 weeks\"").unwrap(), Span::weeks(6));
    assert!(serde_json::from_str::<Span>("\"whenever\"").is_err());
}

#[test]
fn words_for_dates_times_and_lateness() {
    let today = day("2026-11-23");
    assert_eq!(long(today), "23 November 2026");
    assert_eq!(short(day("2026-09-03")), "3 Sep 2026");
    let times = [(14, 30, "2:30pm"), (9, 0, "9am"), (12, 0, "midday"), (0, 0, "midnight"), (0, 5, "12:05am")];
    for (hour, minute, words) in times {
        assert_eq!(short_time(Time::constant(hour, minute, 0, 0)), words);
    }
    for (due, late, words) in [
        ("2026-11-21", 2, "2 days overdue"),
        ("2026-11-22", 1, "1 day overdue"),
        ("2026-11-23", 0, "due today"),
        ("2026-11-24", -1, "due tomorrow"),
        ("2026-11-26", -3, "due in 3 days"),
    ] {
        assert_eq!((days_late(day(due), today), relative(day(due), today).as_str()), (late, words));
    }
}
