//! A family's figures as lists show them: drawn when the record changes, read without the record. Nothing in them
//! depends on the day on which they are read; ages and what has ended are worked out then.

use jiff::civil::Date;
use practice::{
    CaseRecord, Who,
    contact::day_in_britain,
    ids::{PersonId, WorkerId},
    map::MapStatus,
    rules::Look,
    views::{self, Due, DueKind, Flag, Helper, HelpsWith, Summary, WayLine, WayStep},
};
use serde::{Deserialize, Serialize};

/// Who gave a number, and for which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowestBy {
    /// The worker, if it was one: workers are named from their accounts.
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
    /// Workers who help without leading the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    helpers: Vec<Help>,
    /// The words of news that waits, by the kind and number of the thing on which it hangs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waiting: Vec<(String, i64, String)>,
    /// The steps of the way that are not done, with what each is worked on.
    #[serde(default)]
    ahead: Vec<Ahead>,
}

/// Something with which a worker helps who does not lead the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// Who helps.
    pub worker: WorkerId,
    /// With a map, or else with a supervision.
    pub is_map: bool,
    /// The number of the map or the supervision.
    pub number: i64,
    /// The day on which the map was begun, or of the supervision.
    pub on: Date,
}

impl Help {
    fn of(helper: Helper) -> Self {
        let (is_map, number) = match helper.with {
            HelpsWith::Map(map) => (true, map.0),
            HelpsWith::Supervision(supervision) => (false, supervision.0),
        };
        Self { worker: helper.worker, is_map, number, on: helper.on }
    }
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
            helpers: views::helpers(record).into_iter().map(Help::of).collect(),
            waiting: views::waiting(record)
                .into_iter()
                .map(|it| (it.kind.code().to_owned(), it.number, it.words))
                .collect(),
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

    /// The words of news that waits and hangs on this thing. Empty: none does.
    pub(super) fn words_of(&self, kind: &str, number: i64) -> &str {
        let of = |it: &&(String, i64, String)| (it.0.as_str(), it.1) == (kind, number);
        self.waiting.iter().find(of).map_or("", |it| it.2.as_str())
    }

    /// With what this worker helps.
    pub fn helps(&self, worker: WorkerId) -> Vec<Help> {
        self.helpers.iter().filter(|help| help.worker == worker).cloned().collect()
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
fn called(who: &Who, record: &CaseRecord) -> String {
    match who {
        Who::Person(id) => {
            record.person(*id).map(|person| person.short_name().to_owned()).unwrap_or_default()
        }
        Who::Worker(_) => String::new(),
        Who::Other(name) => name.clone(),
    }
}

/// The day of the last change to a map or to anything that stands on one.
fn map_written(record: &CaseRecord) -> Option<Date> {
    let maps = record.maps.iter().map(|kept| kept.changed_at);
    let items = record.items.iter().map(|kept| kept.changed_at);
    let dangers = record.dangers.iter().map(|kept| kept.changed_at);
    let goals = record.goals.iter().map(|kept| kept.changed_at);
    let last = maps.chain(items).chain(dangers).chain(goals).max()?;
    Some(day_in_britain(last))
}
