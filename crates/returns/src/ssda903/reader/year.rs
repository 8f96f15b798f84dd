//! The year that a return is of, told by its dates.

use calendar::Date;

use crate::Year;
use crate::ssda903::DateCell;
use crate::ssda903::set::Files;

/// The collection year to which most reviews belong, or where there are none, most ends and beginnings of episodes;
/// nothing where there are no dates of a year that Kith knows.
pub(super) fn year_of(files: &Files) -> Option<Year> {
    let reviews = files.reviews.iter().flat_map(|table| &table.rows).map(|row| row.review);
    most(reviews).or_else(|| {
        let episodes = || files.episodes.iter().flat_map(|table| &table.rows);
        let dates = episodes().map(|row| row.dec).chain(episodes().map(|row| row.decom));
        most(dates)
    })
}

fn most(dates: impl Iterator<Item = DateCell>) -> Option<Year> {
    let mut counts = [0_u32; (Year::LAST.0 - Year::FIRST.0 + 1) as usize];
    for year in dates.filter_map(DateCell::day).filter_map(year_ending) {
        if let Some(count) = counts.get_mut(usize::from(year.wrapping_sub(Year::FIRST.0))) {
            *count += 1;
        }
    }
    let (years, count) = (Year::FIRST.0..).zip(counts).max_by_key(|(_, count)| *count)?;
    (count > 0).then_some(Year(years))
}

/// The calendar year in which the collection of a date ends.
fn year_ending(date: Date) -> Option<u16> {
    u16::try_from(if date.month() >= 4 { date.year() + 1 } else { date.year() }).ok()
}
