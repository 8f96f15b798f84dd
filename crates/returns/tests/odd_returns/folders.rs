//! What else lies in a folder: notes beside the tables, and tables that do not look like ones.

use returns::report::Report;

use super::{checked, episodes, file, has_remark, header, is_refused, remark};

fn with(name: &str, content: &[u8]) -> Report {
    let tables = [header(&[("O500", "01/02/2021")]), episodes(&[("O500", "02/06/2025", "")])];
    checked(&[tables.to_vec(), vec![file(name, content)]].concat())
}

#[test]
fn a_note_is_no_missing_table_whatever_its_name_or_content() {
    for (name, content) in [
        ("missing data notes.txt", "Please find\r\n".as_bytes()),
        ("Reviewed by Sue.txt", b"done"),
        ("about the headers.txt", b"Please find\r\n"),
        ("episode errors.csv", b"Child,Rule\r\nO500,x\r\n"),
        ("guide.txt", b"%PDF-1.7"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("login.csv", b"<!DOCTYPE html><html><body>Session expired</body></html>"),
        ("x.txt", b"\0\x01\x02\x03abc"),
        ("all.zip", b"PK\x03\x04rest"),
        ("export.log", b"2026-05-01 10:00 Exported header.csv\r\n"),
        ("audit.csv", b"2026-05-01,10:00,admin,exported\r\n"),
    ] {
        let report = with(name, content);
        assert!(report.is_whole(), "{name} {:?}", report.remarks);
        remark(&report, &[name, "Nothing of it was read"]);
    }
}

/// The beginning of a zip file in which this file stands first.
fn zip(name: &str) -> Vec<u8> {
    let length = u16::try_from(name.len()).unwrap().to_le_bytes();
    [b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes(), b"rest"].concat()
}

#[test]
fn a_table_that_cannot_be_read_leaves_the_report_not_whole() {
    let text = |text: &str| text.as_bytes().to_vec();
    for (name, content, words) in [
        ("Reviews.csv", text("what,is,this\n"), "names none of them"),
        ("reviews.csv", text("CHILD,DOB\nO500,01/02/2021\n"), "names only CHILD, DOB"),
        ("reviews.xlsx", zip("xl/workbook.xml"), "is an Excel workbook: save"),
        ("Kent_reviews.csv.zip", zip("header.csv"), "is a zip file: unpack"),
        ("export_rev.csv", text("O500,01/02/2021,03/06/2025,PN1\r\n"), "a row of the table Reviews"),
        ("notes.txt", text("O500;01/02/2021;03/06/2025;PN1\n"), "a row of the table Reviews"),
    ] {
        let report = with(name, &content);
        assert!(is_refused(&report, name) && !report.is_whole(), "{name} {:?}", report.remarks);
        let said = remark(&report, &[name, words]);
        assert!(!said.said.contains("O500"), "{}", said.said);
    }
}

#[test]
fn a_table_is_read_whatever_kind_of_file_it_is() {
    let reviews = "CHILD\tDOB\tREVIEW\tREVIEW_CODE\r\nO500\t01/02/2021\t03/06/2025\tPN1\r\n";
    for name in ["reviews.tsv", "reviews", "rev.dat"] {
        let report = with(name, reviews.as_bytes());
        assert!(!has_remark(&report, &["No file holds: Reviews"]), "{name} {:?}", report.remarks);
    }
}
