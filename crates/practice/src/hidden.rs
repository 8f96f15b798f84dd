//! Ways to find somebody that must not be told: looked for in the words of a paper or of a page that is handed over, because
//! somebody may have typed them there, perhaps before they were hidden.

use crate::{ids::PersonId, object::FamilyRecord, people::Person};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say nothing of where it is.
const FILLERS: &[&str] = &[
    "the", "of", "at", "in", "on", "and", "by", "a", "an", "to", "near", "no", "number", "north", "south",
    "east", "west", "upper", "lower", "high", "new", "old", "county", "england", "wales", "uk", "home",
];
/// Words that say what kind of place it is: nobody is found by one alone.
const KINDS: &[&str] = &[
    "road",
    "rd",
    "street",
    "st",
    "lane",
    "ln",
    "close",
    "row",
    "avenue",
    "ave",
    "drive",
    "way",
    "court",
    "crescent",
    "terrace",
    "place",
    "square",
    "gardens",
    "grove",
    "hill",
    "view",
    "walk",
    "rise",
    "park",
    "house",
    "cottage",
    "flat",
    "apartment",
    "room",
    "block",
    "floor",
    "unit",
    "farm",
    "lodge",
    "villas",
    "mews",
    "refuge",
];
/// Words that name places and that everybody says every day: never enough without the rest of the name.
const EVERYDAY: &[&str] = &[
    "station", "school", "schools", "church", "chapel", "hospital", "police", "college", "nursery",
    "library", "green", "white", "black", "red", "brown", "garden", "orchard", "meadow", "meadows", "field",
    "fields", "forest", "woods", "wood", "valley", "river", "water", "beach", "bridge", "market", "kings",
    "queens", "castle", "manor", "bakery", "shop", "pub", "office", "centre", "village", "town", "city",
    "estate", "tower", "railway", "cross", "corner", "spring", "summer", "winter", "sunday", "above",
    "behind", "below", "next", "little", "great", "young", "long", "first", "second", "third", "top",
    "bottom", "back",
];
/// People and words about people, with whom somebody may be: they find nobody, alone or together.
const PEOPLE: &[&str] = &[
    "mum",
    "mother",
    "mam",
    "dad",
    "father",
    "nan",
    "nana",
    "gran",
    "granny",
    "grandma",
    "grandad",
    "grandmother",
    "grandfather",
    "aunt",
    "auntie",
    "uncle",
    "sister",
    "brother",
    "cousin",
    "daughter",
    "son",
    "friend",
    "partner",
    "foster",
    "carer",
    "family",
    "neighbour",
    "parent",
    "her",
    "his",
    "their",
    "my",
    "our",
    "with",
    "from",
    "staying",
    "stay",
    "living",
    "live",
    "present",
    "currently",
    "unknown",
    "not",
    "known",
    "care",
];

/// The names of people whose hidden address or telephone number stands in the text. A reader may see their own.
///
/// Compared by words, whatever the case, spacing and commas: each line of the address, the street with and without the
/// house number, the name of the house, the place and the postcode. A place that an address which is not hidden
/// names too does not count, nor do words such as "Road", "the school" or "her mum's" alone.
pub fn given_away(record: &FamilyRecord, reader: Option<PersonId>, text: &str) -> Vec<String> {
    let text = Text::of(text);
    record
        .people
        .iter()
        .filter(|person| person.address_hidden && Some(person.id) != reader)
        .filter(|person| text.tells(record, person))
        .map(|person| person.short_name().to_owned())
        .collect()
}

/// A text without its spaces, where its words began and ended, and the numbers in it.
struct Text {
    joined: String,
    /// Each with whether the word began with a capital.
    starts: BTreeMap<usize, bool>,
    ends: BTreeSet<usize>,
    numbers: Vec<String>,
}

impl Text {
    fn of(text: &str) -> Self {
        let (mut joined, mut starts, mut ends) = (String::new(), BTreeMap::new(), BTreeSet::new());
        for (word, is_capital) in as_written(text) {
            starts.insert(joined.len(), is_capital);
            joined.push_str(&word);
            ends.insert(joined.len());
        }
        Self { joined, starts, ends, numbers: numbers(text) }
    }

    fn tells(&self, record: &FamilyRecord, person: &Person) -> bool {
        phones(&person.phone).iter().any(|phone| self.rings(phone))
            || ways(record, person).iter().any(|way| self.has(way))
    }

    /// Whether these words stand in it as words, in any spacing.
    fn has(&self, way: &Way) -> bool {
        self.starts.iter().any(|(start, is_capital)| {
            (*is_capital || !way.is_town)
                && self.joined.get(*start..).is_some_and(|rest| rest.starts_with(&way.words))
                && self.ends.contains(&(start + way.words.len()))
        })
    }

