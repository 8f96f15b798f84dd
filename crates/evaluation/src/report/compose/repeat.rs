//! What is needed to repeat the run bit for bit: versions, hashes and seed.

use crate::report::compose::made::Made;
use crate::report::{Block, Cell, Row, Section, Table};

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut table =
        Table::new("repeat-hashes", "SHA-256 of everything that went in", "File").column("sha256", "SHA-256");
    table.rows.push(Row::new("study", made.study.places.file(), vec![Cell::text(made.study_sha256)]));
    if let Some(lock) = made.lock {
        table.rows.push(Row::new("lock", "the plan as it was locked", vec![Cell::text(lock.sha256.clone())]));
    }
    for used in &made.evaluation.used {
        table.rows.push(Row::new(
            used.dataset.id.clone(),
            used.file.clone(),
            vec![Cell::text(used.sha256.clone())],
        ));
    }
    for used in made.files {
        let id = format!("file-{}", crate::report::compose::words::slug(&used.name));
        table.rows.push(Row::new(id, used.name.clone(), vec![Cell::text(used.sha256.clone())]));
    }
    Section::new("repeat", "How to repeat this")
        .with(Block::Text(format!(
            "Made with Kith {} and the seed {}. The same version, study file, tables and seed give the same report to the last bit, \
             on any number of processors. Every number in it is in results.csv and results.json, unrounded, and manifest.json holds \
             the hashes of all files.",
            made.version, made.study.plan.analysis.seed
        )))
        .with(table)
}
