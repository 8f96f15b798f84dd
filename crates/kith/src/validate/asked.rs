//! What is asked of a return.

use super::output;
use crate::command_error::CommandError;
use clap::Args;
use returns::Year;

/// What is asked of a check, whichever return it is.
#[derive(Args)]
pub(crate) struct Asked {
    /// Only these rules, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub(super) rules: Option<Vec<String>>,
    /// The collection year whose rules apply, such as 2025-26; otherwise the year that the return says
    #[arg(long, value_parser = year)]
    pub(super) year: Option<Year>,
    #[command(flatten)]
    pub(super) output: output::Output,
}

impl Asked {
    /// Refuses a code that no rule has: a misspelt rule would look like a clean return.
    pub(super) fn check_codes(&self, known: impl Iterator<Item = &'static str>) -> Result<(), CommandError> {
        let known: Vec<&str> = known.collect();
        let is_known = |code: &str| known.iter().any(|known| known.eq_ignore_ascii_case(code.trim()));
        let unknown = self.rules.iter().flatten().find(|code| !is_known(code));
        match unknown {
            Some(code) => Err(CommandError::Refused(format!(
                "There is no rule {code}. The codes are listed by: kith rules"
            ))),
            None => Ok(()),
        }
    }
}

/// A collection year: `2025-26`, `2025_26`, `2025/26`, or the year in which it ends, `2026`.
fn year(text: &str) -> Result<Year, String> {
    let year = match text.split_once(['-', '_', '/']) {
        Some((from, to)) => from
            .parse::<u16>()
            .ok()
            .map(|from| from + 1)
            .filter(|ends| to.len() >= 2 && ends.to_string().ends_with(to)),
        None => text.parse().ok(),
    };
    let known = Year::FIRST..=Year::LAST;
    year.map(Year).filter(|year| known.contains(year)).ok_or_else(|| {
        format!("Kith knows the collection years {} to {}, written like 2025-26", Year::FIRST, Year::LAST)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_written_as_people_write_it() {
        for text in ["2025-26", "2025_26", "2025/26", "2025-2026", "2026"] {
            assert_eq!(year(text), Ok(Year(2026)), "{text}");
        }
        for text in ["2025-27", "2025", "1999-00", "26", "next", "2025-6"] {
            assert_eq!(year(text).is_ok(), text == "2025", "{text}");
        }
    }
}
