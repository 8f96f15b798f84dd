//! What several rules share: comparisons that differ only in a code, a table or a number of days.

use super::tables::{Distance, Dolo, Oc2, PlacedForAdoption, Row, SocialWorkerEpisode};
use super::{Child, Code, Collection, DateCell, Episode, Found, Header, PeriodOfCare, Year};

/// Finds the rows whose date of birth is not the header's, where both are dates.
pub(crate) fn born_otherwise<R: Row>(
    child: &Child<'_>,
    rows: &[R],
    dob: fn(&R) -> DateCell,
    found: &mut Found,
) {
    let Some(header) = child.head().filter(|header| header.dob.is_day()) else { return };
    for row in rows.iter().filter(|row| dob(row).is_day() && dob(row) != header.dob) {
        found.at(row).with(header);
    }
}

/// Finds the episodes of an order that lasted longer than it may, the collection's end standing for one that is open.
/// Episodes under the order that follow one another without a gap are one.
pub(crate) fn orders_longer_than(days: i32, order: &'static str, child: &Child<'_>, found: &mut Found) {
    let follows = |before: &Episode, next: &Episode| before.ls == next.ls && before.dec.same_day(next.decom);
    for run in child.dated_episodes().chunk_by(follows) {
        if let [first, .., last] | [first @ last] = run
            && first.ls == order
            && last.dec.or(child.collection.end).after(first.decom.plus_days(days))
        {
            found.all(run);
        }
    }
}

/// Whether a code is given that is none of those in force.
pub(crate) fn not_among(code: Code, codes: &[Code]) -> bool {
    code.is_given() && !codes.contains(&code)
}

/// Whether the placement is of the kind "other": Z1, which became Z11 to Z14 in 2025-26.
pub(crate) fn is_other_placement(episode: &Episode, year: Year) -> bool {
    if year <= Year(2025) { episode.place == "Z1" } else { episode.place.is_in(["Z11", "Z12", "Z13", "Z14"]) }
}

/// Whether the type of placement has no provider who is registered with Ofsted.
pub(crate) fn needs_no_urn(episode: &Episode, year: Year) -> bool {
    episode.is_temporary()
        || episode.place.is_in(["P1", "P3", "R1", "R2", "R5"])
        || is_other_placement(episode, year)
        || episode.place.is_in(["H5", "P2"]) && year <= Year(2024)
}

/// Whether the placement is known to lie outside England.
pub(crate) fn is_outside_england(episode: &Episode) -> bool {
    // CON, NIR, NUK, SCO, WAL; in England every code begins with an E.
    ["C", "N", "S", "W"].into_iter().any(|nation| episode.pl_la.starts_with(nation))
}

/// Finds the episodes in a type of placement that have ended and began before the child reached an age.
pub(crate) fn placed_younger_than(age: i16, place: &'static str, child: &Child<'_>, found: &mut Found) {
    let reached = child.born().birthday(age);
    let early = |episode: &&Episode| {
        episode.place == place && episode.dec.is_given() && episode.decom.before(reached)
    };
    found.all(child.episodes.iter().filter(early));
}

/// Finds the episodes in a type of placement that lasted longer than it may.
pub(crate) fn placed_longer_than(days: i32, place: &'static str, child: &Child<'_>, found: &mut Found) {
    let longer =
        |episode: &&Episode| episode.place == place && episode.dec.after(episode.decom.plus_days(days));
    found.all(child.episodes.iter().filter(longer));
}

/// Whether two episodes are the same placement: its type, postcode, provider and the provider's number.
pub(crate) fn same_placement(a: &Episode, b: &Episode) -> bool {
    (a.place, a.pl_post, a.urn, a.place_provider) == (b.place, b.pl_post, b.urn, b.place_provider)
}

/// Finds the first episode of the year where it does not agree with the one left open last year.
pub(crate) fn differs_from_last_year<T: PartialEq>(
    value: fn(&Episode) -> T,
    child: &Child<'_>,
    found: &mut Found,
) {
    if let Some((open, first)) = child.carried_over()
        && value(open) != value(first)
    {
        found.at(first).with(open);
    }
}

/// Whether the distance from home is another than it was left with last year, by 0.2 miles or more.
pub(crate) fn moved(open: &Episode, first: &Episode) -> bool {
    let apart = |now: Distance| open.pl_distance.is_none_or(|then| now.apart(then) >= Distance::tenths(2));
    first.pl_distance.is_some_and(apart)
}

/// Whether the child is 4 or over at the start of the collection and under 17 at its end.
pub(crate) fn is_of_questionnaire_age(child: &Child<'_>, row: &Oc2) -> bool {
    let Collection { start, end, .. } = child.collection;
    row.dob.birthday(4).on_or_before(start) && row.dob.birthday(17).after(end)
}

