//! Who looks a second time at what somebody feared may read, what waits for it, and who is to be handed a plan at all.

use super::{
    due::{DueFor, DueKind},
    family_plan::{flags_of, has_paper_given, rules_of},
    fears::Fears,
    held::held_back_given,
    names::{called, list},
};
use crate::{
    ids::{PersonId, WorkerId},
    object::CaseRecord,
    people::Part,
    plan::{Gets, SafetyPlan},
    who::Who,
};
use std::collections::BTreeSet;

/// What somebody else has to see about one reader of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToSee {
    /// The reader.
    pub person: PersonId,
    /// Whether it is about one line of their own part, and not about how much they have.
    pub is_line: bool,
    /// Whether it takes effect only with a yes. Otherwise it holds, and they are told.
    pub waits: bool,
    /// For whom it is.
    pub for_whom: DueFor,
}

impl ToSee {
    /// What is due, what is to be done and why.
    pub(super) fn in_words(&self, record: &CaseRecord) -> (DueKind, String, &'static str) {
        let name =
            record.person(self.person).map_or_else(|| "somebody".to_owned(), |person| called(record, person));
        if self.waits {
            let what = if self.is_line {
                format!("Say whether {name} may read a line of the plan that tells of others")
            } else {
                format!("Say whether {name} may have more of the plan than what {name} does")
            };
            (
                DueKind::SecondLook,
                what,
                "One person has said yes already. It counts when a second person has looked and said yes too.",
            )
        } else {
            let what = format!("Read what was decided: {name} may have more of the plan");
            (DueKind::ReaderTold, what, "It was decided and holds already. It is here so that you know.")
        }
    }
}

/// What of a plan somebody else has to see.
pub fn to_see(record: &CaseRecord, plan: &SafetyPlan) -> Vec<ToSee> {
    to_see_given(&Fears::of(record), plan)
}

/// The same where it is known already who is feared.
pub(super) fn to_see_given(fears: &Fears<'_>, plan: &SafetyPlan) -> Vec<ToSee> {
    let record = fears.record();
    let mut all = Vec::new();
    let for_whom = |by: Option<WorkerId>| {
        if by.is_none_or(|by| works_with(record, by)) { DueFor::Supervisor } else { DueFor::LeadWorker }
    };
    for decided in &plan.readers {
        let reading = fears.reading(plan, decided.person);
        if reading.waits() || reading.is_to_be_told() {
            let (person, waits) = (decided.person, reading.waits());
            all.push(ToSee { person, is_line: false, waits, for_whom: for_whom(decided.by) });
        }
    }
    let readers: BTreeSet<PersonId> = plan.reader_lines.iter().map(|line| line.person).collect();
    for person in readers {
        let held = held_back_given(fears, plan, person);
        let lines = held.into_iter().filter_map(|held| held.waits);
        // However many lines wait, it is one look at one page.
        let whose: BTreeSet<DueFor> = lines.map(|line| for_whom(Some(line.by))).collect();
        all.extend(whose.into_iter().map(|for_whom| ToSee { person, is_line: true, waits: true, for_whom }));
    }
    all
}

/// Whether this worker leads the case or works in it. Two who do are one pair of eyes.
pub fn works_with(record: &CaseRecord, worker: WorkerId) -> bool {
    record
        .families
        .iter()
        .any(|family| family.lead_worker == Some(worker) || family.co_workers.contains(&worker))
}

/// Whether this worker is somebody else than whoever decided (`by`; none: not known): not the same, and not one more of those who work with the
/// family where one of them decided.
pub fn may_look(record: &CaseRecord, by: Option<WorkerId>, worker: WorkerId) -> bool {
    let Some(by) = by else { return !works_with(record, worker) };
    by != worker && !(works_with(record, by) && works_with(record, worker))
}

/// Whether there is a paper for this person at all.
pub fn has_paper(record: &CaseRecord, plan: &SafetyPlan, person: PersonId) -> bool {
    has_paper_given(&Fears::of(record), plan, person)
}

/// Those who are to be handed the plan: the grown-ups whom a line names, and each parent; but nobody for whom there is no
/// paper, and nobody feared before it was decided what they may have.
pub fn to_be_handed(record: &CaseRecord, plan: &SafetyPlan) -> BTreeSet<PersonId> {
    handed_given(&Fears::of(record), plan)
}

fn handed_given(fears: &Fears<'_>, plan: &SafetyPlan) -> BTreeSet<PersonId> {
    let record = fears.record();
    let rules = rules_of(record, plan.id);
    let flags = flags_of(record, plan.id);
    let named = rules.iter().flat_map(|rule| rule.named());
    let named = named.chain(flags.iter().filter_map(|flag| flag.who_watches.as_ref()));
    let named: BTreeSet<PersonId> = named.filter_map(Who::person).collect();
    let is_to_have = |person: &crate::people::Person| {
        let (reading, id) = (fears.reading(plan, person.id), person.id);
        (named.contains(&id) || person.part == Part::Parent)
            && !person.is_child()
            && person.died.is_none()
            && !(reading.is_undecided() || reading.waits())
            && !(reading.risk.is_some() && reading.gets() != Gets::Whole)
            && has_paper_given(fears, plan, id)
    };
    record.people.iter().filter(|person| is_to_have(person)).map(|person| person.id).collect()
}

/// Those of them who have no copy yet, in the order of the record.
pub fn without_copy(record: &CaseRecord, plan: &SafetyPlan) -> Vec<PersonId> {
    lacking_given(&Fears::of(record), plan)
}

/// The same where it is known already who is feared.
fn lacking_given(fears: &Fears<'_>, plan: &SafetyPlan) -> Vec<PersonId> {
    let has = |id: &PersonId| plan.copies_given.iter().any(|mark| mark.who == Who::Person(*id));
    handed_given(fears, plan).into_iter().filter(|id| !has(id)).collect()
}

/// Who lacks tonight's plan on paper, as a sentence. None: whoever is to have it has it.
pub(super) fn lacks_paper(fears: &Fears<'_>, plan: &SafetyPlan) -> Option<String> {
    let (record, lacking) = (fears.record(), lacking_given(fears, plan));
    let names: Vec<String> =
        lacking.iter().filter_map(|id| record.person(*id)).map(|person| called(record, person)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| {
        format!("{} {verb} to have it on paper as soon as you can. Note who has a copy.", list(&names))
    })
}
