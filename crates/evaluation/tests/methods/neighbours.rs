//! The pilots against their statistical neighbours: the golden figures, to the digits in which they are printed.

use std::collections::BTreeMap;

use evaluation::methods::Panel;
use evaluation::methods::did::{LeftOut, Neighbours, NeighboursDid, against_neighbours, pooled, pooled_did};

use crate::common::Table;

struct Inputs {
    codes: Vec<String>,
    names: BTreeMap<usize, String>,
    pilots: Vec<Neighbours>,
    table: Table,
}

impl Inputs {
    fn read() -> Self {
        let table = Table::read(include_str!("../data/did_input.csv"));
        let mut codes: Vec<String> =
            table.column("la").chain(table.column("pilot_la")).map(str::to_owned).collect();
        codes.sort();
        codes.dedup();
        let unit = |code: &str| codes.iter().position(|known| known == code).unwrap();
        let names =
            table.column("la").zip(table.column("la_name")).map(|(la, name)| (unit(la), name.to_owned()));
        let names = names.collect();
        let mut pilots: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (pilot, la) in
            table.column("pilot_la").zip(table.column("la")).filter(|(pilot, _)| !pilot.is_empty())
        {
            pilots.entry(unit(pilot)).or_default().push(unit(la));
        }
        let pilots = pilots.into_iter().map(|(unit, neighbours)| Neighbours { unit, neighbours }).collect();
        Self { codes, names, pilots, table }
    }

    fn measure(&self, name: &str) -> Panel {
        let unit = |code: &str| self.codes.iter().position(|known| known == code).unwrap();
        let rows = self.table.column("measure").zip(self.table.column("la"));
        let rows = rows.zip(self.table.column("year").zip(self.table.column("value_as_published")));
        let rows = rows.filter(|((measure, _), _)| *measure == name);
        let rows = rows.map(|((_, la), (year, value))| (unit(la), year.parse().unwrap(), value.parse().ok()));
        Panel::from_rows(self.codes.len(), rows).unwrap()
    }

    fn did(&self, measure: &str, before: i32, after: i32) -> NeighboursDid {
        against_neighbours(&self.measure(measure), &self.pilots, before, after).unwrap()
    }

    fn unit(&self, name: &str) -> usize {
        *self.names.iter().find(|(_, known)| *known == name).unwrap().0
    }
}

