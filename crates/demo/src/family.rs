//! One invented family after another.

use crate::{
    Cast, DemoError, Happening, Home, OnPathway,
    dice::Dice,
    origins::Surroundings,
    story::{self, Story},
    tell::Telling,
};
use jiff::Timestamp;
use practice::{
    CaseRecord, Kept, Object,
    child::Child,
    ids::{ChildId, FamilyId, PersonId, TeamId, WorkerId},
};
use std::collections::BTreeMap;

/// From this family on, a demonstration is a crowd: most families in it are known for a short while only.
const CROWD: usize = 60;

/// A demonstration: every family of it can be told by its place.
#[derive(Debug)]
pub struct Demo {
    pub(crate) cast: Cast,
    pub(crate) now: Timestamp,
    pub(crate) surroundings: Surroundings,
    pub(crate) seed: u64,
    stories: Vec<Story>,
}

/// A family as it was told.
#[derive(Debug, Clone)]
pub struct Told {
    /// The case.
    pub family: FamilyId,
    /// Its past, in the order of time, beginning with the case.
    pub past: Vec<Happening>,
    /// Who may know of it, where it is restricted.
    pub named: Vec<WorkerId>,
    /// Who may never open it.
    pub conflict: Vec<WorkerId>,
    /// Who leads the work, and in which team.
    pub lead: Option<(WorkerId, TeamId)>,
    /// With whom children live who have a record of their own.
    pub homes: Vec<Home>,
    /// What the own records of its children hold of the statutory pathway, in the order of time.
    pub pathway: Vec<OnPathway>,
}

impl Told {
    /// The own record of each child, as it comes to stand: who the child is, and its pathway.
    pub fn own_records(&self) -> Vec<CaseRecord> {
        let mut children: BTreeMap<PersonId, CaseRecord> = BTreeMap::new();
        for happening in &self.past {
            if let Object::Person(person) = &happening.object
                && person.is_child()
            {
                let own = Child::of_person(ChildId(person.id.0), person, false);
                children.entry(person.id).or_default().put(Kept::new(own.into()));
            }
        }
        for (child, happening) in &self.pathway {
            if let Some(own) = child.and_then(|child| children.get_mut(&child)) {
                own.put(Kept::new(happening.object.clone()));
            }
        }
        children.into_values().collect()
    }
}

impl Demo {
    /// A demonstration that ends at this moment.
    pub fn new(seed: u64, now: Timestamp, cast: Cast) -> Result<Self, DemoError> {
        Ok(Self { cast, now, surroundings: Surroundings::read()?, seed, stories: story::all()? })
    }

    /// How many different stories there are. The first so many families tell one each.
    pub fn stories(&self) -> usize {
        self.stories.len()
    }

    /// The family at this place, from 0.
    pub fn family(&self, place: usize) -> Result<Told, DemoError> {
        let mut dice = Dice::new(self.seed, place as u64);
        let story = self.story(place, &mut dice)?;
        Telling::begin(self, story, place, dice).tell()
    }

    fn story(&self, place: usize, dice: &mut Dice) -> Result<&Story, DemoError> {
        if let Some(first) = self.stories.get(place) {
            return Ok(first);
        }
        let crowd = place >= CROWD;
        let share = |story: &Story| story.crowd.filter(|_| crowd).unwrap_or(story.share);
        let mut left = dice.below(self.stories.iter().map(share).sum());
        for story in &self.stories {
            if left < share(story) {
                return Ok(story);
            }
            left -= share(story);
        }
        Err(DemoError::new("stories", "there is none that is told more than once"))
    }
}
