//! What people type into one box, taken apart.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use names::{Birth, Candidate, PersonName, Query, Reason, address_keys, birth_keys, rank, reference_keys};

fn day(text: &str) -> Birth {
    Birth::Day(text.parse().unwrap())
}

#[test]
fn dates_of_birth() {
    for (typed, born) in [
        ("anna kowalski 3/4/2017", day("2017-04-03")),
        ("03-04-2017", day("2017-04-03")),
        ("3.4.17 anna", day("2017-04-03")),
        ("3/4/87", day("1987-04-03")),
        ("2017-04-03", day("2017-04-03")),
        ("03042017", day("2017-04-03")),
        ("3 4 2017", day("2017-04-03")),
        ("anna 3 April 2017", day("2017-04-03")),
        ("3rd of april 2017", day("2017-04-03")),
        ("April 3 2017", day("2017-04-03")),
        ("Apr 3, 2017", day("2017-04-03")),
        ("born 3 apr 17", day("2017-04-03")),
        ("dob: 13/4/2017", day("2017-04-13")),
        ("4/13/2017", day("2017-04-13")),
        ("29/2/2016", day("2016-02-29")),
        ("anna 3/4", Birth::DayAndMonth { day: 3, month: 4 }),
        ("anna 3 april", Birth::DayAndMonth { day: 3, month: 4 }),
        ("april 2017", Birth::MonthAndYear { month: 4, year: 2017 }),
        ("4/2017", Birth::MonthAndYear { month: 4, year: 2017 }),
        ("anna 2017", Birth::Year(2017)),
    ] {
        assert_eq!(Query::parse(typed).born, Some(born), "{typed}");
    }
    for typed in ["31/2/2017", "April Smith", "May", "Anna Born", "june hill", "1/2/3/4", "99/99/9999"] {
        assert_eq!(Query::parse(typed).born, None, "{typed}");
    }
    assert_eq!(Query::parse("April Smith").names(), ["april", "smith"]);
}

#[test]
fn the_rest() {
    let query = Query::parse("Mrs Anna Kowalska, 12 Oak Lane LS1 4AP aged 34");
    assert_eq!(query.names(), ["anna", "kowalska"]);
    assert_eq!(query.address, ["12 oak", "ls14ap"]);
    assert_eq!(query.aged, Some(34));
    for (typed, reference) in
        [("K-10234", "k10234"), ("k10234", "k10234"), ("K 10234", "k10234"), ("10234", "10234")]
    {
        let query = Query::parse(typed);
        assert_eq!((query.reference.as_deref(), query.names().len()), (Some(reference), 0), "{typed}");
    }
    assert_eq!(Query::parse("flat 2 12a high street").address, ["12a high"]);
    assert_eq!(Query::parse("sw1a 1aa").address, ["sw1a1aa"]);
    assert_eq!(Query::parse("kowalska e17").address, ["e17"]);
    assert!(Query::parse(" ,; \u{200F}").is_empty());
}

#[test]
fn keys_meet_what_is_typed() {
    let held = |keys: std::collections::BTreeSet<names::Key>, wanted: &str| {
        keys.iter().any(|key| key.as_str() == wanted)
    };
    assert!(held(address_keys("Flat 2, 12 Oak Lane, Leeds, LS1 4AP"), "a:12 oak"));
    assert!(held(address_keys("12 Oak Lane, Leeds LS14AP"), "a:ls14ap"));
    assert!(held(reference_keys("K-10234"), "r:k10234") && held(reference_keys("K-10234"), "r:10234"));
    assert!(held(birth_keys("2017-04-03".parse().unwrap()), "b:2017-04-03"));
}

