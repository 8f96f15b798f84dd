//! A thematic framework as data.

use serde::Deserialize;

/// A framework of themes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// What a study file calls it.
    pub id: String,
    /// The version of this description.
    pub version: String,
    /// What it is called in a report.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// The themes, in the order in which they are reported.
    pub theme: Vec<Theme>,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What codings call it.
    pub id: String,
    /// What it is called in a report.
    pub name: String,
    /// What is coded under it.
    pub means: String,
}

/// Why a framework is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameworkFault {
    /// The text is not a framework.
    #[error("The framework of themes cannot be read: {0}")]
    Unreadable(String),
    /// It has no themes.
    #[error("“{0}” has no themes.")]
    Empty(String),
    /// Two themes of one name.
    #[error("“{0}” has the theme “{1}” twice.")]
    Twice(String, String),
}

impl Framework {
    /// Reads a framework and checks it.
    pub fn read(text: &str) -> Result<Self, FrameworkFault> {
        let framework: Self =
            toml::from_str(text).map_err(|error| FrameworkFault::Unreadable(error.to_string()))?;
        let themes = &framework.theme;
        if themes.is_empty() {
            return Err(FrameworkFault::Empty(framework.name));
        }
        let earlier = |at: usize| themes[..at].iter().any(|theme| theme.id == themes[at].id);
        match (0..themes.len()).find(|&at| earlier(at)) {
            Some(at) => Err(FrameworkFault::Twice(framework.name.clone(), themes[at].id.clone())),
            None => Ok(framework),
        }
    }

    /// The framework that comes with Kith.
    pub fn bundled() -> Result<Self, FrameworkFault> {
        Self::read(include_str!("../../data/themes/practice-1.toml"))
    }
}
