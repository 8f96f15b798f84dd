//! The network and the safety plan: rules, red flags and the tests that show whether it works.

use crate::{
    choice,
    ids::{DangerId, GoalId, MemberId, PersonId, PlanId, PlanRuleId, RedFlagId, TestId, WorkerId},
    who::Who,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

choice! {
    /// How much a member of the network knows of the dangers.
    Knows {
        All = "all", "Knows everything we are worried about";
        Some = "some", "Knows some of it";
        Nothing = "none", "Does not know yet";
    }
}

/// A member of the family's network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkMember {
    /// The membership.
    pub id: MemberId,
    /// The person.
    pub person: PersonId,
    /// Whether the person is naturally connected to the family, not a professional.
    pub natural: bool,
    /// What they do in the network: "answers the phone at night".
    pub roles: Vec<String>,
    /// What they know.
    pub knows: Knows,
    /// When they were told.
    pub told_on: Option<Date>,
    /// Who told them.
    pub told_by: Option<Who>,
    /// What they have agreed to do.
    pub agreed_to: String,
    /// When they can be reached or can come.
    pub availability: String,
    /// Worries about this person's part in the network. Not shown to the family.
    pub concerns: String,
    /// When they joined.
    pub joined: Option<Date>,
    /// When they left.
    pub left: Option<Date>,
    /// Whether they have said that they will keep the plan going after the case closes.
    pub keeps_plan_after_closure: bool,
}

choice! {
    /// Immediate plans hold for days; full plans are tested and outlive the case.
    PlanKind {
        Immediate = "immediate", "Immediate safety plan";
        Full = "full", "Safety plan";
    }
}

choice! {
    /// How far a plan has come.
    PlanStatus {
        Draft = "draft", "Draft";
        Agreed = "agreed", "Agreed";
        InTest = "in_test", "Being tested";
        Working = "working", "Working";
        NotWorking = "not_working", "Not working: meet again";
        Replaced = "replaced", "Replaced";
        FamilyOwned = "family_owned_after_closure", "Kept by the family after closure";
    }
}

/// A safety plan. Its rules, red flags and tests name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyPlan {
    /// The plan.
    pub id: PlanId,
    /// Immediate or full.
    pub kind: PlanKind,
    /// Counts up each time a plan replaces the one before, and when it is changed under people's signatures.
    pub version: u32,
    /// How far it has come.
    pub status: PlanStatus,
    /// Immediate plans: what happened that makes it necessary.
    pub trigger: String,
    /// From when it holds.
    pub valid_from: Option<Date>,
    /// Until when. Needed for an immediate plan (I16).
    pub valid_until: Option<Date>,
    /// When it was last looked at together.
    pub reviewed_on: Option<Date>,
    /// What to do if anybody is worried: whom to ring.
    pub if_worried: String,
    /// What each of them does if somebody cannot, or if whoever is feared is there first. Empty: not said yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub if_not: String,
    /// When the network meets next.
    pub next_meeting: Option<Date>,
    /// Who has said yes to it.
    pub signatures: Vec<Mark>,
    /// Who said yes to what it said before it changed for them, and has not been asked since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said_yes_before: Vec<Mark>,
    /// Who has a copy.
    pub copies_given: Vec<Mark>,
    /// Children who have been told the plan in a way that they understand (I20).
    pub children_told: Vec<Mark>,
    /// When the network said that the plan is theirs to keep (I20).
    pub owned_by_network_on: Option<Date>,
    /// Full plans: why there is no sign to watch for, if people were asked and there is none. Empty: there are red
    /// flags, or nobody was asked.
    #[serde(default)]
    pub no_red_flags: String,
    /// Whose behaviour makes it necessary. None: not asked yet. Empty: nobody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<Vec<PersonId>>,
    /// Why it is nobody's, if the words of the record tell of somebody who may have done it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nobody_because: String,
    /// Who may have how much of it on paper, if somebody has decided. For everybody else `reading` says.
    #[serde(default)]
    pub readers: Vec<PlanReader>,
    /// What was decided about lines of somebody's own part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reader_lines: Vec<ReaderLine>,
    /// Who agreed it here, last. None: nobody yet, or before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<PlanDeed>,
    /// Who agreed the plan that took its place. None: it stands, it ended without another, or before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<PlanDeed>,
}

