//! One family as lists show it: who it is about, where it stands, whose is the lowest number, what is due next.

use jiff::civil::Date;
use record::{lists::FamilyLine, teams::StaffNames};
use serde::Serialize;

/// Nothing written on a map for longer than this is said on lists.
const LONG_UNSEEN_DAYS: i32 = 42;

/// A row of a list of families.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FamilyRow {
    /// The family's first page.
    pub(crate) home: String,
    /// What it is called.
    pub(crate) name: String,
    /// Its reference.
    pub(crate) reference: String,
    /// The children with their ages: "Maya, 8 years".
    pub(crate) children: Vec<String>,
    /// The stage in words.
    pub(crate) stage: &'static str,
    /// Whether the case is closed.
    pub(crate) closed: bool,
    /// Who leads. None: nobody yet.
    pub(crate) lead: Option<String>,
    /// The number that worries most: "2 of 10 (10 is best)".
    pub(crate) lowest: Option<String>,
    /// Whose it is and of which day: "Ruth, 3 November 2026".
    pub(crate) lowest_by: Option<String>,
    /// How far the safety plan has come.
    pub(crate) plan: String,
    /// The numbers of the record in words: "2 dangers, 1 with a goal and a scale".
    pub(crate) counts: String,
    /// What is due next, in words.
    pub(crate) next: Option<String>,
    /// Whether that day has passed.
    pub(crate) overdue: bool,
    /// How many things are overdue.
    pub(crate) overdue_count: u32,
    /// What must catch the eye, in words.
    pub(crate) flags: Vec<String>,
}

impl FamilyRow {
    /// The row of a line, as it reads on a day.
    pub(crate) fn of(line: FamilyLine, names: &StaffNames, today: Date) -> Self {
        let figures = line.figures;
        let children =
            figures.iter().flat_map(|figures| &figures.children).map(|child| match child.age(today) {
                Some(age) => format!("{}, {age}", child.name),
                None => child.name.clone(),
            });
        let lowest_by = figures.as_ref().and_then(|figures| figures.lowest_by.as_ref()).map(|by| {
            let whose = by.worker.map_or(by.name.as_str(), |worker| names.worker(worker));
            format!("{whose}, {}", calendar::long(by.on))
        });
        let mut flags: Vec<String> = figures
            .iter()
            .flat_map(|figures| figures.flags(today))
            .map(|flag| flag.words().to_owned())
            .collect();
        let written = figures.as_ref().and_then(|figures| figures.map_written);
        if let Some(days) =
            written.map(|day| calendar::days_late(day, today)).filter(|days| *days > LONG_UNSEEN_DAYS)
        {
            flags.push(format!("Nothing written on the map for {days} days"));
        }
        Self {
            home: format!("/families/{}", line.id),
            children: children.collect(),
            stage: line.stage.map_or("", |stage| stage.words()),
            closed: line.status == Some(practice::family::CaseStatus::Closed),
            lead: line.lead_worker.map(|worker| names.worker(worker).to_owned()),
            counts: figures
                .as_ref()
                .map(|figures| counts(figures.dangers, figures.pairs))
                .unwrap_or_default(),
            plan: figures.as_ref().map(|figures| figures.plan.clone()).unwrap_or_default(),
            lowest: figures.and_then(|figures| figures.lowest),
            lowest_by,
            next: line.next_due.map(|day| calendar::relative(day, today)),
            overdue: line.overdue > 0,
            overdue_count: line.overdue,
            flags,
            name: line.name,
            reference: line.reference,
        }
    }
}

fn counts(dangers: usize, pairs: usize) -> String {
    match (dangers, pairs) {
        (0, _) => "No danger statement yet".to_owned(),
        (1, 0) => "1 danger, without a goal and a scale".to_owned(),
        (1, _) => "1 danger with goal and scale".to_owned(),
        (dangers, pairs) if dangers == pairs => format!("{dangers} dangers, all with goal and scale"),
        (dangers, pairs) => format!("{dangers} dangers, {pairs} with goal and scale"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_words() {
        assert_eq!(counts(0, 0), "No danger statement yet");
        assert_eq!(counts(1, 1), "1 danger with goal and scale");
        assert_eq!(counts(2, 1), "2 dangers, 1 with goal and scale");
    }
}
