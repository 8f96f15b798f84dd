//! Themes: people and not passages, words only with consent.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use evaluation::input::Fault;
use evaluation::surveys::Respondents;
use evaluation::themes::{Coding, Framework, FrameworkFault, coder_agreement, count_themes, read_codings};

fn framework() -> Framework {
    Framework::bundled().unwrap()
}

fn try_read(rows: &str) -> Result<Vec<Coding>, Fault> {
    let text = format!("person,group,wave,coder,theme,quote,consent\n{rows}");
    read_codings("codings.csv", text.as_bytes(), &framework(), &["T1".into(), "T2".into()])
}

#[test]
fn people_are_counted_and_not_passages() {
    let rows = "a,families,T1,,listened,,\na,families,T1,,listened,,\na,families,T1,,time,,\nb,families,T1,,,,\n\
                a,families,T2,,,,\nb,families,T2,,listened,,\n";
    let found = &count_themes(&framework(), &try_read(rows).unwrap(), 2, 1)[0];
    assert_eq!(
        (found.group, found.people.as_slice(), found.passages.as_slice()),
        (Respondents::Families, &[2, 2][..], &[3, 1][..])
    );
    let listened = &found.themes[0];
    let (people, share) = listened.people[0].unwrap();
    assert_eq!(
        (people, share.value),
        (1, 0.5),
        "somebody who spoke of nothing coded is still one of those heard"
    );
    let change = listened.change.as_ref().unwrap().as_ref().unwrap();
    assert_eq!((change.n, change.gained, change.lost), (2, 1, 1));
}

#[test]
fn groups_of_a_few_are_not_shown() {
    let rows = "a,children,T1,,children,,\nb,children,T1,,children,,\n";
    let found = &count_themes(&framework(), &try_read(rows).unwrap(), 2, 5)[0];
    assert!(
        found.themes.iter().all(|theme| theme.people.iter().all(Option::is_none) && theme.change.is_none())
    );
}

#[test]
fn words_are_kept_only_with_consent_and_the_others_are_counted() {
    let rows = "a,families,T1,,listened,\"They asked me, and waited\",yes\nb,families,T1,,time,No time at all,no\n\
                c,families,T1,,time,Never came,\n";
    let codings = try_read(rows).unwrap();
    let quotes: Vec<Option<&str>> = codings.iter().map(|coding| coding.quote.as_deref()).collect();
    assert_eq!(quotes, [Some("They asked me, and waited"), None, None]);
    assert_eq!(codings.iter().filter(|coding| coding.withheld).count(), 2);
}

#[test]
fn faults_name_the_line_and_the_theme() {
    let all = [
        (
            "a,families,T1,,weather,,\n",
            "codings.csv, line 2, column “theme”: “weather” is not a theme of “What people speak of”",
        ),
        (
            "a,families,T1,,time,Quiet words,yes\nP-17,families,T1,,time,As P-17 I can tell,yes\n",
            "line 3, column “quote”: the words contain the person’s pseudonym",
        ),
        ("a,families,T7,,time,,\n", "“T7” is not a wave"),
        ("", "nothing has been coded"),
    ];
    for (rows, expected) in all {
        let said = try_read(rows).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
    let twice = "id=\"x\"\nversion=\"1\"\nname=\"X\"\nsource=\"\"\ntheme=[{id=\"a\",name=\"A\",means=\"\"},{id=\"a\",name=\"B\",means=\"\"}]";
    assert_eq!(Framework::read(twice), Err(FrameworkFault::Twice("X".into(), "a".into())));
}

#[test]
fn two_coders_are_compared_person_by_person() {
    let mut rows = String::new();
    for person in 0..10 {
        let one = if person < 6 { "time" } else { "" };
        let two = if person < 5 { "time" } else { "" };
        rows.push_str(
            &[("one", one), ("two", two)]
                .map(|(coder, theme)| format!("p{person},workers,T1,{coder},{theme},,\n"))
                .concat(),
        );
    }
    let framework = framework();
    let found = coder_agreement(&framework, &try_read(&rows).unwrap());
    let time = found.iter().find(|found| framework.theme[found.theme].id == "time").unwrap();
    // Both yes 5, both no 4, one yes alone 1: observed 0.9, by chance 0.5, kappa 0.8.
    assert_eq!(time.people, 10);
    assert!((time.kappa.as_ref().unwrap().value - 0.8).abs() < 1e-12);
    assert!(coder_agreement(&framework, &try_read("a,workers,T1,one,time,,\n").unwrap()).is_empty());
}

#[test]
fn encodings_and_headings_are_checked() {
    let all: [(&[u8], &str); 4] = [
        (b"", "the file is empty"),
        (b"person,group,wave,coder,theme,quote,consent,name\n", "“name” is not a column"),
        (b"person,group,wave,coder,quote,consent\n", "the column “theme” is missing"),
        (
            b"person,group,wave,coder,theme,quote,consent\na,families,T1,,time,caf\xE9,yes\n",
            "0xE9 is not UTF-8",
        ),
    ];
    for (input, expected) in all {
        let said = read_codings("codings.csv", input, &framework(), &["T1".into()]).unwrap_err().to_string();
        assert!(said.starts_with("codings.csv") && said.contains(expected), "{said}");
    }
}