/// Who agreed a plan, or let another take its place, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDeed {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Timestamp,
}

/// What somebody gets of one line of their own part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineGets {
    /// They read it as it stands.
    AsItStands,
    /// They read these words in its place.
    Instead(String),
    /// Nothing of it is on their paper.
    Not,
}

/// What was decided about one line for one reader who gets only what they do themselves. Until it is, they have nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderLine {
    /// The reader.
    pub person: PersonId,
    /// The line.
    pub rule: PlanRuleId,
    /// Its words when it was decided ([`PlanRule::words`]). If they are others now, the decision has ended.
    pub stood: String,
    /// What the reader reads in their place. Empty: they may read them as they stand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
    /// Why they may.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Who decided.
    pub by: WorkerId,
    /// When.
    pub on: Date,
    /// Somebody else's look at it, if they may read the words as they stand. None: nobody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondLook>,
    /// Whether it was decided that they do not get it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
}

impl ReaderLine {
    /// What the reader gets of the line while its words are those about which it was decided.
    pub fn gets(&self) -> LineGets {
        match self.instead.trim() {
            _ if self.withheld => LineGets::Not,
            "" => LineGets::AsItStands,
            words => LineGets::Instead(words.to_owned()),
        }
    }
}

choice! {
    /// What spoke against a reader while a plan stood.
    Once {
        Feared = "feared", "The plan protected from them";
        Danger = "danger", "What they read might have brought danger";
    }
}

choice! {
    /// How much of a plan somebody may have on paper.
    Gets {
        Whole = "whole", "The whole plan";
        OwnPart = "own_part", "Only what they do themselves";
        Nothing = "nothing", "Nothing on paper";
    }
}

choice! {
    /// What somebody may have on paper besides what they do themselves, each only where it was decided.
    Besides {
        Goals = "goals", "What the family wants, in their words";
        Days = "days", "The days, and which plan it is";
        Names = "names", "The children’s names, and who else does what and said yes";
        Ring = "ring", "Whom to ring, as the plan says";
        Numbers = "numbers", "The numbers that grown-ups gave";
    }
}

/// What was decided about one reader of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanReader {
    /// The reader.
    pub person: PersonId,
    /// How much they may have.
    pub gets: Gets,
    /// With their own part only: what they may have besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub besides: Vec<Besides>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Who decided. None: not known, because it was decided before that was kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WorkerId>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Whether lines have come since that they would read for the first time, so that it is asked again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_again: bool,
    /// Somebody else's look at it, if the plan protects from the reader and they get more than their own part. None:
    /// nobody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondLook>,
    /// What spoke against them while the plan stood, and is not in the record any more: a second person goes on looking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<Once>,
}

/// A second person's look at how much of a plan, or which line of it, somebody may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondLook {
    /// Who looked: never whoever decided.
    pub by: WorkerId,
    /// When.
    pub on: Date,
    /// Why it is right. Empty: they were only told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl PlanReader {
    /// A decision without more.
    pub fn new(person: PersonId, gets: Gets) -> Self {
        Self {
            person,
            gets,
            besides: Vec::new(),
            why: String::new(),
            by: None,
            on: None,
            asked_again: false,
            second: None,
            once: None,
        }
    }
}

impl SecondLook {
    /// Whether it is a yes. Without a reason, they were only told.
    pub fn is_yes(&self) -> bool {
        !self.why.trim().is_empty()
    }
}

impl SafetyPlan {
    /// Whether the plan is in force: agreed or later and not replaced.
    pub fn is_in_force(&self) -> bool {
        !matches!(self.status, PlanStatus::Draft | PlanStatus::Replaced)
    }
}

choice! {
    /// How somebody said yes.
    How {
        InPerson = "in_person", "in person";
        Telephone = "telephone", "by telephone";
        Writing = "writing", "in writing";
    }
}

/// Somebody's yes, copy or telling, with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Who.
    pub who: Who,
    /// When.
    pub on: Date,
    /// A yes: how it was said. None: not known.
    #[serde(default)]
    pub how: Option<How>,
}

choice! {
    /// When a rule applies.
    AppliesWhen {
        Routine = "routine", "Every day";
        Trigger = "trigger", "When something happens";
    }
}

