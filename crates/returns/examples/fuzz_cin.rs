//! Changes invented censuses in every way that a broken disk, a careless editor or an attacker might, and reads them: no
//! panic, no report that looks whole and is not, no memory beyond what a file this size may take.
//!
//! ```sh
//! cargo run --release -p returns --example fuzz_cin -- SECONDS [SEED]
//! ```
#![expect(clippy::print_stdout, reason = "its line is what it is for")]

use std::error::Error;
use std::time::{Duration, Instant};

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use returns::cin::{Invention, Options, check, invent};

/// Pieces that markup is made of, and that break it.
const PIECES: [&str; 32] = [
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "&",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "&x;",
    "\"",
    "'",
    "<Child>",
    "</Child>",
    "<Child/>",
    "</Children>",
    "<Message>",
    "</Message>",
    "<!DOCTYPE m [",
    "<CINdetails>",
    "</CINdetails>",
    "<Reviews/>",
    "9999-12-31",
    "-9999-01-01",
    "0001-01-01",
    "\u{FEFF}",
    "xmlns:a=\"b\"",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(|number| number.parse::<u64>());
    let seconds = arguments.next().transpose()?.unwrap_or(60);
    let seed = arguments.next().transpose()?.unwrap_or(1);
    let (mut random, began, mut read) = (StdRng::seed_from_u64(seed), now(), 0_u64);
    while began.elapsed_seconds() < seconds {
        let bytes = changed(&mut random)?;
        let report = check(bytes.as_slice(), &Options::default());
        let shown = format!("{report:?}").len();
        if shown > 4096 + bytes.len() * 4000 {
            return Err(
                format!("seed {seed}, file {read}: {} bytes gave a report of {shown}", bytes.len()).into()
            );
        }
        read += 1;
    }
    println!("{read} files were read in {seconds} s (seed {seed})");
    Ok(())
}

/// When it began.
struct Began(Instant);

impl Began {
    #[expect(clippy::disallowed_methods, reason = "a fuzzer that runs for a minute must see the clock")]
    fn elapsed_seconds(&self) -> u64 {
        self.0.elapsed().max(Duration::ZERO).as_secs()
    }
}

#[expect(clippy::disallowed_methods, reason = "a fuzzer that runs for a minute must see the clock")]
fn now() -> Began {
    Began(Instant::now())
}

/// A census with some changes.
fn changed(random: &mut StdRng) -> Result<Vec<u8>, Box<dyn Error>> {
    let invention =
        Invention { children: random.random_range(0..6), seed: random.random(), ..Invention::default() };
    let mut bytes = Vec::new();
    invent(&invention, &mut bytes)?;
    for _ in 0..random.random_range(0..12) {
        let at = random.random_range(0..=bytes.len());
        let to = bytes.len().min(at + random.random_range(0..40));
        match random.random_range(0..7) {
            0 => bytes.truncate(at),
            1 => bytes.splice(at..at, PIECES[random.random_range(0..PIECES.len())].bytes()).for_each(drop),
            2 => bytes.splice(at..to, PIECES[random.random_range(0..PIECES.len())].bytes()).for_each(drop),
            3 => bytes.drain(at..to).for_each(drop),
            4 => {
                let copy = bytes.get(at..to).unwrap_or_default().to_vec();
                let again = random.random_range(1..50);
                bytes.splice(at..at, copy.repeat(again)).for_each(drop);
            }
            5 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.random();
                }
            }
            _ => {
                if random.random_ratio(1, 20) {
                    bytes =
                        String::from_utf8_lossy(&bytes).encode_utf16().flat_map(u16::to_le_bytes).collect();
                }
            }
        }
    }
    Ok(bytes)
}