    fn rings(&self, phone: &str) -> bool {
        self.numbers.iter().any(|number| number.contains(phone))
    }
}

/// Something of an address by which a person could be found, as joined words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    words: String,
    /// Whether it is one word and says no more than a town may: "Reading", "Bath". Without a capital it is another word.
    is_town: bool,
}

impl Way {
    fn new(words: String) -> Self {
        Self { words, is_town: false }
    }
}

/// The words, folded: capitals and apostrophes hide nothing.
fn words(text: &str) -> Vec<String> {
    as_written(text).map(|(word, _)| word).collect()
}

/// The words, folded, each with whether it began with a capital.
pub(crate) fn as_written(text: &str) -> impl Iterator<Item = (String, bool)> {
    text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’')).filter_map(|word| {
        let is_capital = word.chars().find(|letter| letter.is_alphanumeric())?.is_uppercase();
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        Some((letters.flat_map(char::to_lowercase).collect(), is_capital))
    })
}

/// What stands between letters, its digits alone.
fn numbers(text: &str) -> Vec<String> {
    text.split(char::is_alphabetic)
        .map(|part| {
            part.chars()
                .filter_map(|letter| letter.to_digit(10))
                .filter_map(|n| char::from_digit(n, 10))
                .collect()
        })
        .filter(|digits: &String| !digits.is_empty())
        .collect()
}

/// The numbers of a field without what a country's code may replace: "+44 (0)1632 960999" is "1632960999".
fn phones(field: &str) -> Vec<String> {
    field
        .split(['/', ',', ';', '\n'])
        .flat_map(numbers)
        .map(|digits| {
            let bare = digits.trim_start_matches('0');
            bare.strip_prefix("44")
                .filter(|rest| rest.len() >= 9)
                .unwrap_or(bare)
                .trim_start_matches('0')
                .to_owned()
        })
        .filter(|digits| digits.len() >= 5)
        .collect()
}

