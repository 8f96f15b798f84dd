//! The tables of one year together, each child's rows side by side. Which children there are is in `Return`.

use std::collections::HashMap;

use super::reader::{Parsed, line_of};
use super::tables::{
    Adoption, At, Dolo, Episode, Header, MissingPeriod, Oc2, Oc3, PlacedForAdoption, PreviousPermanence,
    Review, Row, SocialWorkerEpisode, Table, Uasc,
};
use super::{Spot, Text};

/// Hands the tables' fields, row types and names to a macro.
macro_rules! tables {
    ($macro:ident) => {
        $macro! {
            /// Who the child is.
            header: Header = Header,
            /// Periods of one placement under one legal status, in order of DECOM.
            episodes: Episode = Episodes,
            /// Reviews, in order of REVIEW.
            reviews: Review = Reviews,
            /// The child's row among unaccompanied asylum-seeking children.
            uasc: Uasc = Uasc,
            /// Health and convictions.
            oc2: Oc2 = Oc2,
            /// Care leavers.
            oc3: Oc3 = Oc3,
            /// Adoption in the year.
            ad1: Adoption = Ad1,
            /// Decisions to place for adoption, in order of `DATE_PLACED`.
            placed_adoption: PlacedForAdoption = PlacedAdoption,
            /// Previous permanence.
            prev_perm: PreviousPermanence = PrevPerm,
            /// Times missing, in order of `MIS_START`.
            missing: MissingPeriod = Missing,
            /// Social workers, in order of `SW_DECOM`.
            sw_episodes: SocialWorkerEpisode = SwEpisodes,
            /// Deprivation of liberty orders, in order of `DOLO_START`.
            dolo: Dolo = Dolo,
        }
    };
}

/// A table whose rows stand child by child.
#[derive(Debug)]
pub(crate) struct ByChild<R> {
    rows: Vec<R>,
    /// Where each child's rows begin, and where the last one's end.
    starts: Vec<u32>,
    /// Texts that their cells do not hold.
    originals: HashMap<(u32, u8), Box<str>>,
    /// Where lines and rows of the file drift apart.
    lines: Vec<(u32, u32)>,
}

