//! What people say, what files show and what became of single children, gathered from the files of a study and told as sections. Every fault is found;
//! with one there are no sections.

mod audits;
mod children;
mod files;
mod gathering;
mod surveys;
mod talks;

use super::Study;
use crate::audit::presence::{Beside, Presence, read_presence};
use crate::audit::report::presence_section;
use crate::input::Fault;
use crate::report::Section;
use files::Opened;
pub use files::{Files, InMemory, UsedFile};
use gathering::Gathering;

/// What people say, what files show, and what became of single children.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The sections, in the order of the study file.
    pub sections: Vec<Section>,
    /// The files that were read.
    pub used: Vec<UsedFile>,
}

/// Gathers everything that a study says of people, files and single children.
pub fn gather(study: &Study, files: &dyn Files) -> Result<Evidence, Vec<Fault>> {
    let mut gathering =
        Gathering { study, files: Opened::new(files), sections: Vec::new(), faults: Vec::new() };
    for at in 0..study.plan.surveys.len() {
        gathering.take(|gathering| surveys::section(gathering, at));
    }
    for at in 0..study.plan.audits.len() {
        gathering.take(|gathering| audits::section(gathering, at));
    }
    for at in 0..study.plan.presence.len() {
        gathering.take(|gathering| presence(gathering, at));
    }
    for at in 0..study.plan.themes.len() {
        gathering.take(|gathering| talks::section(gathering, at));
    }
    match children::sections(&mut gathering) {
        Ok(sections) => gathering.sections.extend(sections),
        Err(fault) => gathering.faults.push(fault),
    }
    if gathering.faults.is_empty() {
        Ok(Evidence { sections: gathering.sections, used: gathering.files.used() })
    } else {
        Err(gathering.faults)
    }
}

fn presence(gathering: &mut Gathering<'_>, at: usize) -> Result<Section, Fault> {
    let plan = &gathering.study.plan;
    let file = &plan.presence[at].counts;
    let beside = if plan.surveys.is_empty() { Beside::Audit } else { Beside::Survey };
    let counts = read_presence(file, gathering.files.bytes(file)?.as_slice())?;
    Ok(presence_section(&Presence::beside(counts, beside)))
}
