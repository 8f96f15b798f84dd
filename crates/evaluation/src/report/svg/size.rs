//! How large a figure is drawn.

/// How wide a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For a desk and for paper.
    Wide,
    /// For a phone.
    Narrow,
}

impl Size {
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Narrow => 330.0,
        }
    }

    pub(super) fn is_wide(self) -> bool {
        self == Self::Wide
    }
}
