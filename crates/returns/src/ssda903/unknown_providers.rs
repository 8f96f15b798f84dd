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
        remarks.push(noticed(said));
    }
    let listed = || numbers.iter().filter_map(|number| Some((*number, providers.as_listed(*number)?)));
    let is_otherwise = |(number, listed): &(Code, Code)| number != listed;
    let (spoilt, lost): (Vec<_>, Vec<_>) =
        listed().filter(is_otherwise).partition(|(number, _)| !providers.has(*number));
    if !spoilt.is_empty() {
        remarks.push(noticed(format!(
            "{} in Episodes written otherwise than in the list of providers: without the “SC” in front, or with .0 behind. Rules that \
             look providers up found {} all the same; rule 1008 reports {}, for the Department looks for a number as it stands.",
            counted(spoilt.len()),
            them(spoilt.len()),
            them(spoilt.len())
        )));
    }
    if !lost.is_empty() {
        remarks.push(noticed(format!(
            "{} in the list of providers without the “SC” that Episodes has in front: {} taken for the same.",
            counted(lost.len()),
            if lost.len() == 1 { "it was" } else { "they were" }
        )));
    }
    remarks
}

fn noticed(said: String) -> Remark {
    Remark { weight: Weight::Noticed, line: None, said }
}

fn counted(count: usize) -> String {
    if count == 1 {
        "One number of a provider (URN) is".to_owned()
    } else {
        format!("{count} numbers of providers (URN) are")
    }
}

const fn them(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}
