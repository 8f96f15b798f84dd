//! A census that is no well-formed XML is never a clean one: the Department's system takes none of it. Nor is one whose elements
//! are in a namespace, which its schema does not know.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use returns::cin::{Options, check};
use returns::report::{Report, Weight};

const CENSUS: &str = include_str!("field/03-two-censuses-in-one-file/cin.xml");
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// One census of one child.
fn one() -> String {
    let (first, _) = CENSUS.split_once("</Message>\n").unwrap();
    format!("{first}</Message>\n")
}

fn declared(declaration: &str) -> String {
    one().replace(DECLARATION, declaration)
}

fn checked(bytes: &[u8]) -> Report {
    check(bytes, &Options::default())
}

fn said(report: &Report, weight: Weight) -> Vec<&str> {
    report.remarks.iter().filter(|one| one.weight == weight).map(|one| one.said.as_str()).collect()
}

/// Asserts that the report is not whole, and that one remark says why in these words.
#[track_caller]
fn refused(bytes: &[u8], words: &[&str]) -> Report {
    let report = checked(bytes);
    assert!(!report.is_whole(), "{words:?}: {:?}", report.remarks);
    let said = said(&report, Weight::NotRead);
    assert!(said.iter().any(|said| words.iter().all(|word| said.contains(word))), "{words:?}: {said:?}");
    report
}

/// Asserts that nothing is said against the file.
#[track_caller]
fn fine(bytes: &[u8]) {
    let report = checked(bytes);
    assert!(report.is_whole() && report.children == 1 && report.remarks.is_empty(), "{:?}", report.remarks);
}

