//! What readers found, and how far they agree.

use evaluation::audit::agreement::agreement;
use evaluation::audit::instrument::{AuditFault, AuditInstrument};
use evaluation::audit::readings::{Reading, read_readings};
use evaluation::audit::results::{files, results};
use evaluation::input::Fault;

const SMALL: &str = r#"
id = "small"
version = "1"
name = "Small audit"
source = "invented"
licence = "MIT"
answers = ["No", "Partly", "Yes"]
item = [
  { id = "plan", area = "Plan", text = "There is a plan" },
  { id = "tested", area = "Plan", text = "The plan was tested" },
]
"#;

pub(crate) fn small() -> AuditInstrument {
    AuditInstrument::read(SMALL).unwrap()
}

pub(crate) fn waves() -> [String; 2] {
    ["T1".into(), "T2".into()]
}

fn try_read(rows: &str) -> Result<Vec<Reading>, Fault> {
    let text = format!("case,team,wave,reader,plan,tested\n{rows}");
    read_readings("audit.csv", text.as_bytes(), &small(), &waves())
}

pub(crate) fn read(rows: &str) -> Vec<Reading> {
    try_read(rows).unwrap()
}

#[test]
fn the_items_that_come_with_kith_are_called_practice_presence_and_nothing_grander() {
    let bundled = AuditInstrument::bundled().unwrap();
    assert_eq!(bundled.name, "Local practice-presence items");
    assert!(bundled.item.len() >= 8);
}

#[test]
fn audit_instruments_that_contradict_themselves_are_refused() {
    assert!(
        matches!(AuditInstrument::read(&SMALL.replace("\"tested\"", "\"plan\"")), Err(AuditFault::Twice(_, id)) if id == "plan")
    );
    assert!(matches!(
        AuditInstrument::read(&SMALL.replace("\"No\", \"Partly\", ", "")),
        Err(AuditFault::Empty(_))
    ));
}

#[test]
fn faults_name_the_line_and_the_item() {
    let all = [
        (
            "1,A,T1,kim,yes,maybe\n",
            "audit.csv, line 2, column “tested”: “maybe” is not an answer. Write No, Partly, Yes or n/a.",
        ),
        ("1,A,T1,kim,yes,3\n", "“3” is not an answer"),
        ("1,A,T1,kim,yes,\n", "Write n/a where the item does not apply"),
        ("1,A,T9,kim,yes,no\n", "“T9” is not a wave"),
        (
            "1,A,T1,kim,yes,no\n1,A,T1,kim,yes,no\n",
            "line 3: “1” has been read by this reader at this wave already",
        ),
        ("", "no file has been read"),
    ];
    for (rows, expected) in all {
        let said = try_read(rows).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn shares_count_files_and_leave_out_what_does_not_apply_or_is_in_dispute() {
    let rows = "1,A,T1,kim,yes,no\n2,A,T1,kim,partly,n/a\n3,B,T1,kim,yes,yes\n3,B,T1,lee,no,yes\n\
                4,B,T1,kim,yes,no\n4,B,T1,lee,no,no\n4,B,T1,agreed,no,no\n5,B,T2,kim,yes,yes\n";
    let readings = read(rows);
    let found = results(&small(), &readings, 2);
    let plan = &found[0].waves[0];
    assert_eq!((plan.files.as_slice(), plan.not_applicable, plan.differing), (&[1, 1, 1][..], 0, 1));
    assert_eq!(plan.found.as_ref().unwrap().value, 1.0 / 3.0);
    let tested = &found[1].waves[0];
    assert_eq!((tested.files.as_slice(), tested.not_applicable, tested.differing), (&[2, 0, 1][..], 1, 0));
    assert!(found[0].changes[0].as_ref().unwrap().value > 0.6);
    let looked_at = files(&readings, &waves()).unwrap();
    assert_eq!((looked_at[0].files, looked_at[0].read_twice, looked_at[0].teams["B"]), (4, 2, 2));
}

#[test]
fn a_wave_in_which_nobody_read_anything_is_refused() {
    assert_eq!(files(&read("1,A,T1,kim,yes,no\n"), &waves()).unwrap_err(), "no file was read at T2");
}

#[test]
fn agreement_is_of_readers_and_not_of_what_they_agreed_on_afterwards() {
    // Kim and Lee: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: kappa 0.4 in every textbook.
    let mut rows = String::new();
    for (case, (kim, lee)) in [("yes", "yes"); 20]
        .into_iter()
        .chain([("yes", "no"); 5])
        .chain([("no", "yes"); 10])
        .chain([("no", "no"); 15])
        .enumerate()
    {
        rows.extend(
            [("Kim", kim), ("Lee", lee), ("agreed", "yes")]
                .map(|(reader, plan)| format!("{case},A,T1,{reader},{plan},yes\n")),
        );
    }
    let found = agreement(&small(), &read(&rows), 200, 1);
    assert_eq!((found[0].files, found[0].same), (50, 0.7));
    assert!((found[0].kappa.as_ref().unwrap().value - 0.4).abs() < 1e-12);
    assert!(found[0].ac1.as_ref().unwrap().low < found[0].ac1.as_ref().unwrap().value);
    assert_eq!(found[1].same, 1.0);
    assert!(found[1].kappa.is_err() && (found[1].ac1.as_ref().unwrap().value - 1.0).abs() < 1e-12);
    assert!(found[1].alpha.is_err(), "where all is yes, agreement beyond chance cannot be told");
}

#[test]
fn encodings_and_headings_are_checked() {
    let all: [(&[u8], &str); 5] = [
        (b"", "the file is empty"),
        (b"case,team,wave,reader,plan\n", "the column “tested” is missing"),
        (b"case,team,wave,reader,plan,tested,child\n", "“child” is not an item of “Small audit”"),
        (b"case;team;wave;reader;plan;tested\n", "parted by semicolons"),
        (b"case,team,wave,reader,plan,tested\n1,\xC9st,T1,R1,Yes,Yes\n", "0xC9 is not UTF-8"),
    ];
    for (input, expected) in all {
        let said = read_readings("audit.csv", input, &small(), &waves()).unwrap_err().to_string();
        assert!(said.starts_with("audit.csv") && said.contains(expected), "{said}");
    }
}
