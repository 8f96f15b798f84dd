//! Which column of a list of providers is for what, by its headings.

use std::sync::LazyLock;

use super::sheets::Sheet;
use crate::headings::Name;

/// What a column of the list is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Means {
    Urn,
    PlaceCodes,
    ProviderCodes,
    Type,
    Sector,
    RegEnd,
    Postcode,
    Authority,
}

/// What columns have been called over the years, by the rule of [`headings`](crate::headings).
static HEADINGS: [(Means, &[&str]); 8] = [
    (
        Means::Urn,
        &[
            "URN",
            "Ofsted URN",
            "Provider URN",
            "URN number",
            "Unique reference number",
            "Ofsted unique reference number",
            "Unique reference",
            "Ofsted reference number",
            "Ofsted reference",
            "Ofsted number",
            "Provider number",
            "Registration number",
            "SC number",
        ],
    ),
    (
        Means::PlaceCodes,
        &["Placement code", "Placement type code", "SSDA903 placement code", "PLACE", "Placement type"],
    ),
    (Means::ProviderCodes, &["Provider code", "Placement provider code", "PLACE_PROVIDER"]),
    (Means::Type, &["Provider type", "Type of provider", "Provision type", "Kind of provider"]),
    (Means::Sector, &["Sector", "Provider sector", "Ownership"]),
    (
        Means::RegEnd,
        &[
            "REG_END",
            "Deregistration date",
            "Deregistered on",
            "Closing date",
            "Closed on",
            "Registration end date",
            "Registration end",
            "End date",
            "Resignation date",
            "Cancellation date",
        ],
    ),
    (
        Means::Postcode,
        &["Postcode", "Provider postcode", "Address postcode", "Provider address postcode", "Home postcode"],
    ),
    (Means::Authority, &["LA_CODE_INFERRED"]),
];

/// Words that tell what a column is for, whatever else its heading says, where one heading alone has them and nothing is called as
/// it should be: “Postcode of the main building”.
const TELLING: [(Means, &[&str], &[&str]); 7] = [
    (Means::Urn, &["urn"], &[]),
    (Means::PlaceCodes, &["placement", "code"], &["provider"]),
    (Means::RegEnd, &["date", "deregistration"], &[]),
    (Means::RegEnd, &["date", "closing"], &[]),
    (Means::RegEnd, &["date", "resignation"], &[]),
    (Means::RegEnd, &["date", "cancellation"], &[]),
    (Means::Postcode, &["postcode"], &[]),
];

/// What a list must have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Needed {
    /// All that the rules ask for.
    All,
    /// The number of the provider.
    Urn,
    /// Nothing.
    #[cfg(test)]
    Nothing,
}

/// Where the columns of a sheet stand.
pub(super) struct Columns {
    places: Vec<(Means, usize)>,
    /// How many rows stand above the first provider.
    pub(super) rows_from: usize,
    /// How many headings there are.
    pub(super) width: usize,
}

/// What a sheet has no column for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Lacks {
    /// What it is.
    pub(super) what: &'static str,
    /// How many of the columns that are looked for the row has that has most.
    pub(super) has: usize,
    /// Whether one of these is for the number of the provider.
    pub(super) has_urn: bool,
}

/// How many words a heading has at most; a sentence is none.
const MOST_WORDS: usize = 6;
/// How many cells of a row are looked at.
const MOST_HEADINGS: usize = 200;

/// How many rows of a sheet are looked through for its headings: a published list begins with notes.
const MOST_NOTES: usize = 200;

impl Columns {
    /// The columns of a sheet by its first row that has all that is needed; where none has, what the row lacks that comes nearest.
    pub(super) fn of(sheet: &Sheet, needed: Needed) -> Result<Self, Lacks> {
        let mut nearest = Lacks { what: "the URN", has: 0, has_urn: false };
        for (number, row) in sheet.rows.iter().enumerate().take(MOST_NOTES) {
            let columns = Self { places: places(&row.cells), rows_from: number + 1, width: row.cells.len() };
            let Some(what) = columns.lacks(needed) else { return Ok(columns) };
            if columns.places.len() > nearest.has {
                nearest =
                    Lacks { what, has: columns.places.len(), has_urn: columns.at(Means::Urn).is_some() };
            }
        }
        Err(nearest)
    }

