//! A report as data: sections made of sentences, tables and figures. How it looks is decided elsewhere.

use super::{Figure, Table};
use serde::Serialize;

/// A whole report, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// What it is about, in one sentence.
    pub about: String,
    /// Its sections; the first is the summary, which is one printed page.
    pub sections: Vec<Section>,
}

impl Report {
    /// The sentence that carries the message: the first that is set larger.
    pub fn headline(&self) -> &str {
        let mut blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .find_map(|block| if let Block::Lead(text) = block { Some(text.as_str()) } else { None })
            .unwrap_or_default()
    }

    /// Takes away tables without a row, figures without numbers, and sections in which nothing stands.
    pub fn without_empty(mut self) -> Self {
        self.sections.iter_mut().for_each(Section::prune);
        self.sections.retain(|section| !section.blocks.is_empty());
        self
    }

    /// Every table, those of figures among them, with the id of the section that it stands in.
    pub fn tables(&self) -> Vec<(&str, &Table)> {
        self.sections.iter().flat_map(|section| section.tables().map(|table| (&*section.id, table))).collect()
    }

    /// Every figure.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.sections.iter().flat_map(Section::figures)
    }
}

/// A part of a report under one heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// A short name in lower case and hyphens, unique in the report; links lead to it.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Whether it is printed in the annex and not with the report.
    #[serde(skip)]
    pub annexed: bool,
}

impl Section {
    /// An empty section.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), blocks: Vec::new(), annexed: false }
    }

    /// Adds a block.
    pub fn with(mut self, block: impl Into<Block>) -> Self {
        self.blocks.push(block.into());
        self
    }

    /// The same, printed in the annex.
    pub fn annexed(mut self) -> Self {
        self.annexed = true;
        self
    }

    /// Takes away tables without a row, figures without numbers, and parts in which nothing stands.
    fn prune(&mut self) {
        self.blocks.retain_mut(|block| match block {
            Block::Table(table) => !table.rows.is_empty(),
            Block::Figure(figure) => !figure.table.rows.is_empty(),
            Block::List(items) => !items.is_empty(),
            Block::Facts(facts) => !facts.is_empty(),
            Block::Section(section) => {
                section.prune();
                !section.blocks.is_empty()
            }
            Block::Text(_) | Block::Lead(_) | Block::Notice(_) => true,
        });
    }

    /// Adds a block.
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }

    /// Its tables, those of its figures and of the sections in it among them.
    pub fn tables(&self) -> Box<dyn Iterator<Item = &Table> + '_> {
        Box::new(self.blocks.iter().flat_map(|block| match block {
            Block::Table(table) => Box::new(std::iter::once(table)) as Box<dyn Iterator<Item = &Table>>,
            Block::Figure(figure) => Box::new(std::iter::once(&figure.table)),
            Block::Section(section) => section.tables(),
            _ => Box::new(std::iter::empty()),
        }))
    }

    /// Its figures, those of the sections in it among them.
    pub fn figures(&self) -> Box<dyn Iterator<Item = &Figure> + '_> {
        Box::new(self.blocks.iter().flat_map(|block| match block {
            Block::Figure(figure) => Box::new(std::iter::once(figure)) as Box<dyn Iterator<Item = &Figure>>,
            Block::Section(section) => section.figures(),
            _ => Box::new(std::iter::empty()),
        }))
    }
}

/// One thing in a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A paragraph that carries the message: set larger.
    Lead(String),
    /// A list of sentences.
    List(Vec<String>),
    /// Facts by name: a definition, a design, a version.
    Facts(Vec<(String, String)>),
    /// What a reader must know before using the numbers beside it.
    Notice(Notice),
    /// A table.
    Table(Table),
    /// A chart with its table.
    Figure(Figure),
    /// A part under a smaller heading.
    Section(Section),
}

/// What a reader must know before using the numbers beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// A few words: what it is about.
    pub title: String,
    /// The sentences.
    pub text: String,
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Figure> for Block {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl From<Section> for Block {
    fn from(section: Section) -> Self {
        Self::Section(section)
    }
}

impl From<Notice> for Block {
    fn from(notice: Notice) -> Self {
        Self::Notice(notice)
    }
}
