//! Everything that a report is made from.

use crate::report::Section;
use crate::study::evidence::UsedFile;
use crate::study::run::Finding;
use crate::study::{Evaluation, Lock, Study};

/// Everything that a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The study.
    pub study: &'a Study,
    /// The hash of the study file.
    pub study_sha256: &'a str,
    /// The lock, where there is one.
    pub lock: Option<&'a Lock>,
    /// What came out.
    pub evaluation: &'a Evaluation,
    /// Sections of surveys, audits and interviews.
    pub more: &'a [Section],
    /// Files of the study that were read for these.
    pub files: &'a [UsedFile],
    /// The version of Kith.
    pub version: &'a str,
}

impl Made<'_> {
    /// Whether the study looks at outcomes. One of surveys, case files and talks has none, and says nothing of them.
    pub(super) fn has_outcomes(&self) -> bool {
        !self.study.plan.outcomes.is_empty()
    }

    pub(super) fn findings(&self) -> &[Finding] {
        &self.evaluation.findings
    }
}