impl<R: Row> ByChild<R> {
    /// Puts the rows of a file in order of their children, each child's by date.
    pub(crate) fn new(parsed: Parsed<R>, numbers: &[u32], children: usize) -> Self {
        let Parsed { mut rows, originals, lines, .. } = parsed;
        let mut starts = vec![0_u32; children + 1];
        for number in numbers {
            if let Some(count) = starts.get_mut(*number as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut order = vec![0_u32; rows.len()];
        for (row, number) in (0_u32..).zip(numbers) {
            if let Some(place) = next.get_mut(*number as usize) {
                if let Some(slot) = order.get_mut(*place as usize) {
                    *slot = row;
                }
                *place += 1;
            }
        }
        let mut rows: Vec<R> =
            order.into_iter().filter_map(|row| rows.get_mut(row as usize).map(std::mem::take)).collect();
        for range in starts.windows(2) {
            if let [from, to] = *range
                && to - from > 1
                && let Some(rows) = rows.get_mut(from as usize..to as usize)
            {
                rows.sort_by_key(|row| {
                    let order = row.order().day();
                    (order.is_none(), order)
                });
            }
        }
        Self {
            rows,
            starts,
            lines,
            originals: originals.into_iter().map(|(row, column, text)| ((row, column), text)).collect(),
        }
    }

    /// The rows of a child.
    pub(crate) fn of(&self, child: usize) -> &[R] {
        let range = self.starts.get(child).zip(self.starts.get(child + 1));
        range.and_then(|(from, to)| self.rows.get(*from as usize..*to as usize)).unwrap_or(&[])
    }

    /// Every row, child by child.
    pub(crate) fn all(&self) -> &[R] {
        &self.rows
    }

    /// Every row, to be completed.
    pub(crate) fn all_mut(&mut self) -> &mut [R] {
        &mut self.rows
    }

    /// The rows of a child, to be completed.
    pub(crate) fn of_mut(&mut self, child: usize) -> &mut [R] {
        let range = self.starts.get(child).zip(self.starts.get(child + 1));
        match range {
            Some((from, to)) => self.rows.get_mut(*from as usize..*to as usize).unwrap_or(&mut []),
            None => &mut [],
        }
    }

    /// The line of the file on which a row stands, the heading being on line 1.
    fn line(&self, row: u32) -> u32 {
        line_of(&self.lines, row)
    }

    /// What stands in the cells of a child's row, column by column; blank cells are left out. A text that its cell does
    /// not hold is given as it was entered.
    fn cells(&self, child: usize, at: At) -> Vec<(&'static str, String)> {
        let Some(row) = self.of(child).iter().find(|row| row.at() == at) else { return Vec::new() };
        let columns = R::COLUMNS.iter().chain(R::DERIVED).copied().enumerate();
        let show = |column| {
            let entered =
                u8::try_from(column).ok().and_then(|column| self.originals.get(&(at.row(), column)));
            entered.map(ToString::to_string).or_else(|| row.show(column))
        };
        columns.filter_map(|(number, column)| Some((column, show(number)?))).collect()
    }
}

macro_rules! define {
    ($($(#[$doc:meta])* $field:ident: $row:ty = $table:ident,)*) => {
        /// The tables of a year as they were read, in the order of their files.
        #[derive(Debug, Default)]
        pub(crate) struct Files {
            $(pub(crate) $field: Option<Parsed<$row>>,)*
        }

        /// The tables of a year, each child's rows side by side. A table that was not read is nothing.
        #[derive(Debug, Default)]
        pub(crate) struct Tables {
            $(pub(crate) $field: Option<ByChild<$row>>,)*
        }

        /// One child's rows of a year; none where a table has none for the child, or was not read.
        #[derive(Clone, Copy, Debug)]
        pub struct Rows<'a> {
            $($(#[$doc])* pub $field: &'a [$row],)*
        }

        impl Files {
            /// The children of every table, in the order of the tables and of their files.
            pub(crate) fn children(&self) -> [&[Text]; 12] {
                [$(self.$field.as_ref().map_or(&[], |table| table.children.as_slice()),)*]
            }

            /// Hands on the child of each row, by the numbers of the rows' children: its number, its identifier, and what was
            /// entered for it where that is not how it is kept.
            pub(crate) fn entered<'a>(&'a self, numbers: &[Vec<u32>; 12], mut see: impl FnMut(u32, Text, Option<&'a str>)) {
                let mut numbers = numbers.iter();
                $(if let (Some(table), Some(numbers)) = (&self.$field, numbers.next()) {
                    table.entered(numbers, &mut see);
                })*
            }

            /// Whether there is any table.
            pub(crate) fn is_any(&self) -> bool {
                [$(self.$field.is_some(),)*].contains(&true)
            }

            pub(crate) fn by_child(self, numbers: [Vec<u32>; 12], children: usize) -> Tables {
                let mut numbers = numbers.into_iter();
                Tables {
                    $($field: {
                        let numbers = numbers.next().unwrap_or_default();
                        self.$field.map(|table| ByChild::new(table, &numbers, children))
                    },)*
                }
            }
        }

        impl Tables {
            /// Whether a table was read.
            pub(crate) fn has(&self, table: Table) -> bool {
                match table {
                    $(Table::$table => self.$field.is_some(),)*
                }
            }

            /// What stands in the cells of a child's row, column by column; blank cells are left out.
            pub(crate) fn cells(&self, child: usize, table: Table, at: At) -> Vec<(&'static str, String)> {
                match table {
                    $(Table::$table => self.$field.as_ref().map(|rows| rows.cells(child, at)).unwrap_or_default(),)*
                }
            }

            /// Where a child's rows stand, in the order of the tables.
            pub(crate) fn spots(&self, child: usize) -> Vec<Spot> {
                let mut spots = Vec::new();
                $(if let Some(rows) = &self.$field {
                    spots.extend(rows.of(child).iter().map(|row| Spot { table: Table::$table, at: row.at() }));
                })*
                spots
            }

            /// The line of its file on which a row stands.
            pub(crate) fn line(&self, table: Table, row: u32) -> Option<u32> {
                match table {
                    $(Table::$table => self.$field.as_ref().map(|rows| rows.line(row)),)*
                }
            }

            /// A child's rows.
            pub(crate) fn of(&self, child: usize) -> Rows<'_> {
                Rows { $($field: self.$field.as_ref().map_or(&[], |table| table.of(child)),)* }
            }
        }
    };
}
pub(crate) use tables;
tables!(define);
