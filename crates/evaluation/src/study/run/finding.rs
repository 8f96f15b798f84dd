//! One outcome in one round: who has values, what was seen, and with whom it was compared.

use super::comparison::Comparison;
use super::course::Course;
use super::joined::Joined;
use super::pooled::{PooledYear, pooled_years};
use crate::measures::Measure;
use crate::methods::MethodError;
use crate::methods::panel::mean;
use crate::statistics::{Code, Mark, Published};
use crate::study::grade::Grade;
use crate::study::plan::{Exclusion, Group, Outcome, Plan, Round, Unit};
use crate::study::run::ask::Ask;
use crate::study::run::material::Material;
use std::collections::BTreeMap;

/// One outcome in one round.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The outcome as planned.
    pub outcome: Outcome,
    /// Its measure.
    pub measure: Measure,
    /// The round.
    pub round: Round,
    /// Units of the round without the values that are needed.
    pub absent: Vec<Absent>,
    /// How many values of other units are withheld in the years of the design, by mark.
    pub withheld: BTreeMap<Mark, usize>,
    /// What was seen over the years.
    pub course: Course,
    /// The change of the units alone.
    pub alone: Alone,
    /// The comparisons, the leading one first; none where the plan has no comparator.
    pub comparisons: Vec<Comparison>,
    /// The leading probability, corrected for the number of primary outcomes.
    pub corrected: Option<f64>,
    /// The same without units that the plan leaves out; both stay visible.
    pub without: Option<Without>,
    /// All units of the round taken as one, year by year, where counts are published.
    pub pooled: Vec<PooledYear>,
    /// How strong the evidence is.
    pub grade: Grade,
    /// The names of all units there are, those of the study as it calls them.
    pub names: BTreeMap<Code, String>,
    /// The groups of the units of the study.
    pub groups: BTreeMap<Code, Group>,
}

/// A unit that takes no part, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// In which years its value is missing, and the mark that stands there; none where the unit has no row.
    pub years: Vec<(i32, Option<Mark>)>,
}

/// The change of the units alone, which compares with nobody.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// The units with all values.
    pub units: Vec<Code>,
    /// The mean over units and the years before.
    pub before: f64,
    /// The mean over units and the years after.
    pub after: f64,
}

/// The result without units that the plan leaves out.
#[derive(Debug, Clone)]
pub struct Without {
    /// The exclusions, with their reasons.
    pub exclusions: Vec<Exclusion>,
    /// The comparisons without them, in the same order.
    pub comparisons: Vec<Comparison>,
}

impl Finding {
    pub(super) fn of(
        plan: &Plan,
        outcome: &Outcome,
        round: &Round,
        material: &Material,
    ) -> Result<Self, String> {
        let Some((measure, joined)) = material.measures.get(&outcome.measure) else {
            return Err("the measure was not read.".to_owned());
        };
        let years: Vec<i32> = round.before.iter().chain(&round.after).copied().collect();
        let has_year = |year: &&i32| joined.panel.periods().contains(year);
        if let Some(missing) = years.iter().find(|year| !has_year(year)) {
            let known = joined.panel.periods();
            return Err(format!(
                "the statistics say nothing of the year ending 31 March {missing}; they reach from {} to {}.",
                known.first().copied().unwrap_or_default(),
                known.last().copied().unwrap_or_default()
            ));
        }
        let absent = absent(plan, round, joined, &years)?;
        let takes_part = |code: &&Code| !absent.iter().any(|absent| absent.code == **code);
        let treated: Vec<usize> =
            round.units.iter().filter(takes_part).filter_map(|code| joined.unit(code)).collect();
        if treated.len() < 2 {
            return Err(format!(
                "{} of the {} units have a value in each of the years {}. From fewer than two nothing can be said of \
                 how sure one may be.",
                if treated.is_empty() { "none".to_owned() } else { "only one".to_owned() },
                round.units.len(),
                list(&years)
            ));
        }
        let members = round.units.iter().filter_map(|code| joined.unit(code)).collect();
        let study_units: Vec<usize> = plan.units.iter().filter_map(|unit| joined.unit(&unit.code)).collect();
        let ask = Ask { plan, outcome, round, joined, material, members, treated, study_units };
        let comparisons = compare(&ask)?;
        let others: Vec<usize> =
            (0..joined.codes.len()).filter(|unit| !ask.study_units.contains(unit)).collect();
        Ok(Self {
            outcome: outcome.clone(),
            measure: measure.clone(),
            round: round.clone(),
            withheld: joined.series.withheld(&joined.codes_of(&others), &years),
            course: Course::of(&ask, &comparisons),
            alone: Alone::of(&ask),
            without: without(&ask)?,
            pooled: pooled_years(&ask),
            names: names(&ask),
            groups: groups(&ask),
            absent,
            comparisons,
            corrected: None,
            grade: Grade::default(),
        })
    }

