//! Postcodes, house numbers with their street, and references.

use crate::fold::normalise;

const STREETS: [&str; 38] = [
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "dr", "court", "crescent",
    "cres", "terrace", "gardens", "grove", "place", "way", "walk", "row", "square", "mews", "rise", "hill",
    "parade", "view", "green", "park", "house", "yard", "bank", "croft", "fold", "quay", "wharf", "vale",
    "passage",
];
/// Streets as people shorten them.
const SHORT: [(&str, &str); 6] = [
    ("st", "street"),
    ("rd", "road"),
    ("ln", "lane"),
    ("ave", "avenue"),
    ("dr", "drive"),
    ("cres", "crescent"),
];
/// A street has at most so many words before "Road" or "Lane".
const LONGEST_STREET: usize = 4;

/// A part of an address at the front of these pieces, and how many of them it takes.
pub(super) fn read(pieces: &[&str]) -> Option<(String, usize)> {
    let first = *pieces.first()?;
    if let Some(second) = pieces.get(1)
        && is_outward(first)
        && is_inward(second)
    {
        return Some((format!("{first}{second}"), 2));
    }
    if is_postcode(first) || is_outward(first) {
        return Some((first.to_owned(), 1));
    }
    let flat =
        matches!(first, "flat" | "unit" | "apartment") && pieces.get(1).is_some_and(|piece| is_house(piece));
    if flat {
        return read(pieces.get(2..)?).map(|(part, length)| (part, length + 2));
    }
    let street = pieces.get(1).filter(|word| is_house(first) && is_word(word))?;
    let named = pieces.iter().skip(2).take(LONGEST_STREET).position(|word| STREETS.contains(word));
    Some((format!("{first} {}", normalise(street).concat()), named.map_or(2, |at| at + 3)))
}

/// The streets that these pieces may name without a house: "tanyard row", written as one word; and, where more words stand
/// before it, each beginning that it may have.
pub(super) fn read_streets(pieces: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (end, kind) in pieces.iter().enumerate().filter(|(_, piece)| STREETS.contains(piece)) {
        for begin in (end.saturating_sub(LONGEST_STREET)..end).rev() {
            let words = &pieces[begin..end];
            if !words.iter().all(|word| is_word(word)) {
                break;
            }
            let kind = SHORT.iter().find(|(short, _)| short == kind).map_or(*kind, |(_, long)| long);
            found.push(format!("{}{kind}", normalise(&words.join(" ")).concat()));
        }
    }
    found
}

/// The streets of a whole address, without the house. Where one may end at two words, as in "Green Park Close", both.
pub(crate) fn address_streets(address: &str) -> Vec<String> {
    let lower = address.to_lowercase();
    let mut found = Vec::new();
    for part in lower.split([',', ';', '\n']) {
        let pieces: Vec<&str> = part.split_whitespace().collect();
        let mut begin = 0;
        for (at, piece) in pieces.iter().enumerate() {
            if piece.chars().any(|letter| letter.is_ascii_digit()) {
                begin = at + 1;
            } else if at > begin && at - begin <= LONGEST_STREET && STREETS.contains(piece) {
                found.extend(read_streets(&pieces[begin..=at]).into_iter().next_back());
            }
        }
    }
    found
}

fn is_word(piece: &str) -> bool {
    piece.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-' | '.'))
}

/// "K-10234", "k10234", "K 10234", or five figures and more that are no date.
pub(super) fn read_reference(pieces: &[&str]) -> Option<(String, usize)> {
    let first = normalise(pieces.first()?).concat();
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    let figures =
        |text: &str, least: usize| text.len() >= least && text.bytes().all(|letter| letter.is_ascii_digit());
    if let Some(next) = pieces.get(1)
        && (1..=4).contains(&letters)
        && letters == first.len()
        && figures(next, 5)
    {
        return Some((format!("{first}{next}"), 2));
    }
    let least = if letters == 0 { 5 } else { 3 };
    (letters <= 4 && first.is_ascii() && figures(&first[letters..], least)).then_some((first, 1))
}

/// The parts of a whole address that it is found by.
pub(crate) fn address_parts(address: &str) -> Vec<String> {
    let lower = address.to_lowercase();
    let pieces: Vec<&str> = lower
        .split(|at: char| at.is_whitespace() || at == ',' || at == ';')
        .filter(|piece| !piece.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
        let part = read(rest);
        at += part.as_ref().map_or(1, |(_, length)| *length);
        found.extend(part.map(|(part, _)| part));
    }
    found
}

fn is_house(piece: &str) -> bool {
    let figures = piece.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&figures)
        && piece.len() <= figures + 1
        && piece.bytes().skip(figures).all(|letter| letter.is_ascii_alphabetic())
}

/// The first half of a postcode: LS1, E17, SW1A, M60.
fn is_outward(piece: &str) -> bool {
    let bytes = piece.as_bytes();
    let letters = bytes.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
    let rest = &bytes[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

/// The second half of a postcode: 4AP.
fn is_inward(piece: &str) -> bool {
    matches!(piece.as_bytes(), [figure, a, b] if figure.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

fn is_postcode(piece: &str) -> bool {
    piece.is_ascii()
        && piece.len() >= 5
        && is_outward(&piece[..piece.len() - 3])
        && is_inward(&piece[piece.len() - 3..])
}
