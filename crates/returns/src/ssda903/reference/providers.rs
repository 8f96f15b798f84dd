//! The providers by Ofsted's unique reference number, as the authority brings them: the list that the Department hands out,
//! as CSV or as a workbook, or a lookup with the columns that other tools have.

use std::collections::HashMap;
use std::io::Read;

use super::sheets::{Sheet, sheets};
use super::{Authorities, Postcodes};
use crate::ssda903::reader::any_date;
use crate::ssda903::{Code, DateCell, Postcode, Text};
use calendar::Date;

/// Why the list could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// A column is not there.
    #[error(
        "There is no column for {0} in the list of providers. Give the published list of children’s homes and social care \
         providers as it comes (the sheets “Providers” and “SA Providers”, or one of them saved as CSV), with columns for the \
         URN, the placement code, the provider type or sector, the date of deregistration and the postcode."
    )]
    NoColumn(&'static str),
    /// The file is no table.
    #[error("The list of providers cannot be read: {0}.")]
    Unreadable(String),
}

/// What a column of the list is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Means {
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

/// A registration of a provider.
#[derive(Clone, Debug, Default)]
pub struct Provider {
    /// The types of placement that it provides.
    pub place_codes: Vec<Code>,
    /// The kinds of provider that it is.
    pub provider_codes: Vec<Code>,
    /// When the registration ended.
    pub reg_end: DateCell,
    /// Where it is.
    pub postcode: Postcode,
    /// The upper-tier authority in which it is.
    pub authority: Text,
}

/// The providers, by their unique reference number. One number may have several rows.
#[derive(Clone, Debug, Default)]
pub struct Providers(HashMap<Code, Vec<Provider>>);

impl Providers {
    /// Reads the list, from CSV or from a workbook, of which every sheet that has such columns counts. Columns are known by
    /// what they mean, for their headings have changed from year to year.
    pub fn read(file: impl Read) -> Result<Self, ProviderError> {
        let needed = [
            (Means::Urn, "the URN"),
            (Means::PlaceCodes, "the placement code"),
            (Means::RegEnd, "the date of deregistration"),
        ];
        Self::read_with(file, None, &needed, true)
    }

    /// Reads a lookup that may lack some of the columns; rules that look them up find nothing there.
    pub fn read_some(file: impl Read) -> Result<Self, ProviderError> {
        Self::read_with(file, Some(b','), &[(Means::Urn, "the URN")], false)
    }

    /// Reads the lookup of a test, parted by semicolons.
    #[cfg(test)]
    pub(crate) fn of_test(text: &str) -> Result<Self, ProviderError> {
        Self::read_with(text.as_bytes(), Some(b';'), &[], false)
    }

    fn read_with(
        mut file: impl Read,
        mark: Option<u8>,
        needed: &[(Means, &'static str)],
        whole: bool,
    ) -> Result<Self, ProviderError> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|problem| ProviderError::Unreadable(problem.to_string()))?;
        let mut providers = Self::default();
        let mut lacking = None;
        let mut is_any = false;
        for sheet in sheets(&bytes, mark).map_err(ProviderError::Unreadable)? {
            match Columns::of(&sheet, needed, whole) {
                Ok(columns) => {
                    is_any = true;
                    providers.add(&sheet, &columns);
                }
                Err(what) => lacking = lacking.or(Some(what)),
            }
        }
        if is_any { Ok(providers) } else { Err(ProviderError::NoColumn(lacking.unwrap_or("the URN"))) }
    }