    /// What a unit is called.
    pub fn name<'a>(&'a self, code: &'a Code) -> &'a str {
        self.names.get(code).map_or(code.as_str(), String::as_str)
    }

    /// The comparison that leads.
    pub fn lead(&self) -> Option<&Comparison> {
        self.comparisons.first()
    }
}

fn names(ask: &Ask<'_>) -> BTreeMap<Code, String> {
    let of_series = ask.joined.series.authorities.iter();
    let mut names: BTreeMap<Code, String> =
        of_series.map(|(code, authority)| (code.clone(), authority.name.clone())).collect();
    for unit in &ask.plan.units {
        if let Some(place) = ask.joined.unit(&unit.code) {
            names.insert(ask.joined.codes[place].clone(), unit.name.clone());
        }
    }
    names
}

fn groups(ask: &Ask<'_>) -> BTreeMap<Code, Group> {
    let of_unit = |unit: &Unit| {
        let place = ask.joined.unit(&unit.code)?;
        Some((ask.joined.codes[place].clone(), ask.plan.group_of(unit)?.clone()))
    };
    ask.plan.units.iter().filter_map(of_unit).collect()
}

fn compare(ask: &Ask<'_>) -> Result<Vec<Comparison>, String> {
    let comparators = ask.plan.comparators.iter();
    comparators
        .map(|comparator| {
            Comparison::of(ask, comparator)
                .map_err(|why| format!("compared with “{}”: {}", comparator.title, in_sentence(&why)))
        })
        .collect()
}

/// The error as the end of a sentence.
fn in_sentence(why: &MethodError) -> String {
    let text = why.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn without(ask: &Ask<'_>) -> Result<Option<Without>, String> {
    let exclusions: Vec<Exclusion> = ask
        .plan
        .exclusions_of(ask.outcome)
        .filter(|exclusion| ask.joined.unit(&exclusion.unit).is_some_and(|unit| ask.treated.contains(&unit)))
        .cloned()
        .collect();
    if exclusions.is_empty() {
        return Ok(None);
    }
    let out: Vec<usize> =
        exclusions.iter().filter_map(|exclusion| ask.joined.unit(&exclusion.unit)).collect();
    let rest = |units: &[usize]| units.iter().copied().filter(|unit| !out.contains(unit)).collect::<Vec<_>>();
    let (members, treated) = (rest(&ask.members), rest(&ask.treated));
    if treated.len() < 2 {
        return Err("so many units are left out that fewer than two remain.".to_owned());
    }
    let rest = Ask { members, treated, study_units: ask.study_units.clone(), ..*ask };
    Ok(Some(Without { comparisons: compare(&rest)?, exclusions }))
}

impl Alone {
    fn of(ask: &Ask<'_>) -> Self {
        let over = |years: &[i32]| {
            mean(
                &ask.treated
                    .iter()
                    .filter_map(|&unit| ask.joined.panel.mean(unit, years))
                    .collect::<Vec<_>>(),
            )
        };
        Self {
            units: ask.joined.codes_of(&ask.treated),
            before: over(&ask.round.before),
            after: over(&ask.round.after),
        }
    }
}

/// The units of a round that lack a value, each with the years and marks. One that the table does not know is an error.
fn absent(plan: &Plan, round: &Round, joined: &Joined, years: &[i32]) -> Result<Vec<Absent>, String> {
    let mut absent = Vec::new();
    for code in &round.units {
        let name = plan.unit(code).map_or_else(|| code.to_string(), |unit| unit.name.clone());
        let Some(unit) = joined.unit(code) else {
            return Err(format!("{name} ({code}) does not stand in the statistics under this code."));
        };
        let mark = |year: i32| match joined.series.at(&joined.codes[unit], year).map(|found| found.value) {
            Some(Published::Value(_)) => None,
            Some(Published::Withheld(mark)) => Some((year, Some(mark))),
            None => Some((year, None)),
        };
        let missing: Vec<_> = years.iter().filter_map(|&year| mark(year)).collect();
        if !missing.is_empty() {
            absent.push(Absent { code: code.clone(), name, years: missing });
        }
    }
    Ok(absent)
}

fn list(years: &[i32]) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
