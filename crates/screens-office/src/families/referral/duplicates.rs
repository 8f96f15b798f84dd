//! Whether anybody whom a new referral names is known already: the children, babies without a name of their own, and the
//! adults. Each look is noted in the journal like every other.

use crate::find::look::{ChildLine, FoundLine};
use access::{Deed, OfficeDeed};
use data_encoding::HEXLOWER;
use practice::{ids::FamilyId, people::Kinship};
use record::people::Told;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use ui::named::Named;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// People who may be those whom a new referral names.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// For each who may be known: the people.
    pub(super) people: Vec<MayBe>,
    /// The records onto which the person who registers may write it down as a contact, each once.
    pub(super) onto: Vec<FoundLine>,
    /// Tells one set of people from another.
    pub(super) looked: String,
}

/// Somebody of the form who may be known.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MayBe {
    /// Whom the form names: "Jade Bramley-Shaw, adult 1".
    who: String,
    /// Who it may be.
    people: Vec<FoundLine>,
    /// Who it may be of the children with a record of their own.
    children: Vec<ChildLine>,
}

/// Tells one set of people from another, so that a choice to go on counts only for the names that were looked up.
pub(super) fn looked(children: &[Named], adults: &[Named]) -> String {
    let mut hasher = Sha256::new();
    for (list, one) in all(children, adults) {
        hasher.update(format!("{list:?}\n{}\n{:?}\n", one.full_name().to_lowercase(), one.born));
    }
    HEXLOWER.encode(&hasher.finalize())[..16].to_owned()
}

/// The children and the adults, with whether each is a child. Professionals come with their work, not with a family.
fn all<'a>(children: &'a [Named], adults: &'a [Named]) -> impl Iterator<Item = (bool, &'a Named)> {
    let adults = adults.iter().filter(|adult| adult.kinship != Some(Kinship::Professional));
    children.iter().map(|child| (true, child)).chain(adults.map(|adult| (false, adult)))
}

/// People who may be one of those whom the form names.
pub(super) async fn find(
    visit: &OfficeVisit,
    children: &[Named],
    adults: &[Named],
) -> Result<Known, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let named: Vec<(bool, &Named)> = all(children, adults).collect();
    let told: Vec<Told> = named.iter().map(|(is_child, named)| named.told(*is_child)).collect();
    let reason = "New referral: is this child or adult known already?";
    let found = visit.app.store().find_known(permit, told, reason).await?;
    let mut known = Known { looked: looked(children, adults), ..Known::default() };
    for ((is_child, named), found) in named.into_iter().zip(found) {
        let list = if is_child { "child" } else { "adult" };
        let mut people = Vec::new();
        let children: Vec<ChildLine> =
            found.children.into_iter().map(|child| ChildLine::of(child, visit.today)).collect();
        for may_be in found.people {
            let (family, births) = (may_be.person.family, may_be.births);
            let mut line = FoundLine::of(may_be.person, visit.today);
            line.why = format!("{}; {}", line.why, births.words());
            if line.opens
                && !known.onto.iter().any(|other| other.href == line.href)
                && may_write(visit, family).await?
            {
                known.onto.push(line.clone());
            }
            people.push(line);
        }
        if !people.is_empty() || !children.is_empty() {
            let who = format!("{}, {list} {}", named.full_name(), named.row + 1);
            known.people.push(MayBe { who, people, children });
        }
    }
    Ok(known)
}

/// Whether the person who registers may write onto this record.
async fn may_write(visit: &OfficeVisit, family: FamilyId) -> Result<bool, Trouble> {
    let facts = visit.app.store().access_facts(visit.actor().worker, family).await?;
    let permit = |facts| access::family::permit(visit.actor(), facts, Deed::Change, visit.now);
    Ok(facts.as_ref().is_some_and(|facts| permit(facts).is_ok()))
}
