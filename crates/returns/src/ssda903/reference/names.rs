//! What authorities are called: their names of today and before, as people write them, and the Department's numbers. Data
//! only: `data/ssda903/authority_names.csv`.

use crate::ssda903::Text;

pub(super) const BUNDLED: &str = include_str!("../../../data/ssda903/authority_names.csv");

/// Words that people put in front of a name, behind it, or leave out.
const USUAL: [&str; 23] = [
    "and",
    "the",
    "of",
    "city",
    "county",
    "council",
    "borough",
    "london",
    "royal",
    "metropolitan",
    "unitary",
    "ua",
    "authority",
    "district",
    "lb",
    "lbc",
    "rb",
    "mbc",
    "mb",
    "cc",
    "bc",
    "la",
    "local",
];

/// Words that people shorten, and what they stand for.
const SHORT: [(&str, &[&str]); 40] = [
    ("beds", &["bedfordshire"]),
    ("berks", &["berkshire"]),
    ("bucks", &["buckinghamshire"]),
    ("bham", &["birmingham"]),
    ("cambs", &["cambridgeshire"]),
    ("ches", &["cheshire"]),
    ("derbys", &["derbyshire"]),
    ("glos", &["gloucestershire"]),
    ("hants", &["hampshire"]),
    ("herts", &["hertfordshire"]),
    ("hunts", &["huntingdonshire"]),
    ("lancs", &["lancashire"]),
    ("leics", &["leicestershire"]),
    ("lincs", &["lincolnshire"]),
    ("northants", &["northamptonshire"]),
    ("northumb", &["northumberland"]),
    ("nottm", &["nottingham"]),
    ("notts", &["nottinghamshire"]),
    ("oxon", &["oxfordshire"]),
    ("salop", &["shropshire"]),
    ("shrops", &["shropshire"]),
    ("soms", &["somerset"]),
    ("staffs", &["staffordshire"]),
    ("warks", &["warwickshire"]),
    ("wilts", &["wiltshire"]),
    ("worcs", &["worcestershire"]),
    ("yorks", &["yorkshire"]),
    ("soton", &["southampton"]),
    ("saint", &["st"]),
    ("n", &["north"]),
    ("e", &["east"]),
    ("s", &["south"]),
    ("w", &["west"]),
    ("ne", &["north", "east"]),
    ("nw", &["north", "west"]),
    ("se", &["south", "east"]),
    ("sw", &["south", "west"]),
    ("mk", &["milton", "keynes"]),
    ("co", &[]),
    ("boro", &[]),
];

/// Words that many names have, and that tell none from another by themselves.
const COMMON: [&str; 9] = ["north", "east", "south", "west", "central", "upon", "under", "on", "in"];

/// A name, and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The whole name, written plainly.
    pub(super) plain: String,
    /// The words of the name without those that people leave out.
    pub(super) words: Vec<String>,
    /// The Department's number, three digits; nothing where the name is another for an authority that has one.
    pub(super) number: String,
    /// The code, and those of the authorities that took its place.
    pub(super) codes: Vec<Text>,
    /// Whether it is a part of an authority.
    pub(super) is_part: bool,
}

/// Reads lines of `number,code,name,now`; `now` has the codes of the authorities that took the place, with blanks between.
pub(super) fn read(text: &str) -> Vec<Named> {
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    let named = |line: csv::StringRecord| {
        let cell = |at| line.get(at).unwrap_or_default();
        let codes = std::iter::once(cell(1)).chain(cell(3).split_whitespace()).map(Text::new).collect();
        Named {
            plain: plain(cell(2)),
            words: words(cell(2)),
            number: cell(0).to_owned(),
            codes,
            is_part: false,
        }
    };
    lines.records().map_while(Result::ok).map(named).collect()
}

/// The words of a name that tell it from others: "London Borough of Richmond-upon-Thames" and "richmond upon thames" have
/// the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let plain = plain(name);
    let all = || plain.split_whitespace().flat_map(in_full);
    let telling: Vec<String> = all().filter(|word| !USUAL.contains(word)).map(str::to_owned).collect();
    // The City of London is called by nothing else.
    if telling.is_empty() {
        all().filter(|word| *word == "london").map(str::to_owned).collect()
    } else {
        telling
    }
}

/// A name in small letters, its words with one blank between and nothing else.
pub(super) fn plain(name: &str) -> String {
    let letters: String = name
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’' | '.'))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word, or the words that it is short for.
fn in_full(word: &str) -> Vec<&str> {
    match SHORT.iter().find(|(short, _)| *short == word) {
        Some((_, full)) => full.to_vec(),
        None => vec![word],
    }
}

/// The Department's number in what was given for one: "0318" and "318.0" are 318, as a spreadsheet leaves it.
pub(super) fn number(given: &str) -> Option<&str> {
    let number = given.strip_suffix(".0").unwrap_or(given).trim_start_matches('0');
    (number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit())).then_some(number)
}

/// How like two names are by their words: 1 where they are the same, less the more that is misspelt, lacking or too much.
pub(super) fn likeness(given: &[String], name: &[String]) -> f64 {
    let best = |word: &String| name.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
    let words = u32::try_from(given.len().max(name.len()).max(1)).map_or(f64::MAX, f64::from);
    given.iter().map(best).sum::<f64>() / words
}

/// Whether words tell a name from others: one of them at least is in few names.
pub(super) fn tell(words: &[String]) -> bool {
    words.iter().any(|word| !COMMON.contains(&word.as_str()))
}

/// Whether one of these words may be one of a name's, misspelt or cut short.
pub(super) fn may_be(given: &[String], name: &[String]) -> bool {
    let telling = |word: &&String| !COMMON.contains(&word.as_str());
    given
        .iter()
        .filter(telling)
        .any(|word| name.iter().filter(telling).any(|other| alike(word, other) >= 0.7))
}

fn alike(word: &str, other: &str) -> f64 {
    let is_beginning = word.chars().count() >= 4 && other.starts_with(word);
    let misspelt = strsim::normalized_damerau_levenshtein(word, other);
    if is_beginning { misspelt.max(0.9) } else { misspelt }
}
