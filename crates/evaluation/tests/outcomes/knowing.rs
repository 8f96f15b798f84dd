//! What is known of rows, and numbers of units and years.

use crate::common::{day, extract, undated};
use evaluation::outcomes::extract::ExtractTable::{Children, Referrals};
use evaluation::outcomes::features::{Feature, Features, Phase, missing_shares};
use evaluation::outcomes::{Embedding, Group, UnitYears, observe, place};

fn features(children: &str, referrals: &str) -> Vec<Features> {
    let extract = extract(&[(Children, children), (Referrals, referrals)]);
    let definition = undated("re-referral", "WWCSC-2020");
    let groups = [Group {
        pilot: "A".into(),
        comparators: vec!["B".into()],
        embedding: Embedding { start: day("2015-01-01"), end: day("2016-01-01") },
    }];
    let rows = place(&extract, &observe(&extract, &definition).unwrap(), &groups, &definition).unwrap().rows;
    rows.iter().map(|row| Features::of(&extract, row)).collect()
}

const B: &str = "B,9,2014-01-06,yes,,,,,\n";

#[test]
fn features_are_those_of_the_day_of_the_row() {
    let found = features(
        "A,1,2005-03-01,F,BAFR,yes,no\n",
        &format!("A,1,2013-05-10,no,2013-09-01,RC1,,yes,1\nA,1,2014-01-06,yes,,,,no,1\n{B}"),
    );
    let one = found[0];
    assert_eq!((one.age, one.phase(), one.low_income), (Some(8), Some(Phase::Primary), Some(false)));
    assert_eq!(one.category(Feature::Age), Some(1));
    assert_eq!(
        Features::category_words(Feature::Ethnicity, one.category(Feature::Ethnicity).unwrap()),
        "Black"
    );
    assert!(!one.after_holiday);
}

#[test]
fn income_is_a_category_of_its_own_below_school_age_and_a_gap_above() {
    let of = |born: &str| {
        features(&format!("A,1,{born},F,BAFR,yes,no\n"), &format!("A,1,2014-01-06,yes,,,,,\n{B}"))[0]
    };
    assert_eq!(of("2012-01").category(Feature::LowIncome), Some(2));
    assert_eq!(of("2004-01").category(Feature::LowIncome), None);
}

#[test]
fn the_day_after_a_bank_holiday_is_known() {
    let on =
        |day: &str| features("A,1,2004-01,F,BAFR,,\n", &format!("A,1,{day},yes,,,,,\n{B}"))[0].after_holiday;
    assert!(on("2014-04-22") && !on("2014-04-23"), "Easter Monday 2014 is 21 April");
}

#[test]
fn ages_are_matched_in_the_bands_of_the_published_study() {
    for (born, band) in [("2009-06", 0), ("2009-01", 1), ("2008-12", 1), ("2001-02", 1), ("2000-12", 2)] {
        let found = features(&format!("A,1,{born},F,BAFR,,\n"), &format!("A,1,2014-01-06,yes,,,,,\n{B}"));
        assert_eq!(found[0].category(Feature::Age), Some(band), "{born}: {:?}", found[0].age);
    }
}

#[test]
fn missing_shares_are_counted_feature_by_feature() {
    let found =
        features("A,1,2004-01,F,,,\nB,9,2004-01,F,WBRI,no,\n", &format!("A,1,2014-01-06,yes,,,,,\n{B}"));
    let shares = missing_shares(&found);
    let of = |feature| shares.iter().find(|(one, _)| *one == feature).unwrap().1;
    assert!(
        (of(Feature::Ethnicity) - 0.5).abs() < 1e-12
            && of(Feature::Gender) == 0.0
            && of(Feature::Asylum) == 1.0
    );
}

#[test]
fn gaps_of_unit_years_are_filled_from_the_year_before_and_else_the_year_after() {
    let text = "unit,year,grade\nA,2012,\nA,2013,2\nA,2014,\nA,2015,4\nB,2012,\n";
    let found = UnitYears::read("u.csv", text.as_bytes()).unwrap();
    let at = |unit, year| found.of(unit, year).unwrap()[0];
    assert_eq!((found.filled(), at("A", 2012), at("A", 2014)), (2, at("A", 2013), at("A", 2013)));
    assert_eq!(at("B", 2012), None, "nothing is taken from another unit");
    assert!((at("A", 2013).unwrap() + at("A", 2015).unwrap()).abs() < 2.0);
    let said = |text: &str| UnitYears::read("u.csv", text.as_bytes()).unwrap_err().to_string();
    assert!(
        said("unit,year,grade\nA,2012,good\n").contains("line 2, column “grade”: “good” is not a number")
    );
    assert!(said("unit,year,grade\nA,2012,1\nA,2012,2\n").contains("stand here twice"));
}
