//! What a rule says that looks at the map, with its arguments; the words are put together where somebody reads them.

use crate::{
    danger::HarmKind,
    rules::look::{capital, list},
};
use calendar::long;
use jiff::civil::Date;
use pathway::codes::Category;

/// What a rule says. A danger is named as sentences name it: “the danger statement “Dan drinks …””.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// No map is about this child (P14).
    NoMap,
    /// A map about this child is not signed off (P14).
    NotSigned,
    /// A danger has no goal, or more than one (P14).
    NoGoal {
        /// The danger.
        danger: String,
    },
    /// A danger has no scale that says what both ends mean and which is good (P14).
    NoScale {
        /// The danger.
        danger: String,
    },
    /// Nobody was asked on that day for a number of their own about a danger (P14).
    NotAsked {
        /// The danger.
        danger: String,
        /// The day.
        on: Date,
    },
    /// The numbers of that day about a danger are sealed still (P14).
    StillSealed {
        /// The danger.
        danger: String,
        /// The day.
        on: Date,
    },
    /// No danger is of the kind that was chosen (P16).
    NoSuchDanger {
        /// What was chosen.
        category: Category,
        /// The kinds of the dangers on the map.
        present: Vec<HarmKind>,
    },
    /// A danger is of another kind than was chosen (P16).
    AnotherKind {
        /// The danger.
        danger: String,
        /// Its kinds that were not chosen.
        kinds: Vec<HarmKind>,
    },
    /// No danger is of the kind any more from which the plan protects (P17).
    NoLonger {
        /// What the plan protects from.
        latest: Category,
        /// The kinds of the dangers on the map.
        present: Vec<HarmKind>,
    },
    /// Nobody has said what kind of harm a danger is about (P16).
    KindNotSaid {
        /// The danger.
        danger: String,
    },
    /// The worry was borne out, and no plan for tonight holds (P18).
    NoPlanTonight {
        /// The day.
        on: Date,
    },
    /// Somebody's last number is in the lowest band, and no plan for tonight holds (P18).
    LowNumber {
        /// The day of the number.
        given: Date,
        /// The day on which no plan holds.
        on: Date,
    },
    /// Nobody says with whom the child is, or how that was made sure (P18).
    AwayHow,
    /// A goal is neither met nor withdrawn when the plan ends, and nobody says why it goes on (P20).
    GoalLeft {
        /// The goal.
        goal: String,
    },
    /// A goal goes on, and no child in need plan begins (P20).
    CarriedNowhere {
        /// The goal.
        goal: String,
    },
    /// Nothing on the map tells of a factor (P9).
    NothingOnMap {
        /// The factor, in words.
        factor: &'static str,
    },
}

/// "neglect and emotional abuse".
fn kinds(of: &[HarmKind]) -> String {
    list(&of.iter().map(|kind| kind.words().to_lowercase()).collect::<Vec<_>>())
}

impl std::fmt::Display for Said {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::NoMap => "There is no map about this child yet.".to_owned(),
            Self::NotSigned => "The map about this child is not signed off.".to_owned(),
            Self::NoGoal { danger } => format!("{danger} does not have one goal."),
            Self::NoScale { danger } => {
                format!("{danger} has no scale that says what 0 and 10 mean and which end is good.")
            }
            Self::NotAsked { danger, on } => {
                format!("Nobody was asked on {} for a number of their own about {danger}.", long(*on))
            }
            Self::StillSealed { danger, on } => {
                format!("The numbers of {} about {danger} are sealed still. Open them first.", long(*on))
            }
            Self::NoSuchDanger { category, present } if present.is_empty() => format!(
                "“{}” was chosen, and the map says of no danger for this child which kind of harm it is about.",
                category.words()
            ),
            Self::NoSuchDanger { category: Category::Multiple, present } => format!(
                "“{}” was chosen, and the dangers for this child are of one kind: {}.",
                Category::Multiple.words(),
                kinds(present)
            ),
            Self::NoSuchDanger { category, present } => format!(
                "“{}” was chosen, and no danger for this child is of that kind. The map tells of {}.",
                category.words(),
                kinds(present)
            ),
            Self::AnotherKind { danger, kinds: of } => {
                format!("{danger} is about {} too. Ask whether the plan protects from that.", kinds(of))
            }
            Self::NoLonger { latest, present } if present.is_empty() => format!(
                "The plan protects from {}, and the map tells of no danger for this child of which somebody says the kind. Ask at the next review whether the category changes, or the plan ends.",
                latest.words().to_lowercase()
            ),
            Self::NoLonger { latest: Category::Multiple, present } => format!(
                "The plan protects from more than one kind of harm, and the map tells of {} alone. Ask at the next review whether the category changes.",
                kinds(present)
            ),
            Self::NoLonger { latest, present } => format!(
                "The plan protects from {}, and the map tells of {} instead. Ask at the next review whether the category changes.",
                latest.words().to_lowercase(),
                kinds(present)
            ),
            Self::KindNotSaid { danger } => {
                format!("Nobody has said yet about which kind of harm {danger} is.")
            }
            Self::NoPlanTonight { on } => format!(
                "The worry was borne out, and no plan for tonight holds on {}. Make one with the family and network; or say where the child is, if not with the danger.",
                long(*on)
            ),
            Self::LowNumber { given, on } => format!(
                "A number of {} says that this child cannot wait, and no plan for tonight holds on {}. Make one with the family and network; or say where the child is, if not with the danger.",
                long(*given),
                long(*on)
            ),
            Self::AwayHow => {
                "Say with whom the child is, and until when. Then nobody needs a plan for tonight.".to_owned()
            }
            Self::GoalLeft { goal } => format!(
                "{goal} is not met. Say why it goes on in the child in need plan; or first say on the map that it is met, or withdraw it."
            ),
            Self::CarriedNowhere { goal } => {
                format!("{goal} goes on, and no child in need plan begins. Ask who works on it.")
            }
            Self::NothingOnMap { factor } => {
                format!("“{factor}”: nothing on the map tells of it. If it is so, write it on the map.")
            }
        };
        out.write_str(&capital(&text))
    }
}
