//! What happened with one child on the authority's side, each in the child's own record: it outlives the family's, and a child who
//! moves takes it along. Siblings are written down once and get an object each, which share a group. The objects that are open
//! together are the child's status: there is no one status beside them.

use crate::codes::{
    AssessmentOutcome, AwayFromDanger, Category, ClosureReason, ConferenceDecision, ConferenceKind,
    EnquiryOutcome, Participation, PlanEnd, PrimaryNeed,
};
use jiff::civil::Date;
use matter::ids::{
    AssessmentId, ChildConferenceId, ContactId, EnquiryId, FamilyId, GoalId, GroupId, InNeedPlanId,
    ProtectionPlanId, ReferralId, StrategyId, WorkerId,
};
use serde::{Deserialize, Serialize};

/// That something was decided or ended: by whom, and on which day. Kept by Kith, but for the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The day.
    pub on: Date,
    /// Who. Kept by Kith.
    pub by: Option<WorkerId>,
}

/// A referral: the episode in which the child is known to be, or may be, in need. There is one open at a time (P3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// The referral.
    pub id: ReferralId,
    /// What siblings who were referred together share.
    pub group: GroupId,
    /// In whose family's record the contact stands.
    pub family: Option<FamilyId>,
    /// The contact from which it came.
    pub contact: Option<ContactId>,
    /// The day on which it was received.
    pub on: Date,
    /// Who told, a code of the national list of sources.
    pub source: String,
    /// Why the child needs help. None: not decided yet.
    pub need: Option<PrimaryNeed>,
    /// Whether nothing further is done. None: not decided yet.
    pub no_further: Option<bool>,
    /// Why it was decided so.
    pub decided_because: String,
    /// When that was decided, and by whom.
    pub decided: Option<Signed>,
    /// When the work ended. None: it goes on.
    pub closed: Option<Signed>,
    /// Why.
    pub closed_because: Option<ClosureReason>,
}

impl Referral {
    /// Whether it is open on this day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.on <= day && self.no_further != Some(true) && self.closed.is_none_or(|closed| day < closed.on)
    }
}

/// An assessment under section 17 of the Children Act 1989.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The assessment.
    pub id: AssessmentId,
    /// What siblings who are assessed together share.
    pub group: GroupId,
    /// The day on which it began.
    pub from: Date,
    /// The day on which it is looked at half-way.
    pub checkpoint: Option<Date>,
    /// Whether the child was seen. None: not answered.
    pub seen: Option<bool>,
    /// Whether the child was seen alone. None: not answered.
    pub seen_alone: Option<bool>,
    /// Why the child was not seen.
    pub not_seen_because: String,
    /// What is difficult: codes of [`crate::factors`].
    pub factors: Vec<String>,
    /// What was found, in words.
    pub words: String,
    /// What it led to.
    pub outcome: Option<AssessmentOutcome>,
    /// When it was finished, and by whom.
    pub authorised: Option<Signed>,
    /// Why it was authorised late.
    pub late_because: String,
}

/// An enquiry under section 47. It begins with a strategy discussion and has its day (P12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The enquiry.
    pub id: EnquiryId,
    /// What siblings share.
    pub group: GroupId,
    /// The discussion, in the family's record.
    pub strategy: StrategyId,
    /// The family in whose record it stands.
    pub family: FamilyId,
    /// The day of that discussion. Carried over, never typed again.
    pub from: Date,
    /// Whether the child was seen.
    pub seen: Option<bool>,
    /// Whether the child was seen alone.
    pub seen_alone: Option<bool>,
    /// What was found, in words.
    pub words: String,
    /// What became of it.
    pub outcome: Option<EnquiryOutcome>,
    /// Why no conference is needed, where the worry was borne out.
    pub no_conference_because: String,
    /// Where the child is, if not with the danger: then nobody needs a plan for tonight (P18). None: with it, or not asked then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_with_danger: Option<NotWithDanger>,
    /// When it was finished, and by whom.
    pub concluded: Option<Signed>,
}

/// That a child is not with the danger: where instead, and how that was made sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotWithDanger {
    /// Where.
    pub at: AwayFromDanger,
    /// With whom, since when and until when.
    pub words: String,
}

/// What a conference decided for one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildConference {
    /// The conference, as it was for this child.
    pub id: ChildConferenceId,
    /// What siblings share whom the same meeting was about.
    pub group: GroupId,
    /// Which conference.
    pub kind: ConferenceKind,
    /// The day: planned, or when it was held.
    pub on: Date,
    /// Whether it was held.
    pub held: bool,
    /// The enquiry from which it came.
    pub enquiry: Option<EnquiryId>,
    /// The day of the other authority's written notice, where the child moved here.
    pub notice: Option<Date>,
    /// Whether enough agencies came.
    pub quorate: Option<bool>,
    /// Why it was held with fewer.
    pub not_quorate_because: String,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// What was decided.
    pub decision: Option<ConferenceDecision>,
    /// What the child is protected from, where there is a plan.
    pub category: Option<Category>,
    /// Who disagreed, and with what.
    pub dissent: String,
    /// Why it was decided so.
    pub because: String,
    /// Why it was held late.
    pub late_because: String,
    /// Why the chair decided although the map was not ready (P14, P16). Empty: it was, or it was not asked then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unready_because: String,
    /// The goals that were not met when a plan ended, and go on (P20). Of conferences before this was asked there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<CarriedGoal>,
}

/// A goal of the family's map that goes on after a child protection plan ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedGoal {
    /// The goal, in the family's record.
    pub goal: GoalId,
    /// Why it goes on.
    pub because: String,
}

/// From which day on a child is protected from something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryFrom {
    /// The day.
    pub on: Date,
    /// What from.
    pub category: Category,
}

/// A child protection plan. What it says is the map's safety plan (P19); here stands that there is one, since when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionPlan {
    /// The plan.
    pub id: ProtectionPlanId,
    /// The conference that made it.
    pub conference: Option<ChildConferenceId>,
    /// The first day.
    pub from: Date,
    /// What the child is protected from; the first is the initial category, the last the latest. Never empty.
    pub categories: Vec<CategoryFrom>,
    /// How many plans there were before it, here and at other authorities, as far as Kith does not hold them itself.
    pub earlier_elsewhere: u8,
    /// The last day. None: it goes on.
    pub ended: Option<Date>,
    /// Why it ended.
    pub ended_because: Option<PlanEnd>,
    /// What follows it, and why.
    pub ended_words: String,
}

impl ProtectionPlan {
    /// Whether it is in force on this day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from <= day && self.ended.is_none_or(|ended| day < ended)
    }

    /// The category that holds on a day: the last that had begun.
    pub fn category_on(&self, day: Date) -> Option<Category> {
        self.categories.iter().rev().find(|one| one.on <= day).map(|one| one.category)
    }
}

/// A child in need plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InNeedPlan {
    /// The plan.
    pub id: InNeedPlanId,
    /// The first day.
    pub from: Date,
    /// The last day. None: it goes on.
    pub ended: Option<Date>,
    /// Why it ended, or what follows it.
    pub ended_words: String,
}

impl InNeedPlan {
    /// Whether it is in force on this day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from <= day && self.ended.is_none_or(|ended| day < ended)
    }
}
