//! One figure of a genogram, and the measures of all.

use practice::ids::PersonId;
use serde::Serialize;

/// From one generation to the next.
pub(super) const ROW: i32 = 212;

/// Half the size of a symbol.
pub(super) const HALF: i32 = 28;

/// One person of the picture. `x` and `y` are the middle of the symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Figure {
    /// Who.
    #[serde(skip)]
    pub(crate) id: PersonId,
    /// Across.
    pub(crate) x: i32,
    /// Down.
    pub(crate) y: i32,
    /// `square`, `circle` or `diamond`.
    pub(crate) shape: &'static str,
    /// Whether this is one of the children whom the record is about: drawn with a double line.
    pub(crate) double: bool,
    /// Whether the person has died: drawn with a cross.
    pub(crate) died: bool,
    /// What the person is called, on one line or two; the initials and the number in the list where that is too long.
    pub(crate) name: Vec<Words>,
    /// Age, or "expected".
    pub(crate) age: Words,
}

/// Words below a symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Words {
    /// The words.
    pub(crate) text: String,
    /// The line on which they stand, from the middle of the symbol.
    pub(crate) y: i32,
}
