//! Every kind of thing that a family's record is made of, as one sum type, and the record that holds them together.
//! Adding a kind is one line in `objects!` below, and one file in `things` with what the kind says for itself.
//!
//! The half of `objects!` in which the line stands says how the kind is kept. Things that are kept whole are all in
//! [`CaseRecord`]: rules go through them. Of a ledger it holds the [`LedgerDigest`], and the few entries that somebody is
//! about to change. Those are asked for by their number and cannot be gone through, so that no rule takes them for all.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    case_note::CaseNote,
    child::{Child, ChildLink, FamilyLink, Placement},
    child_words::ChildWords,
    contact::Contact,
    danger::DangerStatement,
    digest::{Entry, LedgerDigest},
    family::{Closure, Family},
    goal::{BottomLine, NextStep, SafetyGoal},
    home::Home,
    ids::{
        AssessmentId, BottomLineId, CaseNoteId, ChildConferenceId, ChildId, ChildWordsId, ClosureId,
        ContactId, DangerId, EnquiryId, EscalationId, FamilyId, GoalId, InNeedPlanId, ItemId, LinkId, MapId,
        MeetingId, MemberId, MentionId, MilestoneId, OnePersonId, PartyCheckId, PartyId, PersonId,
        PlacementId, PlanId, PlanRuleId, ProtectionPlanId, RatingId, RedFlagId, ReferralId, RelationshipId,
        RoundId, ScaleId, StepId, StrategyId, SupervisionId, TestId, TrajectoryId, WorkerId,
    },
    map::{Map, MapItem},
    meeting::{Meeting, Supervision},
    mention::{About, Mention},
    party::{OnePerson, Party, PartyCheck},
    people::{Person, Relationship},
    plan::{NetworkMember, PlanRule, PlanTest, RedFlag, SafetyPlan},
    scale::{Escalation, Scale, ScaleRating, ScalingRound},
    thing::{Entered, Joins, Keeping, Numbered, RecordPart, Sealing, Thing},
    trajectory::{Milestone, Trajectory},
    who::Who,
};
pub use matter::Kept;
use pathway::{
    Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral, StrategyDiscussion,
};

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("this is no kind of thing"))
    }
}

/// Puts a thing in the place of the one with its number, or at the end.
fn put_in<T: Numbered>(all: &mut Vec<Kept<T>>, kept: Kept<T>) {
    match all.iter_mut().find(|other| other.which() == kept.which()) {
        Some(place) => *place = kept,
        None => all.push(kept),
    }
}

fn found<T: Numbered + Clone>(
    all: &[Kept<T>],
    number: i64,
    object: impl Fn(T) -> Object,
) -> Option<Kept<Object>> {
    all.iter().find(|kept| kept.which().1 == number).map(|kept| kept.copied_as(object))
}

fn version_in<T: Numbered>(all: &[Kept<T>], number: i64) -> Option<u32> {
    all.iter().find(|kept| kept.which().1 == number).map(|kept| kept.version)
}

