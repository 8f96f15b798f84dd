//! Codings as people bring them: one row for each passage, and one without a theme for a person who said nothing that
//! fits.

use std::io::Read;

use super::framework::Framework;
use crate::input::{Column, Fault, Row, Table};
use crate::surveys::Respondents;

/// One coded passage, or that a person was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// The person's pseudonym.
    pub person: String,
    /// The person's group.
    pub group: Respondents,
    /// The wave, as a place in the list of waves.
    pub wave: usize,
    /// Who coded it.
    pub coder: String,
    /// The theme, as a place in the framework; none where nothing fitted.
    pub theme: Option<usize>,
    /// Words that the person agreed may be shown.
    pub quote: Option<String>,
    /// Whether there were words without a recorded consent. They are not kept.
    pub withheld: bool,
}

const COLUMNS: [Column; 7] = [
    Column::needed("person"),
    Column::needed("group"),
    Column::needed("wave"),
    Column::optional("coder"),
    Column::needed("theme"),
    Column::optional("quote"),
    Column::optional("consent"),
];

/// Reads codings. Words stay in memory only where consent is recorded beside them; others are counted and dropped here.
pub fn read_codings(
    file: &str,
    input: impl Read,
    framework: &Framework,
    waves: &[String],
) -> Result<Vec<Coding>, Fault> {
    let mut table = Table::open(file, input, &COLUMNS)?;
    let mut codings = Vec::new();
    while let Some(row) = table.next_row()? {
        codings.push(coding(&row, framework, waves)?);
    }
    if codings.is_empty() {
        return Err(Fault::of_file(file, "nothing has been coded."));
    }
    Ok(codings)
}

fn coding(row: &Row<'_>, framework: &Framework, waves: &[String]) -> Result<Coding, Fault> {
    let person = row.needed(0)?.to_owned();
    let group = Respondents::parse(row.needed(1)?).map_err(|what| row.fault(1, what))?;
    let wave = row.needed(2)?;
    let wave = waves.iter().position(|known| known == wave).ok_or_else(|| {
        row.fault(2, format!("“{wave}” is not a wave of the study. Its waves are: {}.", waves.join(", ")))
    })?;
    let theme = row.read(4, |text| {
        let known = || framework.theme.iter().map(|theme| theme.id.as_str()).collect::<Vec<_>>().join(", ");
        let place = framework.theme.iter().position(|theme| theme.id.eq_ignore_ascii_case(text));
        place.ok_or_else(|| {
            format!("“{text}” is not a theme of “{}”. Its themes are: {}.", framework.name, known())
        })
    })?;
    let words = row.text(5)?;
    let consent = row.yes_no(6)? == Some(true);
    if consent && names(words, &person) {
        return Err(
            row.fault(5, "the words contain the person’s pseudonym, so they could be traced. Take it out.")
        );
    }
    Ok(Coding {
        group,
        wave,
        coder: row.text(3)?.to_owned(),
        theme,
        quote: (consent && !words.is_empty()).then(|| words.to_owned()),
        withheld: !consent && !words.is_empty(),
        person,
    })
}

/// Whether the words hold the name as a word of its own.
fn names(words: &str, name: &str) -> bool {
    let (words, name) = (words.to_lowercase(), name.to_lowercase());
    let part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    words.match_indices(&name).any(|(at, found)| {
        !part(words[..at].chars().next_back()) && !part(words[at + found.len()..].chars().next())
    })
}
