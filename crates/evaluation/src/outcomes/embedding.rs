//! Before, during or after embedding; pilots and those they are compared with. A row that straddles the embedding is
//! neither before nor after: it is left out and counted (practice I40).

use std::collections::{HashMap, HashSet};

use calendar::Date;

use super::definition::{Definition, Rule};
use super::extract::{Extract, UnitId};
use super::flow::Flow;
use super::observe::Observed;
use crate::outcomes::observe::Observation;

/// From when to when a unit took the practice in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embedding {
    /// The first day.
    pub start: Date,
    /// The day on which it was fully embedded.
    pub end: Date,
}

impl Embedding {
    /// Where a row stands to the embedding: after it where it starts after its end, before it where all of it is over
    /// before its start, and nowhere where it straddles.
    pub fn period(&self, row: &Observation) -> Option<Period> {
        if row.first > self.end {
            Some(Period::After)
        } else if row.last < self.start {
            Some(Period::Before)
        } else {
            None
        }
    }
}

/// Before or after embedding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Over before the embedding began.
    Before,
    /// Begun after the embedding ended.
    After,
}

/// A pilot with the units it is compared with. A unit may be compared with several pilots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The unit that took the practice in.
    pub pilot: String,
    /// The units that it is compared with.
    pub comparators: Vec<String>,
    /// When the pilot took it in; its comparators are measured by the same days.
    pub embedding: Embedding,
}

/// One observation in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The observation.
    pub row: Observation,
    /// The group, as a place in the list of groups.
    pub group: usize,
    /// Whether it is the pilot's.
    pub pilot: bool,
    /// Before or after embedding.
    pub period: Period,
    /// The embedding of the group.
    pub embedding: Embedding,
}

/// The observations of a study, group by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The rows; an observation of a unit that serves two groups stands there twice.
    pub rows: Vec<Placed>,
    /// What was left out, counted over groups.
    pub flow: Flow,
    /// The longest assessment that was kept, where the definition leaves out very long ones.
    pub longest: Option<f64>,
}

/// Why groups and an extract do not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GroupFault {
    /// A unit that the extract knows nothing of.
    #[error("The extract has nothing of “{0}”. Its units are: {1}.")]
    NoSuchUnit(String, String),
    /// A pilot compared with a pilot.
    #[error("“{0}” is a pilot and is also named as a comparator. A unit can be only one of them.")]
    Both(String),
    /// Two groups with the same pilot.
    #[error("“{0}” is the pilot of two groups. Put its comparators into one.")]
    Twice(String),
    /// A pilot alone.
    #[error("“{0}” has no comparator, so nothing can be compared. Name one or two, or leave the pilot out.")]
    Alone(String),
    /// An embedding that ends before it starts.
    #[error("The embedding of “{0}” ends before it starts.")]
    Backwards(String),
}

/// Puts observations into groups, and leaves out what straddles an embedding, is not followed up to the cut-off, or is
/// excluded by the definition.
pub fn place(
    extract: &Extract,
    observed: &Observed,
    groups: &[Group],
    definition: &Definition,
) -> Result<Sample, GroupFault> {
    let members = members(extract, groups)?;
    let outcome = &definition.outcome;
    let removed = |group: &Group| {
        let names = &outcome.removed_groups_of;
        names.contains(&group.pilot) || group.comparators.iter().any(|unit| names.contains(unit))
    };
    let late = |group: &Group| outcome.embedded_before.is_some_and(|day| group.embedding.end >= day);
    let mut flow = Flow::default();
    let mut rows = Vec::new();
    for row in &observed.rows {
        let Some(serves) = members.get(&row.unit) else {
            flow.consider();
            flow.leave_out("of a unit that is neither a pilot nor a comparator");
            continue;
        };
        for &(group, pilot) in serves {
            flow.consider();
            let period = groups[group].embedding.period(row);
            match period {
                _ if removed(&groups[group]) => flow.leave_out("group left out by the definition"),
                _ if late(&groups[group]) => flow.leave_out("pilot embedded too late for a follow-up"),
                _ if outcome.cut_off.is_some_and(|cut_off| row.followed_until >= cut_off) => {
                    flow.leave_out("not followed up before the cut-off");
                }
                None => flow.leave_out("straddles the embedding"),
                Some(period) => {
                    rows.push(Placed { row: *row, group, pilot, period, embedding: groups[group].embedding });
                }
            }
        }
    }
    let longest = match outcome.rule {
        Rule::WorkingDays { outlier_distance: Some(distance) } => outliers(&mut rows, distance, &mut flow),
        _ => None,
    };
    if extract.reading.shared_pseudonyms && matches!(outcome.rule, Rule::WorkingDays { .. }) {
        two_authorities(extract, &mut rows, &mut flow);
    }
    Ok(Sample { rows, flow, longest })
}

