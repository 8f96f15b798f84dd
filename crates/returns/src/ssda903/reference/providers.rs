//! The lookup of Ofsted's providers by their unique reference number, as the authority brings it.

use std::collections::HashMap;
use std::io::Read;

use super::{Authorities, Postcodes};
use crate::ssda903::reader::DateFormat;
use crate::ssda903::{Code, DateCell, Postcode, Text};
use calendar::Date;

/// Why the lookup could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// A column is not there.
    #[error(
        "There is no column \u{201c}{0}\u{201d} in the lookup of providers. It needs URN, PLACE_CODES, PROVIDER_CODES, REG_END and POSTCODE; LA_CODE_INFERRED is worked out from the postcode where it is missing."
    )]
    NoColumn(&'static str),
    /// The file is no CSV.
    #[error("The lookup of providers cannot be read as CSV: {0}")]
    Unreadable(#[from] csv::Error),
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
pub struct Providers(HashMap<Code, Vec<Provider>>);

impl Providers {
    /// Reads the lookup from CSV with the columns URN, `PLACE_CODES`, `PROVIDER_CODES`, `REG_END` and POSTCODE,
    /// and perhaps `LA_CODE_INFERRED`.
    pub fn read(file: impl Read) -> Result<Self, ProviderError> {
        Self::read_with(file, b',', &["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE"])
    }

    /// Reads a lookup that may lack some of the columns; rules that look them up find nothing there.
    pub fn read_some(file: impl Read) -> Result<Self, ProviderError> {
        Self::read_with(file, b',', &["URN"])
    }

    /// Reads it with another mark between the cells, and only these columns asked for.
    pub(crate) fn read_with(
        file: impl Read,
        mark: u8,
        needed: &[&'static str],
    ) -> Result<Self, ProviderError> {
        let mut lines = csv::ReaderBuilder::new().flexible(true).delimiter(mark).from_reader(file);
        let heading = lines.headers()?.clone();
        let column = |wanted: &str| {
            heading
                .iter()
                .position(|name| name.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(wanted))
        };
        if let Some(lacking) = needed.iter().find(|name| column(name).is_none()) {
            return Err(ProviderError::NoColumn(lacking));
        }
        let mut providers = Self::default();
        for line in lines.records() {
            let line = line?;
            let cell = |name: &str| column(name).and_then(|at| line.get(at)).unwrap_or("").trim();
            let codes = |name: &str| {
                cell(name).split(',').map(str::trim).filter(|code| !code.is_empty()).map(Code::new).collect()
            };
            let date = [DateFormat::Department, DateFormat::Iso, DateFormat::WithTime]
                .into_iter()
                .map(|format| format.read(cell("REG_END")))
                .find(|date| !date.is_unreadable());
            // A spreadsheet may have made a number of it.
            let urn = cell("URN").strip_suffix(".0").unwrap_or(cell("URN"));
            providers.0.entry(Code::new(urn)).or_default().push(Provider {
                place_codes: codes("PLACE_CODES"),
                provider_codes: codes("PROVIDER_CODES"),
                reg_end: date.unwrap_or(DateCell::Unreadable),
                postcode: Postcode::new(cell("POSTCODE")),
                authority: Text::new(cell("LA_CODE_INFERRED")),
            });
        }
        Ok(providers)
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
