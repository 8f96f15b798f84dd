//! Mentions: what a child's own record says of something about the child that stands in a family's record. The words stay there,
//! under the family's permit; the line goes with the child, wherever the child goes. A line says the sort of the thing and its day,
//! and never who or where; its digest is that of the words in the family's journal, so that nobody can put others in their place.

use crate::{
    case_note::NoteKind,
    ids::{FamilyId, MentionId, PersonId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A line of a child's own record about something in a family's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The line. It has the number of the thing in the family's record.
    pub id: MentionId,
    /// In whose record the thing stands. Told only to those who may know of that record, as the line is.
    pub family: FamilyId,
    /// Who the child is there.
    pub person: PersonId,
    /// What it is.
    pub what: Mentioned,
    /// Its day: when it happened, or was signed.
    pub on: Date,
    /// The version of the thing that this line describes.
    pub version: u32,
    /// The salted digest of the thing's words in that version, as the family's journal has it, in hexadecimal.
    pub digest: String,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mentioned {
    /// A case note of this sort.
    CaseNote(NoteKind),
    /// The sign-off of a map, while it stands.
    SignOff,
}

impl Mentioned {
    /// The code under which lines of this sort are counted.
    pub fn code(self) -> &'static str {
        match self {
            Self::CaseNote(kind) => kind.code(),
            Self::SignOff => "sign_off",
        }
    }

    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::CaseNote(kind) => kind.words(),
            Self::SignOff => "Map signed off",
        }
    }
}

/// What the own records of children say of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub what: Mentioned,
    /// Its day.
    pub on: Date,
    /// The children, as the family's record knows them.
    pub children: Vec<PersonId>,
}
