//! Reads a census as a stream and holds it against the rules, child by child and in parallel; memory holds a few batches
//! of children at a time, and what was found.

mod batch;
mod head;
mod outline;
mod refuse;
mod rows;

pub use outline::{Became, Outline, outline};
pub use rows::rows_of;

use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::decode;
use super::found::{Found, Hit, Seen};
use super::rule::{Rule, Tally};
use super::rules::rules;
use super::split::{Piece, Split};
use crate::Year;
use crate::alike::Alike;
use crate::report::{Cell, Finding, NotRun, Remark, Report, Weight};
use crate::stored::Utf8;
use batch::Done;
use head::Head;

/// How a census is to be checked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The year whose rules it is held against; where nothing is said, the year that the file says.
    pub year: Option<Year>,
    /// The codes of the rules to be run; where nothing is said, all.
    pub rules: Option<Vec<String>>,
}

impl Options {
    fn asks_for(&self, rule: &Rule) -> bool {
        let is = |code: &String| code.trim().eq_ignore_ascii_case(rule.code);
        self.rules.as_ref().is_none_or(|codes| codes.iter().any(is))
    }

    fn rules(&self, year: Year) -> Vec<&'static Rule> {
        rules().iter().filter(|rule| rule.is_in_force(year) && self.asks_for(rule)).collect()
    }

    /// The rules that were asked for by their codes and are not in force in a year.
    fn not_in_force(&self, year: Year) -> Vec<NotRun> {
        let asked = |rule: &&Rule| self.rules.is_some() && !rule.is_in_force(year) && self.asks_for(rule);
        let not = |rule: &Rule| NotRun { code: rule.code, why: rule.years.not_in_force(year) };
        rules().iter().filter(asked).map(not).collect()
    }
}

/// Checks a census that is read to its end. Whatever is wrong with the file is in the report, not an error: a report of a
/// file that is no census at all says so and holds nothing else.
///
/// ```
/// use returns::cin::{Options, check};
///
/// let report = check(&b"CHILD,DOB\n1,01/01/2020\n"[..], &Options::default());
/// assert!(!report.is_whole());
/// assert!(report.remarks[0].said.contains("CSV"));
/// ```
pub fn check(read: impl Read, options: &Options) -> Report {
    match opened(read, options) {
        Ok((mut split, head)) => children(&mut split, &head, options),
        Err(remark) => refuse::report(options.year.unwrap_or(Year::LAST), remark),
    }
}

/// The file with its head read, or why it is no census.
fn opened<R: Read>(mut read: R, options: &Options) -> Result<(Split<impl Read + use<R>>, Head), Remark> {
    let mut start = Vec::new();
    if let Err(error) = read.by_ref().take(decode::PEEK as u64).read_to_end(&mut start) {
        return Err(refuse::io(&error));
    }
    if let Some(what) = decode::something_else(&start) {
        return Err(refuse::other_file(what));
    }
    let encoding = decode::encoding(&start)
        .map_err(|what| refuse::not_read(Some(1), format!("The file was not read: {what}")))?;
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"];
    let mark = marked.iter().find(|mark| start.starts_with(mark)).map_or(0, |mark| mark.len());
    start.drain(..mark);
    let mut split = Split::new(Utf8::new(io::Cursor::new(start).chain(read), encoding));
    let head = match split.next() {
        Ok(Some(Piece::Head(bytes))) => head::read(&bytes, options.year, split.is_done())?,
        Ok(_) => return Err(refuse::other_file("empty")),
        Err(stop) => return Err(refuse::stop(&stop)),
    };
    Ok((split, head))
}

/// How many batches may wait for each thread before the reading thread lends a hand.
const WAITING: usize = 3;