macro_rules! objects {
    (
        whole { $($whole:ident = $wcode:literal, $wwords:literal, $wid:ty, $wone:ident, $wfield:ident;)+ }
        ledger { $($entry:ident = $ecode:literal, $ewords:literal, $eid:ty, $eone:ident, $efield:ident;)+ }
    ) => {
        kinds! {
            $($whole = $wcode, $wwords;)+
            $($entry = $ecode, $ewords;)+
        }

        impl Kind {
            /// How things of this kind are kept.
            pub fn keeping(self) -> Keeping {
                match self {
                    $(Self::$whole => Keeping::Whole,)+
                    $(Self::$entry => Keeping::Ledger,)+
                }
            }
        }

        impl Object {
            /// What the ledger says of it. None: it is of a kind that is kept whole.
            pub fn entry(&self) -> Option<Entry> {
                match self {
                    $(Self::$whole(_) => None,)+
                    $(Self::$entry(thing) => Some(Entered::entry(thing)),)+
                }
            }
        }

        /// Everything that one record keeps, a family's or a child's or a party's, as it stands or as it stood on a day.
        /// Withdrawn things are not in it; the journal keeps them. Of what is kept in a ledger it holds the digest.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct CaseRecord {
            $(#[doc = $wwords] pub $wfield: Vec<Kept<$whole>>,)+
            /// What the ledger holds, in numbers and days.
            pub digest: LedgerDigest,
            /// Entries of the ledger that somebody is about to change: to be asked for by number, not to be gone through.
            pub in_hand: InHand,
        }

        /// Entries of the ledger that somebody is about to change.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct InHand { $($efield: Vec<Kept<$entry>>,)+ }

        impl CaseRecord {
            /// Adds an object, or puts it in the place of the one with the same id.
            pub fn put(&mut self, object: Kept<Object>) {
                let Kept { value, version, changed_at, changed_by } = object;
                match value {
                    $(Object::$whole(value) => {
                        put_in(&mut self.$wfield, Kept { value, version, changed_at, changed_by });
                    })+
                    $(Object::$entry(value) => {
                        put_in(&mut self.in_hand.$efield, Kept { value, version, changed_at, changed_by });
                    })+
                }
            }

            /// Adds an object without looking for an older one. For loading from a store that holds each object once.
            pub fn push(&mut self, object: Kept<Object>) {
                let Kept { value, version, changed_at, changed_by } = object;
                match value {
                    $(Object::$whole(value) => self.$wfield.push(Kept { value, version, changed_at, changed_by }),)+
                    $(Object::$entry(value) => {
                        self.in_hand.$efield.push(Kept { value, version, changed_at, changed_by });
                    })+
                }
            }

            /// Takes an object out of what stands.
            pub fn withdraw(&mut self, kind: Kind, number: i64) {
                match kind {
                    $(Kind::$whole => self.$wfield.retain(|kept| kept.id.0 != number),)+
                    $(Kind::$entry => self.in_hand.$efield.retain(|kept| kept.id.0 != number),)+
                }
            }

            /// The object of this kind and number, where it stands. One of a ledger: where it is in hand.
            pub fn find(&self, kind: Kind, number: i64) -> Option<Kept<Object>> {
                match kind {
                    $(Kind::$whole => found(&self.$wfield, number, Object::$whole),)+
                    $(Kind::$entry => found(&self.in_hand.$efield, number, Object::$entry),)+
                }
            }

            /// The version of the object of this kind and number, where it stands. It is not copied for that.
            pub fn version_of(&self, kind: Kind, number: i64) -> Option<u32> {
                match kind {
                    $(Kind::$whole => version_in(&self.$wfield, number),)+
                    $(Kind::$entry => version_in(&self.in_hand.$efield, number),)+
                }
            }

            /// Every object that stands, but for those of the ledger.
            pub fn objects(&self) -> Vec<Kept<Object>> {
                let mut all = Vec::new();
                $(all.extend(self.$wfield.iter().map(|kept| kept.copied_as(Object::$whole)));)+
                all
            }

            $(#[doc = concat!("The ", $wwords, " with this id, where it stands.")]
            pub fn $wone(&self, id: $wid) -> Option<&Kept<$whole>> {
                self.$wfield.iter().find(|kept| kept.id == id)
            })+

            $(#[doc = concat!("The ", $ewords, " with this id, where it is in hand.")]
            pub fn $eone(&self, id: $eid) -> Option<&Kept<$entry>> {
                self.in_hand.$efield.iter().find(|kept| kept.id == id)
            })+
        }
    };
}

