//! How long components take: `cargo run --release -p components --example speed`.
#![expect(clippy::print_stdout, reason = "an example that prints what it measures")]
#![expect(clippy::disallowed_methods, reason = "measuring time is what it is for")]

use std::time::Instant;

use minijinja::{Environment, Error, context};

/// A page of 100 components, such as a long form and a list to read.
const PAGE: &str = include_str!("speed.html");

fn main() -> Result<(), Error> {
    let started = Instant::now();
    let mut env = Environment::new();
    components::add_to(&mut env)?;
    println!("reading all templates: {:.1?}", started.elapsed());
    env.add_template("page.html", PAGE)?;
    let page = env.get_template("page.html")?;
    let rows: Vec<String> = (0..10).map(|row| format!("Row {row}, as it was typed")).collect();
    let shown = context! { rows };
    let length = page.render(shown.clone())?.len();
    let mut times: Vec<_> = (0..200)
        .map(|_| {
            let started = Instant::now();
            page.render(shown.clone()).map(|_| started.elapsed())
        })
        .collect::<Result<_, _>>()?;
    times.sort();
    println!(
        "a page of 100 components, {length} bytes: {:.2?} at best of 200, {:.2?} at the middle",
        times[0], times[100]
    );
    Ok(())
}
