//! What came out of a study, put into sections: one file for each.

mod beside;
mod design;
mod deviations;
mod limits;
mod made;
mod outcome;
mod published;
mod reading;
mod repeat;
mod sources;
mod strength;
mod summary;
mod who;
mod words;

use super::Report;
pub use made::Made;

/// Puts what came out of a study into a report.
pub fn compose(made: &Made<'_>) -> Report {
    let mut sections = vec![summary::section(made), reading::section(made), design::section(made)];
    if made.has_outcomes() {
        sections.push(who::section(made));
        sections.extend(outcome::sections(made));
        sections.push(beside::section(made));
    }
    sections.extend(made.more.iter().cloned());
    sections.extend(published::section(made));
    if made.has_outcomes() {
        sections.push(strength::section(made).annexed());
    }
    sections.extend([limits::section(made), deviations::section(made)]);
    sections.extend(sources::section(made));
    sections.push(repeat::section(made).annexed());
    let about = &made.study.about;
    Report { title: about.title.clone(), about: about.question.clone(), sections }.without_empty()
}