macro_rules! kinds {
    ($($kind:ident = $code:literal, $words:literal;)+) => {
        /// The kinds of things in a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $words] $kind,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The code under which it is stored and journalled.
            pub fn code(self) -> &'static str {
                match self { $(Self::$kind => $code),+ }
            }

            /// What people call it.
            pub fn words(self) -> &'static str {
                match self { $(Self::$kind => $words),+ }
            }

            /// The kind with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$kind),)+ _ => None }
            }

            /// The number of the form in which bodies of this kind are written.
            pub fn form(self) -> u16 {
                match self { $(Self::$kind => <$kind as Thing>::FORM),+ }
            }

            /// In whose records things of this kind may stand.
            pub fn homes(self) -> &'static [Home] {
                match self { $(Self::$kind => <$kind as Thing>::HOMES),+ }
            }

            /// To which part of a record things of this kind belong, for the permits.
            pub fn part(self) -> RecordPart {
                match self { $(Self::$kind => <$kind as Thing>::PART),+ }
            }

            /// Whether things of this kind may tell a number that was given unseen (I4).
            pub fn may_be_sealed(self) -> bool {
                match self { $(Self::$kind => <$kind as Thing>::MAY_BE_SEALED),+ }
            }

            /// Whether things of this kind may also be written down and withdrawn on a closed case.
            pub(crate) fn is_kept_on_a_closed_case(self) -> bool {
                match self { $(Self::$kind => <$kind as Thing>::ON_A_CLOSED_CASE),+ }
            }

            /// Into what people have agreed to things of this kind go.
            pub(crate) fn joins(self) -> Joins {
                match self { $(Self::$kind => <$kind as Thing>::JOINS),+ }
            }
        }

        $(impl Numbered for $kind {
            fn which(&self) -> (Kind, i64) {
                (Kind::$kind, self.id.0)
            }

            fn among(object: &Object) -> Option<&Self> {
                if let Object::$kind(thing) = object { Some(thing) } else { None }
            }
        })+

        /// Any one thing of a record.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Object { $(#[doc = $words] $kind($kind),)+ }

        impl Object {
            /// What kind of thing it is.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind),+ }
            }

            /// Its number, unique among all things of all families.
            pub fn number(&self) -> i64 {
                match self { $(Self::$kind(value) => value.id.0),+ }
            }

            /// The object as JSON, fields in the order in which they are declared.
            pub fn to_json(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$kind(value) => serde_json::to_string(value)),+ }
            }

            /// Reads what [`Object::to_json`] wrote.
            pub fn from_json(kind: Kind, json: &str) -> Result<Self, serde_json::Error> {
                Ok(match kind { $(Kind::$kind => Self::$kind(serde_json::from_str(json)?)),+ })
            }
        }

        /// What its kind says, as `Thing` asks.
        impl Object {
            pub(crate) fn references(&self, names: &mut References) {
                match self { $(Self::$kind(thing) => Thing::references(thing, names)),+ }
            }

            pub(crate) fn goes_with(&self) -> Vec<(Kind, i64)> {
                match self { $(Self::$kind(thing) => Thing::goes_with(thing)),+ }
            }

            pub(crate) fn put_back(&mut self, record: &CaseRecord, acting: &Acting<'_>) {
                match self { $(Self::$kind(thing) => Thing::put_back(thing, record, acting)),+ }
            }

            pub(crate) fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals) {
                match self { $(Self::$kind(thing) => Thing::own_words(thing, record, refusals)),+ }
            }

            pub(crate) fn dates(&self, record: &CaseRecord, days: &mut Days<'_>) {
                match self { $(Self::$kind(thing) => Thing::dates(thing, record, days)),+ }
            }

            pub(crate) fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
                match self { $(Self::$kind(thing) => Thing::steps_apart(thing, record, refusals)),+ }
            }

            pub(crate) fn soundness(&self, record: &CaseRecord, thresholds: &Thresholds, refusals: &mut Refusals) {
                match self { $(Self::$kind(thing) => Thing::soundness(thing, record, thresholds, refusals)),+ }
            }

            pub(crate) fn professionals(&self) -> Vec<&Who> {
                match self { $(Self::$kind(thing) => Thing::professionals(thing)),+ }
            }

            pub(crate) fn stays(&self) -> Option<&'static str> {
                match self { $(Self::$kind(thing) => Thing::stays(thing)),+ }
            }

            pub(crate) fn map_of(&self, record: &CaseRecord) -> Option<MapId> {
                match self { $(Self::$kind(thing) => Thing::map_of(thing, record)),+ }
            }

            pub(crate) fn plan_of(&self, old: Option<&Self>) -> Option<PlanId> {
                match self { $(Self::$kind(thing) => Thing::plan_of(thing, old.and_then(<$kind>::among))),+ }
            }

            pub(crate) fn consequences(
                &self,
                old: Option<&Self>,
                record: &CaseRecord,
                acting: &mut Acting<'_>,
                changes: &mut Vec<Change>,
            ) {
                match self { $(Self::$kind(thing) => {
                    Thing::consequences(thing, old.and_then(<$kind>::among), record, acting, changes);
                })+ }
            }

            /// What the own records of the children whom it names say of it. None: they say nothing.
            pub fn about(&self) -> Option<About> {
                match self { $(Self::$kind(thing) => Thing::about(thing)),+ }
            }

            /// What of it tells a number that is still sealed for this viewer (I4).
            pub fn sealing(&self, record: &CaseRecord, viewer: WorkerId) -> Sealing {
                match self { $(Self::$kind(thing) => Thing::sealing(thing, record, viewer)),+ }
            }
        }

        $(impl From<$kind> for Object {
            fn from(value: $kind) -> Self {
                Self::$kind(value)
            }
        })+
    };
}

