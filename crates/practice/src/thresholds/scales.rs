//! Scales and numbers: how they are asked, what they mean and whom they alert.

use super::Thresholds;
use crate::{
    map::Variant,
    scale::{EscalateTo, Orientation, SaidFirst, Score},
};
use jiff::civil::Date;
use matter::section;
use serde::{Deserialize, Serialize};

section! {
    /// Settings of scales and numbers.
    Scales {
        /// Whether numbers may be given in halves. Asked with the day of the number: one that was right then stays so.
        halves_allowed: bool = false;
        /// Bands of a scale counted towards safety: 0 is worst whichever way the scale is asked (I15, I16). Asked with the day of
        /// the number, when it was to be told.
        bands: Vec<Band> = bands();
        /// The words of the scale that a new danger gets, one for each variant of the map (practice A1.4). Asked with the day on
        /// which the scale is made; afterwards the words are its own.
        default_scales: Vec<ScaleWords> = default_scales();
    }
}

impl Thresholds {
    /// The band of a number that was given on a day. A half belongs to the whole number below it.
    pub fn band(&self, value: Score, orientation: Orientation, given: Date) -> Option<&Band> {
        let whole = value.towards_safety(orientation).in_halves() / 2;
        self.scales.bands.on(given).iter().find(|band| (band.from..=band.to).contains(&whole))
    }

    /// The words of the scale for a pair on a map of this variant, made on this day.
    pub fn scale_words(&self, variant: Variant, made: Date) -> Option<&ScaleWords> {
        self.scales.default_scales.on(made).iter().find(|words| words.variant == variant)
    }
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

fn bands() -> Vec<Band> {
    let band = |from, to, meaning: &str, escalate, immediate_plan| Band {
        from,
        to,
        meaning: meaning.to_owned(),
        escalate,
        immediate_plan,
    };
    vec![
        band(0, 1, "The child is being harmed or will be very soon.", Some(EscalateTo::Chair), true),
        band(2, 2, "Harm goes on and it is urgent.", Some(EscalateTo::Chair), false),
        band(3, 4, "Harm is likely if nothing changes.", None, false),
        band(5, 7, "There is some safety, and more is needed.", None, false),
        band(8, 10, "There is enough safety, or nearly enough, to step back.", None, false),
    ]
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
