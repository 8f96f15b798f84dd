//! From the files of a return to its tables: which file is which, and what to say where two are the same.

use rayon::prelude::*;

use super::recognise::{Known, recognise};
use super::remarks::refused;
use super::table::Source;
use super::{Parsed, year_of};
use crate::report::Remark;
use crate::ssda903::set::{Files, tables};
use crate::ssda903::tables::{
    Adoption, Dolo, Episode, Header, MissingPeriod, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review,
    SocialWorkerEpisode, Uasc,
};
use crate::ssda903::{Reference, Return, Table};
use crate::{Collection, Year};

/// A file of a return.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, without the directory.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Which year a return is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// This collection.
    Collection(Collection),
    /// The collection of this year.
    Year(Year),
    /// The year to which most of its dates belong.
    ItsDates,
}

/// Reads a return from its files, this year's and last year's, and says what was odd or could not be read.
pub fn read(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    of: Of,
    reference: Reference,
) -> (Return, Vec<Remark>) {
    let ((this, mut remarks), (last, more)) =
        rayon::join(|| files_of(this_year, false), || files_of(last_year, true));
    remarks.extend(more);
    let collection = match of {
        Of::Collection(collection) => collection,
        Of::Year(year) => Collection::of(year),
        Of::ItsDates => Collection::of(year_of(&this).unwrap_or(Year::LAST)),
    };
    (Return::new(collection, reference, this, last), remarks)
}

fn files_of(files: &[File<'_>], last_year: bool) -> (Files, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut known: Vec<Known<'_>> = Vec::new();
    let recognised: Vec<_> = files.par_iter().map(recognise).collect();
    for (file, mut said) in recognised {
        remarks.append(&mut said);
        known.extend(file);
    }
    for table in Table::ALL {
        refuse_several(table, &mut known, &mut remarks);
    }
    // The largest first, so that both ends of the work finish together.
    known.sort_by_key(|file| std::cmp::Reverse(file.text.len()));
    Files::read(&known, last_year, remarks)
}

/// Where several files are the same table, refuses them all.
fn refuse_several(table: Table, known: &mut Vec<Known<'_>>, remarks: &mut Vec<Remark>) {
    let same: Vec<&str> =
        known.iter().filter(|file| file.layout.table == table).map(|file| file.name).collect();
    if same.len() < 2 {
        return;
    }
    for name in &same {
        let others: Vec<&str> = same.iter().copied().filter(|other| other != name).collect();
        let (table, others) = (table.name(), others.join(", "));
        remarks.push(refused(
            name,
            &format!(
                "holds the table {table}, and so does {others}. None of them was read, for Kith cannot know which is meant."
            ),
        ));
    }
    known.retain(|file| file.layout.table != table);
}

macro_rules! read_tables {
    ($($(#[$doc:meta])* $field:ident: $row:ty = $table:ident,)*) => {
        /// A table of one of the twelve kinds.
        enum Any {
            $($table(Parsed<$row>),)*
        }

        impl Files {
            fn read(known: &[Known<'_>], last_year: bool, mut remarks: Vec<Remark>) -> (Self, Vec<Remark>) {
                let parsed: Vec<(Option<Any>, Vec<Remark>)> = known
                    .par_iter()
                    .with_max_len(1)
                    .map(|Known { name, text, mark, layout }| {
                        let mut remarks = Vec::new();
                        let source = Source { file: name, text, mark: *mark, layout, last_year };
                        let table = match layout.table {
                            $(Table::$table => source.parse::<$row>(&mut remarks).map(Any::$table),)*
                        };
                        (table, remarks)
                    })
                    .collect();
                let mut files = Self::default();
                for (table, said) in parsed {
                    remarks.extend(said);
                    match table {
                        $(Some(Any::$table(table)) => files.$field = Some(table),)*
                        None => {}
                    }
                }
                (files, remarks)
            }
        }
    };
}
tables!(read_tables);
