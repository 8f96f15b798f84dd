//! Lists of providers as they are handed on: with notes above, with sheets of other years, and with what spreadsheets do.

use returns::report::Report;
use returns::ssda903::Reference;
use returns::ssda903::reference::{ProviderError, Providers};
use rust_xlsxwriter::{Formula, Workbook};

use super::{checked_with, episodes, has_remark, header, remark, rules};

const LIST: &str = include_str!("../field/08-list-of-providers-as-published/providers.csv");

/// The list with its cells changed: by the heading of the column.
fn changed(column: &str, change: impl Fn(&str) -> String) -> String {
    let mut lines = csv::Reader::from_reader(LIST.as_bytes());
    let names = lines.headers().unwrap().clone();
    let at = names.iter().position(|name| name == column).unwrap();
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(&names).unwrap();
    for row in lines.records() {
        let row = row.unwrap();
        let cells = row.iter().enumerate();
        let cells = cells.map(|(number, cell)| if number == at { change(cell) } else { cell.to_owned() });
        list.write_record(cells).unwrap();
    }
    String::from_utf8(list.into_inner().unwrap()).unwrap()
}

/// A return of two providers, the second of which closed on 15 October 2025, before its child was placed there.
fn with(list: impl AsRef<[u8]>) -> Report {
    let born = [("P801", "01/02/2021"), ("P802", "01/02/2021")];
    let (name, placed) = episodes(&[("P801", "02/06/2025", ""), ("P802", "02/12/2025", "")]);
    let placed = String::from_utf8(placed).unwrap();
    let second = placed.replacen("P802,02/12/2025,S,C2,N1,U4", "P802,02/12/2025,S,C2,N1,K2", 1);
    let (first, rest) = second.split_once("P802").unwrap();
    let files = vec![
        header(&born),
        (name, format!("{first}P802{}", rest.replace("SC900001", "SC900002")).into_bytes()),
    ];
    let providers = Some(Providers::read(list.as_ref()).unwrap());
    checked_with(&files, &Vec::new(), Some(2026), Reference { providers, ..Reference::bundled() })
}

/// The rules that look providers up and found something.
fn found(report: &Report) -> Vec<&'static str> {
    rules(report).into_iter().filter(|code| ["1008", "219", "224", "227", "228"].contains(code)).collect()
}

#[track_caller]
fn is_as_published(report: &Report, what: &str) {
    assert_eq!(found(report), ["227", "228"], "{what} {:?}", report.remarks);
}

#[test]
fn a_closed_provider_is_closed_however_the_day_is_written() {
    is_as_published(&with(LIST), "the list");
    for day in [
        "15th October 2025",
        "Wed 15 Oct 2025",
        "15\u{a0}October\u{a0}2025",
        "15 / 10 / 2025",
        "'15/10/2025",
        "10/15/2025",
    ] {
        let report = with(changed("Deregistration date", |cell| {
            if cell.is_empty() { String::new() } else { day.to_owned() }
        }));
        is_as_published(&report, day);
        assert_eq!(
            has_remark(&report, &["deregistration with the month first"]),
            day == "10/15/2025",
            "{day}"
        );
    }
    for none in ["NULL", "N/A", "-", "Open", "0", "00/01/1900"] {
        let report = with(changed("Deregistration date", |cell| {
            if cell.is_empty() { none.to_owned() } else { cell.to_owned() }
        }));
        is_as_published(&report, none);
        assert!(!has_remark(&report, &["list of providers"]), "{none} {:?}", report.remarks);
    }
    for strange in ["#DIV/0!", "soon", "2025-15-10"] {
        let report = with(changed("Deregistration date", |cell| {
            if cell.is_empty() { String::new() } else { strange.to_owned() }
        }));
        assert!(found(&report).is_empty());
        let said =
            remark(&report, &["1 date of deregistration", "on line 3.", "take these providers for open"]);
        assert!(!said.said.contains(strange), "{}", said.said);
    }
}

#[test]
fn a_number_is_known_whatever_a_spreadsheet_put_around_it() {
    let ways: [fn(&str) -> String; 6] = [
        |urn| urn.replace("SC", "SC "),
        |urn| format!("'{urn}"),
        |urn| format!("=\"{urn}\""),
        |urn| format!("{urn}\u{200b}"),
        |urn| urn.replace("SC", "sc-"),
        |urn| format!("\u{a0}{urn}\u{a0}"),
    ];
    for way in ways {
        let report = with(changed("URN", way));
        is_as_published(&report, &way("SC900001"));
        assert!(!has_remark(&report, &["list of providers"]), "{:?}", report.remarks);
    }
    // Where none is known, that is said; where one is, the rules say what they find.
    let report = with(changed("URN", |urn| urn.replace("SC9", "SC8")));
    remark(&report, &["Not one of the 2 numbers of providers", "worth nothing"]);
    let report = with(changed("URN", |urn| urn.replace("SC900002", "SC900003")));
    assert!(found(&report).contains(&"1008") && !has_remark(&report, &["Not one"]), "{:?}", report.remarks);
}

#[test]
fn a_number_that_lost_its_letters_is_the_same_provider() {
    let report = with(changed("URN", |urn| urn.replace("SC", "")));
    is_as_published(&report, "a list without SC");
    remark(
        &report,
        &["2 numbers of providers (URN) are in the list of providers without the “SC”", "taken for the same"],
    );
    // A number without them in the return is the return's fault, and the rules that look it up still find it.
    let (name, placed) = episodes(&[("P801", "02/06/2025", ""), ("P802", "02/12/2025", "")]);
    let placed = String::from_utf8(placed).unwrap().replace("SC900001", "900001");
    let files = vec![header(&[("P801", "01/02/2021"), ("P802", "01/02/2021")]), (name, placed.into_bytes())];
    let providers = Some(Providers::read(LIST.as_bytes()).unwrap());
    let report =
        checked_with(&files, &Vec::new(), Some(2026), Reference { providers, ..Reference::bundled() });
    assert_eq!(found(&report), ["1008"], "{:?}", report.remarks);
    remark(
        &report,
        &["One number of a provider (URN) is in Episodes", "without the “SC”", "rule 1008 reports it"],
    );
}