/// Finds the rows of a child that is not in the header.
pub(crate) fn not_in_header<R: Row>(child: &Child<'_>, rows: &[R], found: &mut Found) {
    if child.header.is_empty() {
        found.all(rows);
    }
}

/// Finds the episodes under an order and the decisions to place for adoption, where no decision has a date; and under
/// an order that is still in force, the decisions that were revoked or have no date.
pub(crate) fn order_without_decision(order: &'static str, child: &Child<'_>, found: &mut Found) {
    let ordered = || child.episodes.iter().filter(|episode| episode.ls == order);
    if ordered().next().is_none() {
        return;
    }
    if !child.placed_adoption.iter().any(|decision| decision.date_placed.is_given()) {
        found.all(ordered());
        found.all(child.placed_adoption);
    } else if ordered().any(|episode| episode.dec.is_blank()) {
        let stands = |decision: &&PlacedForAdoption| {
            let revoked = decision.date_placed_ceased.is_given() || decision.reason_placed_ceased.is_given();
            decision.date_placed.is_given() && !revoked
        };
        found.all(child.placed_adoption.iter().filter(|decision| !stands(decision)));
    }
}

/// Finds the decisions to place for adoption that came after the first episode under an order had begun.
pub(crate) fn decision_after_order(order: &'static str, child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.dated_episodes().iter().find(|episode| episode.ls == order) else { return };
    for decision in child.placed_adoption.iter().filter(|decision| decision.date_placed.after(first.decom)) {
        found.at(decision).with(first);
        found.at(first).with(decision);
    }
}

/// Whether what began and ended on these days ended within a period of care; where the end is blank, whether it began
/// within one that goes on.
pub(crate) fn ends_in_care(periods: &[PeriodOfCare], from: DateCell, until: DateCell) -> bool {
    // A period that goes on while a later one has begun cannot be trusted to go on for longer than that one.
    let last = periods.last().map_or(DateCell::Blank, |period| period.until);
    periods.iter().any(|period| {
        let period =
            PeriodOfCare { until: if period.until.is_blank() { last } else { period.until }, ..*period };
        if until.is_day() { period.contains(until) } else { period.until.is_blank() && period.contains(from) }
    })
}

/// The deprivation of liberty orders that have a start and an end, each with the episodes that it overlaps.
pub(crate) fn deprived_of_liberty<'a>(child: &Child<'a>) -> impl Iterator<Item = (&'a Dolo, &'a Episode)> {
    let episodes = child.episodes;
    let orders = child.dolo.iter().filter(|order| order.dolo_start.is_day() && order.dolo_end.is_day());
    orders.flat_map(move |order| {
        let overlap = move |episode: &&Episode| {
            episode.decom.on_or_before(order.dolo_end) && !episode.dec.before(order.dolo_start)
        };
        episodes.iter().filter(overlap).map(move |episode| (order, episode))
    })
}

/// Finds every row of a child that has more than one.
pub(crate) fn more_than_once<R: Row>(rows: &[R], found: &mut Found) {
    if rows.len() > 1 {
        found.all(rows);
    }
}

/// Finds the header of a child where it contradicts last year's.
pub(crate) fn differs_in_header(
    child: &Child<'_>,
    contradicts: impl Fn(&Header, &Header) -> bool,
    found: &mut Found,
) {
    let Some(then) = child.last.header.first() else { return };
    for now in child.header.iter().filter(|now| contradicts(then, now)) {
        found.at(now).with(then);
    }
}

/// Whether a social worker episode began within a week of the end of the one before it.
pub(crate) fn within_a_week(before: &SocialWorkerEpisode, row: &SocialWorkerEpisode) -> bool {
    before.sw_dec.days_until(row.sw_decom).is_some_and(|days| days.abs() <= 7)
}

/// The social worker episodes in order of their beginning and, among equals, of their end, open ones being last.
pub(crate) fn social_workers<'a>(child: &Child<'a>) -> Vec<&'a SocialWorkerEpisode> {
    let mut rows: Vec<_> = child.sw_episodes.iter().collect();
    rows.sort_by_key(|row| {
        let (from, to) = (row.sw_decom.day(), row.sw_dec.day());
        (from.is_none(), from, to.is_none(), to)
    });
    rows
}

/// The social worker episode that began last, or just the last one where none has a beginning.
pub(crate) fn last_social_worker<'a>(child: &Child<'a>) -> Option<&'a SocialWorkerEpisode> {
    let rows = social_workers(child);
    rows.iter().rfind(|row| row.sw_decom.is_day()).or(rows.last()).copied()
}