/// One rule of the plan, in the family's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRule {
    /// The rule.
    pub id: PlanRuleId,
    /// The plan.
    pub plan: PlanId,
    /// Its place in the plan, from 1.
    pub seq: u32,
    /// What we will do.
    pub text: String,
    /// The danger that it answers, one of those of its goals.
    pub danger: Option<DangerId>,
    /// The goals that it serves (I13).
    #[serde(rename = "goal", default, with = "crate::few")]
    pub goals: Vec<GoalId>,
    /// Who see to it (I18).
    #[serde(rename = "who", default, with = "crate::few")]
    pub doers: Vec<Who>,
    /// Who do when those cannot (I18).
    #[serde(rename = "backup", default, with = "crate::few")]
    pub backups: Vec<Who>,
    /// Every day, or when something happens.
    pub applies: AppliesWhen,
    /// When exactly: "school nights", "when Dad has been drinking" (I18).
    pub when: String,
    /// How we will find out whether it works (I18).
    pub how_tested: String,
    /// From whom it is kept: where a child goes, a code word. Empty: from nobody.
    #[serde(default)]
    pub not_for: Vec<PersonId>,
    /// Why somebody may do it, or stand in, from whom the plan protects. Empty: nobody said that they may.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub although_feared: String,
}

impl PlanRule {
    /// Everybody who has a part in it: first those who see to it, then those who stand in.
    pub fn named(&self) -> impl Iterator<Item = &Who> {
        self.doers.iter().chain(&self.backups)
    }

    /// Everything of it that would stand on the paper of whoever does it: what, and when.
    pub fn words(&self) -> String {
        format!("{}\n{}", self.text.trim(), self.when_in_words())
    }

    /// When it is done, as the paper says it.
    pub fn when_in_words(&self) -> &str {
        match self.when.trim() {
            "" => self.applies.words(),
            when => when,
        }
    }

    /// Whether this person sees to it or stands in.
    pub fn is_done_by(&self, person: PersonId) -> bool {
        self.named().any(|who| who.person() == Some(person))
    }
}

/// A sign that the network watches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedFlag {
    /// The red flag.
    pub id: RedFlagId,
    /// The plan.
    pub plan: PlanId,
    /// The sign.
    pub sign: String,
    /// Who watches for it.
    pub who_watches: Option<Who>,
    /// What to do.
    pub response: String,
    /// Whom to ring.
    pub phone: String,
    /// From whom it is kept. Empty: from nobody.
    #[serde(default)]
    pub not_for: Vec<PersonId>,
}

/// A test of one rule: was it followed, and did it keep the child safe?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTest {
    /// The test.
    pub id: TestId,
    /// The rule that was tested.
    pub rule: PlanRuleId,
    /// The day.
    pub on: Date,
    /// Who saw it.
    pub observed_by: Option<Who>,
    /// Whether the rule was followed.
    pub followed: bool,
    /// Whether it worked.
    pub worked: bool,
    /// What was seen.
    pub note: String,
    /// The children who were there.
    pub children: Vec<PersonId>,
}

impl PlanTest {
    /// Whether the plan held.
    pub fn passed(&self) -> bool {
        self.followed && self.worked
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    /// As it stands in journals from before a plan said what each does if somebody cannot.
    const OLD: &str = r#"{"id":"00000000000k2","kind":"immediate","version":2,"status":"agreed","trigger":"He rang.",
        "valid_from":"2026-11-20","valid_until":"2026-11-25","reviewed_on":null,"if_worried":"Ring Rose.","next_meeting":null,
        "signatures":[],"copies_given":[],"children_told":[],"owned_by_network_on":null,"no_red_flags":"","readers":[]}"#;

    #[test]
    fn a_plan_without_what_if_somebody_cannot_reads_and_is_written_as_ever() {
        let mut plan: SafetyPlan = serde_json::from_str(OLD).unwrap();
        assert_eq!((plan.if_worried.as_str(), plan.if_not.as_str()), ("Ring Rose.", ""));
        let old: serde_json::Value = serde_json::from_str(OLD).unwrap();
        assert_eq!(
            serde_json::to_value(&plan).unwrap(),
            old,
            "no history shows a change where there was none"
        );
        plan.if_not = "Rose does not go in.".to_owned();
        let text = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<SafetyPlan>(&text).unwrap(), plan);
    }
}
