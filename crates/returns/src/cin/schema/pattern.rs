//! The regular expressions of the census's schemas: a row of kinds of letter, each as often as it says.

use std::ops::RangeInclusive;

/// A kind of letter, and how often it comes.
#[derive(Clone, Debug)]
struct Run {
    letters: Vec<RangeInclusive<char>>,
    least: usize,
    most: Option<usize>,
}

/// A form that text may have, such as `[A-Za-z]\d{11}(\d|[A-Za-z])`.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    written: Box<str>,
    runs: Vec<Run>,
}

impl Pattern {
    /// Reads classes, `\d`, plain letters, groups of single-letter alternatives, and the counts `*`, `+`, `?` and `{n}`:
    /// what the schemas use, and no more.
    pub(super) fn new(written: &str) -> Self {
        let mut left = written;
        let mut runs = Vec::new();
        while let Some((letters, rest)) = letters(left) {
            let (least, most, rest) = count(rest);
            runs.push(Run { letters, least, most });
            left = rest;
        }
        Self { written: written.into(), runs }
    }

    /// Whether all of a text has the form. No run may start with what the run before it can still take, which holds in
    /// every schema, or does not matter, as in `\d{3}\d*`.
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut left = text.chars().peekable();
        for run in &self.runs {
            let mut taken = 0;
            while run.most.is_none_or(|most| taken < most)
                && left.next_if(|letter| run.letters.iter().any(|range| range.contains(letter))).is_some()
            {
                taken += 1;
            }
            if taken < run.least {
                return false;
            }
        }
        left.next().is_none()
    }

    pub(super) fn describe(&self) -> String {
        match &*self.written {
            r"\d{3}" => "three digits".to_owned(),
            r"\d{3}\d*" => "three digits or more".to_owned(),
            r"[A-Za-z]\d{11}(\d|[A-Za-z])" => "a letter, eleven digits, and a digit or letter".to_owned(),
            other => format!("text of the form {other}"),
        }
    }
}

/// The kind of letter that a pattern begins with, and the rest of it.
fn letters(pattern: &str) -> Option<(Vec<RangeInclusive<char>>, &str)> {
    let mut rest = pattern.chars();
    match rest.next()? {
        '\\' => {
            let kind = rest.next()?;
            let range = if kind == 'd' { '0'..='9' } else { kind..=kind };
            Some((vec![range], rest.as_str()))
        }
        '[' => {
            let (class, rest) = rest.as_str().split_once(']')?;
            let class: Vec<char> = class.chars().collect();
            let mut ranges = Vec::new();
            let mut at = 0;
            while let Some(first) = class.get(at) {
                let last = match class.get(at + 1..at + 3) {
                    Some(['-', last]) => Some(last),
                    _ => None,
                };
                ranges.push(*first..=*last.unwrap_or(first));
                at += if last.is_some() { 3 } else { 1 };
            }
            Some((ranges, rest))
        }
        '(' => {
            let (group, rest) = rest.as_str().split_once(')')?;
            Some((group.split('|').filter_map(letters).flat_map(|(ranges, _)| ranges).collect(), rest))
        }
        plain => Some((vec![plain..=plain], rest.as_str())),
    }
}

/// How often: at least, at most, and the rest of the pattern.
fn count(pattern: &str) -> (usize, Option<usize>, &str) {
    let mut rest = pattern.chars();
    match rest.next() {
        Some('*') => (0, None, rest.as_str()),
        Some('+') => (1, None, rest.as_str()),
        Some('?') => (0, Some(1), rest.as_str()),
        Some('{') => {
            let (number, rest) = rest.as_str().split_once('}').unwrap_or(("1", ""));
            let number = number.parse().unwrap_or(1);
            (number, Some(number), rest)
        }
        _ => (1, Some(1), pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_the_schemas() {
        let upn = Pattern::new(r"[A-Za-z]\d{11}(\d|[A-Za-z])");
        assert!(upn.matches("A123456789012") && upn.matches("b12345678901X"));
        assert!(
            !upn.matches("A12345678901") && !upn.matches("1123456789012") && !upn.matches("A1234567890123")
        );
        let serial = Pattern::new(r"\d{3}\d*");
        assert!(
            serial.matches("001")
                && serial.matches("12345")
                && !serial.matches("01")
                && !serial.matches("01x")
        );
    }
}
