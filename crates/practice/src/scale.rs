//! Scales from 0 to 10, the rounds in which people give their numbers unseen, and the numbers with their reasons.

use crate::{
    choice,
    ids::{DangerId, EscalationId, MeetingId, PersonId, RatingId, RoundId, ScaleId, WorkerId},
    who::Who,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

choice! {
    /// What the scale measures.
    Subject {
        Pair = "pair", "One danger and its goal";
        Overall = "overall", "Overall safety";
        Context = "context", "Compared with other families we know";
        Progress = "progress", "Progress";
        Willingness = "willingness", "Willingness";
        Ability = "ability", "Ability";
        Confidence = "confidence", "Confidence";
        Wellbeing = "wellbeing", "Wellbeing";
        ChildPath = "child_path", "The child's own path";
    }
}

impl Subject {
    /// Whether a low number means danger for a child, so that the authority's bands apply (I15, I16). How willing or
    /// confident somebody feels is another matter.
    pub fn is_about_safety(self) -> bool {
        matches!(self, Self::Pair | Self::Overall | Self::Wellbeing)
    }
}

choice! {
    /// Which end of the scale is good. Never assumed: practice differs (practice 0.2).
    Orientation {
        TenBest = "10_best", "10 is best";
        TenWorst = "10_worst", "10 is worst";
    }
}

choice! {
    /// Which anchor is said first.
    SaidFirst {
        Ten = "10", "10 first";
        Zero = "0", "0 first";
    }
}

/// A scale. The same scale is asked again at each meeting (I25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The scale.
    pub id: ScaleId,
    /// What it measures.
    pub subject: Subject,
    /// The danger of the pair, if the subject is a pair.
    pub danger: Option<DangerId>,
    /// The person concerned, for willingness, ability, confidence and the child's path.
    pub person: Option<PersonId>,
    /// The question as it is asked.
    pub question: String,
    /// Which end is good. None while nobody has said (I2).
    pub orientation: Option<Orientation>,
    /// What 0 means.
    pub anchor_0: String,
    /// What 10 means.
    pub anchor_10: String,
    /// Which anchor is said first.
    pub said_first: SaidFirst,
}

/// A number from 0 to 10, in halves where the authority allows them. Kept as the count of halves, 0 to 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// A whole number from 0 to 10.
    pub fn whole(value: u8) -> Option<Self> {
        (value <= 10).then(|| Self(value * 2))
    }

    /// A count of halves from 0 to 20.
    pub fn halves(halves: u8) -> Option<Self> {
        (halves <= 20).then_some(Self(halves))
    }

    /// The count of halves, 0 to 20.
    pub fn in_halves(self) -> u8 {
        self.0
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.0.is_multiple_of(2)
    }

    /// How safe this is from 0 (worst) to 10 (best) whichever end is good. For bands only, never to be shown or compared.
    pub fn towards_safety(self, orientation: Orientation) -> Self {
        match orientation {
            Orientation::TenBest => self,
            Orientation::TenWorst => Self(20 - self.0),
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_whole() { write!(f, "{}", self.0 / 2) } else { write!(f, "{}.5", self.0 / 2) }
    }
}

/// A text that is not a number on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("choose a number from 0 to 10")]
pub struct NotOnTheScale;

impl FromStr for Score {
    type Err = NotOnTheScale;

    fn from_str(text: &str) -> Result<Self, NotOnTheScale> {
        let (whole, half) = match text.trim().split_once('.') {
            Some((whole, "5")) => (whole, 1),
            Some((whole, "0")) => (whole, 0),
            None => (text.trim(), 0),
            Some(_) => return Err(NotOnTheScale),
        };
        let whole: u8 = whole.parse().map_err(|_| NotOnTheScale)?;
        let halves = whole.checked_mul(2).and_then(|halves| halves.checked_add(half)).ok_or(NotOnTheScale)?;
        Self::halves(halves).ok_or(NotOnTheScale)
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A round in which several people give their numbers before anybody sees another's (I4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalingRound {
    /// The round.
    pub id: RoundId,
    /// When it is held.
    pub on: Date,
    /// The meeting in which it is held.
    pub meeting: Option<MeetingId>,
    /// The scales that are asked.
    pub scales: Vec<ScaleId>,
    /// Who is asked.
    pub raters: Vec<Who>,
    /// Who leads the round and may open it.
    pub chair: WorkerId,
    /// When, by whom and why the numbers were opened to all. None: sealed.
    pub opened: Option<RoundOpening>,
    /// Who would rather not give a number. Nobody has to, and nobody is waited for who said so.
    #[serde(default)]
    pub passed: Vec<Who>,
}

/// The opening of a round's numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOpening {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: WorkerId,
    /// Why it was opened before everybody had answered. Empty where all had.
    pub override_reason: String,
}

