//! Studies that come with Kith and run with nothing else: the pilots on published statistics, and an invented one.

use crate::input::Fault;
use crate::invented::Invented;
use crate::report::{Block, Cell, Notice, Row, Section, Table};
use crate::study::evidence::InMemory;
use crate::surveys::published::{HEADINGS, SOURCE, printed_maxima, published_measures, published_rows};

/// The names of the examples.
pub const EXAMPLES: [&str; 2] = ["pilots", "voices"];

/// A study that comes with Kith.
#[derive(Debug, Clone)]
pub struct Example {
    /// What its file is called.
    pub file: &'static str,
    /// What it holds.
    pub text: &'static str,
    /// Its lock file.
    pub lock: Option<&'static str>,
    /// The files beside it.
    pub files: InMemory,
    /// Sections of its own.
    pub more: Vec<Section>,
}

impl Example {
    /// An example by its name; none where there is none of that name.
    pub fn of(name: &str) -> Result<Option<Self>, Fault> {
        if name == "pilots" {
            return Ok(Some(Self {
                file: "pilots.toml",
                text: include_str!("../data/studies/pilots.toml"),
                lock: Some(include_str!("../data/studies/pilots.lock.toml")),
                files: InMemory::default(),
                more: vec![families_of_2017()?],
            }));
        }
        Ok(Invented::of(name).map(|Invented { study, files }| Self {
            file: "study.toml",
            text: study,
            lock: None,
            files,
            more: Vec::new(),
        }))
    }
}

/// The standardised measures of the evaluation of 2017, as they were published.
fn families_of_2017() -> Result<Section, Fault> {
    let figures = published_measures()?;
    let [stub, columns @ ..] = HEADINGS;
    let mut table = Table::new(
        "families-2017",
        "Parents at two interviews six months apart: mean (standard deviation), or per cent",
        stub,
    );
    for (at, title) in columns.into_iter().enumerate() {
        table = table.column(format!("column-{}", at + 1), title);
    }
    for (at, [title, cells @ ..]) in published_rows(&figures).into_iter().enumerate() {
        table.rows.push(Row::new(format!("row-{}", at + 1), title, cells.map(Cell::Text).into()));
    }
    let mut section = Section::new("families", "What parents said, as the evaluation of 2017 published it")
        .with(Block::Text(
            "Of 270 families first interviewed, about half were interviewed again with each measure. “All” are those who \
             answered at that interview, “matched” those who answered at both. The changes are small and compared with nobody."
                .to_owned(),
        ))
        .with(table.note(SOURCE));
    if let Some(fault) = printed_maxima() {
        section
            .push(Notice { title: "The printed maxima do not agree".to_owned(), text: format!("{fault}") });
    }
    Ok(section)
}
