//! What is said of the list of providers beside a return: what could not be read in it, and whether it knows the return's at all.

use std::collections::HashSet;

use super::{Code, Return};
use crate::report::{Remark, Weight};

/// How many numbers of providers it takes before their not being known is more than a mistake in one.
const ENOUGH: usize = 2;

/// The remarks about the list of providers; none where there is no list.
pub(super) fn remarks(whole: &Return) -> Vec<Remark> {
    let Some(providers) = &whole.reference.providers else { return Vec::new() };
    let mut remarks = providers.remarks().to_vec();
    let episodes = (0..whole.len()).flat_map(|child| whole.child(child).episodes);
    let numbers: HashSet<Code> =
        episodes.filter(|episode| episode.has_urn()).map(|episode| episode.urn).collect();
    if numbers.len() >= ENOUGH && numbers.iter().all(|number| providers.of(*number).is_empty()) {
        let said = format!(
            "Not one of the {} numbers of providers (URN) in Episodes stands in the list of providers: it is another list, or the \
             numbers are written otherwise in it. What the rules find that look providers up is worth nothing.",
            numbers.len()
        );
        remarks.push(Remark { weight: Weight::Noticed, line: None, said });
    }
    remarks
}
