//! Gathers what stands in the way of an action, so that a person reads all of it at once.

use super::Refused;
use crate::{
    Finding, Level, Place, RuleId,
    family::CaseStatus,
    object::{CaseRecord, Kind},
};

/// Good order of the record rather than a rule of the framework: "this danger is not in the record".
pub(crate) const HOUSE_KEEPING: u8 = 0;

/// What stands in the way, gathered.
#[derive(Debug, Default)]
pub(crate) struct Refusals(Vec<Finding>);

impl Refusals {
    /// Adds one.
    pub(crate) fn add(
        &mut self,
        rule: u8,
        (kind, number): (Kind, i64),
        field: &'static str,
        sentence: impl Into<String>,
    ) {
        let place = Place { kind, number, field };
        let finding =
            Finding { rule: RuleId::I(rule), level: Level::Block, sentence: sentence.into(), place };
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    /// Adds one where it is so.
    pub(crate) fn when(
        &mut self,
        so: bool,
        rule: u8,
        place: (Kind, i64),
        field: &'static str,
        sentence: impl Into<String>,
    ) {
        if so {
            self.add(rule, place, field, sentence);
        }
    }

    /// Adds what rules of the pathway found that stands in the way of keeping this thing.
    pub(crate) fn blocks<S: std::fmt::Display>(
        &mut self,
        (kind, number): (Kind, i64),
        found: Vec<pathway::rules::Finding<S>>,
    ) {
        for pathway::rules::Finding { rule, level, said, field } in found {
            if level == Level::Block {
                let place = Place { kind, number, field };
                self.0.push(Finding { rule, level, sentence: said.to_string(), place });
            }
        }
    }

    /// Refuses any work on a closed case but reopening it.
    pub(super) fn unless_open(&mut self, record: &CaseRecord) {
        if let Some(family) = record.families.first()
            && family.status == CaseStatus::Closed
        {
            self.add(
                HOUSE_KEEPING,
                (Kind::Family, family.id.0),
                "status",
                "This case is closed. Reopen it first, and say why.",
            );
        }
    }

    /// Adds what a rule found.
    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }

    /// Goes on only where nothing stands in the way.
    pub(super) fn stop(self) -> Result<(), Refused> {
        if self.0.is_empty() { Ok(()) } else { Err(Refused(self.0)) }
    }
}

/// One refusal.
pub(super) fn refuse(
    rule: u8,
    place: (Kind, i64),
    field: &'static str,
    sentence: impl Into<String>,
) -> Refused {
    let mut refusals = Refusals::default();
    refusals.add(rule, place, field, sentence);
    Refused(refusals.0)
}

/// Refuses where rules of the pathway found something that stands in the way of a decision about this thing.
pub(super) fn refuse_by<S: std::fmt::Display>(
    at: (Kind, i64),
    found: Vec<pathway::rules::Finding<S>>,
) -> Result<(), Refused> {
    let mut refusals = Refusals::default();
    refusals.blocks(at, found);
    refusals.stop()
}

/// The refusal of an action on something that does not stand in the record.
pub(super) fn not_here(kind: Kind, number: i64) -> Refused {
    refuse(HOUSE_KEEPING, (kind, number), "", format!("This {} is not in the family's record.", kind.words()))
}
