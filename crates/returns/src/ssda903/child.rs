//! One child's rows, this year's and last year's, as rules see them: by shared reference, so that no rule can change
//! what another reads.

use std::ops::Deref;

use super::reference::Provider;
use super::set::Rows;
use super::tables::Uasc;
use super::{CodeSets, Collection, DateCell, Episode, Header, Return, Text, Year};

/// A child of the return.
#[derive(Clone, Copy, Debug)]
pub struct Child<'a> {
    /// The child's identifier.
    pub id: Text,
    this: Rows<'a>,
    /// Last year's rows.
    pub last: Rows<'a>,
    /// The collection that the return belongs to.
    pub collection: Collection,
    /// The whole return, for its reference data and the tables that were read.
    pub of: &'a Return,
}

/// This year's rows are the child's own: `child.episodes`.
impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.this
    }
}

impl<'a> Child<'a> {
    pub(crate) fn new(of: &'a Return, id: Text, this: Rows<'a>, last: Rows<'a>) -> Self {
        Self { id, this, last, collection: of.collection, of }
    }

    /// The child's row in the header; the first where there are several.
    pub fn head(&self) -> Option<&'a Header> {
        self.this.header.first()
    }

    /// The date of birth in the header.
    pub fn born(&self) -> DateCell {
        self.head().map_or(DateCell::Blank, |header| header.dob)
    }

    /// Whether a header says that the child is male, in the code of the year: M, or 1 until 2023-24.
    pub fn is_male(&self, header: &Header) -> bool {
        header.sex == if self.collection.year >= Year(2025) { "M" } else { "1" }
    }

    /// Whether a header says that the child is female, in the code of the year: F, or 2 until 2023-24.
    pub fn is_female(&self, header: &Header) -> bool {
        header.sex == if self.collection.year >= Year(2025) { "F" } else { "2" }
    }

    /// The codes in force in the return's year.
    pub fn codes(&self) -> &'a CodeSets {
        &self.of.codes
    }

    /// The episodes that have a date of beginning, in its order.
    pub fn dated_episodes(&self) -> &'a [Episode] {
        dated(self.this.episodes)
    }

    /// The episode that began first this year.
    pub fn first_episode(&self) -> Option<&'a Episode> {
        self.dated_episodes().first()
    }

    /// The episode that began last this year.
    pub fn latest_episode(&self) -> Option<&'a Episode> {
        self.dated_episodes().last()
    }

    /// The child's current episode of this year, or the last: the one that began last and, of those that began on one day, the
    /// one that goes on or ended last. Where none has a beginning, the last in the file. Never the one with the latest end,
    /// for an episode that goes on has none.
    pub fn current_episode(&self) -> Option<&'a Episode> {
        let dated = self.dated_episodes();
        let Some(last) = dated.last() else { return self.this.episodes.last() };
        let began_last = dated.iter().filter(|episode| episode.decom == last.decom);
        began_last.max_by_key(|episode| (episode.dec.is_blank(), episode.dec.day()))
    }

    /// The first episode of this year in which the child was placed for adoption (A3 to A6).
    pub fn placed_for_adoption_first(&self) -> Option<&'a Episode> {
        self.dated_episodes().iter().find(|episode| episode.is_placed_for_adoption())
    }

    /// The episode that began last last year.
    pub fn latest_episode_last_year(&self) -> Option<&'a Episode> {
        dated(self.last.episodes).last()
    }

    /// Last year's last episode, where it was still open.
    pub fn left_open_last_year(&self) -> Option<&'a Episode> {
        self.latest_episode_last_year().filter(|episode| episode.dec.is_blank())
    }

    /// The episode left open last year and the first of this year.
    pub fn carried_over(&self) -> Option<(&'a Episode, &'a Episode)> {
        self.left_open_last_year().zip(self.first_episode())
    }

    /// Whether the header says that the child is an unaccompanied asylum-seeking child.
    pub fn seeks_asylum(&self) -> bool {
        self.this.header.iter().any(|header| header.uasc == "1")
    }

    /// Whether the child was an unaccompanied asylum-seeking child last year, by the header or, where the child is not in
    /// it, by a day on which the status ceased; nothing where neither knows the child.
    pub fn sought_asylum_last_year(&self) -> Option<bool> {
        match self.last.header.first() {
            Some(header) => Some(header.uasc == "1"),
            None => self.last.uasc.first().map(|_| self.last.uasc.iter().any(|row| row.duc.is_given())),
        }
    }

    /// Whether the child is or last year was an unaccompanied asylum-seeking child.
    pub fn was_asylum_seeker(&self) -> bool {
        let marked = |headers: &[Header]| headers.iter().any(|header| header.uasc == "1");
        let ceased = |rows: &[Uasc]| rows.iter().any(|row| row.duc.is_given());
        marked(self.this.header) || marked(self.last.header) || ceased(self.last.uasc)
    }

    /// Whether the lookup has an episode's URN as it is written.
    pub fn has_provider_of(&self, episode: &Episode) -> bool {
        self.of.reference.providers.as_ref().is_some_and(|providers| providers.has(episode.urn))
    }

    /// The registrations under an episode's URN; none where it has none, or is XXXXXXX, or is not known.
    pub fn providers_of(&self, episode: &Episode) -> &'a [Provider] {
        match &self.of.reference.providers {
            Some(providers) if episode.has_urn() => providers.of(episode.urn),
            _ => &[],
        }
    }
}

fn dated(episodes: &[Episode]) -> &[Episode] {
    let dated = episodes.iter().take_while(|episode| episode.decom.is_day()).count();
    episodes.get(..dated).unwrap_or(episodes)
}

/// Each row but the first with the one before it.
pub fn consecutive<R>(rows: &[R]) -> impl Iterator<Item = (&R, &R)> {
    rows.iter().zip(rows.iter().skip(1))
}
