//! Fits a two-way fixed-effects model to a Parquet file and prints the coefficients:
//! `two_way FILE OUTCOME TERM,TERM… UNIT PERIOD CLUSTER`. The benchmark runs it beside its peer.
#![expect(clippy::print_stdout, reason = "an example talks to the person who runs it")]

use std::error::Error;
use std::fs::File;

use columns::{ModelColumns, gather};
use evaluation::methods::linear::fit;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, outcome, terms, unit, period, cluster] = &arguments[..] else {
        return Err("usage: two_way FILE OUTCOME TERM,TERM… UNIT PERIOD CLUSTER".into());
    };
    let model = ModelColumns {
        outcome: outcome.clone(),
        terms: terms.split(',').map(str::to_owned).collect(),
        fixed_effects: vec![unit.clone(), period.clone()],
        cluster: cluster.clone(),
        weights: None,
    };
    let gathered = gather(|| File::open(file), &model, |_| ())?;
    let fit = fit(&gathered.design)?;
    println!("rows {}", fit.rows);
    for term in fit.terms {
        let found = term.estimate;
        println!("{} {:?} {:?} {:?} {:?}", term.name, found.value, found.standard_error, found.t, found.p);
    }
    Ok(())
}
