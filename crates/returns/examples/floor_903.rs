//! The floor under the time that an SSDA903 return takes: reads and parses the same files, and does nothing with them.
//!
//! ```sh
//! cargo run --release -p returns --example floor_903 -- THIS_YEAR LAST_YEAR
//! ```
#![expect(clippy::print_stdout, reason = "its line is what it is for")]

use std::error::Error;
use std::fs;

use csv::{ByteRecord, ReaderBuilder};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut record, mut cells) = (ByteRecord::new(), 0);
    for directory in std::env::args().skip(1) {
        for file in fs::read_dir(directory)? {
            let bytes = fs::read(file?.path())?;
            let mut reader = ReaderBuilder::new().from_reader(bytes.as_slice());
            while reader.read_byte_record(&mut record)? {
                cells += record.len();
            }
        }
    }
    println!("{cells} cells");
    Ok(())
}
