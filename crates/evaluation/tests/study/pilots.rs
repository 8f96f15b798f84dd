//! The example of the pilots says what the golden file and the independent implementation say.

use evaluation::example::Example;
use evaluation::measures::Catalogue;
use evaluation::statistics::Library;
use evaluation::study::run::Detail;
use evaluation::study::{Finding, Lock, Study, run};

/// The example with only some of its outcomes and comparators.
fn found(outcomes: &[&str], comparators: &[&str]) -> Vec<Finding> {
    let text = Example::of("pilots").unwrap().unwrap().text;
    let mut study = Study::read("pilots.toml", text).unwrap();
    study.published.clear();
    study.plan.exclusions.clear();
    study.plan.outcomes.retain(|outcome| outcomes.contains(&outcome.measure.to_string().as_str()));
    study.plan.comparators.retain(|comparator| comparators.contains(&comparator.id.as_str()));
    run(&study, None, &Library::bundled().unwrap(), &Catalogue::bundled().unwrap(), &|_, _| {})
        .unwrap()
        .findings
}

/// A row of the golden file as it prints the value, and its n.
fn golden(id: &str) -> (String, usize) {
    let mut rows = csv::Reader::from_reader(&include_bytes!("../data/golden.csv")[..]);
    let row = rows.records().map(Result::unwrap).find(|row| &row[0] == id).unwrap();
    (row[5].to_owned(), row[7].parse().unwrap())
}

fn printed(value: f64, places: usize) -> String {
    format!("{value:.places$}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn it_is_locked_as_it_stands() {
    let example = Example::of("pilots").unwrap().unwrap();
    let lock = Lock::read("pilots.lock.toml", example.lock.unwrap()).unwrap();
    assert_eq!(lock.compare(&Study::read("pilots.toml", example.text).unwrap()), Ok(Vec::new()));
}

#[test]
fn against_neighbours_it_says_what_the_golden_file_says() {
    let all = found(&["re-referrals@DFE-2025", "second-plans@DFE-2025"], &["neighbours"]);
    let cases = [
        (0, 2016, "CALC-DiD_rereferral_percent_2014->2016_pilots_vs_statistical_neighbours"),
        (0, 2017, "CALC-DiD_rereferral_percent_2014->2017"),
        (2, 2016, "CALC-DiD_CPP_subsequent_percent_2014->2016"),
    ];
    for (at, to, id) in cases {
        let Detail::Likened(likened) = &all[at].lead().unwrap().detail else { unreachable!() };
        let year = likened.by_year.iter().find(|year| (year.from, year.to) == (2014, to)).unwrap();
        assert_eq!((printed(year.effect, 3), year.units), golden(id), "{id}");
        if (at, to) == (0, 2016) {
            let (low, high) = year.range.unwrap();
            let without = golden("CALC-DiD_rereferral_percent_2014->2016_excluding_Wakefield").0;
            assert_eq!((printed(low, 3), printed(high, 3)), (without, "2.494".to_owned()));
        }
    }
    for (year, units) in [(2014, 9), (2015, 10), (2016, 10), (2017, 10)] {
        let pooled = all[0].pooled.iter().find(|pooled| pooled.year == year).unwrap();
        let id = format!("CALC-Pooled_pilots_rereferral_percent_{year}");
        assert_eq!((printed(pooled.per_cent, 2), pooled.units.len()), golden(&id));
        assert_eq!(pooled.units.len(), units);
    }
}

#[test]
fn neighbours_that_began_later_or_are_pilots_are_named() {
    let all = found(&["re-referrals@DFE-2025"], &["neighbours"]);
    let Detail::Likened(likened) = &all[0].lead().unwrap().detail else { unreachable!() };
    let names =
        |codes: &[evaluation::statistics::Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
    let lincolnshire = &likened.neighbours["925"];
    assert_eq!(names(&lincolnshire.passed_over), ["926", "935"]);
    assert!(names(&lincolnshire.missing).contains(&"940".to_owned()));
    assert!(names(&likened.neighbours["935"].missing).contains(&"838".to_owned()));
    for beside in likened.neighbours.values() {
        assert_eq!(
            beside.used.len() + beside.passed_over.len() + beside.missing.len() + beside.unknown.len(),
            10
        );
    }
}

#[test]
fn the_groups_hold_four_three_and_three_authorities() {
    let study = Study::read("pilots.toml", Example::of("pilots").unwrap().unwrap().text).unwrap();
    let first = &study.plan.rounds[0];
    let of = |group: &str| {
        let units = study.plan.units.iter().filter(|unit| first.units.contains(&unit.code));
        units.filter(|unit| unit.group.as_deref() == Some(group)).count()
    };
    assert_eq!([of("new"), of("two-years"), of("longer")], [4, 3, 3]);
}

/// A whole study gives what pyfixest gives: the first round alone, with Bexley free to be compared with.
#[test]
fn the_leading_model_is_that_of_the_independent_implementation() {
    let reference: serde_json::Value =
        serde_json::from_str(include_str!("../data/twfe_reference.json")).unwrap();
    let text = Example::of("pilots").unwrap().unwrap().text;
    for (measure, at) in [("re-referrals@PANEL-2025", 0), ("plans-open@PANEL-2025", 2)] {
        let text = text
            .replace("measure = \"re-referrals@DFE-2025\"\nrole", &format!("measure = \"{measure}\"\nrole"));
        let mut study = Study::read("pilots.toml", &text).unwrap();
        study.published.clear();
        study.plan.exclusions.clear();
        study.plan.units.retain(|unit| unit.code.as_str() != "303");
        study.plan.rounds.truncate(1);
        study.plan.outcomes.truncate(1);
        study.plan.comparators.truncate(1);
        let all = run(&study, None, &Library::bundled().unwrap(), &Catalogue::bundled().unwrap(), &|_, _| {})
            .unwrap();
        let lead = all.findings[0].lead().unwrap();
        let Detail::Model(model) = &lead.detail else { unreachable!() };
        let known = &reference["results"][at];
        let close = |ours: f64, theirs: &serde_json::Value| {
            let theirs = theirs.as_f64().unwrap();
            assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{measure}: {ours} and {theirs}");
        };
        close(lead.effect, &known["estimate"]);
        close(model.two_way.standard_error, &known["se_crv1"]);
        close(model.two_way.p, &known["p"]);
        close(model.two_way.low, &known["lo"]);
        close(model.two_way.high, &known["hi"]);
        assert_eq!(lead.treated.len() + lead.others.len(), 146);
        for term in &model.event_study.terms {
            let terms = &reference["results"][at + 1]["terms"][term.period.to_string()];
            close(term.estimate.value, &terms["estimate"]);
            close(term.estimate.standard_error, &terms["se_crv1"]);
        }
    }
}
