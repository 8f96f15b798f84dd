//! The disk alone: writing four kilobytes and waiting until they are durable, which no store can do quicker.

use crate::{
    outcome::Outcome,
    times::{Spread, Times, now},
};
use std::{fs::File, io::Write as _, path::Path};

/// Appends 4 KiB and syncs, so many times.
pub(crate) fn syncs(directory: &Path, times: usize) -> Outcome<Spread> {
    let path = directory.join("sync-probe");
    let mut file = File::create(&path)?;
    let block = [0x5a_u8; 4096];
    let mut took = Times::default();
    for _ in 0..times {
        let began = now();
        file.write_all(&block)?;
        file.sync_data()?;
        took.push(now() - began);
    }
    drop(file);
    std::fs::remove_file(path)?;
    Ok(took.spread())
}
