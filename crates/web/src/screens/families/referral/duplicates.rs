//! Whether the children are known already: a search for each name, noted in the journal like every other.

use super::referred::Named;
use crate::{screens::find::look::FoundLine, trouble::Trouble, visit::OfficeVisit};
use access::OfficeDeed;
use data_encoding::HEXLOWER;
use names::Reason;
use practice::people::Part;
use record::lists::Page;
use sha2::{Digest as _, Sha256};

/// Most people shown for one child.
const MOST: usize = 5;

/// Tells one set of children from another, so that a choice to go on counts only for the names that were looked up.
pub(super) fn looked(children: &[Named]) -> String {
    let mut hasher = Sha256::new();
    for child in children {
        hasher.update(format!("{}\n{:?}\n", child.full_name().to_lowercase(), child.born));
    }
    HEXLOWER.encode(&hasher.finalize())[..16].to_owned()
}

/// People who may be one of these children.
pub(super) async fn find(visit: &OfficeVisit, children: &[Named]) -> Result<Vec<FoundLine>, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let mut found = Vec::new();
    for child in children.iter().filter(|child| !is_nameless(child)) {
        let reason = Some("New referral: is this child known already?");
        let people =
            visit.app.store().find_people(permit, &child.full_name(), reason, Page::default()).await?;
        let alike = people.rows.into_iter().filter(|person| {
            let age_fits = match (child.born, person.known.as_ref().and_then(|known| known.born)) {
                (Some(one), Some(other)) => one.since(other).is_ok_and(|span| span.get_days().abs() < 370),
                _ => true,
            };
            let is_child = person.known.as_ref().is_none_or(|known| known.part == Part::Child);
            age_fits
                && is_child
                && person.reasons.iter().any(|reason| reason.is_same_name())
                && !person.reasons.contains(&Reason::PartOfName)
        });
        for line in alike.take(MOST).map(|found| FoundLine::of(found, visit.today)) {
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
    Ok(found)
}

/// Whether a child has no given name of its own yet.
fn is_nameless(child: &Named) -> bool {
    matches!(child.given.to_lowercase().as_str(), "" | "baby" | "unborn" | "unborn baby" | "unknown")
}
