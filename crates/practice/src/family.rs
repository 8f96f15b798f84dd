//! The family's case: reference, stage, who works with it, when it opened and closed.

use crate::{
    Finding, choice,
    ids::{ClosureId, FamilyId, PersonId, TeamId, WorkerId},
    object::Kind,
    retention::Retention,
    stands::StageFrom,
    who::Who,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Where the family stands on the continuum of help.
    Stage {
        EarlyHelp = "early_help", "Early help";
        Intake = "intake", "New referral";
        ChildInNeed = "child_in_need", "Child in need";
        Section47 = "section_47", "Section 47 enquiry";
        ChildProtection = "child_protection", "Child protection plan";
        PreProceedings = "pre_proceedings", "Pre-proceedings";
        LookedAfter = "looked_after", "Looked after";
        CareLeaver = "care_leaver", "Care leaver";
        PrivateFostering = "private_fostering", "Private fostering";
        UkraineMinor = "ukraine_minor", "Child from Ukraine without a parent";
    }
}

choice! {
    /// Whether work with the family goes on.
    CaseStatus {
        Open = "open", "Open";
        Closed = "closed", "Closed";
    }
}

/// A family's case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The case.
    pub id: FamilyId,
    /// The reference that people quote: "K-10234".
    pub reference: String,
    /// What the family is called on lists: "Okafor family".
    pub name: String,
    /// Stage on the continuum.
    pub stage: Stage,
    /// When this stage began.
    pub stage_since: Date,
    /// Whether somebody said so, or it follows from what is open for the children.
    #[serde(default = "StageFrom::said", skip_serializing_if = "StageFrom::is_said")]
    pub stage_from: StageFrom,
    /// Team that holds the case.
    pub team: TeamId,
    /// Worker who leads. A new referral may wait for one.
    pub lead_worker: Option<WorkerId>,
    /// Other workers of the case: co-worker, family support.
    pub co_workers: Vec<WorkerId>,
    /// Conference chair, where there is one.
    pub chair: Option<WorkerId>,
    /// When the case was opened.
    pub opened: Date,
    /// Open or closed.
    pub status: CaseStatus,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Who referred and the three answers of the referrer (practice A6 intake).
    pub referral: Referral,
    /// Whether only named people may know that this record exists.
    pub restricted: bool,
    /// What each parent is told of what was decided about the family. What they get of a plan stands with the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents_get: Vec<ParentGets>,
    /// How long the record is to be kept.
    #[serde(default = "Retention::family")]
    pub retention: Retention,
}

choice! {
    /// How much of a decision somebody is given.
    Gives {
        Give = "give", "All of it";
        Part = "part", "A part of it";
        Withhold = "withhold", "Nothing for now";
    }
}

/// What one parent gets of one decision about the family: a decision of its own, with an owner and a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentGets {
    /// The parent.
    pub person: PersonId,
    /// The decision: the stage that it led to …
    pub stage: Stage,
    /// … since this day.
    pub since: Date,
    /// How much.
    pub gives: Gives,
    /// Which part, and why not all of it.
    pub why: String,
    /// Who decided.
    pub by: WorkerId,
    /// When.
    pub on: Date,
}

impl Family {
    /// What was decided that this person gets of the decision that holds now.
    pub fn parent_gets(&self, person: PersonId) -> Option<&ParentGets> {
        let here =
            |one: &&ParentGets| (one.person, one.stage, one.since) == (person, self.stage, self.stage_since);
        self.parents_get.iter().find(here)
    }
}

/// What the referrer said, in three answers. Records made before contacts were kept hold their referral here; since then
/// the first [`crate::contact::Contact`] holds it and this is empty. [`crate::views::arrival`] reads either.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// When it was received.
    pub received: Option<Date>,
    /// Who referred, by role: "Head teacher".
    pub source: String,
    /// What happened that worries you?
    pub worried: String,
    /// What is going well?
    pub working_well: String,
    /// What needs to happen for the child to be safe?
    pub needs_to_happen: String,
}

choice! {
    /// How a case ended on which no work had begun.
    AtTheDoor {
        NoFurtherAction = "no_further_action", "No further action";
        Advice = "advice", "Advice given";
    }
}

/// Something that stood in the way of closing, and over which a manager decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overruled {
    /// The rule by its number: 15 for I15.
    pub rule: u8,
    /// What kind of thing it was about.
    pub kind: Kind,
    /// Which.
    #[serde(with = "crate::ids::number")]
    pub number: i64,
    /// The field of it. Empty: the whole thing.
    pub field: String,
    /// What the manager read.
    pub sentence: String,
}

impl Overruled {
    /// What a manager decides over.
    pub fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.number(),
            kind: finding.place.kind,
            number: finding.place.number,
            field: finding.place.field.to_owned(),
            sentence: finding.sentence.clone(),
        }
    }

    /// Whether it is about what this finding is about. How long something has been missing may have changed its words.
    pub fn is(&self, finding: &Finding) -> bool {
        let place = (finding.place.kind, finding.place.number, finding.place.field);
        self.rule == finding.rule.number() && (self.kind, self.number, self.field.as_str()) == place
    }
}

/// A request to close the case, with its audit (practice A2.5, I20); or the decision that no work begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The request.
    pub id: ClosureId,
    /// Who asked to close, and when.
    pub asked_by: Option<Who>,
    /// When.
    pub asked_on: Option<Date>,
    /// Why the work can end, in plain words.
    pub reason: String,
    /// Who audited the case for closure. Never the worker who asked.
    pub audited_by: Option<WorkerId>,
    /// When it was audited.
    pub audited_on: Option<Date>,
    /// What the audit found.
    pub audit_findings: String,
    /// A named manager's decision to close although something blocks, with the reason.
    pub override_by: Option<WorkerId>,
    /// Why the manager decided so.
    pub override_reason: String,
    /// What stood in the way then: over that the manager decided, and over nothing that came afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overruled: Vec<Overruled>,
    /// When the case was closed on this request.
    pub closed_on: Option<Date>,
    /// When it was opened again after that.
    #[serde(default)]
    pub reopened_on: Option<Date>,
    /// Who opened it again.
    #[serde(default)]
    pub reopened_by: Option<WorkerId>,
    /// Why it was opened again.
    #[serde(default)]
    pub reopen_reason: String,
    /// How the case ended where no work had begun. Nobody asked and nobody audited then.
    #[serde(default)]
    pub at_the_door: Option<AtTheDoor>,
    /// Who decided so.
    #[serde(default)]
    pub decided_by: Option<WorkerId>,
}