    fn lacks(&self, needed: Needed) -> Option<&'static str> {
        let has = |means: Means| self.at(means).is_some();
        let all = [
            (has(Means::Urn), "the URN"),
            (has(Means::PlaceCodes), "the placement code"),
            (has(Means::RegEnd), "the date of deregistration"),
            (
                has(Means::ProviderCodes) || has(Means::Type) || has(Means::Sector),
                "the provider type or sector",
            ),
            (has(Means::Postcode), "the postcode"),
        ];
        let asked_for = match needed {
            Needed::All => all.len(),
            Needed::Urn => 1,
            #[cfg(test)]
            Needed::Nothing => 0,
        };
        all.into_iter().take(asked_for).find(|(has, _)| !has).map(|(_, what)| what)
    }

    /// Where a column stands.
    pub(super) fn at(&self, means: Means) -> Option<usize> {
        self.places.iter().find(|(of, _)| *of == means).map(|(_, at)| *at)
    }
}

static NAMES: LazyLock<Vec<(Means, Vec<Name>)>> = LazyLock::new(|| {
    HEADINGS
        .iter()
        .map(|(means, names)| (*means, names.iter().map(|name| Name::of(name)).collect()))
        .collect()
});

/// Which cells of a row are headings, of what.
fn places(row: &[String]) -> Vec<(Means, usize)> {
    let names: Vec<Name> = row.iter().take(MOST_HEADINGS).map(|name| Name::of(name)).collect();
    let called = |(means, headings): &(Means, Vec<Name>)| {
        let place = |heading: &Name| names.iter().position(|name| name.is(heading));
        Some((*means, headings.iter().find_map(place)?))
    };
    let mut places: Vec<(Means, usize)> = NAMES.iter().filter_map(called).collect();
    for (means, telling, others) in TELLING {
        if places.iter().any(|(of, _)| *of == means) {
            continue;
        }
        let is_told = |at: &usize| {
            let is_free = places.iter().all(|(_, taken)| taken != at);
            is_free
                && names.get(*at).is_some_and(|name| {
                    name.count() <= MOST_WORDS
                        && telling.iter().all(|word| name.has(word))
                        && !others.iter().any(|word| name.has(word))
                })
        };
        let told: Vec<usize> = (0..names.len()).filter(is_told).collect();
        if let [one] = *told {
            places.push((means, one));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places_of(names: &[&str]) -> Vec<(Means, usize)> {
        places(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_column_is_found_whatever_its_heading_is_called() {
        for (means, headings) in [
            (
                Means::Postcode,
                &["PCODE", "POST CODE", "Postcode of home", "P/code", "PCD", "Registered postcode"][..],
            ),
            (
                Means::Postcode,
                &["Postal code", "Setting Post Code", "Postcode of the main building", "postcode(s)"],
            ),
            (
                Means::Urn,
                &["Ofsted no", "Reg no.", "Unique ref no", "URN (Ofsted)", "Setting URN", "SC number"],
            ),
            (
                Means::RegEnd,
                &[
                    "Date de-registered",
                    "DEREG_DATE",
                    "Date Closed",
                    "Deregistered on",
                    "Date of resignation",
                ],
            ),
            (Means::RegEnd, &["Registration ended", "Date registration ended", "Cancelled date", "REG_END"]),
            (
                Means::PlaceCodes,
                &["Placement Code(s)", "PLACE CODES", "Code of placement", "Plcmt code", "Placement type"],
            ),
            (Means::Type, &["Setting type", "TYPE OF PROVISION", "Type of provider"]),
        ] {
            for heading in headings {
                let places = places_of(&["Local authority", "Name", heading, "Registration date"]);
                assert_eq!(places, [(means, 2)], "{heading}");
            }
        }
    }

    #[test]
    fn one_of_two_headings_that_may_be_meant_is_not_chosen() {
        assert!(places_of(&["Postcode of the office", "Postcode of the building"]).is_empty());
        assert_eq!(places_of(&["Postcode of the office", "Provider postcode"]), [(Means::Postcode, 1)]);
        assert!(places_of(&["Registration date", "Date of last inspection"]).is_empty());
        assert!(places_of(&["The list says which URN a home has, and its postcode"]).is_empty());
    }
}
