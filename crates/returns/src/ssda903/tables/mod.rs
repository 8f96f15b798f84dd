//! The twelve tables of an SSDA903 return: what a row of each holds. Reading them from files is in `reader`.

mod ad1;
mod cell;
mod dolo;
mod episode;
mod header;
mod missing;
mod oc2;
mod oc3;
mod placed_adoption;
mod prev_perm;
mod review;
mod sw_episode;
mod uasc;

pub use ad1::Adoption;
pub use cell::{Cell, Distance, Postcode};
pub use dolo::Dolo;
pub use episode::Episode;
pub use header::Header;
pub use missing::MissingPeriod;
pub use oc2::Oc2;
pub use oc3::Oc3;
pub use placed_adoption::PlacedForAdoption;
pub use prev_perm::PreviousPermanence;
pub use review::Review;
pub use sw_episode::SocialWorkerEpisode;
pub use uasc::Uasc;

use super::DateCell;
use crate::Year;

/// A table of the return, in the order in which the Department lists them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Table {
    /// Who the child is.
    Header,
    /// Periods of one placement under one legal status.
    Episodes,
    /// Reviews of the child's case.
    Reviews,
    /// Unaccompanied asylum-seeking children.
    Uasc,
    /// Health and convictions of children looked after for twelve months.
    Oc2,
    /// Care leavers.
    Oc3,
    /// Children adopted in the year.
    Ad1,
    /// Decisions to place a child for adoption.
    PlacedAdoption,
    /// Children who came back into care after a permanence order.
    PrevPerm,
    /// Times missing or away without authorisation.
    Missing,
    /// The social workers of a child.
    SwEpisodes,
    /// Deprivation of liberty orders.
    Dolo,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 12] = [
        Self::Header,
        Self::Episodes,
        Self::Reviews,
        Self::Uasc,
        Self::Oc2,
        Self::Oc3,
        Self::Ad1,
        Self::PlacedAdoption,
        Self::PrevPerm,
        Self::Missing,
        Self::SwEpisodes,
        Self::Dolo,
    ];

    /// The table's name in reports, as the tools that authorities use have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "Header",
            Self::Episodes => "Episodes",
            Self::Reviews => "Reviews",
            Self::Uasc => "UASC",
            Self::Oc2 => "OC2",
            Self::Oc3 => "OC3",
            Self::Ad1 => "AD1",
            Self::PlacedAdoption => "PlacedAdoption",
            Self::PrevPerm => "PrevPerm",
            Self::Missing => "Missing",
            Self::SwEpisodes => "SWEpisodes",
            Self::Dolo => "DoLo",
        }
    }

    /// The name of last year's table.
    pub const fn last_year_name(self) -> &'static str {
        match self {
            Self::Header => "Header last year",
            Self::Episodes => "Episodes last year",
            Self::Reviews => "Reviews last year",
            Self::Uasc => "UASC last year",
            Self::Oc2 => "OC2 last year",
            Self::Oc3 => "OC3 last year",
            Self::Ad1 => "AD1 last year",
            Self::PlacedAdoption => "PlacedAdoption last year",
            Self::PrevPerm => "PrevPerm last year",
            Self::Missing => "Missing last year",
            Self::SwEpisodes => "SWEpisodes last year",
            Self::Dolo => "DoLo last year",
        }
    }

    /// The columns that Kith works out for this table.
    pub const fn derived(self) -> &'static [&'static str] {
        match self {
            Self::Header => Header::DERIVED,
            Self::Episodes => Episode::DERIVED,
            _ => &[],
        }
    }

    /// Whether it tells what happened in the year, so that it cannot be the same in two; the others tell who children are or
    /// what was once decided.
    pub const fn tells_of_the_year(self) -> bool {
        match self {
            Self::Episodes
            | Self::Reviews
            | Self::Oc2
            | Self::Oc3
            | Self::Ad1
            | Self::Missing
            | Self::SwEpisodes
            | Self::Dolo => true,
            Self::Header | Self::Uasc | Self::PlacedAdoption | Self::PrevPerm => false,
        }
    }

    /// The first year of which the return has this table.
    pub const fn since(self) -> Year {
        match self {
            Self::SwEpisodes => Year(2024),
            Self::Dolo => Year(2027),
            _ => Year::FIRST,
        }
    }

    /// The columns that a file of this table must have.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Header => Header::COLUMNS,
            Self::Episodes => Episode::COLUMNS,
            Self::Reviews => Review::COLUMNS,
            Self::Uasc => Uasc::COLUMNS,
            Self::Oc2 => Oc2::COLUMNS,
            Self::Oc3 => Oc3::COLUMNS,
            Self::Ad1 => Adoption::COLUMNS,
            Self::PlacedAdoption => PlacedForAdoption::COLUMNS,
            Self::PrevPerm => PreviousPermanence::COLUMNS,
            Self::Missing => MissingPeriod::COLUMNS,
            Self::SwEpisodes => SocialWorkerEpisode::COLUMNS,
            Self::Dolo => Dolo::COLUMNS,
        }
    }
}

