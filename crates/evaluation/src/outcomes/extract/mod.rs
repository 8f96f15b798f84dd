//! An extract of case records: children by pseudonym, each with their events in order of date. Holds no names.

mod build;
mod code;
mod demographics;
mod read;

pub use code::Code;
pub(super) use demographics::years_since;
pub use demographics::{Demographics, Ethnicity, Gender};
pub use read::{ExtractFile, ExtractTable, read};

use calendar::Date;

/// The children of one or more authorities, with all that happened to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extract {
    /// The units by name, in the order of the alphabet: authorities, or teams as “authority / team”.
    pub units: Vec<String>,
    /// The children, in order of authority and pseudonym.
    pub children: Vec<Child>,
    /// How it was read.
    pub reading: Reading,
}

/// How an extract is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whether the units are teams, named “authority / team”, so that every event needs its team.
    pub by_team: bool,
    /// Whether one pseudonym means one child in every authority, as in national data. Where it does not, equal
    /// pseudonyms of two authorities mean nothing.
    pub shared_pseudonyms: bool,
}

/// A unit of the extract, as its place in [`Extract::units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// One child of one authority. A child known to two authorities is two children here.
#[derive(Debug, Clone, PartialEq)]
pub struct Child {
    /// The authority's code or name.
    pub authority: String,
    /// The authority's pseudonym for the child.
    pub pseudonym: String,
    /// Who the child is, as far as it is needed.
    pub demographics: Demographics,
    /// Referrals in order of date, one a day.
    pub referrals: Vec<Referral>,
    /// Assessments in order of their start, one a day.
    pub assessments: Vec<Assessment>,
    /// Days of initial child protection conferences, in order.
    pub conferences: Vec<Date>,
    /// Days on which child protection plans began, in order.
    pub plans: Vec<Date>,
    /// Episodes of care, in order of their period's start and their own.
    pub episodes: Vec<Episode>,
}

/// A referral to children's social care, joined from all records of the same child and day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Referral {
    /// Where the child was known.
    pub unit: UnitId,
    /// The day of the referral.
    pub day: Date,
    /// The day the case was closed, the last recorded.
    pub closed: Option<Date>,
    /// Whether the child was in need, or nothing further was done.
    pub result: ReferralResult,
    /// Whether the family had a low income then, as far as known.
    pub low_income: Option<bool>,
    /// How many child protection plans there had been before.
    pub previous_plans: Option<u32>,
}

/// What came of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralResult {
    /// The case was open: the child was in need.
    InNeed,
    /// No further action, or assessed and not in need.
    NoFurtherAction,
    /// The records do not say.
    Unknown,
}

/// An assessment under section 17.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessment {
    /// Where the child was known.
    pub unit: UnitId,
    /// The day it began.
    pub start: Date,
    /// The day it was authorised.
    pub end: Date,
}

/// An episode of care: the time in one placement under one legal status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// Where the child was known.
    pub unit: UnitId,
    /// The first day of the period of care that it belongs to.
    pub period: Date,
    /// The first day of the episode.
    pub start: Date,
    /// Its last day; none while it goes on.
    pub end: Option<Date>,
    /// The legal status, such as C1 or C2.
    pub legal_status: Code,
    /// The placement, such as U1 or P1.
    pub placement: Code,
    /// Why the episode ended, such as E45.
    pub ended: Option<Code>,
}