/// One person's number with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleRating {
    /// The rating.
    pub id: RatingId,
    /// The scale.
    pub scale: ScaleId,
    /// The round, if it was given in one. Sealed until the round is opened.
    pub round: Option<RoundId>,
    /// Who gives the number.
    pub rater: Who,
    /// The child about whom it is given, if the danger concerns more than one (I24).
    pub child: Option<PersonId>,
    /// The number.
    pub value: Score,
    /// Why this number. A number without reasons is a defect (I3).
    pub reasons: String,
    /// What makes it as high as it is.
    pub what_makes_it_that_high: String,
    /// What would be one step up.
    pub one_step_up: String,
    /// The day for which it stands.
    pub on: Date,
    /// What was asked, if it was not the question of the scale. None: that question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<OwnQuestion>,
}

/// What somebody was asked in other words than the scale's, and what both ends meant, as it stood when they gave the number:
/// a child on the child's page, and whoever is feared, who reads nothing of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnQuestion {
    /// The question.
    pub words: String,
    /// What 0 meant.
    pub at_0: String,
    /// What 10 meant.
    pub at_10: String,
}

impl ScaleRating {
    /// Whether this number answers the same words as another: only then can they be compared.
    pub fn is_asked_like(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

choice! {
    /// Who must answer an escalation.
    EscalateTo {
        Supervisor = "supervisor", "Practice supervisor";
        Chair = "chair", "Conference chair and practice supervisor";
    }
}

/// A task opened the same day because a number is in a band that the authority escalates (I15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// The task.
    pub id: EscalationId,
    /// The rating that opened it.
    pub rating: RatingId,
    /// Who must answer.
    pub to: EscalateTo,
    /// The day on which it was opened and is due.
    pub opened_on: Date,
    /// What the band means and asks.
    pub because: String,
    /// Who answered.
    pub answered_by: Option<WorkerId>,
    /// When.
    pub answered_on: Option<Date>,
    /// What was decided.
    pub answer: String,
    /// Who decided. None in what was answered before this was asked: whoever answered.
    #[serde(default)]
    pub decided_by: Option<Who>,
    /// The day on which it is looked at again. None: nobody has to any more, or it was answered before this was asked.
    #[serde(default)]
    pub look_again: Option<Date>,
    /// What was found each time when it was looked at again.
    #[serde(default)]
    pub looks: Vec<LookAgain>,
}

impl Escalation {
    /// Who decided, if it has been answered.
    pub fn decider(&self) -> Option<Who> {
        self.decided_by.clone().or_else(|| self.answered_by.map(Who::Worker))
    }
}

/// One time that an answered escalation was looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAgain {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: WorkerId,
    /// What was found.
    pub found: String,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    #[test]
    fn a_number_given_before_a_childs_question_was_kept_still_reads_and_writes_as_it_was() {
        let record = crate::testing::sound_family(&crate::testing::Shape::default());
        let old = serde_json::to_string(&record.ratings[0].value).unwrap();
        assert!(!old.contains("\"asked\""));
        let read: ScaleRating = serde_json::from_str(&old).unwrap();
        assert_eq!(read, record.ratings[0].value);
    }

    #[test]
    fn an_escalation_answered_before_it_was_asked_who_decided_still_reads() {
        let old = r#"{"id":"0000000000001","rating":"0000000000002","to":"chair","opened_on":"2026-11-02",
            "because":"Harm goes on.","answered_by":"0000000000003","answered_on":"2026-11-02","answer":"Visited."}"#;
        let read: Escalation = serde_json::from_str(old).unwrap();
        assert_eq!(read.decider(), Some(Who::Worker(WorkerId(3))));
        assert_eq!((read.look_again, read.looks.len()), (None, 0));
    }
}
