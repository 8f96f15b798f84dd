//! A finding in plain sentences. Every number in them stands in a table of the report too.

use super::Verdict;
use crate::report::{Number, Unit};
use crate::study::Study;
use crate::study::grade::Level;
use crate::study::run::{Comparison, Finding};
use crate::study::strength::p_words;
use crate::words::{capital, in_sentence};

/// A finding in plain sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What may be said of it.
    pub verdict: Verdict,
    /// What was seen, and how sure one may be.
    pub seen: Vec<String>,
    /// The difference in a few words, and the sentence that draws the line.
    pub headline: String,
    /// The sentence that draws the line.
    pub conclusion: String,
    /// What else stands against it.
    pub against: Vec<String>,
}

/// Puts a finding into sentences.
pub fn tell(study: &Study, finding: &Finding) -> Told {
    let verdict = Verdict::of(finding);
    let about = &study.about;
    let mut seen = vec![course(&about.units, finding)];
    if let Some(lead) = finding.lead() {
        seen.push(difference(finding, lead));
        seen.push(chance(&about.units, lead));
        seen.extend(left_out(&about.unit, finding, lead));
    }
    let conclusion = verdict.sentence(&about.unit, &about.units, &about.practice);
    let headline = match finding.lead() {
        Some(lead) => format!(
            "{} {} than elsewhere. {conclusion}",
            capital(&size(finding, lead.effect)),
            way(lead.effect)
        ),
        None => conclusion.clone(),
    };
    let mut against: Vec<String> = finding
        .grade
        .answers
        .iter()
        .filter(|answer| answer.needed_for == Level::Moderate && !answer.met)
        .filter_map(|answer| against(&answer.id, &about.unit, &about.units, &about.practice))
        .filter(|sentence| *sentence != conclusion)
        .collect();
    against.dedup();
    Told { verdict, seen, headline, conclusion, against }
}

/// A level of the measure, as it stands in a sentence.
fn level(unit: Unit, value: f64) -> String {
    Number::new(value, unit, 1).map_or_else(|| "an unknown value".to_owned(), Number::spoken)
}

fn size(finding: &Finding, value: f64) -> String {
    level(finding.measure.written.unit.of_difference(), value)
}

/// A change with its sign, without its unit.
fn signed(finding: &Finding, value: f64) -> String {
    Number::new(value, finding.measure.written.unit.of_difference(), 1)
        .map_or_else(|| "an unknown value".to_owned(), |number| number.signed().written())
}

fn course(units: &str, finding: &Finding) -> String {
    let (written, alone) = (&finding.measure.written, &finding.alone);
    let all = finding.round.units.len();
    let with = if alone.units.len() == all {
        format!("all {all} {units}")
    } else {
        format!("the {} of {all} {units} that have figures for every year", alone.units.len())
    };
    format!(
        "{}: the mean over {with} went from {} in the years before to {} in the years after.",
        written.title,
        level(written.unit, alone.before),
        level(written.unit, alone.after)
    )
}

fn difference(finding: &Finding, lead: &Comparison) -> String {
    format!(
        "That is {} {} than if they had changed as much as the mean of those they are compared with ({}).",
        size(finding, lead.effect),
        way(lead.effect),
        in_sentence(&lead.comparator.title)
    )
}

fn way(effect: f64) -> &'static str {
    if effect < 0.0 { "lower" } else { "higher" }
}

fn chance(units: &str, lead: &Comparison) -> String {
    let p = lead.by_lot.p;
    let share = if p < 0.001 {
        "fewer than one drawing in a thousand".to_owned()
    } else {
        format!("{:.1}% of drawings", 100.0 * p)
    };
    format!(
        "Had as many {units} been drawn at random, {share} would have shown a difference at least as large ({}).",
        p_words(p)
    )
}

fn left_out(unit: &str, finding: &Finding, lead: &Comparison) -> Option<String> {
    let range = lead.range()?;
    Some(format!(
        "Leaving out one {unit} at a time, the difference lies between {} (without {}) and {} (without {}); that of the \
         middle {unit} is {}.",
        signed(finding, range.low.1),
        finding.name(&range.low.0),
        signed(finding, range.high.1),
        finding.name(&range.high.0),
        signed(finding, lead.median)
    ))
}

/// What an unmet rule means, as a sentence; the same as the verdict's where it is the verdict.
fn against(rule: &str, unit: &str, units: &str, practice: &str) -> Option<String> {
    let verdict = match rule {
        "comparator" => Verdict::NothingToCompare,
        "chance" => Verdict::WithinChance,
        "alike" => Verdict::ApartBefore,
        "one-unit" | "median" => Verdict::HangsOnOne,
        "choice" => Verdict::HangsOnChoice,
        "before" => Verdict::NoBefore,
        "numbers" => Verdict::TooFew,
        "interval" => return Some("The 95% interval spans zero.".to_owned()),
        _ => return None,
    };
    Some(verdict.sentence(unit, units, practice))
}