    fn add(&mut self, sheet: &Sheet, columns: &Columns) {
        for row in sheet.rows.iter().skip(columns.rows_from) {
            let cell = |means| columns.at(means).and_then(|at| row.get(at)).map_or("", String::as_str);
            let codes = |text: &str| -> Vec<Code> {
                let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric());
                parts.filter(|code| !code.is_empty()).map(Code::new).collect()
            };
            // A spreadsheet may have made a number of it.
            let urn = cell(Means::Urn).strip_suffix(".0").unwrap_or(cell(Means::Urn));
            let provider_codes = match columns.at(Means::ProviderCodes) {
                Some(_) => codes(cell(Means::ProviderCodes)),
                None if columns.at(Means::Type).or(columns.at(Means::Sector)).is_some() => {
                    kinds(cell(Means::Type), cell(Means::Sector))
                }
                None => Vec::new(),
            };
            self.0.entry(Code::new(urn)).or_default().push(Provider {
                place_codes: codes(cell(Means::PlaceCodes)),
                provider_codes,
                reg_end: any_date(cell(Means::RegEnd)),
                postcode: Postcode::new(cell(Means::Postcode)),
                authority: Text::new(cell(Means::Authority)),
            });
        }
    }

    /// Fills in the authorities that the lookup did not name, from the postcodes of the providers.
    pub fn place(&mut self, postcodes: &Postcodes, authorities: &Authorities, on: Date) {
        for provider in self.0.values_mut().flatten().filter(|provider| provider.authority.is_blank()) {
            let spot = postcodes.find(provider.postcode);
            provider.authority = spot.and_then(|spot| authorities.upper(spot.area, on)).unwrap_or_default();
        }
    }

    /// The registrations under a number; none where it is not known.
    pub fn of(&self, urn: Code) -> &[Provider] {
        self.0.get(&urn).map_or(&[], Vec::as_slice)
    }
}

/// Where the columns of a sheet stand.
struct Columns {
    places: Vec<(Means, usize)>,
    /// How many rows stand above the first provider.
    rows_from: usize,
}

/// How many rows of a sheet are looked through for its headings: a published list begins with notes.
const MOST_NOTES: usize = 30;

