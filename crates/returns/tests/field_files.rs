//! Files as authorities really sent them, in `field`: what each README asked for, and others of the same kinds.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use returns::report::{self, Report, Weight};
use returns::ssda903::reference::Providers;
use returns::ssda903::{File, Options, Reference, check};
use returns::{Year, cin};

/// Files of one year, to be changed.
type Files = Vec<(String, Vec<u8>)>;

macro_rules! field {
    ($folder:literal: $($name:literal),*) => {
        vec![$(($name.to_owned(), include_bytes!(concat!("field/", $folder, "/", $name)).to_vec())),*]
    };
}

fn checked(this: &Files, last: &Files, year: Option<u16>, rules: &[&str]) -> Report {
    checked_with(this, last, year, rules, Reference::bundled())
}

fn checked_with(
    this: &Files,
    last: &Files,
    year: Option<u16>,
    rules: &[&str],
    reference: Reference,
) -> Report {
    let this: Vec<File<'_>> = this.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let last: Vec<File<'_>> = last.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let rules = (!rules.is_empty()).then(|| rules.iter().map(|rule| (*rule).to_owned()).collect());
    check(&this, &last, reference, &Options { year: year.map(Year), rules })
}

/// Each finding's rule, child and line.
fn found(report: &Report) -> Vec<(&str, String, Option<u32>)> {
    let of = |finding: &report::Finding| finding.child.as_deref().unwrap_or_default().to_owned();
    let rule = |finding| report.rule_of(finding).map_or("", |rule| rule.code);
    report
        .findings
        .iter()
        .map(|one| (rule(one), of(one), one.cells.first().and_then(|cell| cell.line)))
        .collect()
}

fn said(report: &Report, weight: Weight) -> Vec<&str> {
    report.remarks.iter().filter(|one| one.weight == weight).map(|one| one.said.as_str()).collect()
}

#[track_caller]
fn says(report: &Report, words: &[&str]) {
    let is = |one: &&report::Remark| words.iter().all(|word| one.said.contains(word));
    assert!(report.remarks.iter().any(|one| is(&one)), "{words:?} is not in {:#?}", report.remarks);
}

fn change(files: &mut Files, name: &str, change: impl Fn(String) -> String) {
    let (_, bytes) = files.iter_mut().find(|(known, _)| known == name).unwrap();
    *bytes = change(String::from_utf8(std::mem::take(bytes)).unwrap()).into_bytes();
}

