//! The providers by Ofsted's unique reference number, as the authority brings them: the list that the Department hands out,
//! as CSV or as a workbook, or a lookup with the columns that other tools have.

use std::collections::HashMap;
use std::io::Read;

use super::provider_columns::Needed;
use super::provider_list::read;
use super::{Authorities, Postcodes};
use crate::report::Remark;
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
    /// There are headings and nothing below them.
    #[error(
        "The list of providers has headings and not one provider with a URN below them. Give the whole list."
    )]
    Empty,
    /// A quotation mark is not closed.
    #[error(
        "The list of providers opens a quotation mark in line {0} that is not closed in that line, so that cells and lines run \
         together. Save the list as CSV once more, or give the workbook."
    )]
    Torn(u64),
    /// The file is no table.
    #[error("The list of providers cannot be read: {0}.")]
    Unreadable(String),
}

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
pub struct Providers {
    pub(super) by_urn: HashMap<Code, Vec<Provider>>,
    pub(super) remarks: Vec<Remark>,
}

impl Providers {
    /// Reads the list, from CSV or from a workbook, of which every sheet that has such columns counts. Columns are known by
    /// what they mean, for their headings have changed from year to year.
    pub fn read(file: impl Read) -> Result<Self, ProviderError> {
        read(file, None, Needed::All)
    }

    /// Reads a lookup that may lack some of the columns; rules that look them up find nothing there.
    pub fn read_some(file: impl Read) -> Result<Self, ProviderError> {
        read(file, Some(b','), Needed::Urn)
    }

    /// Reads the lookup of a test, parted by semicolons.
    #[cfg(test)]
    pub(crate) fn of_test(text: &str) -> Result<Self, ProviderError> {
        read(text.as_bytes(), Some(b';'), Needed::Nothing)
    }

    /// What was odd about the list, or could not be read.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Fills in the authorities that the lookup did not name, from the postcodes of the providers.
    pub fn place(&mut self, postcodes: &Postcodes, authorities: &Authorities, on: Date) {
        for provider in self.by_urn.values_mut().flatten().filter(|provider| provider.authority.is_blank()) {
            let spot = postcodes.find(provider.postcode);
            provider.authority = spot.and_then(|spot| authorities.upper(spot.area, on)).unwrap_or_default();
        }
    }

    /// The registrations under a number; none where it is not known. “SC900001” and “900001” are the same number, where
    /// the list has no other that is written so.
    pub fn of(&self, urn: Code) -> &[Provider] {
        self.as_listed(urn).and_then(|urn| self.by_urn.get(&urn)).map_or(&[], Vec::as_slice)
    }

    /// Whether the list has a number as it is written in the return. That a list has lost its “SC” is no fault of the return's.
    pub fn has(&self, urn: Code) -> bool {
        self.by_urn.contains_key(&urn)
            || self
                .as_listed(urn)
                .is_some_and(|listed| urn.starts_with("SC") && !listed.starts_with("SC") && is_close(urn))
    }

    /// How the list writes a number.
    pub(crate) fn as_listed(&self, urn: Code) -> Option<Code> {
        if self.by_urn.contains_key(&urn) {
            return Some(urn);
        }
        let text = urn.text()?;
        let text = text.strip_suffix(".0").unwrap_or(&text);
        let close: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let bare = close.strip_prefix("SC").unwrap_or(&close);
        let is_number = !bare.is_empty() && bare.bytes().all(|letter| letter.is_ascii_digit());
        let ways = [close.clone(), bare.to_owned(), format!("SC{bare}")].into_iter().filter(|_| is_number);
        ways.map(|way| Code::new(&way)).find(|way| self.by_urn.contains_key(way))
    }
}

/// Whether nothing but letters and digits is in a number.
fn is_close(urn: Code) -> bool {
    urn.text().is_some_and(|text| text.bytes().all(|letter| letter.is_ascii_alphanumeric()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    const PUBLISHED: &[u8] =
        include_bytes!("../../../tests/field/08-list-of-providers-as-published/providers.csv");

    /// What is known of each provider, as text.
    fn shown(providers: &Providers) -> Vec<String> {
        let mut all: Vec<String> =
            providers.by_urn.iter().map(|(urn, all)| format!("{urn:?} {all:?}")).collect();
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
    fn a_number_is_looked_up_with_and_without_its_letters() {
        let list = |numbers: &[&str]| {
            let rows = numbers.join("\n") + "\n";
            Providers::of_test(&format!("URN\n{rows}")).unwrap()
        };
        let (with, without) = (list(&["SC900001", "1234567"]), list(&["900001", "1234567"]));
        for written in ["SC900001", "900001", "900001.0"] {
            let urn = Code::new(written);
            assert_eq!((with.of(urn).len(), without.of(urn).len()), (1, 1), "{written}");
            assert_eq!(with.has(urn), written == "SC900001", "{written}");
            assert_eq!(without.has(urn), !written.contains('.'), "{written}");
        }
        assert!(with.of(Code::new("SC900002")).is_empty());
        // Two numbers that differ in the letters are two providers.
        let both = list(&["SC900001", "900001"]);
        assert_eq!(both.as_listed(Code::new("900001")), Some(Code::new("900001")));
    }

    #[test]
    fn another_table_is_refused_with_what_it_lacks_and_where_to_get_it() {
        let said = |text: &str| Providers::read(text.as_bytes()).unwrap_err().to_string();
        let lacking = said("URN,Provider type,Deregistration date,Provider postcode\n");
        assert!(lacking.contains("the placement code") && lacking.contains("published list"), "{lacking}");
        assert!(said("name,street\nA,B\n").contains("the URN"));
    }
}
