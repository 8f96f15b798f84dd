//! Writes an invented SSDA903 return: this year's files into one directory, last year's into another.
//!
//! ```sh
//! cargo run --release -p returns --example invent_903 -- DIRECTORY CHILDREN [ONE_MISTAKE_IN] [SEED]
//! ```
//! makes `DIRECTORY/this` and `DIRECTORY/last`.

use std::error::Error;
use std::fs;
use std::path::Path;

use returns::ssda903::{Invention, invent};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("Name the directory: invent_903 DIRECTORY CHILDREN")?;
    let numbers: Vec<u64> = arguments.map(|number| number.parse()).collect::<Result<_, _>>()?;
    let usual = Invention::default();
    let number = |at: usize, otherwise| numbers.get(at).copied().unwrap_or(otherwise);
    let invented = invent(&Invention {
        children: number(0, usual.children),
        one_mistake_in: number(1, usual.one_mistake_in),
        seed: number(2, usual.seed),
        ..usual
    });
    for (of, files) in [("this", invented.this_year), ("last", invented.last_year)] {
        let directory = Path::new(&directory).join(of);
        fs::create_dir_all(&directory)?;
        for (name, text) in files {
            fs::write(directory.join(name), text)?;
        }
    }
    Ok(())
}
