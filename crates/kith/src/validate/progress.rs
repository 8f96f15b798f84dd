//! A bar over a file that takes long enough to read, and a sign of life over other work.

use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io::{self, Read},
    sync::mpsc,
    thread::{self, JoinHandle},
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

/// A sign of life for work that has no length, shown only once it has taken a while.
pub(super) struct Spinner {
    done: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Shows a sign of life until it is dropped.
pub(super) fn spinner(doing: &'static str) -> Spinner {
    let (done, waiting) = mpsc::channel();
    let thread = thread::spawn(move || {
        if waiting.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
            let bar = ProgressBar::new_spinner().with_message(doing);
            bar.enable_steady_tick(Duration::from_millis(120));
            let _ = waiting.recv();
            bar.finish_and_clear();
        }
    });
    Spinner { done: Some(done), thread: Some(thread) }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
