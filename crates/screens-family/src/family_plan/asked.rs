//! Which plan is printed, and for whom: what the address asks for, or the most urgent plan and nobody in particular.

use jiff::civil::Date;
use practice::{
    CaseRecord,
    ids::{PersonId, PlanId},
    plan::{PlanStatus, SafetyPlan},
    views::{plan_to_print, plans_to_print},
};
use serde::Serialize;
use ui::{trouble::Trouble, visit::FamilyVisit};

/// What is asked for.
pub(super) struct Asked {
    plan: String,
    pub(super) reader: Option<PersonId>,
    /// The day for which it is read.
    pub(super) today: Date,
}

/// Another plan that holds beside the one on the page.
#[derive(Debug, Serialize)]
pub(super) struct Beside {
    title: String,
    href: String,
}

impl Asked {
    pub(super) fn of(visit: &FamilyVisit, plan: &str, reader: Option<PersonId>) -> Self {
        Self { plan: plan.to_owned(), reader, today: visit.on.unwrap_or(visit.today) }
    }

    /// The reader asked for. Somebody whom the record does not have, or not any more, is absent: nobody in particular would be
    /// shown the whole plan.
    pub(super) fn of_record(&self, record: &CaseRecord) -> Result<Option<PersonId>, Trouble> {
        match self.reader {
            Some(reader) if record.person(reader).is_none() => Err(Trouble::Absent),
            reader => Ok(reader),
        }
    }

    /// The plan asked for, or the most urgent. None: nobody has agreed a plan. A plan by which nobody goes is not printed.
    pub(super) fn plan<'a>(&self, record: &'a CaseRecord) -> Result<Option<&'a SafetyPlan>, Trouble> {
        if self.plan.is_empty() {
            return Ok(plan_to_print(record, self.today));
        }
        let asked = self.plan.parse::<PlanId>().ok();
        let plan = plans_to_print(record, self.today).into_iter().find(|plan| Some(plan.id) == asked);
        plan.map(Some).ok_or(Trouble::Absent)
    }

    /// The plan asked for, where another has taken its place: its own page says so.
    pub(super) fn replaced<'a>(&self, record: &'a CaseRecord) -> Option<&'a SafetyPlan> {
        let asked = record.plan(self.plan.parse::<PlanId>().ok()?)?;
        (asked.status == PlanStatus::Replaced).then_some(&asked.value)
    }

    /// The other plans that hold.
    pub(super) fn beside(&self, visit: &FamilyVisit, record: &CaseRecord, plan: PlanId) -> Vec<Beside> {
        let others = plans_to_print(record, self.today).into_iter().filter(|other| other.id != plan);
        others.map(|other| Beside { title: title(other), href: path(visit, other.id, self.reader) }).collect()
    }
}

/// What a plan is called where several hold: "immediate safety plan, number 2".
pub(super) fn title(plan: &SafetyPlan) -> String {
    format!("{}, number {}", plan.kind.words().to_lowercase(), plan.version)
}

/// Where a plan is printed for a reader.
pub(super) fn path(visit: &FamilyVisit, plan: PlanId, reader: Option<PersonId>) -> String {
    let reader = reader.map(|reader| format!("&reader={reader}")).unwrap_or_default();
    visit.within(&format!("family-plan?plan={plan}{reader}"))
}
