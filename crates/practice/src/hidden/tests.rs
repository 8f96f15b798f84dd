//! What gives a hidden address away, and what does not.

use super::*;
use crate::testing::{GRAN, MUM, Shape, UNCLE, sound_family};
use proptest::prelude::*;

fn hiding(address: &str, phone: &str) -> CaseRecord {
    let mut record = sound_family(&Shape::default());
    for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
        person.value.address_hidden = true;
        person.value.address = address.to_owned();
        person.value.phone = phone.to_owned();
        person.value.household = String::new();
    }
    record
}

fn finds(record: &CaseRecord, text: &str) -> bool {
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

/// A hidden address in other letters: each letter that has one as a Cyrillic look-alike, each digit in another script.
fn disguised(text: &str, cyrillic: bool, zero: u32) -> String {
    const PAIRS: &[(char, char)] = &[
        ('a', 'а'),
        ('c', 'с'),
        ('e', 'е'),
        ('o', 'о'),
        ('p', 'р'),
        ('x', 'х'),
        ('y', 'у'),
        ('i', 'і'),
        ('s', 'ѕ'),
        ('A', 'А'),
        ('B', 'В'),
        ('C', 'С'),
        ('E', 'Е'),
        ('H', 'Н'),
        ('K', 'К'),
        ('M', 'М'),
        ('O', 'О'),
        ('P', 'Р'),
        ('T', 'Т'),
        ('X', 'Х'),
    ];
    let letter = |letter: char| {
        let other = PAIRS.iter().find(|(latin, _)| cyrillic && *latin == letter);
        let digit = letter.to_digit(10).and_then(|digit| char::from_u32(zero + digit));
        digit.unwrap_or_else(|| other.map_or(letter, |(_, other)| *other))
    };
    text.chars().map(letter).collect()
}

proptest! {
    #[test]
    fn whatever_shortens_or_disguises_a_hidden_address_is_found(
        name in "[A-Z][b-df-hj-np-tv-z]{2}[aeiou][b-df-hj-np-tv-z]{3}", number in 1u32..400,
        kind in 0..SHORT_FOR.len(), form in 0..8_usize, cyrillic: bool, zero in prop::sample::select(vec![0x30_u32, 0x660, 0x6F0, 0x966, 0xFF10]),
    ) {
        let (long, short) = SHORT_FOR[kind];
        let record = hiding(&format!("{number} {name} {long}\nTown\nXQ4 7ZT"), "");
        let first = &name[..1];
        let said = match form {
            0 => "They are in XQ4 now.".to_owned(),
            1 => format!("Go to {first}. {long} {number}."),
            2 => format!("{number} {first} {short}"),
            3 => format!("at {first}. {short}. {number}"),
            4 => format!("{number} {first}{}", long[..1].to_uppercase()),
            5 => format!("{name} {number}"),
            6 => format!("in {name} {long}"),
            _ => "post to xq47zt".to_owned(),
        };
        let said = disguised(&said, cyrillic, zero);
        prop_assert!(finds(&record, &said), "{}", said);
    }
}

#[test]
fn half_a_postcode_and_shortened_streets_are_found_and_what_looks_like_them_is_not() {
    let record = hiding("14 Rosebank Close\nAshby QZ4 1AB", "");
    for text in ["She is in QZ4.", "R. Close 14", "14 R Cl", "١٤ Rosebank", "Rоsebаnk", "14 RC", "qz41ab"]
    {
        assert!(finds(&record, text), "{text}");
    }
    for text in ["QZ5", "14 rc", "R. Close", "come close 14 times", "Rose 14", "the 1AB form", "14", "row 14"]
    {
        assert!(!finds(&record, text), "{text}");
    }
    let spoon = hiding("12 Mill Lane\nM1 2CD", "");
    assert!(!finds(&spoon, "Give her 12 ml at six, and take the M1.") && finds(&spoon, "12 ML"));
    let mut town = hiding("14 Rosebank Close\nQZ4 1AB", "");
    for person in town.people.iter_mut().filter(|person| person.id == UNCLE) {
        person.value.address = "3 High Street\nQZ4 9ZZ".to_owned();
    }
    assert!(!finds(&town, "He works in QZ4."), "everybody’s half");
    assert!(finds(&town, "QZ4 1AB"));
}

#[test]
fn nothing_is_found_where_nothing_is_hidden() {
    let record = sound_family(&Shape::default());
    assert!(record.person(MUM).is_some_and(|mum| finds(&record, &mum.address) == mum.address_hidden));
}
