//! What comes next with a family, as the overview, the foot of each page and My work say it: one order (`practice`), one
//! sentence, one way to the page on which it is done. Who may not do a thing is told whose it is.

use crate::{allowed::Allowed, people_options::WorkerNames, places, visit::FamilyVisit};
use jiff::civil::Date;
use practice::{
    CaseRecord,
    family::CaseStatus,
    ids::{FamilyId, WorkerId},
    rules::Look,
    views::{self, DueFor, DueKind, Errand, Task, Urgency, WayStep},
};
use serde::Serialize;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextLine {
    /// What to do.
    pub text: String,
    /// Why, or what it is good for.
    pub why: String,
    /// When, in words. Empty for what has no day.
    pub when: String,
    /// Whether its day has passed.
    pub late: bool,
    /// Whether a child may be in danger now.
    pub danger: bool,
    /// Whose it is, where it is not the reader's own. Empty: the reader's.
    pub whose: String,
    /// The page on which it is done.
    pub href: String,
}

/// What comes next for one reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ahead {
    /// More urgent, and not the reader's to do.
    pub others: Vec<NextLine>,
    /// The most urgent thing that the reader may do.
    pub next: Option<NextLine>,
    /// Whether any of it says that a child may be in danger now.
    pub danger: bool,
}

/// Who reads, of which family.
#[derive(Clone, Copy)]
pub struct ForReader<'a> {
    /// The family.
    pub family: FamilyId,
    /// Who leads it.
    pub lead: Option<WorkerId>,
    /// The reader.
    pub reader: WorkerId,
    /// What the reader may do there.
    pub allowed: Allowed,
    /// The names of the authority's workers.
    pub names: &'a WorkerNames,
    /// The day.
    pub today: Date,
}

impl ForReader<'_> {
    /// What comes next, of things in the order of their urgency.
    pub fn ahead(self, errands: &[Errand]) -> Ahead {
        let next = views::next_for(errands, |errand| self.may(errand));
        let others: Vec<NextLine> = next.others.into_iter().map(|errand| self.line(errand)).collect();
        let next = next.theirs.map(|errand| self.line(errand));
        let danger = others.iter().chain(&next).any(|line| line.danger);
        Ahead { others, next, danger }
    }

    /// Whether the reader may do this. What somebody has to do by name, nobody does for them.
    fn may(self, errand: &Errand) -> bool {
        let Allowed { change, sign_off, audit, decide, .. } = self.allowed;
        let may = match errand.task {
            // A look at what its own worker signed is somebody else's.
            Task::Due(
                DueKind::Escalation
                | DueKind::Unallocated
                | DueKind::Decision
                | DueKind::Contact
                | DueKind::ContactNow
                | DueKind::SafeTonight
                | DueKind::SignedAlone,
            )
            | Task::Way(WayStep::Allocate | WayStep::Decide) => decide,
            Task::Due(DueKind::Audit) => audit,
            // A second person looks: who decided with the family is told whose it is.
            Task::Due(DueKind::SecondLook | DueKind::ReaderTold) => match errand.whose {
                DueFor::Supervisor => decide,
                _ => sign_off,
            },
            Task::Due(DueKind::SignOff | DueKind::OpenRound | DueKind::ReaderLines)
            | Task::Way(WayStep::SignOff) => sign_off,
            _ => change,
        };
        may && match errand.whose {
            DueFor::Worker(worker) => worker == self.reader,
            _ => true,
        }
    }

    fn line(self, errand: &Errand) -> NextLine {
        let waits = errand.on.filter(|_| errand.urgency(self.today) != Urgency::Later);
        NextLine {
            text: errand.what.clone(),
            why: errand.why.clone(),
            when: waits.map(|on| calendar::relative(on, self.today)).unwrap_or_default(),
            late: errand.on.is_some_and(|on| on < self.today),
            danger: errand.urgency(self.today) == Urgency::DangerNow,
            whose: self.whose(errand.whose),
            // Who may not agree a plan begins the draft of one.
            href: if errand.task == Task::Due(DueKind::PlanMissing) && !self.allowed.sign_off {
                format!("/families/{}/plan/new?about=immediate", self.family)
            } else {
                places::path_of_errand(self.family, errand)
            },
        }
    }

    fn whose(self, whom: DueFor) -> String {
        let named = |worker: WorkerId| {
            if worker == self.reader {
                return String::new();
            }
            self.names.get(&worker).cloned().unwrap_or_else(|| "another worker".to_owned())
        };
        match whom {
            DueFor::LeadWorker => self.lead.map_or_else(|| "whoever takes the case on".to_owned(), named),
            DueFor::Worker(worker) => named(worker),
            DueFor::Supervisor | DueFor::Chair if self.allowed.decide => String::new(),
            DueFor::Supervisor => "the practice supervisor".to_owned(),
            DueFor::Chair => "the conference chair".to_owned(),
        }
    }
}

/// Everything there is to do with a family, the most urgent first.
pub fn errands(look: Look<'_>, found: &[practice::Finding]) -> Vec<Errand> {
    let Some(family) = look.record.families.first().filter(|family| family.status == CaseStatus::Open) else {
        return Vec::new();
    };
    views::what_next(family, &views::due_given(look, found), &views::way(look), look.today)
}

/// What comes next for whoever visits. Nothing while the record is shown as it stood.
pub fn of_visit(visit: &FamilyVisit, record: &CaseRecord, names: &WorkerNames, errands: &[Errand]) -> Ahead {
    if visit.on.is_some() {
        return Ahead::default();
    }
    let reader = ForReader {
        family: visit.family(),
        lead: record.families.first().and_then(|family| family.lead_worker),
        reader: visit.actor().worker,
        allowed: Allowed::of(visit, record),
        names,
        today: visit.today,
    };
    reader.ahead(errands)
}
