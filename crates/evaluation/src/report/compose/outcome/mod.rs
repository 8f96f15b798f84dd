//! One section for each measure: what was seen in each round, how sure one may be, how fragile it is, and its definition.

mod course;
mod fragility;
mod units;
mod years;
mod years_beside;

use crate::report::compose::made::Made;
use crate::report::compose::words::{id_of, slug};
use crate::report::{Block, Notice, Section};
use crate::study::plan::Role;
use crate::study::run::Finding;
use crate::study::wording::tell;

pub(super) fn sections(made: &Made<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for outcome in &made.study.plan.outcomes {
        let findings: Vec<&Finding> =
            made.findings().iter().filter(|finding| finding.outcome.measure == outcome.measure).collect();
        let Some(first) = findings.first() else { continue };
        let id = slug(&format!("outcome {}", outcome.measure));
        let mut section = Section::new(id.clone(), first.measure.written.title.clone());
        for finding in &findings {
            section.push(round(made, finding));
        }
        let mut definition = Section::new(format!("{id}-definition"), "Definition")
            .with(Block::Facts(first.measure.facts()))
            .annexed();
        if !first.measure.written.cautions.is_empty() {
            definition.push(Block::Notice(Notice {
                title: "Take care".to_owned(),
                text: first.measure.written.cautions.join(" "),
            }));
        }
        section.push(definition);
        // What answers the question is printed with the report, and what stands beside it in the annex.
        section.annexed = outcome.role == Role::Secondary;
        sections.push(section);
    }
    sections
}

fn round(made: &Made<'_>, finding: &Finding) -> Section {
    let told = tell(made.study, finding);
    let mut section = Section::new(id_of(finding), finding.round.title.clone());
    section.push(Block::Lead(told.headline));
    section.push(Block::Text(told.seen.join(" ")));
    if !told.against.is_empty() {
        section.push(Block::List(told.against));
    }
    section.push(course::figure(finding));
    section.push(units::figure(made, finding));
    let mut tables = fragility::tables(made, finding).into_iter();
    if let Some(first) = tables.next() {
        section.push(first);
    }
    let title = format!("More on the {}", finding.round.title.to_lowercase());
    let mut more = Section::new(format!("{}-more", id_of(finding)), title).annexed();
    if let Some(figure) = years::figure(finding) {
        more.push(figure);
    }
    for table in tables.chain(years_beside::by_year(finding)).chain(years_beside::pooled(finding)) {
        more.push(table);
    }
    section.push(more);
    section
}
