//! One sign of the health of an installation.

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found and, if it is not as it should be, what to do.
    pub sentence: String,
}

impl Sign {
    pub(super) fn good(sentence: impl Into<String>) -> Self {
        Self { ok: true, sentence: sentence.into() }
    }

    pub(super) fn bad(sentence: impl Into<String>) -> Self {
        Self { ok: false, sentence: sentence.into() }
    }
}