/// The number as the golden file prints it.
fn printed(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn golden(id: &str) -> (String, String) {
    let table = Table::read(include_str!("../data/golden.csv"));
    let found =
        table.column("id").zip(table.column("value").zip(table.column("n"))).find(|(known, _)| *known == id);
    let (_, (value, n)) = found.unwrap();
    (value.to_owned(), n.to_owned())
}

#[test]
fn the_golden_differences_are_reproduced_to_the_printed_digits() {
    let inputs = Inputs::read();
    let cases = [
        (
            "CALC-DiD_rereferral_percent_2014->2016_pilots_vs_statistical_neighbours",
            "rereferral_percent",
            2016,
        ),
        ("CALC-DiD_rereferral_percent_2014->2017", "rereferral_percent", 2017),
        ("CALC-DiD_CPP_subsequent_percent_2014->2016", "CPP_subsequent_percent", 2016),
    ];
    for (id, measure, after) in cases {
        let did = inputs.did(measure, 2014, after);
        assert_eq!((printed(did.estimate), did.units.len().to_string()), golden(id), "{id}");
    }
    let without = inputs.did("rereferral_percent", 2014, 2016).leave_one_out()[0];
    assert_eq!(without.0, inputs.unit("Wakefield"));
    assert_eq!(printed(without.1), golden("CALC-DiD_rereferral_percent_2014->2016_excluding_Wakefield").0);
}

#[test]
fn the_parts_of_the_difference_are_those_of_the_published_table() {
    let inputs = Inputs::read();
    let to_2016 = inputs.did("rereferral_percent", 2014, 2016);
    assert_eq!(
        (printed(to_2016.treated_change), printed(to_2016.neighbours_change)),
        ("0.244".into(), "-0.932".into())
    );
    let to_2017 = inputs.did("rereferral_percent", 2014, 2017);
    assert_eq!(
        (printed(to_2017.treated_change), printed(to_2017.neighbours_change)),
        ("-3.311".into(), "-0.57".into())
    );
    let pilots = [
        ("Brent", "-2.24"),
        ("Bristol, City of", "-3.23"),
        ("Leicestershire", "-6.156"),
        ("Lincolnshire", "-9.367"),
        ("Suffolk", "0.05"),
        ("Tower Hamlets", "-1.62"),
        ("Wakefield", "39.07"),
        ("West Sussex", "1.678"),
        ("Wokingham", "-7.6"),
    ];
    for (name, difference) in pilots {
        let pilot = to_2016.units.iter().find(|unit| unit.unit == inputs.unit(name)).unwrap();
        assert_eq!(printed(pilot.difference), difference, "{name}");
    }
    assert_eq!(to_2016.left_out, [LeftOut::NoValue(inputs.unit("Norfolk"))]);
}

#[test]
fn leaving_each_pilot_out_gives_the_published_ranges() {
    let inputs = Inputs::read();
    let range = |did: NeighboursDid| {
        let mut values: Vec<f64> = did.leave_one_out().into_iter().map(|(_, value)| value).collect();
        values.sort_by(f64::total_cmp);
        (printed(values[0]), printed(*values.last().unwrap()))
    };
    assert_eq!(range(inputs.did("rereferral_percent", 2014, 2016)), ("-3.561".into(), "2.494".into()));
    assert_eq!(range(inputs.did("rereferral_percent", 2014, 2017)), ("-3.364".into(), "-1.866".into()));
    assert_eq!(range(inputs.did("CPP_subsequent_percent", 2014, 2016)), ("-1.501".into(), "1.137".into()));
}

#[test]
fn neighbours_that_are_pilots_or_have_no_value_are_named_not_used() {
    let inputs = Inputs::read();
    let did = inputs.did("rereferral_percent", 2014, 2016);
    for unit in &did.units {
        assert_eq!(unit.used.len() + unit.treated.len() + unit.missing.len(), 10);
        assert!(unit.treated.iter().all(|other| inputs.pilots.iter().any(|pilot| pilot.unit == *other)));
    }
    let missing: Vec<&str> =
        did.units.iter().flat_map(|unit| &unit.missing).map(|other| inputs.codes[*other].as_str()).collect();
    assert!(missing.contains(&"838") && missing.contains(&"940"), "{missing:?}");
}

#[test]
fn pooled_shares_are_the_golden_ones() {
    let authorities = crate::common::Authorities::read();
    let (pilots, others) = authorities.split("eip_wave1");
    let (events, cases) = (authorities.measure("rereferrals"), authorities.measure("referrals"));
    for (year, n) in [(2014, 9), (2015, 10), (2016, 10), (2017, 10)] {
        let pooled = pooled(&events, &cases, &pilots, year).unwrap();
        let id = format!("CALC-Pooled_pilots_rereferral_percent_{year}");
        let value = format!("{:.2}", pooled.per_cent).trim_end_matches('0').to_owned();
        assert_eq!((value, pooled.used.len()), (golden(&id).0, n));
    }
    assert!(pooled_did(&events, &cases, &pilots, &others, 2014, 2016).unwrap().is_finite());
}

#[test]
fn a_suppressed_value_takes_the_unit_out_and_is_never_nought() {
    let mut panel = Panel::new(4, [2014, 2016]);
    for (unit, (before, after)) in
        [(10.0, 14.0), (20.0, 21.0), (30.0, 33.0), (10.0, 12.0)].into_iter().enumerate()
    {
        panel.set(unit, 2014, before).unwrap();
        panel.set(unit, 2016, after).unwrap();
    }
    let pilots =
        [Neighbours { unit: 0, neighbours: vec![1, 2, 3] }, Neighbours { unit: 3, neighbours: vec![1, 2] }];
    let did = against_neighbours(&panel, &pilots, 2014, 2016).unwrap();
    assert_eq!(printed(did.estimate), "1");
    panel.clear(2, 2016);
    let did = against_neighbours(&panel, &pilots, 2014, 2016).unwrap();
    assert_eq!((printed(did.estimate), &did.units[0].missing), ("2".into(), &vec![2]));
    panel.clear(1, 2014);
    let nobody = against_neighbours(&panel, &pilots, 2014, 2016).unwrap_err();
    assert!(nobody.to_string().contains("no treated unit has values at both times"), "{nobody}");
}
