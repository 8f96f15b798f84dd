//! Writes an invented children in need census to standard output.
//!
//! ```sh
//! cargo run --release -p returns --example invent_cin -- CHILDREN [ONE_MISTAKE_IN] [SEED] > census.xml
//! ```

use std::error::Error;
use std::io::{BufWriter, Write as _, stdout};

use returns::cin::{Invention, invent};

fn main() -> Result<(), Box<dyn Error>> {
    let numbers: Vec<u64> =
        std::env::args().skip(1).map(|number| number.parse()).collect::<Result<_, _>>()?;
    let usual = Invention::default();
    let number = |at: usize, otherwise| numbers.get(at).copied().unwrap_or(otherwise);
    let invention = Invention {
        children: number(0, usual.children),
        one_mistake_in: number(1, usual.one_mistake_in),
        seed: number(2, usual.seed),
        ..usual
    };
    let mut out = BufWriter::new(stdout().lock());
    invent(&invention, &mut out)?;
    Ok(out.flush()?)
}
