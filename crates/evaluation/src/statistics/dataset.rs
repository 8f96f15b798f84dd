//! Which tables there are, who published them, and which of their columns hold year, authority and level.

use serde::{Deserialize, Serialize};

/// A table of published statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    /// What measures call it.
    pub id: String,
    /// What it holds.
    pub title: String,
    /// The publication it belongs to.
    pub publication: String,
    /// Who published it.
    pub publisher: String,
    /// How it is laid out.
    pub layout: Layout,
    /// What to know before using it.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// Under which licence it is used.
    #[serde(default = "open_government_licence")]
    pub licence: String,
}

fn open_government_licence() -> String {
    "Open Government Licence v3.0".to_owned()
}

/// Which columns hold what every row needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// As the Department publishes: `time_period`, `geographic_level`, `old_la_code`, `la_name`, `region_name`.
    Department,
    /// One row for each authority and year: `year`, `old_la_code`, `la_name`, `region_name`.
    Panel,
}

impl Layout {
    /// The column of the year that ends on 31 March.
    pub(super) fn year(self) -> &'static str {
        match self {
            Self::Department => "time_period",
            Self::Panel => "year",
        }
    }
}

#[derive(Deserialize)]
struct Register {
    dataset: Vec<Dataset>,
}

impl Dataset {
    /// Every table that comes with Kith.
    pub fn bundled() -> Result<Vec<Self>, toml::de::Error> {
        let register: Register = toml::from_str(include_str!("../../data/published/datasets.toml"))?;
        Ok(register.dataset)
    }
}