/// Everything of the address by which the person could be found.
fn ways(record: &FamilyRecord, person: &Person) -> BTreeSet<Way> {
    let told = told(record);
    let mut ways = BTreeSet::new();
    for (at, part) in parts(&person.address).iter().enumerate() {
        let is_place = at > 0 && !part.iter().any(|word| has_digit(word));
        if !(is_place && told.has(&Way::new(part.concat()))) {
            of_part(record, part, &mut ways);
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
fn told(record: &FamilyRecord) -> Text {
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
fn of_part(record: &FamilyRecord, part: &[String], ways: &mut BTreeSet<Way>) {
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
        ways.insert(Way { words: part.concat(), is_town: true });
        return;
    }
    ways.insert(Way::new(part.concat()));
    if name.len() > 1 {
        ways.insert(Way::new(name.iter().map(|word| word.as_str()).collect()));
    }
    let alone: String = core.iter().map(|word| word.as_str()).collect();
    if let Some(number) = number.filter(|_| !core.is_empty()) {
        ways.insert(Way::new(format!("{number}{alone}")));
    }
    if !is_called(&core) && (core.len() > 1 || alone.chars().count() >= 5) {
        ways.insert(Way::new(alone));
    }
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
pub(crate) fn places_in(record: &FamilyRecord, reader: PersonId, text: &str) -> Vec<String> {
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
fn is_of_people(record: &FamilyRecord, word: &str) -> bool {
    let mut names = record.people.iter().flat_map(|person| {
        [&person.given, &person.family, &person.called].into_iter().chain(&person.also_known_as)
    });
    is_person(word)
        || names.any(|name| words(name).iter().any(|name| name == word || format!("{name}s") == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{GRAN, MUM, Shape, UNCLE, sound_family};
    use proptest::prelude::*;

    fn hiding(address: &str, phone: &str) -> FamilyRecord {
        let mut record = sound_family(&Shape::default());
        for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
            person.value.address_hidden = true;
            person.value.address = address.to_owned();
            person.value.phone = phone.to_owned();
            person.value.household = String::new();
        }
        record
    }

    fn finds(record: &FamilyRecord, text: &str) -> bool {
        !given_away(record, None, text).is_empty()
    }

    #[test]
    fn a_hidden_address_is_found_however_it_is_written_but_may_be_seen_by_its_owner() {
        let mut record = hiding("12 Mill Lane\nAshbourne Vale\nAV1 2CD", "01632 960999");
        let texts = [
            "Go to 12, mill  lane",
            "ring 01632-960999",
            "post to av12cd",
            "by A V1 2 CD.",
            "the house in Mill Lane",
            "12 Mill",
            "She lives in Ashbourne Vale.",
            "+44 1632 960 999",
            "(0044) (0)1632 960999",
            "MILL-LANE",
        ];
        for text in texts {
            assert_eq!(given_away(&record, None, text), ["Rose"], "{text}");
            assert!(given_away(&record, Some(GRAN), text).is_empty());
        }
        for person in record.people.iter_mut().filter(|person| person.id == UNCLE) {
            person.value.address = "3 High Street\nAshbourne Vale".to_owned();
        }
        for text in [
            "Ring Rose. She lives in Ashbourne Vale.",
            "12 times",
            "go down the lane to the mill",
            "01632 960998",
        ] {
            assert!(!finds(&record, text), "{text}");
        }
    }

    #[test]
    fn a_hidden_house_without_a_number_is_found_and_a_persons_name_is_no_house() {
        for (address, text) in [
            ("Rose Cottage\nLittle Marl", "Kim goes to rose cottage at six."),
            ("Rose Cottage\nLittle Marl", "She is in Little Marl now."),
            ("9 Oak", "Fetch them from 9 Oak."),
            ("The Larkspurs, Church Road", "the larkspurs"),
            ("The Larkspurs, Church Road", "in Church Road"),
        ] {
            assert!(finds(&hiding(address, ""), text), "{address}: {text}");
        }
        let record = hiding("Rose Cottage\nChurch Road", "");
        for text in
            ["Rose has the children", "Kim rings Rose’s phone", "the cottage by the road", "We go to church"]
        {
            assert!(!finds(&record, text), "{text}");
        }
    }

    #[test]
    fn what_everybody_says_gives_nobody_away() {
        for address in [
            "Home",
            "home",
            "the school",
            "School",
            "At her mum’s",
            "her sister’s house",
            "Flat 2",
            "Room 12",
            "Police station",
            "Rose Marlow",
            "c/o Kim",
            "12",
            "With his nan, at home",
            "Not known",
            "The refuge",
            "Foster carers",
            "Hospital",
            "Dan’s place",
            "the flat above",
        ] {
            let record = hiding(address, "");
            for text in [
                "Kim goes home after the school. At her mum’s house Rose Marlow has a flat.",
                "Ring the police station. Her sister’s house is near. Flat 2 is empty, room 12 too.",
                "Dan’s place is the hospital or the refuge, his nan at home with the foster carers.",
                "Kim is at 12 and the carers at 3. It is not known. The flat above is let.",
            ] {
                // The line as it was written down is a way to somebody; its words are not.
                let lines = ["Dan’s place", "the flat above"];
                assert!(!finds(&record, text) || lines.contains(&address), "{address}: {text}");
            }
        }
        let bath = hiding("2 Quoin Street, Bath", "");
        assert!(finds(&bath, "They are in Bath.") && !finds(&bath, "Kim gives them a bath at six."));
        let mut record = hiding("4 Larkspur Road\nAshbourne", "");
        assert!(finds(&record, "They are in Ashbourne now."), "nobody else is said to be there");
        for person in record.people.iter_mut().filter(|person| person.id == UNCLE) {
            person.value.school = "Ashbourne Primary".to_owned();
        }
        assert!(!finds(&record, "They are in Ashbourne now."), "everybody’s town");
        assert!(finds(&record, "They are in Larkspur Road."));
        assert!(!finds(&record, "They went down the road in Ashbourne, 4 of them."));
    }

    proptest! {
        #[test]
        fn whatever_names_a_distinctive_part_is_found_in_any_spacing(
            name in "[b-df-hj-np-tv-z]{3}[aeiou][b-df-hj-np-tv-z]{4}", number in 1u32..400, upper: bool, gap in "[ ,.\\-]{1,3}"
        ) {
            let record = hiding(&format!("{number} {name} Lane\nXQ4 7ZT"), "07700 900123");
            let said = if upper { name.to_uppercase() } else { name.clone() };
            for text in [
                format!("go to{gap}{said}{gap}now"), format!("{number}{gap}{said}{gap}lane"), format!("x{gap}xq4{gap}7zt"),
                format!("ring 07700{gap}900{gap}123"), format!("ring +44{gap}7700{gap}900123"),
            ] {
                prop_assert!(finds(&record, &text), "{}", text);
            }
        }

        #[test]
        fn common_words_and_names_and_other_numbers_alone_are_never_found(
            picked in proptest::collection::vec(0..FILLERS.len() + KINDS.len(), 1..6), number in 1u32..11
        ) {
            let record = hiding("12 Larkspur Road\nXQ4 7ZT", "07700 900123");
            let common: Vec<&str> = picked.iter().filter_map(|at| FILLERS.iter().chain(KINDS).nth(*at).copied()).collect();
            let text = format!("Rose and Kim: {} {number}, 07700 900124", common.join(" "));
            prop_assert!(!finds(&record, &text), "{}", text);
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_is_hidden() {
        let record = sound_family(&Shape::default());
        assert!(record.person(MUM).is_some_and(|mum| finds(&record, &mum.address) == mum.address_hidden));
    }
}
