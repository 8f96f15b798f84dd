//! A report as the template needs it: every number written, every chart drawn.

use crate::report::svg::Size;
use crate::report::svg::svg;
use crate::report::{Block, Cell, Figure, Section, Table};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct SectionView {
    id: String,
    title: String,
    blocks: Vec<BlockView>,
    /// Whether it is left out on paper.
    annexed: bool,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum BlockView {
    Text { text: String },
    Lead { text: String },
    List { items: Vec<String> },
    Facts { facts: Vec<(String, String)> },
    Notice { title: String, text: String },
    Table { table: TableView },
    Figure { id: String, title: String, wide: String, narrow: String, table: TableView, open: bool },
    Section { section: SectionView },
}

#[derive(Serialize)]
struct TableView {
    id: String,
    caption: String,
    stub: String,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    notes: Vec<String>,
    /// Whether it may be too wide for a phone and scrolls by itself.
    broad: bool,
}

#[derive(Serialize)]
struct ColumnView {
    title: String,
    number: bool,
}

#[derive(Serialize)]
struct RowView {
    title: String,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    kind: &'static str,
    text: String,
}

impl SectionView {
    pub(super) fn of(section: &Section) -> Self {
        Self {
            id: section.id.clone(),
            title: section.title.clone(),
            blocks: section.blocks.iter().map(BlockView::of).collect(),
            annexed: section.annexed,
        }
    }
}

impl BlockView {
    fn of(block: &Block) -> Self {
        match block {
            Block::Text(text) => Self::Text { text: text.clone() },
            Block::Lead(text) => Self::Lead { text: text.clone() },
            Block::List(items) => Self::List { items: items.clone() },
            Block::Facts(facts) => Self::Facts { facts: facts.clone() },
            Block::Notice(notice) => Self::Notice { title: notice.title.clone(), text: notice.text.clone() },
            Block::Table(table) => Self::Table { table: TableView::of(table) },
            Block::Figure(figure) => Self::figure(figure),
            Block::Section(section) => Self::Section { section: SectionView::of(section) },
        }
    }

    fn figure(figure: &Figure) -> Self {
        Self::Figure {
            id: figure.id.clone(),
            title: figure.title.clone(),
            wide: svg(figure, Size::Wide),
            narrow: svg(figure, Size::Narrow),
            table: TableView::of(&figure.table),
            open: figure.open,
        }
    }
}

impl TableView {
    fn of(table: &Table) -> Self {
        let is_number = |at: usize| {
            let cells = || table.rows.iter().filter_map(|row| row.cells.get(at));
            cells().any(|cell| matches!(cell, Cell::Number(_) | Cell::Interval(..)))
        };
        let columns = table.columns.iter().enumerate();
        Self {
            id: table.id.clone(),
            caption: table.caption.clone(),
            stub: table.stub.clone(),
            columns: columns
                .map(|(at, column)| ColumnView { title: column.title.clone(), number: is_number(at) })
                .collect(),
            rows: table
                .rows
                .iter()
                .map(|row| RowView {
                    title: row.title.clone(),
                    cells: row.cells.iter().map(CellView::of).collect(),
                })
                .collect(),
            notes: table.notes.clone(),
            broad: table.columns.len() > 2,
        }
    }
}

impl CellView {
    fn of(cell: &Cell) -> Self {
        let (kind, text) = match cell {
            Cell::Text(text) => ("text", text.clone()),
            Cell::Number(number) => ("number", number.written()),
            Cell::Interval(low, high) => ("number", format!("{} to {}", low.written(), high.written())),
            Cell::Missing(why) => ("missing", why.clone()),
            Cell::Level(level) => ("level", level.word().to_owned()),
            Cell::Empty => ("empty", String::new()),
        };
        Self { kind, text }
    }
}
