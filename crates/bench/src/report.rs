//! The results: for people as a table in Markdown, for programs as JSON.

use crate::{
    crowd::Crowd, hidden::Hidden, idle::Start, machine::Machine, measure::Measured, pages::Page,
    times::Spread,
};
use serde::Serialize;
use std::fmt::Write as _;

/// Everything that was found.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) seed: u64,
    /// One family in so many was told whole.
    pub(crate) whole: u64,
    /// Bytes of the program.
    pub(crate) program: Option<u64>,
    pub(crate) sizes: Vec<Size>,
}

/// What was found at one size.
#[derive(Debug, Serialize)]
pub(crate) struct Size {
    pub(crate) families: u64,
    pub(crate) children: u64,
    pub(crate) entries: u64,
    pub(crate) filled_entries: u64,
    pub(crate) filled_seconds: f64,
    /// Bytes of the database, where it is one file.
    pub(crate) database: Option<u64>,
    pub(crate) engine: &'static str,
    /// Load of the machine before and after.
    pub(crate) load: (f64, f64),
    /// The disk alone, before the measurements.
    pub(crate) sync: Spread,
    /// The same after them.
    pub(crate) sync_after: Spread,
    pub(crate) journeys: Vec<Measured>,
    pub(crate) pages: Vec<Page>,
    pub(crate) crowd: Option<Crowd>,
    pub(crate) hidden: Option<Hidden>,
    pub(crate) start: Option<Start>,
}

/// What stands above all results.
pub(crate) fn heading(report: &Report) -> String {
    let it = &report.machine;
    let mut text = format!(
        "Machine: {}, {} cores, {} GiB, Linux {}, {}\nCommit {}, {} profile, seed {}, one family in {} told whole",
        it.processor,
        it.cores,
        it.memory,
        it.kernel,
        it.file_system,
        it.commit,
        it.profile,
        report.seed,
        report.whole
    );
    if let Some(bytes) = report.program {
        let _ =
            write!(text, "\nThe program `kith`: {:.1} MB{}", megabytes(bytes), held(megabytes(bytes), 60.0));
    }
    text
}

/// How quickly a store was filled.
#[expect(clippy::cast_precision_loss, reason = "counts of a measurement are small")]
pub(crate) fn filled(entries: u64, seconds: f64) -> String {
    format!("Filled at {:.0} journal entries a second.", entries as f64 / seconds.max(0.001))
}

/// The tables of one size.
pub(crate) fn size(size: &Size) -> String {
    let mut text = String::new();
    tell(&mut text, size).map_or_else(|_| String::new(), |()| text)
}

#[expect(clippy::cast_precision_loss, reason = "counts of a measurement are small")]
fn tell(text: &mut String, size: &Size) -> std::fmt::Result {
    let file = size.database.map(|bytes| format!(", {:.2} GB", bytes as f64 / 1e9)).unwrap_or_default();
    writeln!(
        text,
        "\n### {}: {} families, {} children, {} journal entries{file}\n",
        size.engine, size.families, size.children, size.entries
    )?;
    writeln!(
        text,
        "{} Load of the machine {:.1} before, {:.1} after.\n",
        filled(size.filled_entries, size.filled_seconds),
        size.load.0,
        size.load.1
    )?;
    writeln!(
        text,
        "The disk alone, 4 KiB made durable: p50 {:.2} ms, p95 {:.2} ms before; p50 {:.2}, p95 {:.2} after.\n",
        size.sync.p50, size.sync.p95, size.sync_after.p50, size.sync_after.p95
    )?;
    let sync = size.sync.p95.max(size.sync_after.p95);
    writeln!(
        text,
        "| One after another | own p50 ms | own p95 | target p95 | whole p50 | whole p95 | commits | KB sent |"
    )?;
    writeln!(text, "|---|--:|--:|--:|--:|--:|--:|--:|")?;
    for it in &size.journeys {
        if let Some(why) = &it.left_out {
            writeln!(text, "| {} | left out: {why} | | | | | | |", it.what)?;
            continue;
        }
        writeln!(
            text,
            "| {} | {:.2} | {:.2} | {:.0}{} | {:.2} | {:.2}{} | {:.2} | {:.1} |",
            it.what,
            it.own.p50,
            it.own.p95,
            it.target,
            held(it.own.p95, it.target),
            it.whole.p50,
            it.whole.p95,
            held(it.whole.p95, it.target + 2.0 * sync),
            it.commits,
            it.bytes as f64 / 1000.0
        )?;
    }
    if let Some(many) = &size.crowd {
        crowd(text, many, size.engine)?;
    }
    if let Some(it) = &size.hidden {
        writeln!(
            text,
            "\nAn outsider's answer for a restricted family: p50 {:.2} ms, p95 {:.2} ms; for one that never was: p50 {:.2} ms, \
             p95 {:.2} ms ({} of each, in turn).",
            it.restricted.p50, it.restricted.p95, it.missing.p50, it.missing.p95, it.missing.count
        )?;
    }
    if !size.pages.is_empty() {
        writeln!(text, "\n| Page | HTML KB | sent KB | own p50 ms | own p95 |")?;
        writeln!(text, "|---|--:|--:|--:|--:|")?;
    }
    for page in &size.pages {
        if page.there {
            let (html, sent) = (page.html as f64 / 1000.0, page.sent as f64 / 1000.0);
            let name = page.name;
            writeln!(text, "| {name} | {html:.1} | {sent:.1} | {:.2} | {:.2} |", page.own.p50, page.own.p95)?;
        } else {
            writeln!(text, "| {} | left out: the screen is not there | | | |", page.name)?;
        }
    }
    if let Some(start) = &size.start {
        writeln!(
            text,
            "\nA fresh process: first answer after {:.0} ms{}, the first family's home in {:.1} ms; resident {:.1} MiB \
             idle{}, {:.1} MiB after that ({:.1} of them mapped from files).",
            start.first_answer,
            held(start.first_answer, 1000.0),
            start.first_home,
            start.resident,
            held(start.resident, 100.0),
            start.resident_used,
            start.mapped
        )?;
    }
    Ok(())
}

fn crowd(text: &mut String, it: &Crowd, engine: &str) -> std::fmt::Result {
    writeln!(
        text,
        "\n{} people save at once: {:.0} map items a second, each within p50 {:.1} ms, p95 {:.1} ms, {:.1} in one commit.",
        it.clients, it.saves, it.each.p50, it.each.p95, it.group
    )?;
    writeln!(
        text,
        "The same rows straight into {engine}: {:.0} a second with a commit for each (Kith: {:.2} of that); \
         {:.0} a second with {:.0} in one commit (Kith: {:.2} of that{}).",
        it.raw_single,
        it.saves / it.raw_single,
        it.raw_grouped,
        it.group.round(),
        it.saves / it.raw_grouped,
        held(0.5, it.saves / it.raw_grouped)
    )
}

/// Whether a figure is under its limit, as a mark that reads without colour.
fn held(found: f64, limit: f64) -> &'static str {
    if found <= limit { " ✓" } else { " ✗" }
}

#[expect(clippy::cast_precision_loss, reason = "a program is small")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
