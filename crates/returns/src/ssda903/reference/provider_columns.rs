//! Which column of a list of providers is for what, by its headings.

use super::sheets::Sheet;

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

/// The headings that columns have had over the years, without blanks and capitals.
const HEADINGS: [(Means, &[&str]); 8] = [
    (
        Means::Urn,
        &[
            "urn",
            "ofstedurn",
            "providerurn",
            "settingurn",
            "uniquereferencenumber",
            "ofsteduniquereferencenumber",
        ],
    ),
    (
        Means::PlaceCodes,
        &[
            "placecodes",
            "placecode",
            "placementcodes",
            "placementcode",
            "placementtypecodes",
            "placementtypecode",
        ],
    ),
    (
        Means::ProviderCodes,
        &["providercodes", "providercode", "placementprovidercodes", "placementprovidercode"],
    ),
    (Means::Type, &["providertype", "settingtype", "typeofprovider", "typeofsetting", "provisiontype"]),
    (Means::Sector, &["sector", "providersector", "settingsector", "ownership"]),
    (
        Means::RegEnd,
        &[
            "regend",
            "deregistrationdate",
            "dateofderegistration",
            "dateclosed",
            "closeddate",
            "closuredate",
            "closedate",
            "dateofclosure",
            "registrationenddate",
            "enddate",
            "resignationdate",
            "cancellationdate",
        ],
    ),
    (
        Means::Postcode,
        &["postcode", "providerpostcode", "settingpostcode", "addresspostcode", "provideraddresspostcode"],
    ),
    (Means::Authority, &["lacodeinferred"]),
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

/// Which cells of a row are headings, of what.
fn places(names: &[String]) -> Vec<(Means, usize)> {
    let plain = |name: &String| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let names: Vec<String> = names.iter().map(plain).collect();
    let place = |(means, headings): (Means, &[&str])| {
        let at = headings.iter().find_map(|heading| names.iter().position(|name| name == heading))?;
        Some((means, at))
    };
    HEADINGS.into_iter().filter_map(place).collect()
}
