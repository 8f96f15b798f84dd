//! The standardised measures of the 2017 evaluation, as a section beside one's own.

use crate::input::Fault;
use crate::report::{Block, Cell, Notice, Row, Section, Table};
use crate::surveys::published::{HEADINGS, SOURCE, printed_maxima, published_measures, published_rows};

/// The published table with its warning.
pub fn published_section() -> Result<Section, Fault> {
    let figures = published_measures()?;
    let mut table = Table::new(
        "published-standardised-measures",
        "Standardised measures of parents in the ten pilots, as published in 2017: mean (standard deviation)",
        HEADINGS[0],
    );
    for heading in &HEADINGS[1..] {
        table = table.column(heading.to_lowercase().replace(' ', "-"), *heading);
    }
    for (at, [measure, cells @ ..]) in published_rows(&figures).into_iter().enumerate() {
        let cells = cells.into_iter().map(Cell::text).collect();
        table.rows.push(Row::new(format!("row-{}", at + 1), measure, cells));
    }
    table = table.note(format!("Source: {SOURCE}."));
    let mut section = Section::new("published-measures", "What parents said in the 2017 evaluation")
        .with(Block::Text("All: everybody interviewed at that time. Matched: those interviewed both times. The number of people differs from measure to measure, in the matched group too.".to_owned()))
        .with(Notice {
            title: "No comparator".to_owned(),
            text: "Nobody outside the ten authorities was interviewed, and about half of the families were not seen again.".to_owned(),
        });
    if let Some(fault) = printed_maxima() {
        section
            .push(Notice { title: "The printed maxima do not add up".to_owned(), text: fault.to_string() });
    }
    Ok(section.with(table))
}
