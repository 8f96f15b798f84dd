//! Joins the rows of an extract's tables into children: one referral, one assessment a day, contradictions settled by
//! stated rules, everything in order of date whatever the order of the rows.

use std::collections::HashMap;

use calendar::{Date, long};

use super::demographics::Joining;
use super::{Assessment, Child, Code, Episode, Extract, Reading, Referral, ReferralResult, UnitId};

/// One row of the table of referrals.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReferralRow {
    pub(super) unit: UnitId,
    pub(super) day: Date,
    pub(super) no_further_action: Option<bool>,
    pub(super) closed: Option<Date>,
    pub(super) reason: Option<Code>,
    pub(super) in_need: Option<bool>,
    pub(super) low_income: Option<bool>,
    pub(super) previous_plans: Option<u32>,
}

/// A child while the tables are read.
#[derive(Debug, Default)]
pub(super) struct Growing {
    authority: String,
    pseudonym: String,
    pub(super) who: Joining,
    pub(super) referrals: Vec<ReferralRow>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) conferences: Vec<Date>,
    pub(super) plans: Vec<Date>,
    pub(super) episodes: Vec<Episode>,
}

/// An extract while its tables are read.
#[derive(Debug, Default)]
pub(super) struct Builder {
    units: HashMap<String, UnitId>,
    places: HashMap<String, usize>,
    children: Vec<Growing>,
    key: String,
}

impl Builder {
    pub(super) fn unit(&mut self, name: &str) -> UnitId {
        if let Some(&unit) = self.units.get(name) {
            return unit;
        }
        let unit = UnitId(u32::try_from(self.units.len()).unwrap_or(u32::MAX));
        self.units.insert(name.to_owned(), unit);
        unit
    }

    pub(super) fn child(&mut self, authority: &str, pseudonym: &str) -> &mut Growing {
        self.key.clear();
        self.key.extend([authority, "\u{1f}", pseudonym]);
        let place = self.places.get(self.key.as_str()).copied().unwrap_or_else(|| {
            let (authority, pseudonym) = (authority.to_owned(), pseudonym.to_owned());
            self.children.push(Growing { authority, pseudonym, ..Growing::default() });
            self.places.insert(self.key.clone(), self.children.len() - 1);
            self.children.len() - 1
        });
        &mut self.children[place]
    }

    /// The extract. An error names two rows that cannot both hold.
    pub(super) fn finish(self, reading: Reading) -> Result<Extract, String> {
        let mut names: Vec<(String, UnitId)> = self.units.into_iter().collect();
        names.sort_unstable();
        let mut order = vec![UnitId(0); names.len()];
        for (place, (_, old)) in names.iter().enumerate() {
            order[old.0 as usize] = UnitId(u32::try_from(place).unwrap_or(u32::MAX));
        }
        let units: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        let mut children = Vec::with_capacity(self.children.len());
        for growing in self.children {
            children.push(growing.grown(&order, &units)?);
        }
        children.sort_unstable_by(|a, b| (&a.authority, &a.pseudonym).cmp(&(&b.authority, &b.pseudonym)));
        Ok(Extract { units, children, reading })
    }
}

impl Growing {
    fn grown(mut self, order: &[UnitId], units: &[String]) -> Result<Child, String> {
        let new = |unit: UnitId| order[unit.0 as usize];
        self.referrals.iter_mut().for_each(|row| row.unit = new(row.unit));
        self.assessments.iter_mut().for_each(|assessment| assessment.unit = new(assessment.unit));
        self.episodes.iter_mut().for_each(|episode| episode.unit = new(episode.unit));
        for days in [&mut self.conferences, &mut self.plans] {
            days.sort_unstable();
            days.dedup();
        }
        // Where only the end differs, the later end holds, as in the published study.
        self.assessments.sort_unstable_by_key(|one| (one.start, std::cmp::Reverse(one.end), one.unit));
        self.assessments.dedup_by_key(|one| one.start);
        self.episodes.sort_unstable_by_key(|one| {
            (one.period, one.start, one.end, one.unit, one.legal_status, one.placement, one.ended)
        });
        self.episodes.dedup();
        self.referrals.sort_by_key(|row| row.day);
        let mut referrals = Vec::new();
        for rows in self.referrals.chunk_by(|a, b| a.day == b.day) {
            if let Some(other) = rows.iter().find(|row| row.unit != rows[0].unit) {
                return Err(format!(
                    "the referral of child “{}” of {} on {} stands under “{}” and under “{}”. give it the team that took it.",
                    self.pseudonym,
                    self.authority,
                    long(rows[0].day),
                    units[rows[0].unit.0 as usize],
                    units[other.unit.0 as usize]
                ));
            }
            referrals.push(joined(rows, &self.plans, &self.conferences));
        }
        Ok(Child {
            authority: self.authority,
            pseudonym: self.pseudonym,
            demographics: self.who.joined(),
            referrals,
            assessments: self.assessments,
            conferences: self.conferences,
            plans: self.plans,
            episodes: self.episodes,
        })
    }
}

/// One referral from all rows of its day, which are never none. The last closure holds, and the fewest earlier plans.
fn joined(rows: &[ReferralRow], plans: &[Date], conferences: &[Date]) -> Referral {
    let day = rows[0].day;
    // Both are in order: only the first after the day can be the first before the end.
    let next = |events: &[Date]| events.get(events.partition_point(|&event| event <= day)).copied();
    let next = [next(plans), next(conferences)];
    let went_further = |closed: Date| next.iter().flatten().any(|&event| event < closed);
    Referral {
        unit: rows[0].unit,
        day,
        closed: rows.iter().filter_map(|row| row.closed).max(),
        result: result(rows, went_further),
        low_income: rows.iter().filter_map(|row| row.low_income).reduce(|one, other| one || other),
        previous_plans: rows.iter().filter_map(|row| row.previous_plans).min(),
    }
}

/// Whether the child was in need: flagged so, or a plan or a conference before the case closed, or closed for one of
/// the reasons RC1 to RC7. RC8 in every record, or no further action in every record that says, means not in need.
fn result(rows: &[ReferralRow], went_further: impl Fn(Date) -> bool) -> ReferralResult {
    let reason = |row: &ReferralRow, of: fn(&str) -> bool| row.reason.is_some_and(|code| of(code.as_str()));
    let mut said = rows.iter().filter_map(|row| row.no_further_action).peekable();
    let nothing_done = said.peek().is_some() && said.all(|no_further_action| no_further_action);
    let flagged = rows.iter().any(|row| row.in_need == Some(true));
    if flagged || rows.iter().filter_map(|row| row.closed).any(went_further) {
        ReferralResult::InNeed
    } else if nothing_done || rows.iter().all(|row| reason(row, |code| code == "RC8")) {
        ReferralResult::NoFurtherAction
    } else if rows
        .iter()
        .any(|row| reason(row, |code| matches!(code, "RC1" | "RC2" | "RC3" | "RC4" | "RC5" | "RC6" | "RC7")))
    {
        ReferralResult::InNeed
    } else {
        ReferralResult::Unknown
    }
}
