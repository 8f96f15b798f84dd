//! The codes that each column takes, by year. Data only: `data/ssda903/code_sets.csv`.

use super::{Code, Year};

const BUNDLED: &str = include_str!("../../data/ssda903/code_sets.csv");

macro_rules! code_sets {
    ($($(#[$doc:meta])* $field:ident = $column:literal,)*) => {
        /// The codes in force in a year, column by column.
        #[derive(Clone, Debug, Default)]
        pub struct CodeSets {
            $($(#[$doc])* pub $field: Vec<Code>,)*
        }

        impl CodeSets {
            fn of_column(&mut self, column: &str) -> Option<&mut Vec<Code>> {
                match column {
                    $($column => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

code_sets! {
    /// Activity of a care leaver.
    activ = "ACTIV",
    /// Accommodation of a care leaver.
    accom = "ACCOM",
    /// Category of need.
    cin = "CIN",
    /// Ethnic origin.
    ethnic = "ETHNIC",
    /// Whether adopters were foster carers.
    foster_care = "FOSTER_CARE",
    /// Whether the authority is in touch.
    in_touch = "IN_TOUCH",
    /// Authorities that may have arranged a previous permanence.
    la_perm = "LA_PERM",
    /// Legal status.
    ls = "LS",
    /// Legal status of adopters.
    ls_adoptr = "LS_ADOPTR",
    /// Missing or away.
    missing = "MISSING",
    /// Number of adopters.
    nb_adoptr = "NB_ADOPTR",
    /// Type of placement.
    place = "PLACE",
    /// Provider of the placement.
    place_provider = "PLACE_PROVIDER",
    /// Previous permanence.
    prev_perm = "PREV_PERM",
    /// Reason for the change of placement.
    reason_place_change = "REASON_PLACE_CHANGE",
    /// Reason for the end of a decision to place for adoption.
    reason_placed_ceased = "REASON_PLACED_CEASED",
    /// Reason the episode ceased.
    rec = "REC",
    /// Participation in a review.
    review_code = "REVIEW_CODE",
    /// Reason for the new episode.
    rne = "RNE",
    /// Reason for no SDQ score.
    sdq_reason = "SDQ_REASON",
    /// Sex.
    sex = "SEX",
    /// Sex of adopters.
    sex_adoptr = "SEX_ADOPTR",
    /// Reason for a change of social worker.
    sw_reason = "SW_REASON",
}

/// A code and what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// The column that takes the code.
    pub column: String,
    /// The code.
    pub code: String,
    /// The first and the last year in which it is in force, where it was not always.
    pub years: (Option<Year>, Option<Year>),
    /// What it means; empty where the Department's list has only the code.
    pub name: String,
}

/// Every code of every year.
pub fn meanings() -> Vec<Meaning> {
    let mut lines = csv::Reader::from_reader(BUNDLED.as_bytes());
    let lines = lines.records().map_while(Result::ok).map(|line| {
        let cell = |at| line.get(at).unwrap_or("");
        let year = |at| cell(at).parse().ok().map(Year);
        Meaning {
            column: cell(0).to_owned(),
            code: cell(1).to_owned(),
            years: (year(2), year(3)),
            name: cell(4).to_owned(),
        }
    });
    lines.collect()
}

impl CodeSets {
    /// The codes in force in a year.
    pub fn of(year: Year) -> Self {
        let mut sets = Self::default();
        for Meaning { column, code, years: (from, until), .. } in meanings() {
            if from.is_none_or(|from| from <= year)
                && until.is_none_or(|until| year <= until)
                && let Some(set) = sets.of_column(&column)
            {
                set.push(Code::new(&code));
            }
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_of_a_known_column_and_fits_a_word() {
        let mut sets = CodeSets::default();
        for meaning in meanings() {
            assert!(sets.of_column(&meaning.column).is_some(), "{}", meaning.column);
            assert!(!Code::new(&meaning.code).is_hashed());
        }
    }

    #[test]
    fn codes_come_and_go_with_the_years() {
        let place = |year, code| CodeSets::of(Year(year)).place.contains(&Code::new(code));
        assert!(place(2024, "P2") && !place(2025, "P2"));
        assert!(!place(2024, "K3") && place(2025, "K3"));
        assert!(place(2025, "Z1") && !place(2026, "Z1") && place(2026, "Z14"));
    }
}