#[test]
fn a_date_an_address_and_a_reference_lift_the_right_person() {
    let name = PersonName { given: "Anna".into(), family: "Kowalska".into(), also_known_as: Vec::new() };
    let seek = |typed: &str, born: &str| {
        let (reference, address) = (Some("K-10234"), Some("12 Oak Lane, Leeds LS1 4AP"));
        rank(&Query::parse(typed), &Candidate { name: &name, born: born.parse().ok(), reference, address })
    };
    let right = seek("anna kowalska 3/4/2017", "2017-04-03").unwrap();
    let turned = seek("anna kowalska 3/4/2017", "2017-03-04").unwrap();
    let wrong = seek("anna kowalska 3/4/2017", "2011-12-25").unwrap();
    assert!(right > turned && turned > wrong);
    assert_eq!(right.reasons, [Reason::Exact, Reason::DateOfBirth]);
    assert_eq!(seek("K10234", "").unwrap().reasons, [Reason::Reference]);
    assert_eq!(seek("ls1 4ap", "").unwrap().reasons, [Reason::Address]);
    assert_eq!(seek("kowalska 12 oak lane", "").unwrap().reasons, [Reason::Exact, Reason::Address]);
    assert_eq!(seek("3 april", "2017-04-03").unwrap().reasons, [Reason::DateOfBirth]);
    assert_eq!(seek("tomasz nowak", "2017-04-03"), None);
    assert_eq!(seek("K-99999", ""), None);
}

#[test]
fn a_street_finds_whoever_lives_there_before_whoever_is_called_something_like_it() {
    let ranked = |typed: &str, given: &str, family: &str, address: &str| {
        let name = PersonName { given: given.into(), family: family.into(), also_known_as: Vec::new() };
        let candidate = Candidate { name: &name, born: None, reference: None, address: Some(address) };
        rank(&Query::parse(typed), &candidate)
    };
    for address in [
        "4 Tanyard Row, Wenlow, WN3 7XX",
        "Flat 2, 14b Tanyard Row",
        "Tanyard Row",
        "flat 3 12 Tanyard Row Wenlow",
    ] {
        for typed in ["Tanyard Row", "tanyard row", "TANYARD ROW, Wenlow", "tanyard row wenlow"] {
            let there = ranked(typed, "Kim", "Marlow", address).unwrap();
            assert_eq!(there.reasons, [Reason::Address], "{typed} at {address}");
            for (given, family) in
                [("Tanya", "Rowe"), ("Tanyard", "Rowe"), ("Tanya", "Row"), ("Rowan", "Tanyard")]
            {
                let alike = ranked(typed, given, family, "9 Mill Lane");
                assert!(alike.is_none_or(|alike| alike.value < there.value), "{typed}: {given} {family}");
            }
        }
    }
    assert!(held(&address_keys("4 Tanyard Row, Wenlow"), "l:tanyardrow"));
    assert_eq!(ranked("Tanyard Row", "Kim", "Marlow", "4 Tannery Row"), None);
    let (kim, other) = (
        ranked("kim marlow tanyard row", "Kim", "Marlow", "4 Tanyard Row"),
        ranked("kim marlow tanyard row", "Ann", "Ash", "4 Tanyard Row"),
    );
    assert!(kim.unwrap() > other.unwrap(), "and of those who live there, whoever is called so");
    for (typed, address) in [
        ("quarry rd", "7 Quarry Road"),
        ("cooper’s yard", "4 Cooper's Yard"),
        ("st oswin’s road", "1 St Oswin’s Road"),
        ("Old Mill Lane", "12 Old Mill Lane, Harrowdale"),
    ] {
        assert!(ranked(typed, "Kim", "Marlow", address).is_some(), "{typed} at {address}");
    }
    // A family name that is also a kind of street is a name all the same.
    assert_eq!(ranked("Kim Hill", "Kim", "Hill", "9 Mill Lane").unwrap().reasons, [Reason::Exact]);
    assert_eq!(Query::parse("kim hill").names(), ["kim", "hill"]);
}

fn held(keys: &std::collections::BTreeSet<names::Key>, wanted: &str) -> bool {
    keys.iter().any(|key| key.as_str() == wanted)
}
