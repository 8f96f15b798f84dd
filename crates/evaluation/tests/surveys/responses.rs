//! Responses as they come, who answered, and who was there again.

use crate::common::{analysed, read, result, small, try_read};
use evaluation::surveys::{Invited, Respondents, read_responses};

#[test]
fn faults_name_the_line_and_the_question() {
    let all = [
        (
            "a,families,T1,7,1,yes\n",
            "line 2, column “listened”: “7” is outside the range of the question, 1 to 5.",
        ),
        ("a,families,T1,2.5,1,yes\n", "“2.5” is outside the range"),
        ("a,families,T1,80%,1,yes\n", "percent sign"),
        ("a,families,T1,often,1,yes\n", "“often” is not a number"),
        ("a,families,T3,1,1,yes\n", "column “wave”: “T3” is not a wave of the study. Its waves are: T1, T2."),
        ("a,aunts,T1,1,1,yes\n", "“aunts” is not a group"),
        ("a,leaders,T1,1,1,yes\n", "“Small” is not an instrument for leaders."),
        (",families,T1,1,1,yes\n", "column “person”: nothing stands here"),
        ("a,families,T1,1,1,yes\na,families,T1,2,2,no\n", "line 3: “a” has answered at T1 already"),
    ];
    for (rows, expected) in all {
        let said = try_read(&small(), rows).unwrap_err().to_string();
        assert!(said.starts_with("responses.csv") && said.contains(expected), "{said}");
    }
}

#[test]
fn questions_that_are_missing_or_unknown_are_named() {
    let said = |headings: &str| {
        read_responses("r.csv", headings.as_bytes(), &small(), &crate::common::waves())
            .unwrap_err()
            .to_string()
    };
    assert!(said("person,group,wave,listened,rushed\n").contains("the column “again” of “Small” is missing"));
    assert!(
        said("person,group,wave,listened,rushed,again,name\n")
            .contains("“name” is not a question of “Small”")
    );
}

#[test]
fn words_stand_for_their_numbers() {
    assert_eq!(read("a,families,T1,always,Never,no\n")[0].answers, [Some(5.0), Some(1.0), Some(0.0)]);
}

#[test]
fn a_row_without_an_answer_is_somebody_who_did_not_answer() {
    assert_eq!(read("a,families,T1,,,\nb,families,T1,3,,\n").len(), 1);
}

#[test]
fn rates_and_attrition_are_counted_from_people() {
    let rows = "a,families,T1,3,3,yes\nb,families,T1,3,,yes\nc,families,T1,3,3,no\n\
                a,families,T2,4,3,yes\nd,families,T2,4,3,yes\n";
    let invited = [Invited { group: Respondents::Families, wave: "T1".into(), people: 6 }];
    let found = analysed(rows, &invited, 1).unwrap().remove(0);
    let first = &found.answered[0];
    assert_eq!((first.invited, first.people, first.incomplete), (Some(6), 3, 1));
    assert_eq!(first.rate.unwrap().value, 0.5);
    assert_eq!((found.answered[1].invited, found.answered[1].rate), (None, None));
    let attrition = &found.attrition[0];
    assert_eq!((attrition.first, attrition.both, attrition.new), (3, 1, 1));
    assert!((attrition.lost.value - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(found.matched, 1);
}

#[test]
fn more_answers_than_people_asked_is_refused() {
    let invited = [Invited { group: Respondents::Families, wave: "T1".into(), people: 1 }];
    let said = analysed("a,families,T1,3,3,yes\nb,families,T1,3,3,yes\nb,families,T2,3,3,yes\n", &invited, 1)
        .unwrap_err();
    assert_eq!(said, "2 families answered at T1, but only 1 were asked");
}

#[test]
fn a_wave_with_nobody_is_refused() {
    let said = analysed("a,families,T1,3,3,yes\nb,workers,T2,3,3,yes\n", &[], 1).unwrap_err();
    assert!(
        said.starts_with("none of the workers answered at T1")
            || said.starts_with("none of the families answered at T2"),
        "{said}"
    );
    assert_eq!(analysed("", &[], 1).unwrap_err(), "nobody answered “Small”");
}

#[test]
fn groups_are_told_apart() {
    let rows = "a,families,T1,3,3,yes\na,families,T2,3,3,yes\na,workers,T1,1,3,no\na,workers,T2,1,3,no\n";
    let found = analysed(rows, &[], 1).unwrap();
    assert_eq!(
        found.iter().map(|group| group.group).collect::<Vec<_>>(),
        [Respondents::Workers, Respondents::Families]
    );
    assert_eq!(result("a,families,T1,3,3,yes\na,families,T2,3,3,yes\n").answered[0].people, 1);
}