fn written(report: &Report, write: impl Fn(&Report, &mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(report, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_row_is_where_an_editor_counts_it_with_any_line_ends() {
    let windows: Files = field!("01-windows-line-ends": "header.csv", "episodes.csv");
    for end in ["\r\n", "\n", "\r"] {
        let mut files = windows.clone();
        for name in ["header.csv", "episodes.csv"] {
            change(&mut files, name, |text| text.replace("\r\n", end));
        }
        let report = checked(&files, &Vec::new(), Some(2026), &["101", "102"]);
        assert_eq!(
            found(&report),
            [("101", "F102".to_owned(), Some(3)), ("102", "F103".to_owned(), Some(4))],
            "{end:?}"
        );
        let short = report.remarks.iter().find(|one| one.said.contains("6 cells")).unwrap();
        assert_eq!(short.line, Some(5), "{}", short.said);
        let csv = written(&report, |report, to| report::csv(report, to));
        assert!(csv.contains(",3,flagged") && csv.contains(",4,flagged"), "{csv}");
        let json = written(&report, |report, to| report::json(report, to));
        assert!(json.contains("\"line\":3") && json.contains("\"line\":4"), "{json}");
        let html = written(&report, |report, to| report::html(report, to));
        assert!(html.contains("X, line 3") && html.contains("line 4"), "{html}");
        let text = written(&report, |report, to| report::text(report, to));
        assert!(text.contains("line 5: "), "{text}");
    }
    // Empty lines, and every kind of end in one file.
    let mut mixed = windows;
    change(&mut mixed, "header.csv", |text| {
        text.replacen("\r\nF101", "\r\n\r\n\n   \rF101", 1).replacen("\r\nF103", "\n\r\r\nF103", 1)
    });
    let report = checked(&mixed, &Vec::new(), Some(2026), &["101", "102"]);
    assert_eq!(found(&report), [("101", "F102".to_owned(), Some(6)), ("102", "F103".to_owned(), Some(9))]);
}

#[test]
fn lines_of_every_table_are_those_of_an_editor() {
    let invented = returns::ssda903::invent(&returns::ssda903::Invention {
        children: 200,
        one_mistake_in: 3,
        ..returns::ssda903::Invention::default()
    });
    let with = |end: &str| -> Files {
        let files = invented.this_year.iter();
        files.map(|(name, text)| ((*name).to_owned(), text.replace('\n', end).into_bytes())).collect()
    };
    let wanted = found(&checked(&with("\n"), &Vec::new(), None, &[])).len();
    assert!(wanted > 50);
    let unix = checked(&with("\n"), &Vec::new(), None, &[]);
    for end in ["\r\n", "\r"] {
        let other = checked(&with(end), &Vec::new(), None, &[]);
        assert_eq!(other.findings, unix.findings, "{end:?}");
    }
    let every_other_is_empty = checked(&with("\r\n\r\n"), &Vec::new(), None, &[]);
    let twice = |line: Option<u32>| line.map(|line| 2 * line - 1);
    for (one, other) in unix.findings.iter().zip(&every_other_is_empty.findings) {
        let lines =
            |finding: &report::Finding| finding.cells.iter().map(|cell| cell.line).collect::<Vec<_>>();
        assert_eq!(lines(other), lines(one).into_iter().map(twice).collect::<Vec<_>>());
    }
}

#[test]
fn lines_of_a_census_are_those_of_an_editor() {
    let mut xml = Vec::new();
    cin::invent(&cin::Invention { children: 100, one_mistake_in: 3, ..cin::Invention::default() }, &mut xml)
        .unwrap();
    let xml = String::from_utf8(xml).unwrap();
    let of = |text: &str| cin::check(text.as_bytes(), &cin::Options::default());
    let unix = of(&xml);
    assert!(unix.is_whole() && unix.findings.len() > 20);
    for end in ["\r\n", "\r"] {
        assert_eq!(of(&xml.replace('\n', end)), unix, "{end:?}");
    }
}

#[test]
fn a_return_of_a_year_that_is_not_known_is_not_checked() {
    let files: Files = field!("02-a-year-that-is-not-known": "header.csv", "episodes.csv", "reviews.csv");
    for left_out in ["", "reviews.csv"] {
        let files: Files = files.iter().filter(|(name, _)| name != left_out).cloned().collect();
        let report = checked(&files, &Vec::new(), None, &[]);
        assert!(!report.is_whole() && report.findings.is_empty() && report.children == 0);
        says(&report, &["2020-21", "lie in it", "--year"]);
        assert_eq!(report::headline(&report), "SSDA903: nothing could be checked.");
        let asked = checked(&files, &Vec::new(), Some(2024), &[]);
        assert_eq!(asked.children, 5);
        says(&asked, &["2020-21", "as asked"]);
    }
    // A few dates of later years do not make it one of them.
    let mut later = files;
    change(&mut later, "reviews.csv", |text| format!("{text}Y205,05/03/2014,15/09/2022,PN1\n"));
    says(&checked(&later, &Vec::new(), None, &[]), &["seems to be of 2020-21"]);
}

#[test]
fn a_year_that_was_guessed_says_from_what_and_how_sure() {
    let files: Files = field!("10-last-year-is-this-year/this": "header.csv", "episodes.csv");
    let report = checked(&files, &Vec::new(), None, &[]);
    says(
        &report,
        &[
            "2025-26 was taken for it, because 15 of the 15 dates on which episodes begin or end",
            "little doubt",
        ],
    );
    let nothing: Files = vec![(
        "header.csv".to_owned(),
        b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA,F,01/02/2021,WBRI,UN1,0,\n".to_vec(),
    )];
    let report = checked(&nothing, &Vec::new(), None, &[]);
    assert!(!report.is_whole() && report.rules.is_empty());
    says(&report, &["--year"]);
}

const TWO: &str = include_str!("field/03-two-censuses-in-one-file/cin.xml");

/// What is said of a census that could not be read whole, and on which line.
#[track_caller]
fn broken(xml: &str) -> (Report, u32, String) {
    let report = cin::check(xml.as_bytes(), &cin::Options::default());
    assert!(!report.is_whole(), "{:?} of {xml}", report.remarks);
    let remark = report.remarks.iter().find(|one| one.weight == Weight::NotRead).unwrap();
    let (line, said) = (remark.line.unwrap_or_default(), remark.said.clone());
    (report, line, said)
}

#[test]
fn two_censuses_in_one_file_are_not_one() {
    let (report, line, said) = broken(TWO);
    assert_eq!((report.children, line), (1, 15), "{said}");
    for word in ["after the end of <Message>", "not one well-formed XML document", "takes none of it"] {
        assert!(said.contains(word), "{said}");
    }
    assert!(!report.not_run.is_empty(), "what concerns all children is not judged by some");
    // The first without its end, and the second without its declaration.
    let joined = TWO.replacen("  </Children>\n</Message>\n<?xml", "<?xml", 1);
    assert_eq!((broken(&joined).0.children, broken(&joined).1), (1, 13));
    let bare = TWO.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "");
    assert_eq!((broken(&bare).0.children, broken(&bare).1), (1, 14));
    let both = bare.replacen("  </Children>\n</Message>\n", "", 1);
    assert_eq!((broken(&both).0.children, broken(&both).1), (1, 12));
}

#[test]
fn what_is_not_one_well_formed_document_is_refused_at_its_place() {
    let one = TWO.split_inclusive("</Message>\n").next().unwrap();
    assert!(cin::check(one.as_bytes(), &cin::Options::default()).is_whole());
    for (from, to, line, word) in [
        ("</Message>\n", "</Message>\nthe end", 15, "after the end"),
        ("</Message>\n", "</Message>\n&amp;", 15, "after the end"),
        ("</Message>\n", "</Message>\n<![CDATA[x]]>", 15, "after the end"),
        ("</Message>\n", "</Message>\n\u{1a}", 15, "control character U+001A"),
        ("</Message>\n", "</Message>\n<Children/>", 15, "after the end"),
        ("</Message>\n", "</Message></Message>\n", 14, "never begun"),
        ("<?xml", "\n<?xml", 2, "only at the very beginning"),
        ("<?xml", "<!-- exported --><?xml", 1, "only at the very beginning"),
        ("<Message>", "text <Message>", 2, "before the first element"),
        ("<Child>", "<Child id='1' id='2'>", 8, "twice"),
        ("<Header>", "<Header a='1' a='2'>", 3, "twice"),
        ("</Children>", "</Children a='1'>", 13, ""),
        ("<Child>", "<Child id=1>", 8, "no value"),
        ("<Child>", "<Child id='a & b'>", 8, "not declared"),
        ("A301", "A\u{1}301", 9, "U+0001"),
        ("A301", "A&#1;301", 9, "&#1;"),
        ("A301", "A&nbsp;301", 9, "&nbsp;"),
        ("A301", "A & B", 9, "&"),
        ("A301", "A]]>301", 9, "]]>"),
        ("A301", "A\u{ffff}301", 9, "U+FFFF"),
        ("<Sex>F</Sex>", "<Sex>F</sex>", 9, "</sex>"),
        ("<Sex>F</Sex>", "<Other><A></Other></A><Sex>F</Sex>", 9, "</Other>"),
        ("<Sex>F</Sex>", "<1x/><Sex>F</Sex>", 9, "no name"),
        ("<Sex>F</Sex>", "<!-- a -- b --><Sex>F</Sex>", 9, "two hyphens"),
        ("<Sex>F</Sex>", "<?xml version='1.0'?><Sex>F</Sex>", 9, "only at the very beginning"),
        ("</Header>", "</header>", 6, "</header>"),
    ] {
        let xml = one.replacen(from, to, 1);
        let (_, at, said) = broken(&xml);
        assert!(at == line && said.contains(word), "{to:?}: line {at}, {said}");
        let (_, windows, _) = broken(&xml.replace('\n', "\r\n"));
        assert_eq!(windows, line, "{to:?}");
    }
    // What may follow the end or stand before the beginning does no harm.
    let fine = one.replacen("<Message>", "<!-- a --><?note b?>\n<Message xmlns:x='http://x'>", 1)
        + "<!-- </Child> -->\n<?note c?>\n\n";
    assert!(cin::check(fine.as_bytes(), &cin::Options::default()).is_whole());
    // Text between tags is a fault of the schema, on its line.
    let between = one.replacen("    <Child>", "    and\n    <Child>", 1);
    let report = cin::check(between.as_bytes(), &cin::Options::default());
    assert_eq!(said(&report, Weight::Schema).len(), 1, "{:?}", report.remarks);
    let headline = returns::report::headline(&report);
    assert!(headline.ends_with("The Department’s schema refuses 1 place."), "{headline}");
    assert!(said(&report, Weight::Schema)[0].contains("“and”"), "{:?}", report.remarks);
}

#[test]
fn other_files_in_the_folder_are_worth_a_remark() {
    let mut files: Files =
        field!("05-other-files-in-the-folder": "header.csv", "episodes.csv", "errors.csv", "readme.txt");
    files.push((".DS_Store".to_owned(), b"\0\0\0\x01Bud1".to_vec()));
    files.push(("~$header.csv".to_owned(), b"\x05Ann\0".to_vec()));
    files.push(("notes.txt".to_owned(), Vec::new()));
    let report = checked(&files, &Vec::new(), Some(2026), &[]);
    assert!(report.is_whole() && report.children == 1, "{:?}", report.remarks);
    for name in ["errors.csv", "readme.txt", "notes.txt"] {
        assert!(said(&report, Weight::Noticed).iter().any(|one| one.starts_with(name)), "{name}");
    }
    assert!(!report.remarks.iter().any(|one| one.said.contains("DS_Store") || one.said.contains("~$")));
    for (name, bytes) in [
        ("x.csv", "CHILD,DOB,REVIEW\nO501,01/02/2021,03/06/2025\n"),
        ("reviews.csv", "what,is,this\n"),
        ("oc3.csv", ""),
    ] {
        let mut files = files.clone();
        files.push((name.to_owned(), bytes.as_bytes().to_vec()));
        let report = checked(&files, &Vec::new(), Some(2026), &[]);
        assert!(!report.is_whole() && report.children == 1, "{name}: {:?}", report.remarks);
    }
}

#[test]
fn headings_are_found_or_refused_and_never_a_child() {
    let files: Files = field!("06-blanks-in-the-first-line": "header.csv", "episodes.csv");
    let heading = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
    let rows =
        "B600,F,01/02/2021,WBRI,UN1,0,\nB601,F,01/02/2021,WBRI,UN1,0,\nB602,X,01/02/2021,WBRI,UN1,0,\n";
    for (above, words) in [
        ("   \n", "headings on line 2"),
        ("\n", "headings on line 2"),
        ("\r\n\r\n", "headings on line 3"),
        (",,,,,,\n", "headings on line 2"),
        ("\u{feff}\u{feff}\n", "headings on line 2"),
        ("Looked after children 2025-26,,,,,,\n\n", "headings on line 3"),
        ("\"Exported by, Ann\"\n", "headings on line 2"),
        ("sep=,\n", "headings on line 2"),
    ] {
        let mut files = files.clone();
        change(&mut files, "header.csv", |_| format!("{above}{heading}\n{rows}"));
        let report = checked(&files, &Vec::new(), Some(2026), &[]);
        assert_eq!((report.children, report.is_whole()), (3, true), "{above:?} {:?}", report.remarks);
        says(&report, &["header.csv", words]);
        let line = u32::try_from(above.matches('\n').count()).unwrap() + 4;
        assert!(
            found(&report).contains(&("101", "B602".to_owned(), Some(line))),
            "{above:?} {:?}",
            found(&report)
        );
    }
    for (text, words, children) in [
        (format!("{heading}\n{rows}{heading}\n{rows}"), "headings once more on line 5", 3),
        (
            format!("{heading}\n{rows}child, sex, dob, ethnic, upn, mother, mc_dob\n"),
            "headings once more on line 5",
            3,
        ),
        (format!("\"{}\"\n{rows}", heading.replace(',', "\",\"")), "", 3),
        (
            format!("{heading}\n-----,---,---,---,---,---,---\n{rows}\n(3 rows affected)\n"),
            "no row on line 7",
            3,
        ),
        (format!("{heading}\n{rows}\u{1a}"), "", 3),
        (format!("{heading}\n{rows}\u{1a}\r\n"), "", 3),
        (format!("{heading}\n{rows}{{}}\n").replace("{}", "\u{a0}\t \u{200b}"), "", 3),
    ] {
        let mut files = files.clone();
        change(&mut files, "header.csv", |_| text.clone());
        let report = checked(&files, &Vec::new(), Some(2026), &[]);
        assert_eq!((report.children, report.is_whole()), (children, true), "{text:?} {:?}", report.remarks);
        says(&report, &[words]);
    }
    // Two tables in one file, or rows without headings, are refused; nothing of them is a child.
    for text in [
        format!("{heading}\n{rows}CHILD,DOB,REVIEW,REVIEW_CODE\nZ1,01/02/2021,03/06/2025,PN1\n"),
        rows.to_owned(),
    ] {
        let mut files = files.clone();
        change(&mut files, "header.csv", |_| text.clone());
        let report = checked(&files, &Vec::new(), Some(2026), &[]);
        assert!(!report.is_whole() && report.children == 3, "{:?}", report.remarks);
        assert!(
            report.remarks.iter().any(|one| one.weight == Weight::NotRead && one.said.contains("header.csv"))
        );
    }
}

#[test]
fn each_column_writes_its_dates_in_its_own_way() {
    let files: Files = field!("07-one-column-of-dates-written-otherwise": "header.csv", "episodes.csv");
    let usual: Files = {
        let mut files = files.clone();
        change(&mut files, "episodes.csv", |text| otherwise(&text, |[y, m, d]| format!("{d}/{m}/{y}")));
        files
    };
    let wanted = checked(&usual, &Vec::new(), Some(2026), &[]);
    let ways: [(&str, Written); 9] = [
        ("2026-03-31", |[y, m, d]| format!("{y}-{m}-{d}")),
        ("2026-03-31", |[y, m, d]| format!("{y}-{m}-{d} 12:00:00 AM")),
        ("31/03/2026 00:00", |[y, m, d]| format!("{d}/{m}/{y} 12:00:00 AM")),
        ("31/03/2026 00:00", |[y, m, d]| format!("{d}/{m}/{y} 00:00")),
        ("31-03-2026", |[y, m, d]| format!("{d}.{m}.{y}")),
        ("31/03/26", |[y, m, d]| format!("{d}/{m}/{}", &y[2..])),
        ("20260331", |[y, m, d]| format!("{y}{m}{d}")),
        ("46112", |[y, m, d]| serial(y, m, d).to_string()),
        ("46112", |[y, m, d]| format!("{}.0", serial(y, m, d))),
    ];
    for (example, way) in ways {
        let mut files = files.clone();
        change(&mut files, "episodes.csv", |text| otherwise(&text, way));
        let report = checked(&files, &Vec::new(), Some(2026), &[]);
        assert_eq!(report.findings, wanted.findings, "{example}");
        says(&report, &["episodes.csv", &format!("like {example} in DEC;")]);
        assert!(report.is_whole());
    }
    assert!(!wanted.findings.iter().any(|one| wanted.rule_of(one).is_some_and(|rule| rule.code == "147")));
    // A column that is filled late and seldom is judged by all of the file.
    let invented = returns::ssda903::invent(&returns::ssda903::Invention {
        children: 3000,
        one_mistake_in: 0,
        ..Default::default()
    });
    let mut large: Files =
        invented.this_year.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    let late = |text: String| {
        let mut seen = 0;
        let row = |(at, row): (usize, &str)| {
            let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
            if at > 0 && !cells[7].is_empty() {
                seen += 1;
                let [d, m, y] = [0, 1, 2].map(|part| cells[7].split('/').nth(part).unwrap().to_owned());
                cells[7] = if seen > 400 { format!("{y}-{m}-{d}") } else { String::new() };
            }
            cells.join(",")
        };
        text.lines().enumerate().map(row).collect::<Vec<_>>().join("\n")
    };
    change(&mut large, "episodes.csv", late);
    let report = checked(&large, &Vec::new(), Some(2026), &["147"]);
    assert_eq!(found(&report), []);
    says(&report, &["like 2026-03-31 in DEC;"]);
}

/// How a date is written, by its year, month and day.
type Written = fn([&str; 3]) -> String;

fn serial(year: &str, month: &str, day: &str) -> i32 {
    let date = jiff::civil::date(year.parse().unwrap(), month.parse().unwrap(), day.parse().unwrap());
    (date - jiff::civil::date(1899, 12, 30)).get_days()
}

/// The episodes with each DEC written in another way.
fn otherwise(text: &str, way: impl Fn([&str; 3]) -> String) -> String {
    let row = |row: &str| {
        let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
        let parts: Vec<String> = cells[7].split('-').map(str::to_owned).collect();
        if let [year, month, day] = parts.as_slice() {
            cells[7] = way([year, month, day]);
        }
        cells.join(",")
    };
    text.lines().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_published_list_of_providers_serves_the_rules() {
    let files: Files = field!("08-list-of-providers-as-published": "header.csv", "episodes.csv");
    let list = include_bytes!("field/08-list-of-providers-as-published/providers.csv");
    let reference =
        Reference { providers: Some(Providers::read(list.as_slice()).unwrap()), ..Reference::bundled() };
    let report = checked_with(&files, &Vec::new(), Some(2026), &["219", "224", "227", "228"], reference);
    assert_eq!(found(&report), [("227", "P802".to_owned(), Some(3)), ("228", "P802".to_owned(), Some(3))]);
    assert!(report.not_run.is_empty());
}

#[test]
fn last_years_files_must_be_last_years() {
    let this: Files = field!("10-last-year-is-this-year/this": "header.csv", "episodes.csv");
    let last: Files = field!("10-last-year-is-this-year/last": "header.csv", "episodes.csv");
    let report = checked(&this, &last, Some(2026), &[]);
    says(&report, &["last year's", "of 2025-26, the year that is checked", "worth nothing"]);
    says(&report, &["byte for byte", "episodes.csv"]);
    let moved = |years: i32| {
        let mut files = last.clone();
        change(&mut files, "episodes.csv", |text| text.replace("/2025", &format!("/{}", 2025 + years)));
        files
    };
    let right = checked(&this, &moved(-1), Some(2026), &[]);
    assert!(
        !right.remarks.iter().any(|one| one.said.contains("given as last year's seem")),
        "{:?}",
        right.remarks
    );
    says(&checked(&this, &moved(-2), Some(2026), &[]), &["seem to be of 2023-24", "Expected: 2024-25"]);
    says(&checked(&this, &moved(1), Some(2026), &[]), &["seem to be of 2026-27"]);
}

#[test]
fn years_that_nobody_can_have_meant_are_questioned() {
    let mut files: Files = field!("06-blanks-in-the-first-line": "header.csv", "episodes.csv");
    change(&mut files, "episodes.csv", |text| text.replacen("02/06/2025", "02/06/1925", 1));
    change(&mut files, "header.csv", |text| text.replacen("01/02/2021", "01/02/2201", 1));
    let report = checked(&files, &Vec::new(), Some(2026), &[]);
    says(&report, &["episodes.csv", "1925 in DECOM on line 2", "Was 2025 meant?"]);
    says(&report, &["header.csv", "2201 in DOB on line 3"]);
    let xml = TWO.split_inclusive("</Message>\n").next().unwrap().replace("2025-06-02", "1925-06-02");
    let report = cin::check(xml.as_bytes(), &cin::Options::default());
    says(&report, &["<CINreferralDate> has the year 1925", "Was 2025 meant?"]);
}

#[test]
fn identifiers_that_a_spreadsheet_changed_are_noticed() {
    let files: Files = field!("06-blanks-in-the-first-line": "header.csv", "episodes.csv");
    for (changed, words) in
        [("1.23E+12", "“1.23E+12” on line 3"), ("12345.0", "“99999.9” on line 3"), ("Mar-21", "“Mar-21”")]
    {
        let mut files = files.clone();
        change(&mut files, "header.csv", |text| text.replacen("B600", changed, 1));
        says(&checked(&files, &Vec::new(), Some(2026), &[]), &["header.csv", "identifiers in CHILD", words]);
    }
    let mut lost = files;
    change(&mut lost, "header.csv", |text| text.replace("B600", "0012345"));
    change(&mut lost, "episodes.csv", |text| text.replace("B600", "12345"));
    says(
        &checked(&lost, &Vec::new(), Some(2026), &[]),
        &["identifier of one child differs", "noughts in front"],
    );
    let xml = TWO.split_inclusive("</Message>\n").next().unwrap().replace("A301", "1.23E+12");
    says(&cin::check(xml.as_bytes(), &cin::Options::default()), &["<LAchildID>", "“1.23E+12”"]);
}

#[test]
fn what_cannot_be_read_says_what_to_do_and_names_no_year() {
    let zip = |name: &str| {
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        [b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes(), b"rest"].concat()
    };
    for (bytes, words) in [
        (zip("header.csv"), "is a zip file whatever its name says: unpack it"),
        (
            zip("[Content_Types].xml"),
            "is an Excel workbook whatever its name says: save each of its sheets as a CSV file",
        ),
        (b"<?xml version='1.0'?><Message/>".to_vec(), "Export its tables as CSV"),
        (b"<Message/>".to_vec(), "Export its tables as CSV"),
    ] {
        let report = checked(&vec![("this.csv".to_owned(), bytes.clone())], &Vec::new(), None, &[]);
        says(&report, &["this.csv", words]);
        assert_eq!(report::headline(&report), "SSDA903: nothing could be checked.");
        let html = written(&report, |report, to| report::html(report, to));
        assert!(html.contains("<h1>SSDA903</h1>"), "{html}");
        assert!(written(&report, |report, to| report::json(report, to)).contains("\"year\":null"));
    }
    let report = cin::check(zip("census.xml").as_slice(), &cin::Options::default());
    says(&report, &["zip file", "unpack it"]);
    assert_eq!(report::headline(&report), "Children in need census: nothing could be checked.");
    let other = TWO.replace("<Collection>CIN<", "<Collection>SSDA903<");
    says(&cin::check(other.as_bytes(), &cin::Options::default()), &["export its tables as CSV"]);
}

#[test]
fn rules_are_asked_for_with_any_capitals() {
    let mut xml = Vec::new();
    cin::invent(&cin::Invention { children: 3, ..cin::Invention::default() }, &mut xml).unwrap();
    let options = cin::Options { year: None, rules: Some(vec!["8569q".to_owned(), " 4180".to_owned()]) };
    let report = cin::check(xml.as_slice(), &options);
    assert_eq!(report.rules.iter().map(|rule| rule.code).collect::<Vec<_>>(), ["4180", "8569Q"]);
}
