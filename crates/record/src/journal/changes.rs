//! Whether all parts of changes over several chains are there, asked while all chains are gone through.

use super::{
    Entry,
    chain::Hash,
    second_form::{core, together},
};
use std::collections::BTreeMap;

/// What was met of changes over several chains, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<i64, Met>);

#[derive(Debug)]
struct Met {
    /// The first entry of it that was met.
    at: (i64, i64),
    /// How many chains its first entry says it touched.
    chains: i32,
    /// What its entries say together, by the first of them.
    together: Vec<u8>,
    /// The chains in which parts of it were met.
    found: Vec<i64>,
    /// What each entry says, by chain and place.
    cores: Vec<Hash>,
    /// Whether its entries say different things of it.
    is_at_odds: bool,
}

impl Changes {
    /// Takes an entry, in the order of chains and places.
    pub(super) fn take(&mut self, entry: &Entry) {
        if entry.form == 1 || (entry.chains == 1 && entry.together.is_none()) {
            return;
        }
        let said = entry.together.clone().unwrap_or_default();
        let met = self.0.entry(entry.change).or_insert_with(|| Met {
            at: (entry.chain, entry.seq),
            chains: entry.chains,
            together: said.clone(),
            found: Vec::new(),
            cores: Vec::new(),
            is_at_odds: false,
        });
        met.is_at_odds |= met.chains != entry.chains || met.together != said;
        if met.found.last() != Some(&entry.chain) {
            met.found.push(entry.chain);
        }
        met.cores.extend(core(entry));
    }

    /// Names every change that lacks a part, or has one that was not written with it.
    pub(super) fn compare(self, mut broken: impl FnMut(i64, i64, String)) {
        for (change, met) in self.0 {
            let found = i32::try_from(met.found.len()).unwrap_or(i32::MAX);
            let (chain, seq) = met.at;
            if found != met.chains {
                broken(
                    chain,
                    seq,
                    format!(
                        "This is a part of a change over {} journals, and its parts are there in {found}.",
                        met.chains
                    ),
                );
            } else if met.is_at_odds || together(change, met.chains, &met.cores)[..] != met.together[..] {
                broken(
                    chain,
                    seq,
                    "The parts of this change over several journals do not fit each other.".to_owned(),
                );
            }
        }
    }
}
