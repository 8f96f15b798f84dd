//! What comes with Kith: every measure finds its columns, and the golden values of the pilots stand where they should.

use evaluation::measures::{Catalogue, Measure, Reference};
use evaluation::statistics::{Code, Library, Mark, Published};
use std::collections::BTreeMap;

fn measure(reference: &str) -> Measure {
    let reference: Reference = reference.parse().unwrap();
    Catalogue::bundled().unwrap().find(&reference).unwrap().clone()
}

fn code(code: &str) -> Code {
    Code::new(code)
}

#[test]
fn every_measure_that_comes_with_kith_is_found_in_its_tables() {
    let library = Library::bundled().unwrap();
    let catalogue = Catalogue::bundled().unwrap();
    assert!(catalogue.all().count() > 100);
    for measure in catalogue.all() {
        let series = library.series(measure).unwrap();
        let values = series.cells.values().filter(|found| found.value.value().is_some()).count();
        assert!(values > 100, "{} has {values} values", measure.reference);
    }
}

#[test]
fn every_golden_value_of_the_pilots_and_england_is_read_as_published() {
    let columns = BTreeMap::from([
        ("referral_count", ("re-referrals@DFE-2025", "denominator")),
        ("rereferral_count", ("re-referrals@DFE-2025", "numerator")),
        ("rereferral_percent", ("re-referrals@DFE-2025", "value")),
        ("CPP_start", ("second-plans@DFE-2025", "denominator")),
        ("CPP_subsequent", ("second-plans@DFE-2025", "numerator")),
        ("CPP_subsequent_percent", ("second-plans@DFE-2025", "value")),
    ]);
    let library = Library::bundled().unwrap();
    let series: BTreeMap<&str, _> = ["re-referrals@DFE-2025", "second-plans@DFE-2025"]
        .map(|name| (name, library.series(&measure(name)).unwrap()))
        .into();
    let mut rows = csv::Reader::from_reader(&include_bytes!("../data/golden.csv")[..]);
    let mut compared = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let Some((reference, part)) = columns.get(&row[2]) else { continue };
        let (group, year) = (&row[3], row[4].parse().unwrap());
        let found = &series[reference];
        let observation = if group == "England" {
            &found.england[&year]
        } else {
            let named = |name: &str| name == group || name.split(',').next() == Some(group);
            let (code, _) = found.authorities.iter().find(|(_, authority)| named(&authority.name)).unwrap();
            found.at(code, year).unwrap()
        };
        let ours = match *part {
            "value" => observation.value,
            "numerator" => observation.numerator.unwrap(),
            _ => observation.denominator.unwrap(),
        };
        assert_eq!(ours, Published::read(&row[5]).unwrap(), "{row:?}");
        compared += 1;
    }
    assert!(compared > 800, "only {compared} golden values were compared");
}

#[test]
fn norfolk_published_no_re_referrals_for_2014_and_that_is_not_nought() {
    let series = Library::bundled().unwrap().series(&measure("re-referrals@DFE-2025")).unwrap();
    let norfolk = series.at(&code("926"), 2014).unwrap();
    assert_eq!(norfolk.value, Published::Withheld(Mark::NotAvailable));
    assert_eq!(series.value(&code("926"), 2014), None);
    assert_eq!(
        series.withheld([&code("926")], &[2013, 2014, 2015]),
        BTreeMap::from([(Mark::NotAvailable, 2)])
    );
}

#[test]
fn an_authority_is_found_by_either_of_its_codes() {
    let series = Library::bundled().unwrap().series(&measure("re-referrals@DFE-2025")).unwrap();
    assert_eq!(series.find("384"), Some(&code("384")));
    assert_eq!(series.find("E08000036"), Some(&code("384")));
    assert_eq!(series.find("E10000002"), series.find("E06000060"), "Buckinghamshire before and after 2020");
    assert_eq!(series.find("999"), None);
}

#[test]
fn reorganised_authorities_are_matched_by_code_and_period() {
    let library = Library::bundled().unwrap();
    let series = library.series(&measure("re-referrals@DFE-2025")).unwrap();
    for change in library.reorganisations().unwrap() {
        for (ended, name) in &change.ended {
            assert_eq!(series.authorities[ended].years.1, change.year - 1, "{name}");
        }
        for (began, name) in &change.began {
            assert_eq!(series.authorities[began].years.0, change.year, "{name}");
        }
    }
}

#[test]
fn the_neighbours_of_2021_name_authorities_that_were_not_there_yet() {
    let library = Library::bundled().unwrap();
    let list = library.neighbours(2021).unwrap();
    let series = library.series(&measure("re-referrals@DFE-2025")).unwrap();
    let wakefield: Vec<&str> =
        list.of(&code("384")).iter().map(|neighbour| neighbour.code.as_str()).collect();
    assert_eq!(wakefield.len(), 10);
    let absent = |pilot: &str| {
        list.of(&code(pilot)).iter().filter(|other| series.at(&other.code, 2014).is_none()).count()
    };
    assert!(["926", "935", "938", "925", "855"].into_iter().any(|pilot| absent(pilot) > 0));
    let why = library.neighbours(2019).unwrap_err().to_string();
    assert!(why.contains("lists of 2021, 2025"), "{why}");
}

#[test]
fn a_measure_without_its_version_or_with_a_wrong_one_is_refused_with_those_there_are() {
    assert!("re-referrals".parse::<Reference>().unwrap_err().contains("re-referrals@DFE-2025"));
    let catalogue = Catalogue::bundled().unwrap();
    let why = catalogue.find(&"re-referrals@DFE-2019".parse().unwrap()).unwrap_err().to_string();
    assert!(why.contains("re-referrals@DFE-2025 and re-referrals@PANEL-2025"), "{why}");
    let why = catalogue.find(&"rereferrals@DFE-2025".parse().unwrap()).unwrap_err().to_string();
    assert!(why.contains("re-referrals@"), "{why}");
}
