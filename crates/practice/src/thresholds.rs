//! What an authority may set: numbers and words that the rules use. Defaults are those of practice guidance.

use crate::{
    child_words::Beside,
    map::Variant,
    plan::PlanKind,
    scale::{EscalateTo, Orientation, SaidFirst, Score},
};
use calendar::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One authority's settings of the rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// More danger statements than this warn (I11).
    pub dangers_warn_above: usize,
    /// More danger statements than this need a reason (I11).
    pub dangers_reason_above: usize,
    /// Whether numbers may be given in halves.
    pub halves_allowed: bool,
    /// Bands of a scale counted towards safety: 0 is worst whichever way the scale is asked (I15, I16).
    pub bands: Vec<Band>,
    /// Words that are labels rather than behaviour (I6). Lower case.
    pub labels: Vec<String>,
    /// Ways of wording a goal as the absence of something (I12). Lower case.
    pub negative_wording: Vec<String>,
    /// The age in years from which a child's own words are expected (I24).
    pub voice_from_age: i16,
    /// The age in years from which a child may be the one who does something in a plan, and then with a question (I18).
    pub child_in_plan_from_age: i16,
    /// Days after which a plan in force should be looked at again.
    pub review_plan_every_days: i32,
    /// Days for which harm that happened asks for a plan for tonight first.
    pub harm_is_fresh_days: i32,
    /// Days after which an immediate plan is tested, and tested again: 1 is the same night or the next day.
    pub test_immediate_plan_after_days: i32,
    /// Days within which the network should meet after a failed test (I19).
    pub meet_after_failed_test_days: i32,
    /// Days within which a supervisor looks at a map that its own workers signed.
    pub look_at_signed_map_days: i32,
    /// How long safety must be shown where a goal does not say (I20).
    pub demonstrated_for: Span,
    /// The words of the scale that a new danger gets, one for each variant of the map (practice A1.4).
    pub default_scales: Vec<ScaleWords>,
    /// What both ends of the numbers mean to a child until a worker writes something better, each from a day on.
    pub child_ends: Vec<ChildEnds>,
}

impl Thresholds {
    /// The band of a number. A half belongs to the whole number below it.
    pub fn band(&self, value: Score, orientation: Orientation) -> Option<&Band> {
        let whole = value.towards_safety(orientation).in_halves() / 2;
        self.bands.iter().find(|band| (band.from..=band.to).contains(&whole))
    }

    /// Days after which a plan of this kind that was agreed is tested: tonight's the same night or the next day.
    pub fn test_plan_after_days(&self, kind: PlanKind) -> i32 {
        match kind {
            PlanKind::Immediate => self.test_immediate_plan_after_days,
            PlanKind::Full => self.review_plan_every_days,
        }
    }

    /// Days within which the network meets after a test of a plan of this kind failed: of tonight's, the next day.
    pub fn meet_after_failed_test(&self, kind: PlanKind) -> i32 {
        match kind {
            PlanKind::Immediate => self.test_immediate_plan_after_days.min(self.meet_after_failed_test_days),
            PlanKind::Full => self.meet_after_failed_test_days,
        }
    }

    /// The words of the scale for a pair on a map of this variant.
    pub fn scale_words(&self, variant: Variant) -> Option<&ScaleWords> {
        self.default_scales.iter().find(|words| words.variant == variant)
    }

    /// The ends of a child's numbers that hold on a day: the latest that had begun.
    pub fn child_ends_on(&self, day: Date) -> Option<&ChildEnds> {
        self.child_ends.iter().filter(|ends| ends.from <= day).max_by_key(|ends| ends.from)
    }
}

/// What both ends of the numbers mean to a child, in gentle words: nothing about what may happen, nothing about where the
/// child lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildEnds {
    /// The day from which they hold.
    pub from: Date,
    /// The end that is hard for the child.
    pub hard: String,
    /// The end that is good for the child.
    pub good: String,
    /// What stands beside the numbers.
    pub beside: Beside,
}

