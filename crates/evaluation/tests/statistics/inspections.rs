//! Inspections: what a framework judges, and where the pilots stood.

use calendar::Date;
use evaluation::statistics::inspections::{Framework, Grade, Graded, Judgement, Timeline};

/// The ten authorities of the second round.
const SECOND_ROUND: [&str; 10] = ["303", "304", "801", "855", "925", "926", "935", "384", "938", "872"];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn three_authorities_of_the_second_round_were_outstanding_by_the_end_of_2019() {
    let timeline = Timeline::bundled().unwrap();
    let standing = |day: Date, grade: Grade| -> Vec<&str> {
        SECOND_ROUND
            .into_iter()
            .filter_map(|code| timeline.standing(code, Judgement::OverallEffectiveness, day))
            .filter(|inspection| inspection.graded.grade() == grade)
            .map(|inspection| inspection.name.as_str())
            .collect()
    };
    assert_eq!(standing(day("2019-12-31"), Grade::Outstanding), ["Bexley", "Lincolnshire", "Suffolk"]);
    assert_eq!(standing(day("2017-12-31"), Grade::Outstanding), [""; 0]);
    assert_eq!(standing(day("2019-12-31"), Grade::Inadequate), ["Wakefield", "West Sussex"]);
}

#[test]
fn every_grade_of_the_golden_file_is_there() {
    let golden =
        include_str!("../data/golden.csv").lines().filter(|line| line.starts_with("OFSTED-")).count();
    assert_eq!((golden, Timeline::bundled().unwrap().inspections().len()), (34, 34));
}

#[test]
fn from_april_2026_there_is_no_grade_for_overall_effectiveness() {
    let refused =
        Graded::new(Framework::Ilacs2026, Judgement::OverallEffectiveness, Grade::Good).unwrap_err();
    assert!(
        refused.starts_with("ILACS-2026 gives no grade for overall effectiveness. It judges: leaders,"),
        "{refused}"
    );
    assert!(Graded::new(Framework::Ilacs2026, Judgement::CareLeavers, Grade::Good).is_ok());
    let row = "authority,name,published,framework,judgement,grade\n1,A,2026-06-01,ILACS-2026,overall-effectiveness,good\n";
    let said = Timeline::read("grades.csv", row.as_bytes()).unwrap_err().to_string();
    assert!(said.starts_with("grades.csv, line 2, column “judgement”: ILACS-2026 gives no grade"), "{said}");
}

#[test]
fn care_leavers_are_judged_apart_from_2023() {
    let care_leavers = |framework| Graded::new(framework, Judgement::CareLeavers, Grade::Good).is_ok();
    assert!(!care_leavers(Framework::Ilacs2018) && care_leavers(Framework::Ilacs2023));
    for (on, framework) in [
        ("2017-12-31", Framework::Sif),
        ("2018-01-01", Framework::Ilacs2018),
        ("2023-01-01", Framework::Ilacs2023),
        ("2026-03-31", Framework::Ilacs2023),
        ("2026-04-01", Framework::Ilacs2026),
    ] {
        assert_eq!(Framework::on(day(on)), framework, "{on}");
    }
}
