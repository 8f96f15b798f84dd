//! A bar over a file that takes long enough to read.

use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io::{self, Read},
    time::Duration,
};

/// How long a file takes before a bar is worth showing.
const PATIENCE: Duration = Duration::from_millis(700);

/// A file whose reading can be watched.
pub(super) struct Watched {
    file: File,
    bar: ProgressBar,
}

impl Watched {
    pub(super) fn new(file: File) -> Self {
        let size = file.metadata().map_or(0, |data| data.len());
        let bar = ProgressBar::hidden();
        bar.set_length(size);
        if let Ok(style) = ProgressStyle::with_template("  checking {bar:40} {percent} %, {eta} left") {
            bar.set_style(style);
        }
        Self { file, bar }
    }
}

impl Read for Watched {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.file.read(to)?;
        self.bar.inc(got as u64);
        if self.bar.is_hidden() && self.bar.elapsed() > PATIENCE {
            self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        Ok(got)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
