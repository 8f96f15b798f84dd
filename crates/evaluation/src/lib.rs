//! The yardstick: a study written down before looking, and an answer that says how sure one may be. Pure: readers take
//! bytes, reports are returned as strings, seeds and dates are arguments.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`study`] | the study as a file: question, units, groups, waves, comparators, exclusions; locked before data are joined |
//! | [`mod@evaluate`] | the whole way from a study file to the files of its report |
//! | [`example`] | studies that come with Kith |
//! | [`invented`] | invented studies that run with nothing else |
//! | [`measures`] | measures as data with versions: windows in days, code lists, clock start, direction, source |
//! | [`input`] | tables as people bring them: CSV read strictly, faults with file, line and column |
//! | [`statistics`] | published statistics as they were published, suppression carried through |
//! | [`outcomes`] | the outcomes of single children, from referrals, assessments, plans and placements |
//! | [`surveys`] | instruments, responses and change between waves |
//! | [`audit`] | case files read against an instrument, and how far two readers agree |
//! | [`yearbook`] | every measure of every authority, and one authority beside its neighbours and England |
//! | [`themes`] | interviews and open answers coded against a framework; counts, never words that identify |
//! | [`methods`] | estimators over plain numbers; they know nothing of authorities or children |
//! | [`report`] | what comes out: pages, charts with tables, numbers, and the manifest that repeats the run |

pub mod audit;
pub mod evaluate;
pub mod example;
pub mod input;
pub mod invented;
pub mod measures;
pub mod methods;
pub mod outcomes;
pub mod report;
pub mod statistics;
pub mod study;
pub mod surveys;
pub mod themes;
mod words;
pub mod yearbook;
