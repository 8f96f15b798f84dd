//! What one line counts: data with a version, so that a figure names its definition and two definitions never share an axis (I39).

use crate::{Line, Window};
use practice::Kind;
use std::fmt;

/// One version of what a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// The line.
    pub line: Line,
    /// The number of its indicator in the list of pathway 6.
    pub number: u8,
    /// The version. What is counted otherwise gets the next one.
    pub version: u16,
    /// What is counted.
    pub counts: &'static str,
    /// Out of what.
    pub out_of: OutOf,
    /// Over which time.
    pub window: Window,
    /// What is left out, in sentences.
    pub leaves_out: &'static [&'static str],
    /// From which kinds of things it is worked out.
    pub sources: &'static [Kind],
    /// Which way is better. It is the only band there is: no national target is known for any of them.
    pub band: Better,
    /// What is published under the same definition.
    pub twin: Twin,
}

/// Out of what a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutOf {
    /// Things of the record; the figure is a share of them.
    Things(&'static str),
    /// Children aged 0 to 17 who live here; the figure is so many in 10,000.
    Children,
    /// Social workers, full-time; the figure is so many for each.
    Workers,
}

impl OutOf {
    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Things(words) => words,
            Self::Children => "10,000 children aged 0 to 17 who live here",
            Self::Workers => "social workers of the authority, counted as full-time",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More.
    Higher,
    /// Less.
    Lower,
    /// Neither by itself.
    Neither,
}

impl Better {
    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Higher => "Higher is better. No target is set",
            Self::Lower => "Lower is better. No target is set",
            Self::Neither => "Neither higher nor lower is better by itself",
        }
    }
}

/// Whether something is published under the same definition, so that it may stand beside the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// The measure of the published statistics, with its version: `re-referrals@DFE-2025`.
    Published(&'static str),
    /// Nothing is, and why.
    None(&'static str),
}

impl Definition {
    /// The version that holds now.
    pub fn of(line: Line) -> Option<&'static Self> {
        Self::all().filter(|one| one.line == line).max_by_key(|one| one.version)
    }
}

impl fmt::Display for Definition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@KITH-{}", self.line.code(), self.version)
    }
}