impl Columns {
    /// The columns of a sheet by its first row with a column for the URN, or what it has no column for.
    fn of(sheet: &Sheet, needed: &[(Means, &'static str)], whole: bool) -> Result<Self, &'static str> {
        let mut lacking = None;
        for (number, names) in sheet.rows.iter().enumerate().take(MOST_NOTES) {
            let columns = Self { places: places(names), rows_from: number + 1 };
            let has = |means: Means| columns.at(means).is_some();
            let kind = || has(Means::ProviderCodes) || has(Means::Type) || has(Means::Sector);
            let lacks = needed
                .iter()
                .find(|(means, _)| !has(*means))
                .map(|(_, what)| *what)
                .or_else(|| (whole && !kind()).then_some("the provider type or sector"))
                .or_else(|| (whole && !has(Means::Postcode)).then_some("the postcode"));
            match lacks {
                None => return Ok(columns),
                Some(what) if has(Means::Urn) => return Err(what),
                Some(what) => lacking = lacking.or(Some(what)),
            }
        }
        Err(lacking.unwrap_or("the URN"))
    }

    fn at(&self, means: Means) -> Option<usize> {
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

/// The codes of the kinds of provider that a published type and sector may be: what nobody says is not ruled out.
fn kinds(kind: &str, sector: &str) -> Vec<Code> {
    let codes = |text: &str| -> Vec<Code> {
        let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric()).map(str::to_ascii_uppercase);
        let is_code = |code: &String| matches!(code.as_bytes(), [b'P', b'R', b'0'..=b'9']);
        parts.filter(is_code).map(|code| Code::new(&code)).collect()
    };
    let said = [kind, sector].map(codes).concat();
    if !said.is_empty() {
        return said;
    }
    let of = |text: &str| -> &'static [&'static str] {
        let text = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match () {
            () if has(&["local authority", "council", "municipal"]) => &["PR1", "PR2"],
            () if has(&["health", "nhs", "public"]) => &["PR3"],
            () if has(&["voluntary", "charit", "third sector", "not for profit"]) => &["PR5"],
            () if has(&["private"]) => &["PR4"],
            () if has(&["independent"]) => &["PR4", "PR5"],
            () => &[],
        }
    };
    // What the sector says is plainer than what the type does.
    let found = [of(sector), of(kind), &["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"]];
    let codes = found.into_iter().find(|codes| !codes.is_empty()).unwrap_or_default();
    codes.iter().map(|code| Code::new(code)).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    const PUBLISHED: &[u8] =
        include_bytes!("../../../tests/field/08-list-of-providers-as-published/providers.csv");

    /// What is known of each provider, as text.
    fn shown(providers: &Providers) -> Vec<String> {
        let mut all: Vec<String> = providers.0.iter().map(|(urn, all)| format!("{urn:?} {all:?}")).collect();
        all.sort();
        all
    }

    #[test]
    fn the_published_list_is_read_whatever_its_columns_are_called() {
        let providers = Providers::read(PUBLISHED).unwrap();
        let closed = &providers.of(Code::new("SC900002"))[0];
        assert_eq!(closed.reg_end, DateCell::Day(jiff::civil::date(2025, 10, 15)));
        assert_eq!(closed.provider_codes, [Code::new("PR4")]);
        assert_eq!(providers.of(Code::new("SC900001"))[0].place_codes.len(), 6);
        let renamed = String::from_utf8(PUBLISHED.to_vec())
            .unwrap()
            .replace("Deregistration date", "Closed date")
            .replace("Provider postcode", "Setting postcode")
            .replace("Provider type", "Setting type")
            .replace("Registration status", "Status");
        let noted = format!("Providers at 31 March 2026,,,\n\n{renamed}");
        for list in [renamed.replace('\n', "\r\n"), noted] {
            assert_eq!(shown(&Providers::read(list.as_bytes()).unwrap()), shown(&providers));
        }
    }

    #[test]
    fn the_workbook_itself_is_read_with_all_its_sheets() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "What this list is").unwrap();
        let text = String::from_utf8(PUBLISHED.to_vec()).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        for (name, number) in [("Providers", 1), ("SA Providers", 2)] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (at, row) in [&rows[0], &rows[number]].into_iter().enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    let (line, column) = (u32::try_from(at + 2).unwrap(), u16::try_from(column).unwrap());
                    if cell == "2025-10-15 00:00:00" {
                        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 10, 15).unwrap();
                        sheet.write_with_format(line, column, &date, &day).unwrap();
                    } else {
                        sheet.write(line, column, cell).unwrap();
                    }
                }
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let providers = Providers::read(bytes.as_slice()).unwrap();
        assert_eq!(shown(&providers), shown(&Providers::read(PUBLISHED).unwrap()));
        let cut = &bytes[..bytes.len() / 2];
        let said = Providers::read(cut).unwrap_err().to_string();
        assert!(said.contains("save the sheet with the providers as CSV"), "{said}");
    }

    #[test]
    fn another_table_is_refused_with_what_it_lacks_and_where_to_get_it() {
        let said = |text: &str| Providers::read(text.as_bytes()).unwrap_err().to_string();
        let lacking = said("URN,Provider type,Deregistration date,Provider postcode\n");
        assert!(lacking.contains("the placement code") && lacking.contains("published list"), "{lacking}");
        assert!(said("name,street\nA,B\n").contains("the URN"));
    }

    #[test]
    fn the_kind_is_told_by_sector_or_type() {
        let of =
            |kind, sector| kinds(kind, sector).iter().filter_map(Code::text).collect::<Vec<_>>().join(" ");
        assert_eq!(of("Children's home", "Local Authority"), "PR1 PR2");
        assert_eq!(of("Children's home", "Voluntary"), "PR5");
        assert_eq!(of("Independent fostering agency", ""), "PR4 PR5");
        assert_eq!(of("Children's home", ""), "PR0 PR1 PR2 PR3 PR4 PR5");
        assert_eq!(of("PR3", "Private"), "PR3");
    }
}
