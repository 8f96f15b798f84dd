//! One check of one return: what was found, and while it is held, the files behind it.

use super::{Index, ReturnsSettings, Which};
use crate::checks::named_file::NamedFile;
use jiff::Timestamp;
use record::saved_returns::Checked;
use returns::{
    Year, cin,
    report::{Level, Report, Sheet},
    ssda903::{self, File, Return},
};
use std::sync::Arc;

/// The files of a return.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Files {
    /// This year's.
    pub(crate) this_year: Vec<NamedFile>,
    /// Last year's, for returns that are compared with them.
    pub(crate) last_year: Vec<NamedFile>,
}

/// What a check was made from, as far as it is still there.
#[derive(Debug)]
pub(crate) enum Source {
    /// A census, which is read again when a child is looked at.
    Cin(Arc<Files>),
    /// The files of a return and its tables.
    Ssda903(Arc<Files>, Box<Return>),
    /// A saved check has no files.
    Saved,
}

/// A check.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its number, in addresses and in the journal.
    pub(crate) id: i64,
    /// Of which return.
    pub(crate) which: Which,
    /// When.
    pub(crate) checked_at: Timestamp,
    /// What was found.
    pub(crate) report: Arc<Report>,
    /// Who it is about.
    pub(crate) index: Index,
    /// What it was made from.
    pub(crate) source: Source,
    /// The year that the analyst asked for, where not that of the files.
    pub(crate) asked: Option<Year>,
    /// What the check of the same return before this one in the same session found.
    pub(crate) earlier: Option<Earlier>,
}

/// What an earlier check found.
#[derive(Debug, Clone)]
pub(crate) struct Earlier {
    /// When it was made.
    pub(crate) checked_at: Timestamp,
    /// What it found.
    pub(crate) report: Arc<Report>,
}

impl Files {
    /// How much they take, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.this_year.iter().chain(&self.last_year).map(|file| file.bytes.len()).sum()
    }
}

impl Run {
    /// Checks a return. Takes as long as its size asks for, on all processors: not for a thread that answers requests.
    pub(crate) fn check(
        id: i64,
        which: Which,
        checked_at: Timestamp,
        files: Arc<Files>,
        asked: Option<Year>,
        settings: &ReturnsSettings,
    ) -> Self {
        let (source, report) = match which {
            Which::Cin => {
                let bytes = files.this_year.first().map_or(&[][..], |file| &file.bytes);
                let report = cin::check(bytes, &cin_options(asked));
                (Source::Cin(files), report)
            }
            Which::Ssda903 => {
                let (whole, report) = ssda903::check_and_hold(
                    &as_given(&files.this_year),
                    &as_given(&files.last_year),
                    (*settings.reference).clone(),
                    &ssda903::Options { year: asked, rules: None },
                );
                (Source::Ssda903(files, Box::new(whole)), report)
            }
        };
        let index = Index::of(&report);
        Self { id, which, checked_at, report: Arc::new(report), index, source, asked, earlier: None }
    }

    /// A saved check, of which only what was found is there.
    pub(crate) fn saved(id: i64, which: Which, checked_at: Timestamp, report: Report) -> Self {
        let index = Index::of(&report);
        Self {
            id,
            which,
            checked_at,
            report: Arc::new(report),
            index,
            source: Source::Saved,
            asked: None,
            earlier: None,
        }
    }

    /// The files, where they are still there.
    pub(crate) fn files(&self) -> Option<&Arc<Files>> {
        match &self.source {
            Source::Cin(files) | Source::Ssda903(files, _) => Some(files),
            Source::Saved => None,
        }
    }

    /// Every row of a child, table by table; none where the files are not there.
    pub(crate) fn rows_of(&self, child: &str) -> Vec<Sheet> {
        match &self.source {
            Source::Cin(files) => {
                let bytes = files.this_year.first().map_or(&[][..], |file| &file.bytes);
                cin::rows_of(bytes, &cin_options(self.asked), child)
            }
            Source::Ssda903(_, whole) => whole.rows_of(child),
            Source::Saved => Vec::new(),
        }
    }

    /// About how much it takes in memory, in bytes: its files, as much again for tables made of them, and what was found.
    pub(crate) fn size(&self) -> usize {
        let files = match &self.source {
            Source::Cin(files) => files.size(),
            Source::Ssda903(files, _) => 3 * files.size(),
            Source::Saved => 0,
        };
        files + size(&self.report) + self.earlier.as_ref().map_or(0, |earlier| size(&earlier.report))
    }

    /// What lists and the journal say of it.
    pub(crate) fn summary(&self) -> Checked {
        Checked {
            id: self.id,
            what: self.which.code().to_owned(),
            year: self.report.year.0,
            checked_at: self.checked_at,
            name: String::new(),
            reason: String::new(),
            children: self.report.children,
            errors: self.report.count(Level::Error) as u64,
            queries: self.report.count(Level::Query) as u64,
            whole: self.report.is_whole(),
        }
    }
}

fn size(report: &Report) -> usize {
    let cell = size_of::<returns::report::Cell>() + 16;
    let cells: usize = report.findings.iter().map(|finding| finding.cells.len() + finding.with.len()).sum();
    let finding = size_of::<returns::report::Finding>() + 32;
    cell * cells + finding * report.findings.len()
}

fn cin_options(year: Option<Year>) -> cin::Options {
    cin::Options { year, rules: None }
}

fn as_given(files: &[NamedFile]) -> Vec<File<'_>> {
    files.iter().map(|file| File { name: &file.name, bytes: &file.bytes }).collect()
}
