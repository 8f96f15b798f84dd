//! The rows of one child, laid out for whoever looks at the child.

use super::{Return, Spot, Text};
use crate::report::{Sheet, SheetRow};

impl Return {
    /// Every row of the children with an identifier, table by table, this year's before last year's. None where nobody
    /// has it.
    pub fn rows_of(&self, id: &str) -> Vec<Sheet> {
        let id = Text::new(id);
        let mut sheets: Vec<Sheet> = Vec::new();
        for number in (0..self.len()).filter(|number| id.is_given() && self.child(*number).id == id) {
            for spot in [&self.this, &self.last].into_iter().flat_map(|tables| tables.spots(number)) {
                let row = self.row(number, spot);
                match sheets.iter_mut().find(|sheet| sheet.table == spot.name()) {
                    Some(sheet) => sheet.rows.push(row),
                    None => {
                        sheets.push(Sheet {
                            table: spot.name(),
                            fields: fields(spot).collect(),
                            rows: vec![row],
                        });
                    }
                }
            }
        }
        sheets
    }

    fn row(&self, child: usize, spot: Spot) -> SheetRow {
        let child = u32::try_from(child).unwrap_or(u32::MAX);
        let cells = self.cells(child, spot);
        let value = |field| match field {
            "CHILD" => self.identifier(child, spot),
            _ => cells.iter().find(|(column, _)| *column == field).map(|(_, text)| text.as_str().into()),
        };
        SheetRow { row: spot.at.row(), line: self.line(spot), values: fields(spot).map(value).collect() }
    }
}

fn fields(spot: Spot) -> impl Iterator<Item = &'static str> {
    spot.table.columns().iter().chain(spot.table.derived()).copied()
}

#[cfg(test)]
mod tests {
    use super::super::{File, Options, Reference, check_and_hold};

    #[test]
    fn a_childs_rows_are_found_with_their_lines_in_both_years() {
        let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,01/02/2015,03/04/2025,PN1\nC2,05/06/2014,07/08/2025,PN2\n\
             C1,01/02/2015,09/10/2025,\n";
        let file = [File { name: "reviews.csv", bytes: reviews.as_bytes() }];
        let (whole, _) = check_and_hold(&file, &file, Reference::bundled(), &Options::default());
        let sheets = whole.rows_of("C1");
        assert_eq!(sheets.len(), 2, "this year and last");
        assert_ne!(sheets[0].table, sheets[1].table);
        assert_eq!(sheets[0].rows[1].values[0].as_deref(), Some("C1"));
        let lines: Vec<_> = sheets[0].rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [Some(2), Some(4)]);
        let review = sheets[0].fields.iter().position(|field| *field == "REVIEW_CODE");
        let codes: Vec<_> =
            sheets[0].rows.iter().map(|row| review.and_then(|at| row.values[at].as_deref())).collect();
        assert_eq!(codes, [Some("PN1"), None]);
        assert!(whole.rows_of("C3").is_empty());
        assert!(whole.rows_of("").is_empty());
    }
}
