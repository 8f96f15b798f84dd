//! Whether the children are known already: a search for each name, noted in the journal like every other.

use super::referred::Named;
use crate::{screens::find::look::FoundLine, trouble::Trouble, visit::OfficeVisit};
use access::{Deed, OfficeDeed};
use data_encoding::HEXLOWER;
use names::Reason;
use practice::{ids::FamilyId, people::Part};
use record::lists::Page;
use sha2::{Digest as _, Sha256};

/// People who may be the children of a new referral.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// The people.
    pub(super) people: Vec<FoundLine>,
    /// The records onto which the person who registers may write it down as a contact, each once.
    pub(super) onto: Vec<FoundLine>,
    /// Tells one set of children from another.
    pub(super) looked: String,
}

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
pub(super) async fn find(visit: &OfficeVisit, children: &[Named]) -> Result<Known, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let (mut found, mut onto): (Vec<FoundLine>, Vec<FoundLine>) = (Vec::new(), Vec::new());
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
        for person in alike.take(MOST) {
            let family = person.family;
            let line = FoundLine::of(person, visit.today);
            if line.opens
                && !onto.iter().any(|other| other.href == line.href)
                && may_write(visit, family).await?
            {
                onto.push(line.clone());
            }
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
    Ok(Known { people: found, onto, looked: looked(children) })
}

/// Whether the person who registers may write onto this record.
async fn may_write(visit: &OfficeVisit, family: FamilyId) -> Result<bool, Trouble> {
    let facts = visit.app.store().access_facts(visit.actor().worker, family).await?;
    let permit = |facts| access::family::permit(visit.actor(), facts, Deed::Change, visit.now);
    Ok(facts.as_ref().is_some_and(|facts| permit(facts).is_ok()))
}

/// Whether a child has no given name of its own yet.
fn is_nameless(child: &Named) -> bool {
    matches!(child.given.to_lowercase().as_str(), "" | "baby" | "unborn" | "unborn baby" | "unknown")
}
