//! From the files of a return to its tables: which file is which, and what to say where two are the same.

use rayon::prelude::*;

use super::Parsed;
use super::file_name::is_litter;
use super::recognise::{Known, recognise};
use super::remarks::refused;
use super::table::Source;
use super::year::{Guess, not_last_year, other_than_asked, unknown};
use crate::report::{Remark, Weight};
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

/// A return as it was read.
pub(crate) struct Reading {
    /// The return; without any table where it is not to be checked.
    pub(crate) whole: Return,
    /// What was odd or could not be read.
    pub(crate) remarks: Vec<Remark>,
    /// Whether nothing is to be checked, because the year is not known.
    pub(crate) is_refused: bool,
}

/// Reads a return from its files, this year's and last year's, and says what was odd or could not be read. Where its dates
/// are to tell the year and do not tell one whose rules are known, the return has no table.
pub fn read(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    of: Of,
    reference: Reference,
) -> (Return, Vec<Remark>) {
    let Reading { whole, remarks, .. } = reading(this_year, last_year, of, reference);
    (whole, remarks)
}

/// The same, and whether there is anything to check.
pub(crate) fn reading(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    of: Of,
    reference: Reference,
) -> Reading {
    let ((this, mut remarks), (last, more)) =
        rayon::join(|| files_of(this_year, false), || files_of(last_year, true));
    remarks.extend(more.into_iter().map(of_last_year));
    let guess = Guess::of(&this);
    let collection = match of {
        Of::Collection(collection) => Some(collection),
        Of::Year(year) => {
            remarks.extend(
                guess.filter(|guess| guess.speaks_against(year)).map(|guess| other_than_asked(&guess, year)),
            );
            Some(Collection::of(year))
        }
        Of::ItsDates => match guess {
            Some(guess) if (Year::FIRST..=Year::LAST).contains(&guess.year) => {
                remarks.push(guess.remark());
                Some(Collection::of(guess.year))
            }
            Some(guess) => {
                remarks.push(guess.refused());
                None
            }
            None => {
                if this.is_any() {
                    remarks.push(unknown());
                }
                None
            }
        },
    };
    let Some(collection) = collection else {
        let none = Collection::of(Year::LAST);
        let whole = Return::new(none, reference, Files::default(), Files::default());
        return Reading { whole, remarks, is_refused: true };
    };
    remarks.extend(same_files(this_year, last_year));
    let before = Year(collection.year.0.saturating_sub(1));
    let other = Guess::of(&last).filter(|guess| guess.speaks_against(before));
    remarks.extend(other.map(|guess| not_last_year(&guess, collection.year)));
    let is_refused = !this.is_any() && !last.is_any();
    Reading { whole: Return::new(collection, reference, this, last), remarks, is_refused }
}

/// Says of a remark about a file, which begins with its name, that the file is last year's.
fn of_last_year(mut remark: Remark) -> Remark {
    remark.said.insert_str(0, "Last year's ");
    remark
}

/// Says which of last year's files are, byte for byte, this year's. One that says who the children are may be: what happens in
/// a year is never the same in the next.
fn same_files(this_year: &[File<'_>], last_year: &[File<'_>]) -> Option<Remark> {
    let is_same = |last: &&File<'_>| {
        let filled = last.bytes.iter().filter(|byte| matches!(**byte, b'\n' | b'\r')).nth(2).is_some();
        filled && this_year.iter().any(|this| this.bytes == last.bytes)
    };
    let table = |file: &File<'_>| recognise(file).0.map(|known| known.layout.table);
    let same = last_year.iter().filter(|file| !is_litter(file.name)).filter(is_same);
    let tables: Vec<(&str, Table)> = same.filter_map(|file| Some((file.name, table(file)?))).collect();
    let names = tables.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    tables.iter().any(|(_, table)| table.tells_of_the_year()).then(|| Remark {
        weight: Weight::Noticed,
        line: None,
        said: format!(
            "Files given as last year's are, byte for byte, this year's: {names}. What the rules that compare the years find \
             in them is worth nothing."
        ),
    })
}

fn files_of(files: &[File<'_>], last_year: bool) -> (Files, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut known: Vec<Known<'_>> = Vec::new();
    let recognised: Vec<_> = files.par_iter().filter(|file| !is_litter(file.name)).map(recognise).collect();
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
                    .map(|Known { name, text, mark, layout, rows_from, first_line }| {
                        let mut remarks = Vec::new();
                        let source = Source {
                            file: name,
                            text: text.get(*rows_from..).unwrap_or_default(),
                            first_line: *first_line,
                            mark: *mark,
                            layout,
                            last_year,
                        };
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
