//! Group-time effects against csdid, and against what was planted.

use evaluation::methods::did::{ComparedWith, Staggered, StaggeredDid, TwoWayDesign, staggered, two_way};
use evaluation::methods::{Estimate, Panel};
use serde_json::Value;

use crate::common::{assert_near, number, numbers, peers};

fn whole(value: &Value) -> Vec<i32> {
    numbers(value).into_iter().map(|number| number as i32).collect()
}

fn same(ours: &Estimate, value: f64, error: f64) {
    assert!((ours.value - value).abs() < 1e-9, "{ours:?} is not {value}");
    assert!((ours.standard_error - error).abs() < 1e-9, "{ours:?}: its error is not {error}");
}

fn same_each(ours: &[(i32, Estimate)], theirs: &Value) {
    let places = whole(&theirs["at"]);
    assert_eq!(ours.iter().map(|(at, _)| *at).collect::<Vec<_>>(), places);
    for ((_, ours), (value, error)) in
        ours.iter().zip(numbers(&theirs["att"]).iter().zip(numbers(&theirs["se"])))
    {
        same(ours, *value, error);
    }
}

fn invented() -> (Value, Panel) {
    let case = peers(include_str!("fixtures/staggered.json"));
    let (starts, values) = (whole(&case["starts"]), numbers(&case["values"]));
    let mut panel = Panel::new(starts.len(), 2010..=2018);
    for (at, value) in values.into_iter().enumerate() {
        panel.set(at / 9, 2010 + (at % 9) as i32, value).unwrap();
    }
    (case, panel)
}

fn found(case: &Value, panel: &Panel, compared_with: ComparedWith) -> StaggeredDid {
    let starts = whole(&case["starts"]);
    let starts =
        starts.into_iter().enumerate().map(|(unit, start)| (unit, (start > 0).then_some(start))).collect();
    staggered(panel, &Staggered { starts, compared_with }).unwrap()
}

#[test]
fn the_effects_are_those_of_the_peer() {
    let (case, panel) = invented();
    for (name, compared_with) in
        [("never", ComparedWith::NeverStarted), ("not_yet", ComparedWith::NotYetStarted)]
    {
        let (ours, theirs) = (found(&case, &panel, compared_with), &case[name]);
        let (starts, years) = (whole(&theirs["start"]), whole(&theirs["year"]));
        assert_eq!(ours.effects.len(), starts.len());
        for (at, (start, year)) in starts.into_iter().zip(years).enumerate() {
            let effect =
                ours.effects.iter().find(|effect| (effect.start, effect.period) == (start, year)).unwrap();
            same(&effect.estimate, number(&theirs["att"][at]), number(&theirs["se"][at]));
        }
        same(&ours.overall, number(&theirs["simple"]["overall"][0]), number(&theirs["simple"]["overall"][1]));
        same(&ours.by_unit, number(&theirs["group"]["overall"][0]), number(&theirs["group"]["overall"][1]));
        same_each(&ours.by_time_since_start, &theirs["dynamic"]);
        same_each(&ours.by_start, &theirs["group"]);
        same_each(&ours.by_period, &theirs["calendar"]);
    }
}

#[test]
fn with_one_start_the_overall_effect_is_that_of_two_periods() {
    let (_, panel) = invented();
    let mut two = Panel::new(panel.units(), [2012, 2014]);
    for unit in 0..panel.units() {
        for year in [2012, 2014] {
            two.set(unit, year, panel.get(unit, year).unwrap()).unwrap();
        }
    }
    let treated: Vec<usize> = (14..19).collect();
    let starts = (0..two.units()).map(|unit| (unit, treated.contains(&unit).then_some(2014))).collect();
    let found = staggered(&two, &Staggered { starts, compared_with: ComparedWith::NeverStarted }).unwrap();
    let others = (0..two.units()).filter(|unit| !treated.contains(unit)).collect();
    let design =
        TwoWayDesign { treated, others, before: vec![2012], after: vec![2014], ..TwoWayDesign::default() };
    assert_near(found.overall.value, two_way(&two, &design).unwrap().effect.value, 1e-12);
}

#[test]
fn effects_that_grow_mislead_two_way_fixed_effects_and_not_this() {
    // Two cohorts and no noise: the effect is the number of years since the start, and one year has passed at least.
    let mut panel = Panel::new(9, 2010..=2018);
    let start = |unit: usize| [None, Some(2012), Some(2015)][unit / 3];
    for unit in 0..9 {
        for year in 2010..=2018 {
            let since = start(unit).map_or(0, |start| (year - start + 1).max(0));
            panel.set(unit, year, 10.0 * unit as f64 + f64::from(year - 2010) + f64::from(since)).unwrap();
        }
    }
    let starts = (0..9).map(|unit| (unit, start(unit))).collect();
    let found = staggered(&panel, &Staggered { starts, compared_with: ComparedWith::NotYetStarted }).unwrap();
    for (since, estimate) in &found.by_time_since_start {
        assert!((estimate.value - f64::from((since + 1).max(0))).abs() < 1e-9, "{since}: {estimate:?}");
    }
    assert!(found.effects.iter().all(|effect| effect.treated == 3 && effect.others >= 3));
}

#[test]
fn units_without_every_value_and_those_always_treated_are_named() {
    let (_, mut panel) = invented();
    panel.clear(3, 2014);
    let starts = [(3, None), (0, None), (1, None), (15, Some(2010)), (20, Some(2015)), (21, Some(2015))];
    let design = Staggered { starts: starts.into(), compared_with: ComparedWith::NeverStarted };
    let found = staggered(&panel, &design).unwrap();
    assert_eq!((found.incomplete, found.always_treated, found.units), (vec![3], vec![15], 4));
    let nobody = Staggered { starts: [(20, Some(2015)), (21, Some(2015))].into(), ..design };
    assert!(staggered(&panel, &nobody).unwrap_err().to_string().contains("anybody to be compared with"));
}
