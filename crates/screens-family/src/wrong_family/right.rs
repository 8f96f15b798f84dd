//! The family to which something belongs that was recorded in another's record: looked up by its reference, with the children of its
//! record to choose from.

use access::FamilyPermit;
use practice::{CaseRecord, Kind};
use serde::Serialize;
use ui::{
    people_options::{self, Choice, WorkerNames},
    seen,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// In the place of children: it is about the family as a whole.
pub(super) const WHOLE: &str = "family";

/// What is said if no such family can be chosen, whether there is none, nobody here may know of it, or it is another team's to write in.
const NO_FAMILY: &str = "No family in whose record you can write has this reference. Look at it again. If another team works with the family, ask your supervisor: it is put right by somebody who may write in both records.";

/// Leave to write in the record of the family with this reference, or what is wrong with the reference.
pub(super) async fn find(
    visit: &FamilyVisit,
    reference: &str,
    what: &str,
) -> Result<Result<FamilyPermit, String>, Trouble> {
    if reference.is_empty() {
        return Ok(
            Err("Put in the reference of the family to which it belongs, such as K-10234.".to_owned()),
        );
    }
    let found = visit.app.store().right_family(&visit.permit, reference).await?;
    Ok(match found {
        None => Err(NO_FAMILY.to_owned()),
        Some(right) if right.family() == visit.family() => Err(format!(
            "That is the family in whose record the {what} stands. Put in the other family’s reference."
        )),
        Some(right) => Ok(right),
    })
}

/// The family as the form shows it.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    /// Its number, as the form sends it back.
    id: String,
    /// "Okafor family, K-10001".
    name: String,
    /// Who leads the work with it. Empty: nobody.
    lead_worker: String,
    /// Whom it may be about.
    about: Vec<Choice>,
    #[serde(skip)]
    pub(super) mark: String,
}

impl Found {
    /// Opens the family's record for it. The reading is in that record's journal before this returns.
    pub(super) async fn open(
        visit: &FamilyVisit,
        right: &FamilyPermit,
        names: &WorkerNames,
    ) -> Result<Self, Trouble> {
        let record = visit.app.store().open_family(right, visit.reading()).await?;
        let family = record.families.first().ok_or(Trouble::Absent)?;
        let mut about = people_options::children(&record);
        about.push(Choice::new(WHOLE, "None of them alone: the family as a whole"));
        let lead_worker = family.lead_worker.and_then(|worker| names.get(&worker).cloned());
        Ok(Self {
            id: right.family().to_string(),
            name: format!("{}, {}", family.name, family.reference),
            lead_worker: lead_worker.unwrap_or_default(),
            mark: mark(&record),
            about,
        })
    }
}

/// A mark of what the form shows of the family: who it is, and its children.
pub(super) fn mark(record: &CaseRecord) -> String {
    let family = record.families.iter().map(|family| (Kind::Family, family.id.0));
    let children = record.people.iter().filter(|person| person.is_child());
    seen::these(record, family.chain(children.map(|child| (Kind::Person, child.id.0))))
}