fn children<R: Read>(split: &mut Split<R>, head: &Head, options: &Options) -> Report {
    let census = &head.census;
    let run = options.rules(census.year);
    let done = Mutex::new(Vec::<Done>::new());
    let waiting = AtomicUsize::new(0);
    let most = WAITING * rayon::current_num_threads();
    let mut remarks = head.remarks.clone();
    let mut walk = head.walk();
    let mut number = 0;
    rayon::in_place_scope(|scope| {
        loop {
            match split.next() {
                Ok(Some(Piece::Children(batch))) => {
                    let (run, done, waiting, template) = (&run, &done, &waiting, head.walk());
                    let work = move || {
                        let found = batch::work(number, &batch, template, census, run);
                        done.lock().unwrap_or_else(PoisonError::into_inner).push(found);
                    };
                    number += 1;
                    if waiting.fetch_add(1, Ordering::Relaxed) < most {
                        scope.spawn(move |_| {
                            work();
                            waiting.fetch_sub(1, Ordering::Relaxed);
                        });
                    } else {
                        work();
                        waiting.fetch_sub(1, Ordering::Relaxed);
                    }
                }
                Ok(Some(Piece::Tail(bytes, line))) => head::tail(&mut walk, &bytes, line),
                Ok(Some(Piece::Head(_)) | None) => break,
                Err(stop) => {
                    walk.remarks.push(refuse::stop(&stop));
                    break;
                }
            }
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|done| done.number);
    remarks.append(&mut walk.remarks);
    let mut report = report(head, &run, done, remarks);
    report.not_run.extend(options.not_in_force(census.year));
    report
}

fn report(head: &Head, run: &[&'static Rule], done: Vec<Done>, mut remarks: Vec<Remark>) -> Report {
    let census = &head.census;
    let mut hits: Vec<Hit> = head.check(run);
    let mut tallies: Vec<(&'static Rule, Box<dyn Tally>)> = batch::tallies(run);
    let mut children = 0;
    let mut alike = Alike::default();
    for batch in done {
        alike.add(batch.alike);
        children += batch.children;
        hits.extend(batch.hits);
        remarks.extend(batch.remarks);
        for ((_, total), tally) in tallies.iter_mut().zip(batch.tallies) {
            total.add(tally);
        }
    }
    remarks.extend(alike.remark());
    remarks.sort_by_key(|remark| remark.line);
    let whole = !remarks.iter().any(|remark| remark.weight == Weight::NotRead);
    let mut not_run: Vec<NotRun> = (run.iter())
        .filter_map(|rule| Some(NotRun { code: rule.code, why: rule.cannot_run(census)?.to_string() }))
        .collect();
    for (rule, tally) in tallies {
        if whole {
            let mut found = Found::new(rule);
            tally.judge(&mut found);
            hits.append(&mut found.hits);
        } else {
            let why = "It concerns all children together, and not all of the file was read.".to_owned();
            not_run.push(NotRun { code: rule.code, why });
        }
    }
    let skipped = |rule: &Rule| not_run.iter().any(|not| not.code == rule.code);
    let kept: Vec<&'static Rule> = run.iter().copied().filter(|rule| !skipped(rule)).collect();
    hits.sort_by(|a, b| {
        let place = |hit: &Hit| hit.cells.first().map(|seen| (seen.spot.line, seen.spot.row));
        (a.rule.code, place(a)).cmp(&(b.rule.code, place(b)))
    });
    let mut position = 0;
    let mut findings = Vec::with_capacity(hits.len());
    for hit in hits {
        while kept.get(position).is_some_and(|rule| rule.code < hit.rule.code) {
            position += 1;
        }
        findings.push(finding(hit, position, census.year));
    }
    Report {
        what: "Children in need census",
        year: census.year,
        children,
        rules: kept.iter().map(|rule| rule.card(census.year)).collect(),
        findings,
        remarks,
        not_run,
    }
}

fn finding(hit: Hit, rule: usize, year: Year) -> Finding {
    let cell = |seen: Seen| Cell {
        table: seen.spot.table.name(),
        row: seen.spot.row,
        line: Some(seen.spot.line),
        field: field_in(seen.spot.field, year),
        value: seen.value,
    };
    Finding {
        rule,
        child: hit.child,
        cells: hit.cells.into_iter().map(cell).collect(),
        with: hit.with.into_iter().map(cell).collect(),
    }
}

/// A field's name in a year.
fn field_in(field: &'static str, year: Year) -> &'static str {
    if field == "Sex" && year < Year(2025) { "GenderCurrent" } else { field }
}