fn utf_16(text: &str) -> Vec<u8> {
    let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
    marked.flat_map(u16::to_le_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

#[test]
fn a_declaration_is_as_xml_has_it() {
    for (declaration, word) in [
        ("<?xml encoding=\"UTF-8\"?>", "version"),
        ("<?xml encoding=\"UTF-8\" version=\"1.0\"?>", "version"),
        ("<?xml version=\"2.0\"?>", "version 2.0"),
        ("<?xml version=\"1.0\" standalone=\"maybe\"?>", "standalone"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" by=\"us\"?>", "by"),
        ("<?xml version=1.0?>", "quotation marks"),
    ] {
        refused(declared(declaration).as_bytes(), &["line 1", word, "not one well-formed XML document"]);
    }
    for declaration in [
        "",
        "<?xml version='1.0'?>",
        "<?xml version='1.0' encoding='utf-8' standalone='no'?>",
        "<?xml version='1.1'?>",
    ] {
        fine(declared(declaration).trim_start().as_bytes());
    }
}

#[test]
fn a_file_is_stored_as_its_first_line_says() {
    let saying = |encoding: &str| declared(&format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>"));
    for (bytes, words) in [
        (saying("UTF-16").into_bytes(), ["“utf-16”", "one byte for a letter"]),
        (utf_16(&one()), ["“utf-8”", "stored as UTF-16"]),
        (utf_16(&saying("windows-1252")), ["“windows-1252”", "stored as UTF-16"]),
        (["\u{feff}", &saying("iso-8859-1")].concat().into_bytes(), ["“iso-8859-1”", "stored as UTF-8"]),
        (saying("EBCDIC-XX").into_bytes(), ["“ebcdic-xx”", "does not read"]),
    ] {
        let report = refused(&bytes, &words);
        assert_eq!(report.children, 0);
    }
    for encoding in ["utf-8", "us-ascii", "ISO-8859-1", "Windows-1252"] {
        fine(saying(encoding).as_bytes());
    }
    for encoding in ["UTF-16", "utf-16le", "ISO-10646-UCS-2"] {
        fine(&utf_16(&saying(encoding)));
    }
    let umlaut = saying("Windows-1252").replace("A301", "A\u{e9}");
    fine(&windows_1252(&umlaut));
}

#[test]
fn bytes_that_stand_for_no_letter_leave_no_report_whole() {
    let with = |from: &str, to: &str| windows_1252(&one().replacen(from, to, 1));
    let letters = ["stand for no letter", "not one well-formed XML document", "takes none of it"];
    for (bytes, place) in [
        (with("A301", "A\u{e9}"), "The child that begins"),
        (with("<Child>", "<Child><!-- \u{e9} -->"), "The child that begins"),
        (with("Invented", "Invent\u{e9}"), "before the first child"),
        (with("<Message>", "<!-- \u{e9} -->\n<Message>"), "before the first child"),
        (with("</Message>", "</Message><!-- \u{e9} -->"), "after the last child"),
    ] {
        let report = refused(&bytes, &[&letters[..], &[place]].concat());
        assert_eq!(report.children, 1, "what can be read is checked");
        assert_eq!(said(&report, Weight::Schema), Vec::<&str>::new());
        assert!(report.not_run.iter().any(|not| not.code == "8510"));
    }
    let ascii = declared("<?xml version=\"1.0\" encoding=\"us-ascii\"?>").replace("A301", "A\u{e9}");
    refused(ascii.as_bytes(), &letters);
    let mut half = utf_16(&declared("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"));
    half.pop();
    refused(&half, &letters);
    // Half a letter at the end was cut off with the rest.
    let whole = one().replace("A301", "A\u{e9}");
    let cut = whole.find('\u{e9}').unwrap() + 1;
    let report = checked(&whole.as_bytes()[..cut]);
    assert!(
        said(&report, Weight::NotRead).iter().all(|said| !said.contains("for no letter")),
        "{:?}",
        report.remarks
    );
}

#[test]
fn an_instruction_has_a_name() {
    let to_come = |place: &str, what: &str| one().replacen(place, &format!("{what}{place}"), 1);
    for xml in [to_come("<Message>", "<? bad ?>\n"), to_come("<Sex>", "<?1x?>"), one() + "<? bad ?>"] {
        refused(xml.as_bytes(), &["instruction", "not one well-formed XML document"]);
    }
    fine((to_come("<Message>", "<?xml-stylesheet href='a.xsl'?>\n") + "<?note?>").as_bytes());
}

/// The census with a prefix before every name.
fn prefixed(declares: &str) -> String {
    let (declaration, message) = one().split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let message = message.replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
    format!("{declaration}\n{}", message.replacen("<x:Message>", &format!("<x:Message{declares}>"), 1))
}

#[test]
fn a_prefix_is_declared_and_every_end_has_the_prefix_of_its_beginning() {
    refused(
        prefixed("").as_bytes(),
        &["the prefix x is declared nowhere", "not one well-formed XML document"],
    );
    let with = |from: &str, to: &str| one().replacen(from, to, 1);
    for (xml, word) in [
        (with("<Message>", "<Message xsi:noNamespaceSchemaLocation='CIN.xsd'>"), "the prefix xsi"),
        (with("<Sex>F</Sex>", "<x:Sex>F</x:Sex>"), "the prefix x"),
        (with("<Message>", "<Message xmlns:x=''>"), "the prefix x"),
        (with("<Child>", "<Child xmlns:a='u' xmlns:b='u' a:c='1' b:c='2'>"), "stands twice"),
        (with("<Sex>F</Sex>", "<:Sex>F</:Sex>"), "is no name"),
        (with("<Message>", "<x:Message xmlns:x='u'>"), "is ended by </Message>"),
        (prefixed(" xmlns:x='u'").replace("</x:Children>", "</Children>"), "is ended by </Children>"),
    ] {
        refused(xml.as_bytes(), &[word, "not one well-formed XML document"]);
    }
    // A prefix ends with the element that declares it.
    let over = with("<LAchildID>", "<LAchildID xmlns:x='u'>").replace("<Sex>F</Sex>", "<x:Sex>F</x:Sex>");
    refused(over.as_bytes(), &["the prefix x is declared nowhere"]);
    let schema =
        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='CIN.xsd'";
    fine(with("<Message>", &format!("<Message {schema}>")).as_bytes());
}

#[test]
fn elements_in_a_namespace_are_read_and_never_called_clean() {
    let with = |from: &str, to: &str| one().replacen(from, to, 1);
    let child_alone = with("<Message>", "<Message xmlns:x='urn:x'>")
        .replace("<Child>", "<x:Child>")
        .replace("</Child>", "</x:Child>");
    let dangerous = "<x:Sex>Q</x:Sex>";
    for (xml, name) in [
        (prefixed(" xmlns:x='urn:x'"), "<x:Message>"),
        (with("<Message>", "<Message xmlns='urn:x'>"), "<Message>"),
        (child_alone, "<x:Child>"),
    ] {
        let report = checked(xml.as_bytes());
        assert!(report.is_whole() && !report.is_clean() && report.children == 1);
        let schema = said(&report, Weight::Schema);
        assert_eq!(schema.len(), 1, "{schema:?}");
        assert!(
            [name, "“urn:x”", "knows none of these"].iter().all(|word| schema[0].contains(word)),
            "{schema:?}"
        );
    }
    // What is wrong in it is found all the same.
    let wrong = prefixed(" xmlns:x='urn:x'").replace("<x:Sex>F</x:Sex>", dangerous);
    let report = checked(wrong.as_bytes());
    assert!(report.findings.iter().any(|one| report.rule_of(one).is_some_and(|rule| rule.code == "4180")));
}

#[test]
fn what_follows_the_end_is_shown_and_never_called_cut_off() {
    for (more, word) in [
        ("\u{a0}", "U+00A0"),
        ("\u{2028}", "U+2028"),
        ("\u{feff}", "U+FEFF"),
        ("&", "“&”"),
        ("<", "“<”"),
        ("<!-- exported ", "“<!-- exported"),
    ] {
        let report = refused((one() + more).as_bytes(), &["after the end of <Message> there is more", word]);
        let said = said(&report, Weight::NotRead);
        assert!(said.iter().all(|said| !said.contains("cut off") && !said.contains("nothing")), "{said:?}");
    }
}

#[test]
fn children_within_each_other_are_not_read_and_not_called_ill_formed() {
    let child = {
        let xml = one();
        xml[xml.find("    <Child>").unwrap()..xml.find("  </Children>").unwrap()].to_owned()
    };
    let within = one()
        .replace("    </Child>", &format!("{}    </Child>", child.replace("A301", "A302")))
        .replace("  </Children>", &format!("{}  </Children>", child.replace("A301", "A303")));
    let report = refused(within.as_bytes(), &["another <Child> begins before it ends"]);
    assert_eq!(report.children, 1, "the one beside them");
    assert!(
        said(&report, Weight::NotRead).iter().all(|said| !said.contains("well-formed")),
        "{:?}",
        report.remarks
    );
    // What is ended once too often takes nothing from the children after it.
    let extra = one().replace("  </Children>", &format!("</CINdetails>{child}{child}  </Children>"));
    assert_eq!(refused(extra.as_bytes(), &["is ended by </CINdetails>"]).children, 2);
    let unended = one().replace("    </Child>\n", &child);
    refused(unended.as_bytes(), &["another <Child> begins before it ends"]);
}

#[test]
fn children_before_what_is_too_large_were_checked_as_is_said() {
    let child = {
        let xml = one();
        xml[xml.find("    <Child>").unwrap()..xml.find("  </Children>").unwrap()].to_owned()
    };
    let long = format!("<!--{}-->\n", "x".repeat(3_000_000));
    let between = one().replace("  </Children>", &format!("{long}{child}  </Children>"));
    let report = refused(between.as_bytes(), &["larger than 1 MB", "were checked"]);
    assert_eq!(report.children, 1);
    let before = one().replace("<Message>", &format!("{long}<Message>"));
    let report = checked(before.as_bytes());
    assert_eq!(report.children, 0);
    assert!(
        said(&report, Weight::NotRead).iter().all(|said| !said.contains("children before it were checked"))
    );
}
