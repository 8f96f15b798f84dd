//! Two censuses within one `<Message>`: the file may be well-formed XML, and is still no census. No child is held against a
//! header that is not its own, and the second header is named with its year and its authority.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use returns::cin::{Options, check};
use returns::report::{Report, Weight};

const CENSUS: &str = include_str!("field/03-two-censuses-in-one-file/cin.xml");

/// The first census of the file, the header of the second, and its children.
fn parts() -> (String, String, String) {
    let (first, second) = CENSUS.split_once("</Message>\n").unwrap();
    let header = second.find("  <Header>").unwrap()..second.find("  <Children>").unwrap();
    let children = second.find("  <Children>").unwrap()..second.find("</Message>").unwrap();
    (format!("{first}</Message>\n"), second[header].to_owned(), second[children].to_owned())
}

fn checked(xml: &str) -> Report {
    check(xml.as_bytes(), &Options::default())
}

/// What is said of what was not read, and on which line.
#[track_caller]
fn not_read(report: &Report) -> (u32, &str) {
    assert!(!report.is_whole(), "{:?}", report.remarks);
    let mut of = report.remarks.iter().filter(|one| one.weight == Weight::NotRead);
    let one = of.next().unwrap();
    assert_eq!(of.next(), None);
    (one.line.unwrap(), &one.said)
}

#[track_caller]
fn says(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "“{word}” is not in: {said}");
    }
}

fn line_of(xml: &str, words: &str, nth: usize) -> u32 {
    let mut lines = xml.lines().enumerate().filter(|(_, line)| line.contains(words));
    u32::try_from(lines.nth(nth).unwrap().0 + 1).unwrap()
}

#[test]
fn children_after_a_second_header_are_not_held_against_the_first() {
    let (first, header, children) = parts();
    let block = first.replace("</Message>", &format!("{header}{children}</Message>"));
    let child = &children[children.find("    <Child>").unwrap()..children.find("  </Children>").unwrap()];
    let between = first.replace("  </Children>", &format!("{header}{child}  </Children>"));
    let alone = first.replace("</Message>", &format!("{header}</Message>"));
    let within = first.replace("  </Children>", &format!("<Child>\n{header}</Child>{child}  </Children>"));
    for xml in [block, between, alone, within] {
        let report = checked(&xml);
        let (line, said) = not_read(&report);
        assert_eq!((report.children, line), (1, line_of(&xml, "<Header>", 1)), "{said}");
        says(said, &["a second <Header>", "2023-24", "authority 935", "were not checked", "file of its own"]);
        assert!(!said.contains("well-formed"), "{said}");
        assert!(report.findings.iter().all(|one| one.child.is_none()), "{:?}", report.findings);
    }
}

#[test]
fn a_second_header_far_down_is_named_however_the_file_is_cut() {
    let (first, header, children) = parts();
    let child = &children[children.find("    <Child>").unwrap()..children.find("  </Children>").unwrap()];
    // The header begins at every place near the end of what is read at once.
    for more in 0..12 {
        let filled = child.repeat((256 << 10) / child.len() - 2);
        let blank = " ".repeat(more * 97);
        let xml = first.replace("  </Children>", &format!("{filled}{blank}{header}{child}  </Children>"));
        let report = checked(&xml);
        let (line, said) = not_read(&report);
        assert_eq!(line, line_of(&xml, "<Header>", 1));
        says(said, &["2023-24", "authority 935"]);
        assert_eq!(usize::try_from(report.children).ok(), Some((256 << 10) / child.len() - 1));
    }
}

#[test]
fn a_header_that_says_two_things_is_not_chosen_from() {
    let (first, header, _) = parts();
    let twice = |from: &str, to: &str| first.replacen(from, to, 1);
    let two_headers = twice("  <Children>", &format!("{header}  <Children>"));
    let among_children = twice("    <Child>", &format!("{header}    <Child>"));
    let details = "<CollectionDetails><Collection>CIN</Collection><Year>2024</Year>\
                   <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>";
    let two_details = twice("</CollectionDetails>", &format!("</CollectionDetails>{details}"));
    let two_years = twice("</Year>", "</Year><Year>2024</Year>");
    let two_dates = twice("</ReferenceDate>", "</ReferenceDate><ReferenceDate>2025-03-31</ReferenceDate>");
    let two_authorities = twice("</LEA>", "</LEA><LEA>935</LEA>");
    for (xml, words) in [
        (&two_headers, &["<Year>", "2026", "2024", "<LEA>", "318", "935"][..]),
        (&among_children, &["<Year>", "2026", "2024", "<LEA>", "318", "935"]),
        (&two_details, &["<Year>", "2026", "2024", "<ReferenceDate>"]),
        (&two_years, &["<Year>", "2026", "2024"]),
        (&two_dates, &["<ReferenceDate>", "2026-03-31", "2025-03-31"]),
        (&two_authorities, &["<LEA>", "318", "935"]),
    ] {
        let report = checked(xml);
        let (_, said) = not_read(&report);
        says(said, words);
        says(said, &["two things", "was not checked"]);
        assert_eq!((report.children, report.findings.len()), (0, 0));
    }
    // What says the same twice says one thing.
    let own = &first[first.find("  <Header>").unwrap()..first.find("  <Children>").unwrap()];
    for xml in
        [twice("</Year>", "</Year><Year>2026</Year>"), twice("  <Children>", &format!("{own}  <Children>"))]
    {
        let report = checked(&xml);
        assert!(report.is_whole() && report.children == 1, "{:?}", report.remarks);
        assert!(report.remarks.iter().any(|one| one.said.contains("more than once")), "{:?}", report.remarks);
    }
}

#[test]
fn a_second_document_is_named_with_its_year_and_its_authority() {
    let bare = CENSUS.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "");
    let unended = bare.replacen("  </Children>\n</Message>\n", "", 1);
    for xml in [CENSUS, &bare, &unended] {
        let report = checked(xml);
        let (_, said) = not_read(&report);
        assert_eq!(report.children, 1, "{said}");
        says(said, &["census of 2023-24", "authority 935"]);
    }
}

#[test]
fn a_header_that_stands_after_the_children_is_no_second_one() {
    let (first, _, _) = parts();
    let own = first[first.find("  <Header>").unwrap()..first.find("  <Children>").unwrap()].to_owned();
    let moved = first.replace(&own, "").replace("</Message>", &format!("{own}</Message>"));
    let report = check(moved.as_bytes(), &Options { year: Some(returns::Year(2026)), rules: None });
    assert!(report.is_whole() && report.children == 1, "{:?}", report.remarks);
    assert!(!report.is_clean());
}

#[test]
fn what_is_well_formed_is_not_called_otherwise() {
    let (first, ..) = parts();
    let (declared, message) = first.split_once('\n').unwrap();
    let inner = first.replace("    <Child>", &format!("{message}    <Child>"));
    let report = checked(&inner);
    let (_, said) = not_read(&report);
    says(said, &["another <Message> begins within the first"]);
    assert!(!said.contains("well-formed"), "{said}");
    for outer in ["Envelope", "Messages"] {
        let report = checked(&format!("{declared}\n<{outer}><Body>{message}</Body></{outer}>"));
        let (_, said) = not_read(&report);
        says(said, &[&format!("its outermost element is <{outer}>"), "<Message>", "within it"]);
        assert!(!said.contains("well-formed") && !said.contains("another"), "{said}");
    }
}
