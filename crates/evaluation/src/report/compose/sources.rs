//! Where the data come from, and under which licences.

use crate::report::compose::made::Made;
use crate::report::{Block, Cell, Row, Section, Table};
use crate::study::plan::Choice;

/// None: the study brings all of its data itself.
pub(super) fn section(made: &Made<'_>) -> Option<Section> {
    let mut table = Table::new("sources-data", "Tables that were used", "Table")
        .column("publication", "Publication")
        .column("publisher", "Publisher")
        .column("licence", "Licence")
        .column("file", "File");
    for used in &made.evaluation.used {
        let dataset = &used.dataset;
        table.rows.push(Row::new(
            dataset.id.clone(),
            dataset.title.clone(),
            vec![
                Cell::text(dataset.publication.clone()),
                Cell::text(dataset.publisher.clone()),
                Cell::text(dataset.licence.clone()),
                Cell::text(used.file.clone()),
            ],
        ));
    }
    for list in made.study.plan.comparators.iter().filter_map(|comparator| match comparator.choice {
        Choice::StatisticalNeighbours { list } => Some(list),
        _ => None,
    }) {
        table.rows.push(Row::new(
            format!("neighbours-{list}"),
            format!("Statistical neighbours, list of {list}"),
            vec![
                Cell::text("Children’s services statistical neighbour tool"),
                Cell::text("Department for Education"),
                Cell::text("Open Government Licence v3.0"),
                Cell::text("neighbours.csv"),
            ],
        ));
    }
    if table.rows.is_empty() {
        return None;
    }
    Some(Section::new("sources", "Where the data come from").with(table).with(Block::Text(
        "Contains public sector information licensed under the Open Government Licence v3.0 (Department for Education; Office for \
         National Statistics; Ofsted)."
            .to_owned(),
    )))
}