/// Where a row stands: this year's file or last year's, and its place in it, the first row after the heading being 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct At(u32);

impl At {
    const LAST_YEAR: u32 = 1 << 31;

    /// A row of this year's file.
    pub const fn this_year(row: u32) -> Self {
        Self(row)
    }

    /// A row of last year's file.
    pub const fn last_year(row: u32) -> Self {
        Self(row | Self::LAST_YEAR)
    }

    /// The row's place in its file, the first after the heading being 0.
    pub const fn row(self) -> u32 {
        self.0 & !Self::LAST_YEAR
    }

    /// Whether the row is in last year's file.
    pub const fn is_last_year(self) -> bool {
        self.0 & Self::LAST_YEAR != 0
    }
}

/// A row of one of the tables.
pub trait Row: Default + Send + Sync + 'static {
    /// The table it is a row of.
    const TABLE: Table;
    /// The columns of the file, in the Department's order. The first is always CHILD.
    const COLUMNS: &'static [&'static str];
    /// Columns that Kith works out, after those of the file.
    const DERIVED: &'static [&'static str];

    /// Where the row stands.
    fn at(&self) -> At;
    /// Says where the row stands.
    fn set_at(&mut self, at: At);
    /// Reads one cell into the row. The child's identifier, column 0, is not kept in the row. Answers whether
    /// [`Row::show`] can give the text back as it was.
    fn read(&mut self, column: usize, text: &str, dates: super::reader::DateFormat) -> bool;
    /// The cell's value as it would be written, or nothing where it is blank or was not kept.
    fn show(&self, column: usize) -> Option<String>;
    /// Which columns hold dates.
    fn is_date(column: usize) -> bool;
    /// The date in a column; blank where the column holds none.
    fn date(&self, column: usize) -> DateCell;
    /// The date by which a child's rows are put in order; rows without one come last, and what is equal stays in the order
    /// of the file.
    fn order(&self) -> DateCell;
}

/// Declares the row of a table: its fields, the columns that they are read from, and the field that orders the rows.
macro_rules! row {
    (
        $(#[$about:meta])*
        $name:ident of $table:ident, in order of $order:expr;
        $($(#[$doc:meta])* $field:ident : $kind:ty = $column:literal,)*
        $(; derived { $($(#[$derived_doc:meta])* $derived:ident : $derived_kind:ty = $derived_column:literal,)* })?
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct $name {
            at: $crate::ssda903::tables::At,
            $($(#[$doc])* pub $field: $kind,)*
            $($($(#[$derived_doc])* pub $derived: $derived_kind,)*)?
        }

        impl $crate::ssda903::tables::Row for $name {
            const TABLE: $crate::ssda903::tables::Table = $crate::ssda903::tables::Table::$table;
            const COLUMNS: &'static [&'static str] = &["CHILD", $($column,)*];
            const DERIVED: &'static [&'static str] = &[$($($derived_column,)*)?];

            fn at(&self) -> $crate::ssda903::tables::At {
                self.at
            }

            fn set_at(&mut self, at: $crate::ssda903::tables::At) {
                self.at = at;
            }

            fn read(&mut self, column: usize, text: &str, dates: $crate::ssda903::reader::DateFormat) -> bool {
                use $crate::ssda903::tables::Cell;
                let mut number = 0;
                $(
                    number += 1;
                    if column == number {
                        self.$field = <$kind>::read(text, dates);
                        return self.$field.is_faithful();
                    }
                )*
                $($(
                    number += 1;
                    if column == number {
                        self.$derived = <$derived_kind>::read(text, dates);
                        return self.$derived.is_faithful();
                    }
                )*)?
                let _ = number;
                true
            }

            fn show(&self, column: usize) -> Option<String> {
                use $crate::ssda903::tables::Cell;
                let mut number = 0;
                $(
                    number += 1;
                    if column == number {
                        return self.$field.show();
                    }
                )*
                $($(
                    number += 1;
                    if column == number {
                        return self.$derived.show();
                    }
                )*)?
                let _ = number;
                None
            }

            fn is_date(column: usize) -> bool {
                use $crate::ssda903::tables::Cell;
                let kinds: &[bool] = &[false, $(<$kind>::IS_DATE,)*];
                kinds.get(column).copied().unwrap_or(false)
            }

            fn date(&self, column: usize) -> $crate::ssda903::DateCell {
                use $crate::ssda903::tables::Cell;
                let mut number = 0;
                $(
                    number += 1;
                    if column == number {
                        return self.$field.date();
                    }
                )*
                let _ = number;
                $crate::ssda903::DateCell::Blank
            }

            fn order(&self) -> $crate::ssda903::DateCell {
                let order: fn(&Self) -> _ = $order;
                order(self)
            }
        }
    };
}
pub(crate) use row;
