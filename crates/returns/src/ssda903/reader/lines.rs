//! The numbers of lines as an editor counts them: a line ends with a line feed, a carriage return, or the two together.

/// Counts lines on the way through a text.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// Begins at the beginning of a text that itself begins on a line of its file.
    pub(crate) fn new(text: &'a str, first: u64) -> Self {
        Self { bytes: text.as_bytes(), counted: 0, line: first }
    }

    /// The line on which a row begins that was looked for from a place on: line ends that stand there are of the row before
    /// it, or of empty lines. Places must not go backwards.
    pub(crate) fn of_row(&mut self, from: usize) -> u64 {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let begins = from + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += ends(self.bytes.get(self.counted..begins).unwrap_or_default());
        self.counted = self.counted.max(begins);
        self.line
    }
}

/// How many lines end in these bytes.
fn ends(bytes: &[u8]) -> u64 {
    let is_end = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end).count() as u64
}

/// The lines of a text with their numbers, from one on, and where what follows each begins.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = (u64, &str, usize)> {
    let mut from = 0;
    (1..).map_while(move |number| {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let mark = if after.starts_with("\r\n") { 2 } else { after.len().min(1) };
        from += line.len() + mark;
        Some((number, line, from))
    })
}

/// Signs with which some programs end lines, and which are no line ends in a CSV file.
const OTHER_ENDS: [char; 6] = ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}', '\u{1e}'];

/// The text with line feeds for other ends of lines; nothing where its lines end as they should. A form feed may end a file.
pub(crate) fn with_line_feeds(text: &str) -> Option<String> {
    let inside = text.trim_end();
    let is_one_line = memchr::memchr2(b'\n', b'\r', inside.trim_start().as_bytes()).is_none();
    (is_one_line && inside.contains(OTHER_ENDS)).then(|| text.replace(OTHER_ENDS, "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_with_any_line_ends_and_empty_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a,1{end}b,2{end}{end}{end}c,3{end}d,4");
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let mut lines = Lines::new(&text, 7);
            let numbers: Vec<u64> = reader
                .records()
                .map_while(Result::ok)
                .map(|row| row.position().map_or(0, csv::Position::byte))
                .map(|from| lines.of_row(usize::try_from(from).unwrap_or_default()))
                .collect();
            assert_eq!(numbers, [7, 8, 11, 12], "{end:?}");
            let all: Vec<_> = numbered(&text).map(|(number, line, _)| (number, line)).collect();
            assert_eq!(all, [(1, "a,1"), (2, "b,2"), (3, ""), (4, ""), (5, "c,3"), (6, "d,4")], "{end:?}");
        }
        let mixed = "a\r\nb\rc\nd\n\re\r\r\nf";
        let all: Vec<_> =
            numbered(mixed).filter(|(_, line, _)| !line.is_empty()).map(|(at, ..)| at).collect();
        assert_eq!(all, [1, 2, 3, 4, 6, 8]);
    }
}