/// How an authority asks for a number about one danger and its goal. `{children}` stands for the only child's name or "the
/// children", `{are}` for "is" or "are".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleWords {
    /// The variant of the map.
    pub variant: Variant,
    /// The question.
    pub question: String,
    /// Which end is good.
    pub orientation: Orientation,
    /// What 10 means.
    pub anchor_10: String,
    /// What 0 means.
    pub anchor_0: String,
    /// Which anchor is said first.
    pub said_first: SaidFirst,
}

impl ScaleWords {
    /// A text of these words about one child by name, or about several.
    pub fn about(&self, text: &str, only: Option<&str>) -> String {
        let are = if only.is_some() { "is" } else { "are" };
        text.replace("{children}", only.unwrap_or("the children")).replace("{are}", are)
    }
}

fn default_scales() -> Vec<ScaleWords> {
    let words = |variant, question: &str, anchor_10: &str, anchor_0: &str| ScaleWords {
        variant,
        question: question.to_owned(),
        orientation: Orientation::TenBest,
        anchor_10: anchor_10.to_owned(),
        anchor_0: anchor_0.to_owned(),
        said_first: SaidFirst::Ten,
    };
    vec![
        words(
            Variant::Wellbeing,
            "Thinking about this worry and its goal, where are things today?",
            "The goal is reached: the child is doing well, and the family needs no more help with this.",
            "Things are so hard that children's social care needs to be asked for help now.",
        ),
        words(
            Variant::Safety,
            "Thinking about this danger and its goal, how safe is it for {children} today?",
            "The goal is reached: {children} {are} safe enough for us to step back.",
            "It is so dangerous that {children} cannot live at home now.",
        ),
        words(
            Variant::Success,
            "Thinking about this worry and its goal, where are things today?",
            "The goal is reached: the young person is settled and going where they want to go.",
            "Things are so hard that where the young person lives, or the help they have, must change now.",
        ),
    ]
}

/// What a range of numbers means and does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Lowest whole number of the band, counted towards safety.
    pub from: u8,
    /// Highest number of the band.
    pub to: u8,
    /// What it means, for people.
    pub meaning: String,
    /// Whom a number in this band alerts the same day.
    pub escalate: Option<EscalateTo>,
    /// Whether an immediate safety plan is needed (I16).
    pub immediate_plan: bool,
}

impl Default for Thresholds {
    fn default() -> Self {
        let band = |from, to, meaning: &str, escalate, immediate_plan| Band {
            from,
            to,
            meaning: meaning.to_owned(),
            escalate,
            immediate_plan,
        };
        Self {
            dangers_warn_above: 3,
            dangers_reason_above: 4,
            halves_allowed: false,
            bands: vec![
                band(0, 1, "The child is being harmed or will be very soon.", Some(EscalateTo::Chair), true),
                band(2, 2, "Harm goes on and it is urgent.", Some(EscalateTo::Chair), false),
                band(3, 4, "Harm is likely if nothing changes.", None, false),
                band(5, 7, "There is some safety, and more is needed.", None, false),
                band(8, 10, "There is enough safety, or nearly enough, to step back.", None, false),
            ],
            labels: [
                "neglect",
                "neglectful",
                "domestic violence",
                "domestic abuse",
                "dv",
                "emotional abuse",
                "physical abuse",
                "sexual abuse",
                "substance misuse",
                "mental health issues",
                "mental health problems",
                "poor parenting",
                "failure to protect",
                "lack of engagement",
                "disguised compliance",
                "chaotic lifestyle",
                "dysfunctional",
            ]
            .map(str::to_owned)
            .to_vec(),
            negative_wording: [
                "will not",
                "won't",
                "will stop",
                "will never",
                "stop ",
                "no longer",
                "refrain from",
                "not to ",
            ]
            .map(str::to_owned)
            .to_vec(),
            voice_from_age: 4,
            child_in_plan_from_age: 12,
            review_plan_every_days: 42,
            harm_is_fresh_days: 7,
            test_immediate_plan_after_days: 1,
            meet_after_failed_test_days: 7,
            look_at_signed_map_days: 14,
            demonstrated_for: Span { months: 3, weeks: 0, days: 0 },
            default_scales: default_scales(),
            child_ends: vec![ChildEnds {
                from: Date::constant(2026, 1, 1),
                hard: "It is hard for me.".to_owned(),
                good: "It is good for me.".to_owned(),
                beside: Beside::Faces,
            }],
        }
    }
}