objects! {
    whole {
        Family = "family", "case", FamilyId, family_case, families;
        Person = "person", "person", PersonId, person, people;
        Relationship = "relationship", "relationship", RelationshipId, relationship, relationships;
        Map = "map", "map", MapId, map, maps;
        MapItem = "map_item", "item on the map", ItemId, item, items;
        DangerStatement = "danger", "danger statement", DangerId, danger, dangers;
        SafetyGoal = "goal", "safety goal", GoalId, goal, goals;
        NextStep = "step", "next step", StepId, step, steps;
        BottomLine = "bottom_line", "bottom line", BottomLineId, bottom_line, bottom_lines;
        Scale = "scale", "scale", ScaleId, scale, scales;
        ScalingRound = "round", "scaling round", RoundId, round, rounds;
        ScaleRating = "rating", "rating", RatingId, rating, ratings;
        Escalation = "escalation", "escalation", EscalationId, escalation, escalations;
        NetworkMember = "member", "network member", MemberId, member, network;
        SafetyPlan = "plan", "safety plan", PlanId, plan, plans;
        PlanRule = "plan_rule", "rule of a plan", PlanRuleId, plan_rule, plan_rules;
        RedFlag = "red_flag", "red flag", RedFlagId, red_flag, red_flags;
        PlanTest = "plan_test", "test of a rule", TestId, plan_test, plan_tests;
        Trajectory = "trajectory", "trajectory", TrajectoryId, trajectory, trajectories;
        Milestone = "milestone", "milestone", MilestoneId, milestone, milestones;
        Meeting = "meeting", "meeting", MeetingId, meeting, meetings;
        Supervision = "supervision", "supervision", SupervisionId, supervision, supervisions;
        Closure = "closure", "closure", ClosureId, closure, closures;
        Contact = "contact", "contact", ContactId, contact, contacts;
        ChildWords = "child_words", "set of words for a child", ChildWordsId, one_childs_words, child_words;
        Child = "child", "child’s record", ChildId, child, child_records;
        ChildLink = "child_link", "link to a child’s record", LinkId, child_link, child_links;
        FamilyLink = "family_link", "link to a family’s record", LinkId, family_link, family_links;
        Placement = "placement", "placement", PlacementId, placement, placements;
        OnePerson = "one_person", "statement that two are one person", OnePersonId, one_person, same_people;
        Party = "party", "party’s record", PartyId, party, parties;
        PartyCheck = "party_check", "check of a party", PartyCheckId, party_check, party_checks;
        StrategyDiscussion = "strategy", "strategy discussion", StrategyId, strategy, strategies;
        Referral = "referral", "referral", ReferralId, referral, referrals;
        Assessment = "assessment", "assessment", AssessmentId, assessment, assessments;
        Enquiry = "enquiry", "section 47 enquiry", EnquiryId, enquiry, enquiries;
        ChildConference = "conference", "conference about a child", ChildConferenceId, conference, conferences;
        ProtectionPlan = "protection_plan", "child protection plan", ProtectionPlanId, protection_plan, protection_plans;
        InNeedPlan = "in_need_plan", "child in need plan", InNeedPlanId, in_need_plan, in_need_plans;
    }
    ledger {
        CaseNote = "case_note", "case note", CaseNoteId, case_note, case_notes;
        Mention = "mention", "line about something in a family’s record", MentionId, mention, mentions;
    }
}
