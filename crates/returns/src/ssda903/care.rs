//! For how long a child was looked after: throughout the year, at some time in it, from when to when.

use super::{Child, DateCell, Episode};

/// A time during which a child was looked after without a break.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PeriodOfCare {
    /// When it began.
    pub from: DateCell,
    /// When it ended; blank while it goes on.
    pub until: DateCell,
}

impl PeriodOfCare {
    /// Whether a date lies within it.
    pub fn contains(&self, date: DateCell) -> bool {
        date.on_or_after(self.from) && !date.after(self.until)
    }
}

impl<'a> Child<'a> {
    /// Whether the child has been looked after continuously for the year up to the end of the collection: an episode
    /// lasts beyond its start, none starts anew within it, none ends within it but for the next one (X1), and none is a
    /// short break.
    pub fn was_looked_after_all_year(&self) -> bool {
        let (start, end) = (self.collection.start, self.collection.end);
        let lasts = |episode: &Episode| {
            let goes_on = episode.dec.is_blank() || episode.dec.on_or_after(start);
            !episode.is_short_break() && episode.decom.on_or_before(end) && goes_on
        };
        let breaks = |episode: &Episode| {
            if episode.is_short_break() {
                return episode.decom.on_or_before(end) && !episode.dec.on_or_before(start);
            }
            let anew = episode.rne == "S" && episode.decom.after(start) && episode.decom.on_or_before(end);
            let ended = episode.dec.on_or_after(start) && episode.dec.before(end) && episode.rec != "X1";
            anew || ended
        };
        self.episodes.iter().any(lasts) && !self.episodes.iter().any(breaks)
    }

    /// Whether any episode has a day in the collection, were it one that began before it and goes on after it. A date
    /// that cannot be read is no proof that it has none.
    pub fn was_looked_after_in_year(&self) -> bool {
        self.episodes.iter().any(|episode| self.collection.overlaps(episode.decom, episode.dec))
    }

    /// Whether the child is looked after on the last day of the collection, as the Department says it: the current
    /// episode has no end and is no short break (V3, V4). A child without an episode is not.
    pub fn is_looked_after_at_end(&self) -> bool {
        self.current_episode().is_some_and(|episode| episode.dec.is_blank() && !episode.is_short_break())
    }

    /// The times during which the child was looked after. Episodes of which the next begins no later than the one before
    /// ended are one, and so is one that has no end with the next.
    pub fn periods_of_care(&self) -> Vec<PeriodOfCare> {
        let follows = |before: &Episode, next: &Episode| !next.decom.after(before.dec);
        let periods = self
            .dated_episodes()
            .chunk_by(follows)
            .filter_map(|run| Some(PeriodOfCare { from: run.first()?.decom, until: run.last()?.dec }));
        periods.collect()
    }

    /// The episodes of this year and last, one that is in both being taken once, with its end where one of them has it.
    pub fn known_episodes(&self) -> Vec<&'a Episode> {
        let mut episodes: Vec<&Episode> = self.dated_episodes().iter().collect();
        episodes.extend(self.last.episodes.iter().filter(|episode| episode.decom.is_day()));
        episodes.sort_by_key(|episode| (episode.decom.day(), episode.dec.is_blank()));
        episodes.dedup_by_key(|episode| episode.decom);
        episodes
    }
}
