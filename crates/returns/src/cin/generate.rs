//! Invented censuses of any size, the same for the same seed: for benchmarks, fuzzing and trying Kith out.
//!
//! What they hold is plausible: ages, referrals through the year, one child in eight with a child protection plan, reviews,
//! disabilities, and, for as many children as asked, one mistake that authorities make. Nobody in them exists.

mod case;
mod mistakes;
mod node;

use std::io::{self, Write};

use crate::{Collection, Year, chance::Chance};

/// What to invent.
#[derive(Clone, Copy, Debug)]
pub struct Invention {
    /// How many children.
    pub children: u64,
    /// Of how many children one has a mistake; nought for none.
    pub one_mistake_in: u64,
    /// What chance starts from.
    pub seed: u64,
    /// The collection year.
    pub year: Year,
}

impl Default for Invention {
    /// A thousand children of 2025-26, one in ten with a mistake.
    fn default() -> Self {
        Self { children: 1000, one_mistake_in: 10, seed: 1, year: Year(2026) }
    }
}

/// Writes an invented census.
///
/// ```
/// use returns::cin::{Invention, Options, check, invent};
///
/// let mut xml = Vec::new();
/// invent(&Invention { children: 50, one_mistake_in: 0, ..Invention::default() }, &mut xml)?;
/// let report = check(xml.as_slice(), &Options::default());
/// assert_eq!(report.children, 50);
/// assert!(report.is_clean());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn invent(invention: &Invention, mut to: impl Write) -> io::Result<()> {
    let collection = Collection::of(invention.year);
    let ends = invention.year.0;
    write!(
        to,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>\n  <Header>\n    <CollectionDetails>\n      \
         <Collection>CIN</Collection>\n      <Year>{ends}</Year>\n      <ReferenceDate>{}</ReferenceDate>\n    \
         </CollectionDetails>\n    <Source>\n      <SourceLevel>L</SourceLevel>\n      <LEA>201</LEA>\n      \
         <SoftwareCode>Kith</SoftwareCode>\n      <Release>1</Release>\n      <SerialNo>001</SerialNo>\n      \
         <DateTime>{ends}-05-01T09:00:00</DateTime>\n    </Source>\n  </Header>\n  <Children>\n",
        collection.end
    )?;
    let mut text = String::new();
    for number in 0..invention.children {
        let mut chance = Chance::new(invention.seed, number);
        let mut child = case::child(number, collection, &mut chance);
        if invention.one_mistake_in > 0 && number % invention.one_mistake_in == invention.one_mistake_in / 2 {
            mistakes::make(&mut child, collection, &mut chance);
        }
        text.clear();
        child.write(&mut text, 2);
        to.write_all(text.as_bytes())?;
    }
    to.write_all(b"  </Children>\n</Message>\n")
}
