//! With whom children live: the parties that have records of their own beside the family's.

use crate::{DemoError, story, tell::Telling};
use jiff::civil::Date;
use practice::{
    child::{Placement, PlacementKind},
    ids::{PartyCheckId, PartyId, PersonId, PlacementId},
    party::{CheckOutcome, PartyCheck, PartyCheckKind, PartyKind},
};

/// A child and with whom they live.
#[derive(Debug, Clone)]
pub struct Home {
    /// The child, as the family's record knows them.
    pub child: PersonId,
    /// With whom, as the family's record knows them.
    pub with: PersonId,
    /// The number of their own record.
    pub party: PartyId,
    /// What they are to children.
    pub kind: PartyKind,
    /// Since when they are known.
    pub since: Date,
    /// What was looked into.
    pub checks: Vec<PartyCheck>,
    /// That the child lives there.
    pub placement: Placement,
}

impl Telling<'_> {
    /// With whom the story's children live.
    pub(crate) fn homes(&mut self) -> Result<Vec<Home>, DemoError> {
        let story = self.story;
        story.lives_with.iter().map(|lives| self.home_of(lives)).collect()
    }

    fn home_of(&mut self, lives: &story::LivesWith) -> Result<Home, DemoError> {
        let unknown = |what: &str| DemoError::new("stories", format!("{what} is nothing that Kith knows"));
        let since = self.day(lives.ago);
        let party = PartyId(self.number(&format!("{}.party", lives.with)));
        let mut checks = Vec::new();
        for (place, check) in lives.check.iter().enumerate() {
            checks.push(PartyCheck {
                id: PartyCheckId(self.number(&format!("{}.check{place}", lives.with))),
                kind: PartyCheckKind::from_code(&check.kind).ok_or_else(|| unknown(&check.kind))?,
                done: check.done.map(|ago| self.day(ago)),
                expires: check.expires.map(|days| self.day(-days)),
                outcome: CheckOutcome::from_code(&check.outcome).ok_or_else(|| unknown(&check.outcome))?,
                words: check.words.clone(),
            });
        }
        Ok(Home {
            child: PersonId(self.number(&lives.child)),
            with: PersonId(self.number(&lives.with)),
            party,
            kind: PartyKind::from_code(&lives.party).ok_or_else(|| unknown(&lives.party))?,
            since,
            checks,
            placement: Placement {
                id: PlacementId(self.number(&format!("{}.placement", lives.child))),
                party,
                kind: PlacementKind::from_code(&lives.placed).ok_or_else(|| unknown(&lives.placed))?,
                from: since,
                to: None,
                ended_because: String::new(),
            },
        })
    }
}
