//! Ways to find somebody that must not be told: looked for in the words of a paper or of a page that is handed over, because
//! somebody may have typed them there, perhaps before they were hidden.

mod lists;
mod postcode;
pub mod sealed;
#[cfg(test)]
mod tests;
mod text;

use crate::{ids::PersonId, object::CaseRecord, people::Person};
use lists::{EVERYDAY, FILLERS, KINDS, PEOPLE, SHORT_FOR};
use postcode::Postcode;
use std::collections::BTreeSet;
pub(crate) use text::as_written;
use text::{Text, Way, phones, words};

/// The names of people whose hidden address or telephone number stands in the text. A reader may see their own.
///
/// Compared by words as they look, whatever the case, spacing, commas, alphabet and kind of digits: each line of the address,
/// the street with and without the house number, its initials with the number ("R. Close 14"), the name of the house, the
/// place, the postcode and the first half of it. A place or half a postcode that an address which is not hidden names too
/// does not count, nor do words such as "Road", "the school" or "her mum's" alone.
pub fn given_away(record: &CaseRecord, reader: Option<PersonId>, text: &str) -> Vec<String> {
    let hidden = record.people.iter().filter(|person| person.address_hidden && Some(person.id) != reader);
    let mut hidden = hidden.peekable();
    if hidden.peek().is_none() {
        return Vec::new();
    }
    let text = Text::of(text);
    hidden
        .filter(|person| tells(record, &text, person))
        .map(|person| person.short_name().to_owned())
        .collect()
}

/// Whether a text tells where this person is, or how to ring them.
fn tells(record: &CaseRecord, text: &Text, person: &Person) -> bool {
    phones(&person.phone).iter().any(|phone| text.rings(phone))
        || ways(record, person).iter().any(|way| text.has(way))
}

/// Everything of the address by which the person could be found.
fn ways(record: &CaseRecord, person: &Person) -> BTreeSet<Way> {
    let told = told(record);
    let mut ways = BTreeSet::new();
    for (at, part) in parts(&person.address).iter().enumerate() {
        let (part, postcode) = Postcode::apart(part);
        if let Some(Postcode { whole, outward }) = postcode {
            ways.insert(Way::new(whole));
            // Half a postcode says the town, as its name does.
            ways.extend(outward.map(Way::new).filter(|way| !told.has(way)));
        }
        let is_place = at > 0 && !part.iter().any(|word| has_digit(word));
        if !(part.is_empty() || (is_place && told.has(&Way::new(part.concat())))) {
            of_part(record, &part, &mut ways);
        }
    }
    let household = parts(&person.household).concat();
    if household.iter().any(|word| KINDS.contains(&word.as_str()))
        && household.iter().any(|word| !is_of_people(record, word) && !is_common(word) && !has_digit(word))
    {
        ways.insert(Way::new(household.concat()));
    }
    ways
}

/// The places that are everybody's: where people live, go to school and to the doctor who are not hidden. Of their own
/// addresses not the first line, which is a street's.
fn told(record: &CaseRecord) -> Text {
    let open = record.people.iter().filter(|person| !person.address_hidden);
    let places = open.flat_map(|person| {
        let address = person.address.split(['\n', ',', ';']).skip(1);
        address.chain([person.school.as_str(), person.gp.as_str()])
    });
    Text::of(&places.collect::<Vec<_>>().join("\n"))
}

fn parts(address: &str) -> Vec<Vec<String>> {
    address.split(['\n', ',', ';']).map(words).filter(|part| !part.is_empty()).collect()
}

