//! What people and systems call the columns of the tables instead of the Department's names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::headings::Name;
use crate::ssda903::Table;

/// Each column with its other names, read by the rule of [`headings`](crate::headings): the capitals, marks and order of their
/// words are as they please.
static OTHER_NAMES: [(&str, &[&str]); 40] = [
    (
        "CHILD",
        &[
            "Child identifier",
            "LAchildID",
            "LA child identifier",
            "Local authority child identifier",
            "Unique child identifier",
            "Child number",
            "Child code",
            "Child reference",
            "Child unique reference",
        ],
    ),
    ("DOB", &["Date of birth", "Date born", "Child DOB", "Child date of birth"]),
    ("SEX", &["Sex code", "Child sex"]),
    ("ETHNIC", &["Ethnic origin", "Ethnic code", "Ethnic group"]),
    ("UPN", &["Unique pupil number", "Pupil number", "UPN number"]),
    ("MOTHER", &["Mother status", "Mother flag", "Mother indicator"]),
    (
        "MC_DOB",
        &[
            "Mothers child DOB",
            "Mother child DOB",
            "Mothers child date of birth",
            "Mother child date of birth",
        ],
    ),
    ("DECOM", &["Date episode commenced", "Episode start date", "Date of commencement of episode"]),
    ("RNE", &["Reason for new episode", "Reason new episode code"]),
    ("LS", &["Legal status", "Legal status code"]),
    ("CIN", &["Category of need", "CIN code", "Need code", "Category of need code"]),
    ("PLACE", &["Placement", "Placement type", "Placement code", "Placement type code"]),
    ("PLACE_PROVIDER", &["Placement provider", "Placement provider code", "Provider of placement"]),
    ("DEC", &["Date episode ceased", "Episode end date", "Date ceased", "Date episode ended"]),
    ("REC", &["Reason episode ceased", "Reason episode ended", "Reason ceased"]),
    (
        "REASON_PLACE_CHANGE",
        &["Reason for placement change", "Reason placement changed", "Reason for change of placement", "RPC"],
    ),
    ("HOME_POST", &["Home postcode", "Child home postcode", "Postcode home address"]),
    ("PL_POST", &["Placement postcode", "Postcode placement address"]),
    (
        "URN",
        &[
            "Ofsted URN",
            "Provider URN",
            "Placement URN",
            "URN number",
            "Ofsted unique reference number",
            "Unique reference number",
        ],
    ),
    ("REVIEW", &["Review date", "Date of review"]),
    (
        "REVIEW_CODE",
        &["Review participation code", "Participation code", "Participation method", "Review participation"],
    ),
    ("DUC", &["Date UASC status ceased", "Date UASC ceased", "UASC end date"]),
    ("MISSING", &["Missing or absent", "Missing type", "Missing away without authorisation"]),
    ("MIS_START", &["Missing start", "Missing start date", "Missing episode start date"]),
    ("MIS_END", &["Missing end", "Missing end date", "Missing episode end date"]),
    ("DATE_INT", &["Date of intention", "Date should be placed intention"]),
    ("DATE_MATCH", &["Date matched", "Date of match", "Matching date"]),
    ("FOSTER_CARE", &["Foster carer adoption", "Adopted by foster carer"]),
    ("NB_ADOPTR", &["Number of adopters", "Number adopters"]),
    ("SEX_ADOPTR", &["Sex of adopters", "Sex of adopter"]),
    ("LS_ADOPTR", &["Legal status of adopters", "Legal status of adopter"]),
    ("DATE_PLACED", &["Date placed", "Date placed for adoption"]),
    ("DATE_PLACED_CEASED", &["Date placed for adoption ceased", "Placed for adoption end date"]),
    ("REASON_PLACED_CEASED", &["Reason placed for adoption ceased"]),
    ("SW_ID", &["Social worker identifier", "Social worker registration number"]),
    ("SW_DECOM", &["Social worker start date", "Social worker episode start date"]),
    ("SW_DEC", &["Social worker end date", "Social worker episode end date"]),
    ("SW_REASON", &["Social worker change reason", "Reason for social worker change"]),
    ("DOLO_START", &["DoLO start date", "Deprivation of liberty order start date"]),
    ("DOLO_END", &["DoLO end date", "Deprivation of liberty order end date"]),
];

/// The Department's name of each column of any table, and its other names.
static NAMES: LazyLock<HashMap<&'static str, (Name, Vec<Name>)>> = LazyLock::new(|| {
    let columns = Table::ALL.into_iter().flat_map(|table| table.columns().iter().copied());
    columns.map(|column| (column, (Name::of(column), other_names(column).map(Name::of).collect()))).collect()
});

fn other_names(column: &str) -> impl Iterator<Item = &'static str> {
    let named = OTHER_NAMES.iter().find(|(name, _)| *name == column);
    named.into_iter().flat_map(|(_, names)| names.iter().copied())
}

/// Whether a heading is the Department's name of a column but for capitals and marks.
pub(super) fn is_named(heading: &Name, column: &str) -> bool {
    NAMES.get(column).is_some_and(|(own, _)| own.is_spelt(heading))
}

/// Whether a heading means a column, by whatever name.
pub(super) fn means(heading: &Name, column: &str) -> bool {
    NAMES
        .get(column)
        .is_some_and(|(own, others)| own.is(heading) || others.iter().any(|other| other.is(heading)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_that_of_two_columns_of_a_table() {
        for table in Table::ALL {
            for column in table.columns() {
                let others = table.columns().iter().filter(|other| *other != column);
                for name in others.flat_map(|other| other_names(other).chain([*other])) {
                    assert!(!means(&Name::of(name), column), "{name} and {column} of {}", table.name());
                }
            }
        }
        for (column, _) in &OTHER_NAMES {
            assert!(Table::ALL.iter().any(|table| table.columns().contains(column)), "{column}");
        }
    }
}
