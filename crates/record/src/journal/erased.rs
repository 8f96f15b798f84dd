//! Words that the law had erased: what an entry says of an erasure, and whether one stands behind every text that is gone.

use super::Entry;

/// The verb of the entry that tells of an erasure, in the family's chain and in the authority's own.
pub(crate) const ERASED: &str = "words.erased";

/// What is erased in one chain, and what says so.
#[derive(Debug, Default)]
pub(super) struct Erased {
    /// Entries that lost a text to an erasure: place, kind, number.
    gone: Vec<(i64, String, i64)>,
    /// What erasures are about, and up to which place.
    told: Vec<(i64, String, i64)>,
}

impl Erased {
    /// Takes the next entry of the chain.
    pub(super) fn take(&mut self, entry: &Entry) {
        let about = || (entry.seq, entry.kind.clone(), entry.object_id);
        if entry.reason_erased.is_some() || entry.body_erased.is_some() {
            self.gone.push(about());
        }
        if entry.verb == ERASED {
            self.told.push(about());
        }
    }

    /// The places of entries whose words are gone though no later entry tells of it.
    pub(super) fn untold(&self) -> impl Iterator<Item = i64> {
        let is_told = |(seq, kind, number): &(i64, String, i64)| {
            self.told.iter().any(|(at, what, which)| at > seq && what == kind && which == number)
        };
        self.gone.iter().filter(move |gone| !is_told(gone)).map(|(seq, ..)| *seq)
    }
}
