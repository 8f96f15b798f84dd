//! What must hold for every date: counting undoes counting, ages only grow, what is shown can be read back.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::{
    Date, Span, add_working_days, age_on, bank_holiday, birthday, is_working_day, working_days_between,
};
use proptest::prelude::*;

fn dates(from: i16, to: i16) -> impl Strategy<Value = Date> {
    let days = Date::constant(to, 12, 31).since(Date::constant(from, 1, 1)).unwrap().get_days();
    (0..=days).prop_map(move |days| Date::constant(from, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

proptest! {
    #[test]
    fn a_birthday_is_the_first_day_of_that_age(born in dates(1920, 2028), years in 1_i16..90) {
        let day = birthday(born, years).unwrap();
        prop_assert_eq!(i16::try_from(age_on(born, day).years).unwrap(), years);
        prop_assert_eq!(i16::try_from(age_on(born, day.yesterday().unwrap()).years).unwrap(), years - 1);
    }

    #[test]
    fn counting_back_undoes_counting_on(date in dates(1980, 2090), count in -200_i32..200) {
        let reached = add_working_days(date, count).unwrap();
        prop_assert_eq!(working_days_between(date, reached).unwrap(), count);
        prop_assert!(count == 0 || is_working_day(reached).unwrap());
    }

    #[test]
    fn each_year_has_its_eight_standing_holidays(year in 2029_i16..2400) {
        let days = Date::constant(year, 1, 1).series(jiff::Span::new().days(1)).take(366);
        let kept = days.filter(|day| day.year() == year && bank_holiday(*day).unwrap().is_some());
        prop_assert_eq!(kept.count(), 8);
    }

    #[test]
    fn a_working_week_is_at_most_five_days(date in dates(1978, 2090)) {
        let week = date.saturating_add(jiff::Span::new().days(7));
        prop_assert!((1..=5).contains(&working_days_between(date, week).unwrap()));
    }

    #[test]
    fn between_adds_up(a in dates(2010, 2028), b in dates(2010, 2028), c in dates(2010, 2028)) {
        let mut days = [a, b, c];
        days.sort();
        let between = |from: usize, to: usize| working_days_between(days[from], days[to]).unwrap();
        prop_assert_eq!(between(0, 1) + between(1, 2), between(0, 2));
    }

    #[test]
    fn ages_grow_by_the_day(born in dates(1990, 2030), date in dates(1990, 2050)) {
        let (today, tomorrow) = (age_on(born, date), age_on(born, date.tomorrow().unwrap()));
        let parts = |age: calendar::Age| (age.years, age.months, age.weeks, age.days);
        prop_assert!(parts(today) <= parts(tomorrow));
        prop_assert_eq!(today.is_unborn(), date < born);
        prop_assert!(today.is_unborn() || parts(today) < parts(tomorrow));
        prop_assert!(today.months < 12 && today.days < 7 && !today.describe().is_empty());
    }

    #[test]
    fn a_span_reads_back(months in 0_u32..1200, weeks in 0_u32..500, days in 1_u32..1000) {
        let span = Span { months, weeks, days };
        prop_assert_eq!(Span::parse(&span.to_string()).unwrap(), span);
    }

    #[test]
    fn any_text_is_a_span_or_an_error(text in "\\PC{0,20}") {
        let _ = Span::parse(&text);
    }
}
