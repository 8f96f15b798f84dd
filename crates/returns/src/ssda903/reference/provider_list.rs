//! Reads a list of providers, and says what in it could not be read.

use std::io::Read;

use super::provider_columns::{Columns, Lacks, Means, Needed};
use super::sheets::{Sheet, SheetRow, sheets};
use super::{Provider, ProviderError, Providers};
use crate::report::{Remark, Weight};
use crate::ssda903::reader::{ListDates, is_unseen};
use crate::ssda903::{Code, Postcode, Text};

/// What people write into a date of deregistration where there is none.
const NO_DATE: [&str; 13] = [
    "null",
    "n/a",
    "na",
    "none",
    "nil",
    "-",
    "–",
    "0",
    "open",
    "active",
    "registered",
    "not applicable",
    "00/01/1900",
];

/// Reads a list, with the mark between its cells where that is known.
pub(super) fn read(
    mut file: impl Read,
    mark: Option<u8>,
    needed: Needed,
) -> Result<Providers, ProviderError> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|problem| ProviderError::Unreadable(problem.to_string()))?;
    let readings = sheets(&bytes, mark).map_err(ProviderError::Unreadable)?;
    let mut nearest = Lacks { what: "the URN", has: 0, has_urn: false };
    for sheets in readings {
        let columns: Vec<_> = sheets.iter().map(|sheet| Columns::of(sheet, needed)).collect();
        if columns.iter().any(Result::is_ok) {
            return all(&sheets, &columns, needed);
        }
        let lacks = columns.iter().filter_map(|columns| columns.as_ref().err());
        nearest =
            lacks.fold(nearest, |nearest, lacks| if lacks.has > nearest.has { *lacks } else { nearest });
    }
    Err(ProviderError::NoColumn(nearest.what))
}

/// The providers of all sheets that have the columns, and a word about those that look as if they should.
fn all(
    sheets: &[Sheet],
    columns: &[Result<Columns, Lacks>],
    needed: Needed,
) -> Result<Providers, ProviderError> {
    let mut providers = Providers::default();
    for (sheet, columns) in sheets.iter().zip(columns) {
        match columns {
            Ok(columns) => add(&mut providers, sheet, columns)?,
            Err(lacks) => providers.remarks.extend(left_out(sheet, *lacks)),
        }
    }
    if needed == Needed::All && providers.by_urn.is_empty() {
        Err(ProviderError::Empty)
    } else {
        Ok(providers)
    }
}

/// What to say of a sheet that was not read: nothing where it is no list of providers.
fn left_out(sheet: &Sheet, lacks: Lacks) -> Option<Remark> {
    let name = sheet.name.as_deref().unwrap_or_default();
    let is_list = lacks.has_urn && lacks.has >= 2;
    let is_called_so =
        name.to_lowercase().contains("provider") && sheet.rows.iter().any(|row| row.cells.len() >= 4);
    (is_list || is_called_so).then(|| {
        said(&format!(
            "has a sheet “{name}” with no column for {}; nothing of that sheet was read, and providers that stand only there count as \
             unknown. Give the column its usual heading in the workbook, or save that sheet as CSV with the column in it.",
            lacks.what
        ))
    })
}

/// Rows of a sheet of which there is something to say.
#[derive(Default)]
struct Odd {
    first: u64,
    count: usize,
}

impl Odd {
    fn see(&mut self, row: &SheetRow) {
        if self.count == 0 {
            self.first = row.line;
        }
        self.count += 1;
    }

    /// The sentence about them, if there are any: its beginning with the number of the rows.
    fn said(&self, sheet: &Sheet, one: &str, many: &str, rest: &str) -> Option<Remark> {
        let what = if self.count == 1 { one } else { many };
        let of = sheet.name.as_deref().map(|name| format!(" of the sheet “{name}”")).unwrap_or_default();
        let (count, first) = (self.count, self.first);
        let place = if count == 1 { "on" } else { "the first on" };
        (count > 0).then(|| said(&format!("has {count} {what}, {place} line {first}{of}. {rest}")))
    }
}

fn said(said: &str) -> Remark {
    Remark { weight: Weight::Noticed, line: None, said: format!("The list of providers {said}") }
}

fn add(providers: &mut Providers, sheet: &Sheet, columns: &Columns) -> Result<(), ProviderError> {
    let rows = || sheet.rows.iter().skip(columns.rows_from);
    let dates = ListDates::of(rows().map(|row| end(row, columns)));
    let (mut shifted, mut unread) = (Odd::default(), Odd::default());
    for row in rows() {
        let width = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let is_torn = row.cells.iter().any(|cell| cell.contains(['\n', '\r']));
        if is_torn && sheet.name.is_none() && row.cells.len() != columns.width {
            return Err(ProviderError::Torn(row.line));
        }
        if width > columns.width {
            shifted.see(row);
            continue;
        }
        let urn = urn(cell(row, columns, Means::Urn));
        if urn.is_blank() {
            continue;
        }
        let provider = Provider {
            place_codes: codes(cell(row, columns, Means::PlaceCodes)),
            provider_codes: provider_codes(row, columns),
            reg_end: dates.read(end(row, columns)),
            postcode: Postcode::new(cell(row, columns, Means::Postcode)),
            authority: Text::new(cell(row, columns, Means::Authority)),
        };
        if provider.reg_end.is_unreadable() {
            unread.see(row);
        }
        providers.by_urn.entry(urn).or_default().push(provider);
    }
    providers.remarks.extend(shifted.said(
        sheet,
        "line with more cells than there are headings",
        "lines with more cells than there are headings",
        "A comma or a quotation mark has moved what stands there into wrong columns, so that it was not read; these providers count \
         as unknown.",
    ));
    providers.remarks.extend(unread.said(
        sheet,
        "date of deregistration that could not be read",
        "dates of deregistration that could not be read",
        "The rules take these providers for open. Write the dates like 31/03/2026.",
    ));
    if dates.has_month_first() {
        providers.remarks.push(said(
            "writes its dates of deregistration with the month first, like 03/31/2026. They were read so; see that it is right.",
        ));
    }
    Ok(())
}

fn cell<'a>(row: &'a SheetRow, columns: &Columns, means: Means) -> &'a str {
    columns.at(means).and_then(|at| row.cells.get(at)).map_or("", String::as_str)
}

/// When a registration ended, as it is written.
fn end<'a>(row: &'a SheetRow, columns: &Columns) -> &'a str {
    let text = cell(row, columns, Means::RegEnd);
    if NO_DATE.iter().any(|none| none.eq_ignore_ascii_case(text)) { "" } else { text }
}

/// The number of a provider, without what a spreadsheet or a person put around or into it.
fn urn(text: &str) -> Code {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let text = text.strip_prefix('=').unwrap_or(text);
    let close = |letter: &char| {
        !letter.is_whitespace() && !is_unseen(*letter) && !matches!(letter, '\'' | '’' | '"' | '-')
    };
    Code::new(&text.chars().filter(close).collect::<String>())
}

fn codes(text: &str) -> Vec<Code> {
    let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|code| !code.is_empty()).map(Code::new).collect()
}

fn provider_codes(row: &SheetRow, columns: &Columns) -> Vec<Code> {
    let has = |means| columns.at(means).is_some();
    match () {
        () if has(Means::ProviderCodes) => codes(cell(row, columns, Means::ProviderCodes)),
        () if has(Means::Type) || has(Means::Sector) => {
            kinds(cell(row, columns, Means::Type), cell(row, columns, Means::Sector))
        }
        () => Vec::new(),
    }
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
mod tests {
    use super::*;

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
