//! The map and its items: past harm, complicating factors, strengths, existing safety.
//! Danger statements, goals and steps stand on the map too; they live in `danger`, `goal` and `step`.

use crate::{
    choice,
    ids::{DangerId, ItemId, MapId, MeetingId, PersonId, WorkerId},
    who::Who,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Which words the map uses (practice A6).
    Variant {
        Wellbeing = "wellbeing", "Wellbeing (early help)";
        Safety = "safety", "Safety (child in need, child protection)";
        Success = "success", "Success (children in care, care leavers)";
    }
}

impl Variant {
    /// What the statement of what is feared is called.
    pub fn statement(self) -> &'static str {
        match self {
            Self::Wellbeing | Self::Success => "worry statement",
            Self::Safety => "danger statement",
        }
    }

    /// What its goal is called.
    pub fn goal(self) -> &'static str {
        match self {
            Self::Wellbeing => "wellbeing goal",
            Self::Safety => "safety goal",
            Self::Success => "success goal",
        }
    }

    /// What its scale is called.
    pub fn scale(self) -> &'static str {
        match self {
            Self::Wellbeing => "wellbeing scale",
            Self::Safety => "safety scale",
            Self::Success => "success scale",
        }
    }
}

choice! {
    /// How the map is laid out on screen and paper.
    Layout {
        ThreeColumns = "3col", "Three columns and scale";
        FourDomains = "4domain", "Four domains";
    }
}

choice! {
    /// How far a map has come.
    MapStatus {
        Draft = "draft", "Draft";
        Shared = "shared", "Shared with the family";
        AgreedWithDispute = "agreed_with_dispute", "Signed off with a disagreement recorded";
        SignedOff = "signed_off", "Signed off";
        Superseded = "superseded", "Replaced by a later map";
    }
}

/// A map of a family's situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// The map.
    pub id: MapId,
    /// The children whom it is about.
    pub children: Vec<PersonId>,
    /// Its words.
    pub variant: Variant,
    /// Its layout.
    pub layout: Layout,
    /// Counts up each time a signed map is worked on again.
    pub version: u32,
    /// How far it has come.
    pub status: MapStatus,
    /// When it was begun.
    pub begun: Date,
    /// The meeting in which it was made.
    pub meeting: Option<MeetingId>,
    /// Who wrote it.
    pub authors: Vec<Who>,
    /// Who of the family was there.
    pub family_present: Vec<PersonId>,
    /// Why more danger statements than the authority's cap are needed (I11).
    pub reason_for_many_dangers: String,
    /// The sign-off, while it stands.
    pub signed_off: Option<SignOff>,
}

impl Map {
    /// Whether the map stands signed, with or without a recorded disagreement.
    pub fn is_signed(&self) -> bool {
        matches!(self.status, MapStatus::SignedOff | MapStatus::AgreedWithDispute)
    }
}

/// Who signed a map off, when, and with which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// Who signed.
    pub by: WorkerId,
    /// When.
    pub on: Date,
    /// What the person wrote while signing.
    pub note: String,
}

choice! {
    /// The categories of map items (practice A1.2).
    Category {
        PastHarm = "past_harm", "Harm that has happened";
        Complicating = "complicating", "What makes it harder";
        Strength = "strength", "Strength";
        ExistingSafety = "existing_safety", "Existing safety";
    }
}

/// One sentence on the map. Details that belong to another category are kept when the item moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapItem {
    /// The item.
    pub id: ItemId,
    /// The map on which it stands.
    pub map: MapId,
    /// The category under which it is filed.
    pub category: Category,
    /// The sentence.
    pub text: String,
    /// Who said it.
    pub said_by: Option<Who>,
    /// Whether these are that person's own words. Then nobody may alter them.
    pub verbatim: bool,
    /// Where it comes from: visit, school, police report.
    pub source: String,
    /// When it was said or seen, as far as known: a date or a period in words.
    pub when: String,
    /// The children whom it concerns.
    pub children: Vec<PersonId>,
    /// Past harm: who did it.
    pub actor: Option<Who>,
    /// Past harm: whether whoever did it has been violent to somebody in the household, or people fear it. None: not
    /// asked yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub violent: Option<bool>,
    /// Past harm: what was done, as seen.
    pub behaviour: String,
    /// Past harm: what it did to each child.
    pub effects: Vec<ForChild>,
    /// Past harm: severity on the authority's list, 0 lowest. None: not judged.
    pub severity: Option<u8>,
    /// Past harm: whether the harm is significant (I7).
    pub significant: bool,
    /// Past harm: the first time.
    pub first: Moment,
    /// Past harm: the worst time.
    pub worst: Moment,
    /// Past harm: the last time.
    pub last: Moment,
    /// Past harm: how often.
    pub frequency: String,
    /// Existing safety: the danger that was present.
    pub danger: Option<DangerId>,
    /// Existing safety: the occasions on which it was shown.
    pub occasions: Vec<Occasion>,
}

impl MapItem {
    /// A bare item; details are added as they are known.
    pub fn new(id: ItemId, map: MapId, category: Category, text: impl Into<String>) -> Self {
        Self {
            id,
            map,
            category,
            text: text.into(),
            said_by: None,
            verbatim: false,
            source: String::new(),
            when: String::new(),
            children: Vec::new(),
            actor: None,
            violent: None,
            behaviour: String::new(),
            effects: Vec::new(),
            severity: None,
            significant: false,
            first: Moment::default(),
            worst: Moment::default(),
            last: Moment::default(),
            frequency: String::new(),
            danger: None,
            occasions: Vec::new(),
        }
    }
}

/// Words about one child, so that a sibling's record is never a copy (I24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForChild {
    /// The child.
    pub child: PersonId,
    /// What is said about this child.
    pub text: String,
}

/// A moment of harm: a date where it is known, and what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The day, if it is known.
    pub on: Option<Date>,
    /// What happened, or when in words: "summer 2024".
    pub what: String,
}

impl Moment {
    /// Whether nothing is known of this moment.
    pub fn is_empty(&self) -> bool {
        self.on.is_none() && self.what.trim().is_empty()
    }
}

/// An occasion on which somebody kept the child safe while the danger was present (I9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// The day. Existing safety needs at least one occasion with a day.
    pub on: Option<Date>,
    /// Who acted.
    pub who: Option<Who>,
    /// What they did.
    pub what: String,
    /// Who saw it.
    pub witnessed_by: Option<Who>,
    /// How it went for the child.
    pub child_outcome: String,
}
