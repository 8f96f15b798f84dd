//! A family's figures as lists show them: drawn when the record changes, read without the record. Nothing in them
//! depends on the day on which they are read; ages and what has ended are worked out then.

use jiff::civil::Date;
use practice::{
    FamilyRecord, Who,
    ids::{PersonId, WorkerId},
    map::MapStatus,
    rules::Look,
    views::{self, Due, DueKind, Flag, Summary, WayLine, WayStep},
};
use serde::{Deserialize, Serialize};

/// Who gave a number, and for which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowestBy {
    /// The worker, where it was one: workers are named from their accounts.
    pub worker: Option<WorkerId>,
    /// What anybody else is called.
    pub name: String,
    /// For which day.
    pub on: Date,
}

/// A child as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildLine {
    /// The child.
    pub id: PersonId,
    /// What the child is called.
    pub name: String,
    /// Date of birth, or the day a baby is expected.
    pub born: Option<Date>,
}

impl ChildLine {
    /// The age in words on a day. None: not known.
    pub fn age(&self, today: Date) -> Option<String> {
        self.born.map(|born| calendar::age_on(born, today).describe())
    }
}

/// A family's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The children, the eldest first.
    pub children: Vec<ChildLine>,
    /// Dangers that still stand.
    pub dangers: usize,
    /// Goals of those dangers.
    pub goals: usize,
    /// Dangers that still stand and have both a goal and a scale.
    pub pairs: usize,
    /// The number that worries most, as it is shown: "2 of 10 (10 is best)". One person's number, never an average.
    pub lowest: Option<String>,
    /// Whose number it is, and of which day.
    #[serde(default)]
    pub lowest_by: Option<LowestBy>,
    /// How far the safety plan has come, in words.
    pub plan: String,
    /// The day of the last number that may be seen.
    pub last_rating: Option<Date>,
    /// How many findings must be put right before the next step.
    pub blocking: usize,
    /// How far the map has come. None: no map yet.
    pub map: Option<MapStatus>,
    /// The day on which something of a map was last written. None: there is nothing on a map.
    #[serde(default)]
    pub map_written: Option<Date>,
    /// Until when the immediate plan holds that must be looked at first.
    pub immediate_plan_until: Option<Date>,
    flags: Vec<Flag>,
    /// The steps of the way that are not done, with what each is worked on.
    #[serde(default)]
    ahead: Vec<Ahead>,
}

/// A step of the way that is not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Ahead {
    step: WayStep,
    number: Option<i64>,
}

impl Figures {
    /// What a record's summary says, in the form that is kept.
    pub(super) fn of(look: Look<'_>, summary: Summary, due: &[Due]) -> Self {
        let record = look.record;
        let born = |id| record.person(id).and_then(|person| person.born);
        let flags = summary.flags.into_iter().filter(|flag| *flag != Flag::ImmediatePlanEnded).collect();
        Self {
            children: summary
                .children
                .into_iter()
                .map(|child| ChildLine { id: child.id, name: child.name, born: born(child.id) })
                .collect(),
            dangers: summary.dangers,
            goals: summary.goals,
            pairs: summary.pairs,
            lowest_by: summary.lowest.as_ref().map(|lowest| LowestBy {
                worker: if let Who::Worker(worker) = lowest.whose { Some(worker) } else { None },
                name: called(&lowest.whose, record),
                on: lowest.on,
            }),
            lowest: summary.lowest.map(|lowest| lowest.shown()),
            plan: summary.plan,
            last_rating: summary.last_rating,
            blocking: summary.blocking,
            map: summary.map,
            map_written: map_written(record),
            immediate_plan_until: due
                .iter()
                .filter(|due| due.kind == DueKind::ImmediatePlan)
                .map(|due| due.on)
                .min(),
            flags,
            ahead: views::way(look)
                .into_iter()
                .filter(|line| !line.done)
                .map(|line| Ahead { step: line.step, number: line.number })
                .collect(),
        }
    }

    /// The steps of the way that are not done, in their order.
    pub fn way_ahead(&self) -> impl Iterator<Item = WayLine> {
        self.ahead.iter().map(|ahead| WayLine { step: ahead.step, done: false, number: ahead.number })
    }

    /// What must catch the eye on a day.
    pub fn flags(&self, today: Date) -> Vec<Flag> {
        let mut flags = self.flags.clone();
        if self.immediate_plan_until.is_some_and(|until| until < today) {
            flags.push(Flag::ImmediatePlanEnded);
        }
        flags
    }
}

/// What somebody who is no worker is called.
fn called(who: &Who, record: &FamilyRecord) -> String {
    match who {
        Who::Person(id) => {
            record.person(*id).map(|person| person.short_name().to_owned()).unwrap_or_default()
        }
        Who::Worker(_) => String::new(),
        Who::Other(name) => name.clone(),
    }
}

/// The day of the last change to a map or to anything that stands on one.
fn map_written(record: &FamilyRecord) -> Option<Date> {
    let maps = record.maps.iter().map(|kept| kept.changed_at);
    let items = record.items.iter().map(|kept| kept.changed_at);
    let dangers = record.dangers.iter().map(|kept| kept.changed_at);
    let goals = record.goals.iter().map(|kept| kept.changed_at);
    let last = maps.chain(items).chain(dangers).chain(goals).max()?;
    let zone = jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC);
    Some(last.to_zoned(zone).date())
}
