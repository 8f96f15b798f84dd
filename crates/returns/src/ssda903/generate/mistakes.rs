//! Mistakes that authorities make.

use super::child::Child;
use super::life::after;
use crate::Collection;
use crate::chance::Chance;

/// Makes one mistake in a child's rows.
pub(super) fn make(child: &mut Child, collection: Collection, chance: &mut Chance) {
    match chance.number(0, 13) {
        0 => child.ethnic = "",
        1 => child.upn = String::from("UN9"),
        2 => child.born = Some(after(collection.end, 3)),
        3 => child.sex = "X",
        4 if !child.reviews.is_empty() => {
            if let Some(review) = child.reviews.first_mut() {
                review.1 = "PN9";
            }
        }
        5 if !child.workers.is_empty() => {
            if let Some(worker) = child.workers.first_mut() {
                worker.0 = String::from("A12");
            }
        }
        6 if child.oc2.is_some() => {
            if let Some([score, ..]) = &mut child.oc2 {
                *score = "41";
            }
        }
        7 if child.oc3.is_some() => child.oc3 = Some(["YES", "0", ""]),
        _ => in_an_episode(child, chance),
    }
}

fn in_an_episode(child: &mut Child, chance: &mut Chance) {
    let kind = chance.number(0, 6);
    let Some(episode) = child.episodes.last_mut() else {
        child.ethnic = "XXXX";
        return;
    };
    match kind {
        0 => episode.rec = "E99",
        1 => episode.cin = "N9",
        2 => episode.dec = episode.decom.map(|date| after(date, -2)),
        3 => episode.placement.provider = "",
        4 => episode.ls = "",
        5 => episode.rne = "T",
        _ => episode.placement.urn = "SC999999",
    }
}
