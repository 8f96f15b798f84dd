//! How many requests one place of the network has in hand: a bound for each leaves room for everybody else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use ui::session::gate::Origin;

/// So many requests of one place are answered at once. A whole office may share one.
const MOST: usize = 100;

/// The requests in hand, by where they came from.
#[derive(Debug, Clone, Default)]
pub(super) struct AtOnce(Arc<Mutex<HashMap<Origin, usize>>>);

/// A request in hand, until it is dropped.
#[derive(Debug)]
pub(super) struct InHand(AtOnce, Option<Origin>);

impl AtOnce {
    /// Takes a request in hand. None: this place has as many as one may have.
    pub(super) fn take(&self, from: Option<Origin>) -> Option<InHand> {
        if let Some(from) = from {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let count = all.entry(from).or_default();
            if *count >= MOST {
                return None;
            }
            *count += 1;
        }
        Some(InHand(self.clone(), from))
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        let Some(from) = self.1 else { return };
        let mut all = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&from) {
            *count -= 1;
            if *count == 0 {
                all.remove(&from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    #[test]
    fn one_place_has_no_more_than_its_share_and_others_have_theirs() {
        let at_once = AtOnce::default();
        let [here, there] = [9, 10].map(|last| Some(Origin::from(IpAddr::from([203, 0, 113, last]))));
        let mut held: Vec<_> = (0..MOST).map(|_| at_once.take(here)).collect();
        assert!(held.iter().all(Option::is_some) && at_once.take(here).is_none());
        assert!(at_once.take(there).is_some() && at_once.take(None).is_some());
        held.pop();
        assert!(at_once.take(here).is_some());
    }
}
