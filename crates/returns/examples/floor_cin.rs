//! The floor under the time that a census takes: reads and parses the same bytes, and does nothing with them.
//!
//! ```sh
//! cargo run --release -p returns --example floor_cin -- census.xml
//! ```
#![expect(clippy::print_stdout, reason = "its line is what it is for")]

use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::Event;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("Name the census: floor_cin census.xml")?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(256 << 10, File::open(path)?));
    let (mut buffer, mut elements) = (Vec::new(), 0_u64);
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Start(_) => elements += 1,
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    println!("{elements} elements");
    Ok(())
}
