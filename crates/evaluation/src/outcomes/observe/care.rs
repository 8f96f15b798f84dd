//! Whether children in care came to live with family or friends.

use crate::outcomes::extract::{Child, Code, Episode};
use crate::outcomes::observe::observing::{Observing, Row, days, indicator};

/// The codes of a definition of kinship.
pub(super) struct Codes<'a> {
    pub(super) legal_statuses: &'a [Code],
    pub(super) placements: &'a [Code],
    pub(super) endings: &'a [Code],
}

/// One row for each period of care with an episode under one of the legal statuses that starts in time.
pub(super) fn kinship(child: &Child, within_days: i32, codes: &Codes<'_>, observing: &mut Observing<'_>) {
    for period in child.episodes.chunk_by(|a, b| a.period == b.period) {
        let mut episodes =
            period.iter().filter(|episode| codes.legal_statuses.contains(&episode.legal_status)).peekable();
        let Some(&&first) = episodes.peek() else {
            observing.leave_out("not under one of the legal statuses");
            continue;
        };
        let day = first.period;
        let in_time = |episode: &&Episode| days(day, episode.start) <= within_days;
        if !in_time(&&first) {
            observing.leave_out("first episode under the legal status after the window");
        } else if child.demographics.age_on(first.start).is_none_or(|age| !(0..=17).contains(&age)) {
            observing.leave_out("age not known, or not between 0 and 17");
        } else {
            let counts = |episode: &Episode| {
                codes.placements.contains(&episode.placement) || ended(episode, within_days, codes)
            };
            let with_kin = episodes.filter(in_time).any(counts);
            let (unit, outcome) = (first.unit, indicator(with_kin));
            observing.take(child, Row { unit, day, first: day, last: None, outcome });
        }
    }
}

/// Whether the episode ended within the window for a reason that counts.
fn ended(episode: &Episode, within_days: i32, codes: &Codes<'_>) -> bool {
    episode.end.is_some_and(|end| days(episode.period, end) <= within_days)
        && episode.ended.is_some_and(|reason| codes.endings.contains(&reason))
}
