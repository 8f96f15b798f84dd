//! Identifiers of everything in a family's record. They carry no personal data and sort by time of making.
//! Making them is the shell's work: nothing here draws a number.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Crockford's base 32 in lower case: no i, l, o or u, so that an id can be read out over a telephone.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 63 bits in groups of five.
const LENGTH: usize = 13;

/// A text that is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an identifier that Kith made")]
pub struct NotAnId;

/// Writes a number as thirteen characters that sort as the numbers do.
pub fn encode(number: i64) -> String {
    let number = number.cast_unsigned();
    (0..LENGTH)
        .rev()
        .map(|place| char::from(ALPHABET[usize::try_from(number >> (place * 5) & 31).unwrap_or(0)]))
        .collect()
}

/// Reads what [`encode`] wrote; anything else is refused.
pub fn decode(text: &str) -> Result<i64, NotAnId> {
    if text.len() != LENGTH {
        return Err(NotAnId);
    }
    let mut number: u64 = 0;
    for (at, byte) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|known| *known == byte).ok_or(NotAnId)? as u64;
        if at == 0 && digit > 7 {
            return Err(NotAnId);
        }
        number = number << 5 | digit;
    }
    i64::try_from(number).map_err(|_| NotAnId)
}

/// A number of a thing whose kind stands beside it, stored as ids are.
pub mod number {
    use super::{Deserialize as _, Deserializer, Serializer, decode, encode};
    use serde::de::Error as _;

    /// Writes the number as ids are written.
    pub fn serialize<S: Serializer>(number: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode(*number))
    }

    /// Reads what [`serialize`] wrote.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        decode(&text).map_err(D::Error::custom)
    }
}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encode(self.0))
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A family's case.
    FamilyId,
    /// A child, parent, relative, friend: anybody known to a family's record.
    PersonId,
    /// A member of staff with an account.
    WorkerId,
    /// A team of workers.
    TeamId,
    /// How two people are related.
    RelationshipId,
    /// A map.
    MapId,
    /// An item on a map.
    ItemId,
    /// A danger statement (worry statement in early help).
    DangerId,
    /// A safety goal (wellbeing goal, success goal).
    GoalId,
    /// A 0–10 scale.
    ScaleId,
    /// A round in which several people give their numbers unseen.
    RoundId,
    /// One person's number and reasons.
    RatingId,
    /// A next step.
    StepId,
    /// Something the agency will not give way on.
    BottomLineId,
    /// A member of the family's network.
    MemberId,
    /// A safety plan.
    PlanId,
    /// A rule of a safety plan.
    PlanRuleId,
    /// A red flag of a safety plan.
    RedFlagId,
    /// A test of a rule of a safety plan.
    TestId,
    /// A trajectory.
    TrajectoryId,
    /// A milestone of the trajectory.
    MilestoneId,
    /// A meeting.
    MeetingId,
    /// A supervision.
    SupervisionId,
    /// An escalation to the chair or manager.
    EscalationId,
    /// A request to close, with its audit.
    ClosureId,
    /// News that reached the authority about a family.
    ContactId,
    /// A worker's words for one child.
    ChildWordsId,
    /// A case note.
    CaseNoteId,
    /// What a child's own record says of something in a family's record. It has the number of what it is about.
    MentionId,
    /// A child's own record, which outlives the family's.
    ChildId,
    /// A sponsor, carer, resident or adopter with a record of their own.
    PartyId,
    /// That a child belongs to a family's record for some time. It has a half in each of the two records.
    LinkId,
    /// That somebody here is somebody of another record.
    OnePersonId,
    /// That a child lives with a party.
    PlacementId,
    /// A check of a party, which runs out.
    PartyCheckId,
    /// What siblings share about whom something was written down once.
    GroupId,
    /// A referral of a child: an episode of being in need.
    ReferralId,
    /// An assessment of a child.
    AssessmentId,
    /// A strategy discussion.
    StrategyId,
    /// An enquiry under section 47.
    EnquiryId,
    /// What a conference decided for one child.
    ChildConferenceId,
    /// A child protection plan.
    ProtectionPlanId,
    /// A child in need plan.
    InNeedPlanId,
}