#[test]
fn headings_are_found_below_notes_and_titles_whatever_marks_these_have() {
    let semicolons = |list: &str| {
        let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(list.as_bytes());
        let mut other = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        lines.records().for_each(|row| other.write_record(&row.unwrap()).unwrap());
        String::from_utf8(other.into_inner().unwrap()).unwrap()
    };
    for list in [
        format!("Providers at 31 March 2026\r\n\r\n{}", semicolons(LIST)),
        format!("Providers, as at 31 March 2026\r\n{}", semicolons(LIST).replace(';', "\t")),
        format!("Providers; homes; agencies\r\n{LIST}"),
        format!("URN,is the number\r\n{LIST}"),
        format!("Column,Meaning\r\nURN,Unique reference number\r\nPlacement code,Code\r\n\r\n{LIST}"),
        format!("{}{LIST}", "a note\r\n".repeat(40)),
        semicolons(LIST),
    ] {
        is_as_published(&with(&list), &list);
    }
}

#[test]
fn a_line_whose_cells_were_moved_is_told_and_not_read() {
    for moved in [
        LIST.replace("Larch Fostering", "Larch, Fostering"),
        LIST.replace("Larch Fostering", "\"Larch Fostering"),
    ] {
        let report = with(&moved);
        remark(&report, &["list of providers has 1 line with more cells", "on line 2."]);
    }
    let inside = with(LIST.replace("Larch Fostering", "\"Larch\r\nFostering\""));
    is_as_published(&inside, "a line end in a name is in order");
    let torn = Providers::read(LIST.replace("1 Larch Way", "\"1 Larch Way").as_bytes());
    assert!(matches!(torn, Err(ProviderError::Torn(2))), "{torn:?}");
    let bare = Providers::read(LIST.lines().next().unwrap().as_bytes());
    assert!(matches!(bare, Err(ProviderError::Empty)), "{bare:?}");
}

/// What a heading is called instead; nothing where the column is not there.
type Renamed<'a> = (&'a str, Option<&'a str>);

/// A workbook of sheets with a row of headings and one provider each; some headings are called otherwise or are not there.
fn workbook(sheets: &[(&str, usize, &[Renamed<'_>])]) -> Vec<u8> {
    let rows: Vec<csv::StringRecord> = {
        let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(LIST.as_bytes());
        lines.records().map(Result::unwrap).collect()
    };
    let mut book = Workbook::new();
    for (name, provider, renamed) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        let mut column = 0;
        for (at, heading) in rows[0].iter().enumerate() {
            let other = renamed.iter().find(|(from, _)| *from == heading).map(|(_, to)| *to);
            let Some(heading) = other.unwrap_or(Some(heading)) else { continue };
            sheet.write(0, column, heading).unwrap();
            sheet.write(1, column, &rows[*provider][at]).unwrap();
            column += 1;
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_that_looks_like_a_list_and_is_not_read_is_named() {
    let whole = with(workbook(&[("Providers", 2, &[]), ("SA Providers", 1, &[])]));
    is_as_published(&whole, "both sheets");
    assert!(!has_remark(&whole, &["list of providers"]), "{:?}", whole.remarks);
    for (heading, other, what) in [
        ("Provider postcode", Some("Where it is"), "the postcode"),
        ("Placement code", Some("Offers"), "the placement code"),
        ("Placement code", None, "the placement code"),
        ("Deregistration date", None, "the date of deregistration"),
        ("URN", Some("Number"), "the URN"),
    ] {
        let report = with(workbook(&[("Providers", 2, &[]), ("SA Providers", 1, &[(heading, other)])]));
        remark(
            &report,
            &["sheet “SA Providers”", &format!("no column for {what};"), "save that sheet as CSV"],
        );
    }
    // Notes and glossaries are no lists.
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("About the providers").unwrap();
    notes.write(0, 0, "What this list is").unwrap();
    let words = book.add_worksheet().set_name("Glossary").unwrap();
    words.write(0, 0, "URN").unwrap();
    words.write(0, 1, "Unique reference number").unwrap();
    let sheet = book.add_worksheet().set_name("Providers").unwrap();
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(LIST.as_bytes());
    for (line, row) in (4..).zip(lines.records()) {
        for (column, cell) in (0..).zip(row.unwrap().iter()) {
            if cell == "2025-10-15 00:00:00" {
                sheet.write(line, column, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
            } else {
                sheet.write(line, column, cell).unwrap();
            }
        }
    }
    let report = with(book.save_to_buffer().unwrap());
    assert!(!has_remark(&report, &["has a sheet"]), "{:?}", report.remarks);
    remark(&report, &["1 date of deregistration", "on line 7 of the sheet “Providers”"]);
}

#[test]
fn the_list_among_the_tables_is_known_for_what_it_is() {
    let born = [("P801", "01/02/2021")];
    let files = vec![
        header(&born),
        episodes(&[("P801", "02/06/2025", "")]),
        ("list.csv".to_owned(), LIST.as_bytes().to_vec()),
    ];
    let report = checked_with(&files, &Vec::new(), Some(2026), Reference::bundled());
    remark(&report, &["list.csv is the list of homes and providers", "--providers"]);
    assert!(!has_remark(&report, &["list.csv is no table"]));
}
