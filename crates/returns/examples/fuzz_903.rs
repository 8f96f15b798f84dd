//! Changes invented SSDA903 returns in every way that a spreadsheet, a careless editor or an attacker might, and checks
//! them: no panic, no memory beyond what files this size may take.
//!
//! ```sh
//! cargo run --release -p returns --example fuzz_903 -- SECONDS [SEED]
//! ```
#![expect(clippy::print_stdout, reason = "its line is what it is for")]

use std::error::Error;
use std::time::Instant;

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use returns::Year;
use returns::ssda903::{File, Invention, Options, Reference, check, invent};

/// Pieces that tables are made of, and that break them.
const PIECES: [&str; 30] = [
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n\r\n",
    "\0",
    "\u{FEFF}",
    "CHILD",
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "DECOM",
    "29/02/2025",
    "29/02/2024",
    "31/04/2025",
    "00/00/0000",
    "31/12/9999",
    "01/01/0001",
    "-01/01/2025",
    "2025-04-01T00:00:00",
    "45748",
    "1e308",
    "NaN",
    "99999999999999999999",
    "=HYPERLINK(\"a\")",
    "\u{e9}\u{2019}",
    "PK\u{3}\u{4}",
    "<?xml",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(|number| number.parse::<u64>());
    let seconds = arguments.next().transpose()?.unwrap_or(60);
    let seed = arguments.next().transpose()?.unwrap_or(1);
    let (mut random, began, mut read) = (StdRng::seed_from_u64(seed), now(), 0_u64);
    while elapsed_seconds(began) < seconds {
        let invented = invent(&Invention {
            children: random.random_range(0..6),
            seed: random.random(),
            ..Invention::default()
        });
        let [this_year, last_year] = [invented.this_year, invented.last_year].map(|files| {
            let changed = |(name, text): (_, String)| (name, changed(text.into_bytes(), &mut random));
            files.into_iter().map(changed).collect::<Vec<_>>()
        });
        let [this_year, last_year] = [&this_year, &last_year].map(|files| -> Vec<File<'_>> {
            files.iter().map(|(name, bytes)| File { name, bytes }).collect()
        });
        let year = random.random_bool(0.5).then(|| Year(random.random_range(2023..=2027)));
        let report =
            check(&this_year, &last_year, Reference::bundled(), &Options { year, ..Options::default() });
        let size: usize = this_year.iter().chain(&last_year).map(|file| file.bytes.len()).sum();
        let shown = format!("{report:?}").len();
        if shown > 400_000 + size * 4000 {
            return Err(format!("seed {seed}, return {read}: {size} bytes gave a report of {shown}").into());
        }
        read += 1;
    }
    println!("{read} returns were checked in {seconds} s (seed {seed})");
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a fuzzer that runs for a minute must see the clock")]
fn elapsed_seconds(began: Instant) -> u64 {
    began.elapsed().as_secs()
}

#[expect(clippy::disallowed_methods, reason = "a fuzzer that runs for a minute must see the clock")]
fn now() -> Instant {
    Instant::now()
}

/// A file with some changes, or as often with none.
fn changed(mut bytes: Vec<u8>, random: &mut StdRng) -> Vec<u8> {
    if random.random_bool(0.5) {
        return bytes;
    }
    for _ in 0..random.random_range(0..6) {
        let at = random.random_range(0..=bytes.len());
        let to = bytes.len().min(at + random.random_range(0..40));
        let piece = PIECES[random.random_range(0..PIECES.len())].bytes();
        match random.random_range(0..7) {
            0 if random.random_ratio(1, 4) => bytes.truncate(at),
            0 | 1 => bytes.splice(at..at, piece).for_each(drop),
            2 => bytes.splice(at..to, piece).for_each(drop),
            3 => bytes.drain(at..to).for_each(drop),
            4 => {
                let copy = bytes.get(at..to).unwrap_or_default().to_vec();
                bytes.splice(at..at, copy.repeat(random.random_range(1..50))).for_each(drop);
            }
            5 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.random();
                }
            }
            _ if random.random_ratio(1, 10) => {
                bytes = String::from_utf8_lossy(&bytes).encode_utf16().flat_map(u16::to_le_bytes).collect();
            }
            _ => {}
        }
    }
    bytes
}
