//! The genogram: who belongs to the family, as a picture and as the same facts in a list.

mod figure;
mod generations;
mod joints;
mod layout;
mod rings;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests;
pub(crate) mod told;

pub(crate) use layout::draw;
use practice::people::Kinship;

/// How many generations older the first of two related people is. None: the relationship says nothing of it.
fn generations_up(kinship: Kinship) -> Option<i32> {
    Some(match kinship {
        Kinship::Parent
        | Kinship::StepParent
        | Kinship::ParentPartner
        | Kinship::ParentExPartner
        | Kinship::AuntUncle
        | Kinship::FosterCarer
        | Kinship::PrivateFosterCarer => 1,
        Kinship::Grandparent => 2,
        Kinship::Sibling | Kinship::HalfSibling | Kinship::Cousin | Kinship::Partner | Kinship::ExPartner => {
            0
        }
        Kinship::Friend | Kinship::Neighbour | Kinship::Professional | Kinship::Other => return None,
    })
}