/// For each unit the groups it serves, and whether as their pilot.
fn members(extract: &Extract, groups: &[Group]) -> Result<HashMap<UnitId, Vec<(usize, bool)>>, GroupFault> {
    let place = |name: &String| {
        let found = extract.units.binary_search(name).ok().and_then(|at| u32::try_from(at).ok());
        found.map(UnitId).ok_or_else(|| GroupFault::NoSuchUnit(name.clone(), extract.units.join(", ")))
    };
    let mut members: HashMap<UnitId, Vec<(usize, bool)>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        if group.embedding.end < group.embedding.start {
            return Err(GroupFault::Backwards(group.pilot.clone()));
        }
        if group.comparators.is_empty() {
            return Err(GroupFault::Alone(group.pilot.clone()));
        }
        if groups[..at].iter().any(|other| other.pilot == group.pilot) {
            return Err(GroupFault::Twice(group.pilot.clone()));
        }
        if let Some(both) = groups.iter().find(|other| group.comparators.contains(&other.pilot)) {
            return Err(GroupFault::Both(both.pilot.clone()));
        }
        members.entry(place(&group.pilot)?).or_default().push((at, true));
        for comparator in &group.comparators {
            let serves = members.entry(place(comparator)?).or_default();
            if !serves.contains(&(at, false)) {
                serves.push((at, false));
            }
        }
    }
    Ok(members)
}

/// Leaves out what lies above the upper quartile by more than so many distances between the quartiles, over all rows.
fn outliers(rows: &mut Vec<Placed>, distance: f64, flow: &mut Flow) -> Option<f64> {
    let mut values: Vec<f64> = rows.iter().map(|placed| placed.row.outcome).collect();
    values.sort_unstable_by(f64::total_cmp);
    let (lower, upper) = (quantile(&values, 0.25)?, quantile(&values, 0.75)?);
    let longest = upper + distance * (upper - lower);
    rows.retain(|placed| {
        let keep = placed.row.outcome <= longest;
        if !keep {
            flow.leave_out("longer than the outlier bound");
        }
        keep
    });
    Some(longest)
}

/// The value that a share of sorted values stays below, straight between the two nearest (the usual definition 7).
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let at = share * crate::methods::panel::count(last);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and the last place"
    )]
    let low = at.floor() as usize;
    let high = (low + 1).min(last);
    Some(sorted[low] + (at - at.floor()) * (sorted[high] - sorted[low]))
}

/// Leaves out every record of a pseudonym that in one group starts on one day under two authorities.
fn two_authorities(extract: &Extract, rows: &mut Vec<Placed>, flow: &mut Flow) {
    let key = |placed: &Placed| {
        (placed.group, placed.row.day, extract.children[placed.row.child].pseudonym.as_str())
    };
    let mut seen = HashMap::new();
    let mut twice = HashSet::new();
    for placed in rows.iter() {
        let child = seen.entry(key(placed)).or_insert(placed.row.child);
        if *child != placed.row.child {
            twice.insert(key(placed));
        }
    }
    rows.retain(|placed| {
        let keep = !twice.contains(&key(placed));
        if !keep {
            flow.leave_out("one child on one day under two authorities");
        }
        keep
    });
}
