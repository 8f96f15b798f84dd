//! The rows of one child, found again in the file.

use std::io::Read;

use memchr::memmem;

use super::{Options, batch, field_in, opened};
use crate::Year;
use crate::cin::split::Piece;
use crate::cin::{Cell, Child, Table};
use crate::report::{Sheet, SheetRow};

/// Every row of the children with an identifier, table by table. None where no child that can be read has it.
pub fn rows_of(read: impl Read, options: &Options, id: &str) -> Vec<Sheet> {
    let mut sheets = Sheets { year: Year::LAST, sheets: Vec::new() };
    let Ok((mut split, head)) = opened(read, options) else { return sheets.sheets };
    sheets.year = head.census.year;
    // What XML writes in another way is not looked for in the bytes.
    let plain = !id.contains(['&', '<', '>', '"', '\'']);
    while let Ok(Some(piece)) = split.next() {
        let Piece::Children(batch) = piece else { continue };
        if plain && memmem::find(&batch.bytes, id.as_bytes()).is_none() {
            continue;
        }
        let mut walk = head.walk();
        (walk.line, walk.rows) = (batch.line, batch.rows);
        let texts = batch::texts(&batch, &mut walk);
        let children = batch::children(&texts, &mut walk, &head.census);
        for child in children.iter().filter(|child| child.who.la_child_id.is(id)) {
            sheets.child(child);
        }
    }
    sheets.sheets
}

/// Every row of one child, table by table.
pub(super) fn sheets_of(child: &Child<'_>, year: Year) -> Vec<Sheet> {
    let mut sheets = Sheets { year, sheets: Vec::new() };
    sheets.child(child);
    sheets.sheets
}

/// The sheets so far, in the order of the tables.
struct Sheets {
    year: Year,
    sheets: Vec<Sheet>,
}

impl Sheets {
    fn child(&mut self, child: &Child<'_>) {
        self.row(&child.who.cells());
        self.row(&child.characteristics.cells());
        for disability in &child.characteristics.disabilities {
            self.row(&disability.cells());
        }
        for details in &child.details {
            self.row(&details.cells());
            for assessment in &details.assessments {
                self.row(&assessment.cells());
            }
            for plan in &details.cin_plans {
                self.row(&plan.cells());
            }
            for enquiry in &details.enquiries {
                self.row(&enquiry.cells());
            }
            for plan in &details.protection_plans {
                self.row(&plan.cells());
                for review in &plan.reviews {
                    self.row(&review.cells());
                }
            }
        }
    }

    fn row(&mut self, cells: &[&Cell<'_>]) {
        let Some(spot) = cells.first().map(|cell| cell.spot) else { return };
        let table = spot.table.name();
        let row = SheetRow {
            row: spot.row,
            // A cell that was filled stands on a line of its own; the row begins where its first does.
            line: cells.iter().map(|cell| cell.spot.line).min(),
            values: cells.iter().map(|cell| cell.text().map(Into::into)).collect(),
        };
        if let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.table == table) {
            sheet.rows.push(row);
            return;
        }
        let fields = cells.iter().map(|cell| field_in(cell.spot.field, self.year)).collect();
        let place = |table: &str| Table::ALL.iter().position(|known| known.name() == table);
        let at = self.sheets.partition_point(|sheet| place(sheet.table) < place(table));
        self.sheets.insert(at, Sheet { table, fields, rows: vec![row] });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "<Message>\n<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
        <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\n<Children>\n\
        <Child><ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2015-05-05</PersonBirthDate></ChildIdentifiers>\
        <CINdetails><CINreferralDate>2025-06-01</CINreferralDate></CINdetails></Child>\n\
        <Child><ChildIdentifiers><LAchildID>A11</LAchildID></ChildIdentifiers><ChildCharacteristics>\
        <Ethnicity>WBRI</Ethnicity></ChildCharacteristics>\n<CINdetails>\n<CINreferralDate>2025-07-01</CINreferralDate>\
        <Section47><S47ActualStartDate>2025-07-02</S47ActualStartDate></Section47></CINdetails>\
        <CINdetails><CINreferralDate>2025-09-01</CINreferralDate></CINdetails></Child></Children></Message>";

    #[test]
    fn a_childs_rows_are_found_again_with_their_places() {
        let sheets = rows_of(TWO.as_bytes(), &Options::default(), "A11");
        let tables: Vec<_> = sheets.iter().map(|sheet| (sheet.table, sheet.rows.len())).collect();
        assert_eq!(
            tables,
            [("ChildIdentifiers", 1), ("ChildCharacteristics", 1), ("CINdetails", 2), ("Section47", 1)]
        );
        let details = &sheets[2];
        assert_eq!(details.fields[0], "CINreferralDate");
        assert_eq!(details.rows[0].values[0].as_deref(), Some("2025-07-01"));
        assert_eq!((details.rows[0].row, details.rows[1].row), (1, 2), "the first child has a row before");
        assert_eq!(details.rows[0].line, Some(6));
    }

    #[test]
    fn nobody_has_an_identifier_that_is_only_part_of_another() {
        assert!(rows_of(TWO.as_bytes(), &Options::default(), "A").is_empty());
        assert!(rows_of(&b"no census"[..], &Options::default(), "A1").is_empty());
    }
}