/// The part as it is written, without its number, with its number and without "Lane", and the bare name.
fn of_part(record: &CaseRecord, part: &[String], ways: &mut BTreeSet<Way>) {
    let number = part.iter().find(|word| has_digit(word));
    let name: Vec<&String> = part.iter().filter(|word| !has_digit(word)).collect();
    if name.is_empty() {
        // A postcode. A bare house number finds nobody.
        ways.extend(Some(part.concat()).filter(|way| way.len() >= 5).map(Way::new));
        return;
    }
    let has_kind = name.iter().any(|word| KINDS.contains(&word.as_str()));
    let says: Vec<&&String> = name.iter().filter(|word| !is_common(word) && !is_person(word)).collect();
    let core: Vec<&String> =
        says.iter().map(|word| **word).filter(|word| !EVERYDAY.contains(&word.as_str())).collect();
    let is_called =
        |words: &[&String]| words.iter().all(|word| is_of_people(record, word) || is_common(word));
    // "Rose Cottage" and "Church Road" find somebody; "Rose Marlow", "her mum's flat", "the school" and "Flat 2" do not.
    if says.is_empty() || !(has_kind || (!core.is_empty() && !is_called(&name))) {
        return;
    }
    if part.len() == 1 {
        ways.insert(Way::town(part.concat()));
        return;
    }
    ways.insert(Way::new(part.concat()));
    if name.len() > 1 {
        ways.insert(Way::new(name.iter().map(|word| word.as_str()).collect()));
    }
    let alone: String = core.iter().map(|word| word.as_str()).collect();
    if let Some(number) = number.filter(|_| !core.is_empty()) {
        ways.extend([format!("{number}{alone}"), format!("{alone}{number}")].map(Way::new));
        if has_kind {
            ways.extend(short(number, &core, &name));
        }
    }
    if !is_called(&core) && (core.len() > 1 || alone.chars().count() >= 5) {
        ways.insert(Way::new(alone));
    }
}

/// The number with the street shortened: "14 R. Close", "R Cl 14", "14 RC".
fn short(number: &str, core: &[&String], name: &[&String]) -> Vec<Way> {
    let initial = |word: &String| word.chars().next();
    let initials: String = core.iter().filter_map(|word| initial(word)).collect();
    let Some(kind) = name.iter().rfind(|word| KINDS.contains(&word.as_str())) else { return Vec::new() };
    let long = SHORT_FOR.iter().find(|(_, short)| short == kind).map_or(kind.as_str(), |(long, _)| *long);
    let shorter = SHORT_FOR.iter().filter(|(other, _)| *other == long).map(|(_, short)| *short);
    let mut ways: Vec<Way> = shorter
        .chain([long])
        .flat_map(|kind| [format!("{initials}{kind}{number}"), format!("{number}{initials}{kind}")])
        .map(Way::new)
        .collect();
    let all: String = initials.chars().chain(long.chars().next()).collect();
    // In small letters "12 ml" is a spoonful.
    ways.push(Way::with_capitals(format!("{number}{all}"), number.len()..number.len() + all.len()));
    ways.push(Way::with_capitals(format!("{all}{number}"), 0..all.len()));
    ways
}

fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

fn is_common(word: &str) -> bool {
    FILLERS.contains(&word) || KINDS.contains(&word)
}

/// A word that is more often no name.
pub(crate) fn is_plain(word: &str) -> bool {
    is_common(word) || EVERYDAY.contains(&word)
}

/// The places of others that a text names: where they live, go to school and to the doctor. Not those where the reader
/// lives too.
pub(crate) fn places_in(record: &CaseRecord, reader: PersonId, text: &str) -> Vec<String> {
    let text = Text::of(text);
    let of = |place: &str| {
        let mut ways = BTreeSet::new();
        for part in parts(place) {
            of_part(record, &part, &mut ways);
        }
        ways
    };
    let own = record.person(reader).map(|person| of(&person.address)).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for person in record.people.iter().filter(|person| person.id != reader) {
        let all = [&person.address, &person.school, &person.gp].into_iter();
        for part in all.flat_map(|place| parts(place)) {
            let shown = part.join(" ");
            if !found.contains(&shown) && of(&shown).difference(&own).any(|way| text.has(way)) {
                found.push(shown);
            }
        }
    }
    found
}

fn is_person(word: &str) -> bool {
    PEOPLE.contains(&word) || word.strip_suffix('s').is_some_and(|one| PEOPLE.contains(&one))
}

/// Whether it tells of a person, or somebody of the record is called so: "Rose" alone is no cottage.
fn is_of_people(record: &CaseRecord, word: &str) -> bool {
    let mut names = record.people.iter().flat_map(|person| {
        [&person.given, &person.family, &person.called].into_iter().chain(&person.also_known_as)
    });
    is_person(word)
        || names.any(|name| words(name).iter().any(|name| name == word || format!("{name}s") == word))
}
