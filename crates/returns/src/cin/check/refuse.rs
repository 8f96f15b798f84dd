//! The sentences for what is no census, or not read to its end.

use std::io;

use crate::Year;
use crate::cin::split::{LARGEST, Stop};
use crate::cin::well_formed::TAKES_NONE;
use crate::report::{Remark, Report, Weight};

/// The report of a file that was not read.
pub(super) fn report(year: Year, remark: Remark) -> Report {
    Report {
        what: "Children in need census",
        year,
        children: 0,
        rules: Vec::new(),
        findings: Vec::new(),
        remarks: vec![remark],
        not_run: Vec::new(),
    }
}

pub(super) fn not_read(line: Option<u32>, said: String) -> Remark {
    Remark { weight: Weight::NotRead, line, said }
}

/// What is said where bytes stand for no letter.
pub(super) fn no_letters(what: &str, line: u32) -> Remark {
    let said = format!(
        "{what} holds bytes that stand for no letter in the encoding of the file, {TAKES_NONE}. They were read as “�”. \
         Export the census as UTF-8."
    );
    not_read(Some(line), said)
}

pub(super) fn other_file(what: &str) -> Remark {
    not_read(
        None,
        format!(
            "The file was not read: it is {what}. Expected: the XML of a children in need census, which begins with <Message>."
        ),
    )
}

pub(super) fn io(error: &io::Error) -> Remark {
    not_read(None, format!("The file could not be read on: {error}. What was read before was checked."))
}

pub(super) fn stop(stop: &Stop) -> Remark {
    match stop {
        Stop::Io(error) => io(error),
        Stop::Absurd(line) => not_read(
            Some(*line),
            format!(
                "The file was not read beyond line {line}: what stands there is larger than {} MB, many times what any child \
                takes. The children before it, if any, were checked.",
                LARGEST >> 20
            ),
        ),
    }
}
