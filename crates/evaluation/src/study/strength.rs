//! How strong the evidence is: low, moderate or high, by rules that are data and are shown with their answers.

use super::Study;
use super::file::DataSeen;
use super::plan::Role;
use super::run::{Comparison, Detail, Finding};
pub use crate::study::grade::{Answer, Grade, Level};
use serde::Deserialize;
use std::sync::LazyLock;

/// The rules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Their version.
    pub version: String,
    /// Their numbers.
    pub limits: Limits,
    /// The rules, in order.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A short name.
    pub id: String,
    /// What it asks.
    pub asks: String,
    /// For which level it must be met.
    #[serde(rename = "for")]
    pub needed_for: Level,
}

/// The numbers of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The largest probability under chance.
    pub chance: f64,
    /// The smallest probability at which courses before count as alike.
    pub alike_before: f64,
    /// The fewest units of the study.
    pub units: usize,
    /// The fewest others.
    pub others: usize,
    /// The largest share of units that had used the practice before.
    pub practised_before: f64,
    /// The smallest share of units that have every value.
    pub present: f64,
}

/// The rules that come with Kith; `None` only where their file is damaged, and then all evidence is low.
pub static RULES: LazyLock<Option<Rules>> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/studies/strength.toml")).ok());

/// Judges a finding by every rule.
pub(super) fn grade(study: &Study, locked: bool, finding: &Finding) -> Grade {
    let Some(rules) = &*RULES else { return Grade::default() };
    let case = Case { study, locked, finding, limits: rules.limits };
    let answers: Vec<Answer> = rules
        .rules
        .iter()
        .map(|rule| {
            let (met, found) = case.judge(&rule.id);
            Answer { id: rule.id.clone(), asks: rule.asks.clone(), needed_for: rule.needed_for, met, found }
        })
        .collect();
    let all =
        |level: Level| answers.iter().filter(|answer| answer.needed_for <= level).all(|answer| answer.met);
    let level = match (all(Level::Moderate), all(Level::High)) {
        (true, true) => Level::High,
        (true, false) => Level::Moderate,
        _ => Level::Low,
    };
    Grade { level, answers }
}

struct Case<'a> {
    study: &'a Study,
    locked: bool,
    finding: &'a Finding,
    limits: Limits,
}

/// Whether a rule is met, and what was found.
type Judged = (bool, String);

impl Case<'_> {
    fn judge(&self, rule: &str) -> Judged {
        match rule {
            "before" => self.before(),
            "present" => self.present(),
            "planned" => self.planned(),
            "kept" => self.kept(),
            rule => match self.finding.lead() {
                None => (false, "nobody to compare with".to_owned()),
                Some(lead) => self.compared(rule, lead),
            },
        }
    }

    fn compared(&self, rule: &str, lead: &Comparison) -> Judged {
        match rule {
            "comparator" => (true, lead.comparator.title.clone()),
            "alike" => match lead.moved_alike() {
                Some(p) => (p >= self.limits.alike_before, p_words(p)),
                None => (false, "one year before is too few to tell".to_owned()),
            },
            "chance" => self.chance(lead),
            "interval" => match lead.interval() {
                Some((low, high)) => (low > 0.0 || high < 0.0, format!("{low:.2} to {high:.2}")),
                None => (true, "this comparison has no interval; lot decides".to_owned()),
            },
            "one-unit" => match lead.range() {
                Some(range) => (!lead.turns(), format!("{:.2} to {:.2}", range.low.1, range.high.1)),
                None => (false, "there is only one unit".to_owned()),
            },
            "median" => (
                lead.median.signum() * lead.effect.signum() > 0.0,
                format!("mean {:.2}, middle {:.2}", lead.effect, lead.median),
            ),
            "choice" => self.choice(lead),
            "numbers" => {
                let (units, others) = (lead.treated.len(), lead.others.len());
                (
                    units >= self.limits.units && others >= self.limits.others,
                    format!("{units} units, {others} others"),
                )
            }
            "placebo" => placebo(lead, self.limits.chance),
            unknown => (false, format!("there is no rule “{unknown}”")),
        }
    }

    fn chance(&self, lead: &Comparison) -> Judged {
        let (p, words) = match self.finding.corrected {
            Some(corrected) => (corrected, "corrected for the number of primary outcomes"),
            None => (lead.by_lot.p, "not corrected"),
        };
        let secondary = self.finding.outcome.role == Role::Secondary;
        let words = if secondary { "a secondary outcome, not corrected" } else { words };
        (p <= self.limits.chance, format!("{}, {words}", p_words(p)))
    }

    fn choice(&self, lead: &Comparison) -> Judged {
        let all = &self.finding.comparisons;
        if all.len() < 2 {
            return (false, "there is only one kind of comparator".to_owned());
        }
        let same = all.iter().all(|other| other.effect.signum() * lead.effect.signum() > 0.0);
        let effects: Vec<String> = all.iter().map(|other| format!("{:.2}", other.effect)).collect();
        (same, effects.join(" and "))
    }

    fn before(&self) -> Judged {
        let units = &self.finding.alone.units;
        let known: Vec<bool> = units
            .iter()
            .filter_map(|code| self.finding.groups.get(code))
            .map(|group| group.practised_before)
            .collect();
        if known.len() < units.len() || known.is_empty() {
            return (false, "the study does not say it of every unit".to_owned());
        }
        let practised = known.iter().filter(|practised| **practised).count();
        let share = crate::methods::panel::count(practised) / crate::methods::panel::count(known.len());
        (share <= self.limits.practised_before, format!("{practised} of {} had used it before", known.len()))
    }

    fn present(&self) -> Judged {
        let (present, all) = (self.finding.alone.units.len(), self.finding.round.units.len());
        let share = crate::methods::panel::count(present) / crate::methods::panel::count(all);
        (share >= self.limits.present, format!("{present} of {all}"))
    }

    fn planned(&self) -> Judged {
        match (self.locked, self.study.about.data_seen) {
            (false, _) => (false, "the plan was not locked".to_owned()),
            (true, DataSeen::No) => (true, "locked, and nobody had seen the outcomes".to_owned()),
            (true, DataSeen::Published) => (false, "locked, but the outcomes had been published".to_owned()),
            (true, DataSeen::Yes) => (false, "locked, but the outcomes had been seen".to_owned()),
        }
    }

    fn kept(&self) -> Judged {
        match self.study.deviations.len() {
            0 if self.locked => (true, "no deviation".to_owned()),
            0 => (false, "the plan was not locked".to_owned()),
            1 => (false, "one deviation".to_owned()),
            more => (false, format!("{more} deviations")),
        }
    }
}

fn placebo(lead: &Comparison, chance: f64) -> Judged {
    let Detail::Model(model) = &lead.detail else {
        return match lead.moved_alike() {
            Some(p) => (p >= chance, format!("{} before", p_words(p))),
            None => (false, "one year before is too few to tell".to_owned()),
        };
    };
    if model.placebo.is_empty() {
        return (false, "one year before is too few to tell".to_owned());
    }
    let least = model.placebo.iter().map(|placebo| placebo.found.effect.p).fold(1.0, f64::min);
    (least >= chance, format!("smallest {}", p_words(least)))
}

/// A probability as it stands in a sentence: `p = 0.447`, `p < 0.001`.
pub(crate) fn p_words(p: f64) -> String {
    if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {p:.3}") }
}
