//! Whether somebody told of may be somebody written down: a table of pairs, read as a social worker would.

use jiff::civil::Date;
use names::{Births, Described, PersonName, Sought, is_nameless};

const TODAY: Date = Date::constant(2026, 11, 23);

/// (given, family, born, whether a child)
type One = (&'static str, &'static str, &'static str, bool);

const fn child(given: &'static str, family: &'static str, born: &'static str) -> One {
    (given, family, born, true)
}

const fn adult(given: &'static str, family: &'static str, born: &'static str) -> One {
    (given, family, born, false)
}

fn name(one: One) -> PersonName {
    PersonName { given: one.0.into(), family: one.1.into(), also_known_as: Vec::new() }
}

fn compare(told: One, written: One) -> Option<Births> {
    let (told_name, written_name) = (name(told), name(written));
    let described = |name, one: One| Described { name, born: one.2.parse().ok(), is_child: one.3 };
    let sought = Sought::of(described(&told_name, told));
    sought.may_be(described(&written_name, written), TODAY).map(|alike| alike.births)
}

#[test]
fn a_mother_or_father_is_known_by_name_and_day_of_birth() {
    let jade = adult("Jade", "Bramley-Shaw", "1999-10-13");
    let pairs = [
        (jade, jade, Some(Births::Same)),
        // Day and month turned round, a figure wrong, a year wrong.
        (
            adult("Jade", "Bramley-Shaw", "1999-11-03"),
            adult("Jade", "Bramley-Shaw", "1999-03-11"),
            Some(Births::Near),
        ),
        (adult("Jade", "Bramley-Shaw", "1989-10-13"), jade, Some(Births::Near)),
        (adult("Jade", "Bramley Shaw", "2000-01-09"), jade, Some(Births::Near)),
        (adult("Jayde", "Bramley-Shaw", "1999-10-13"), jade, Some(Births::Same)),
        (adult("Jade", "Bramley-Shaw", ""), jade, Some(Births::NotKnown)),
        // "About thirty" is a guess.
        (adult("Jade", "Bramley-Shaw", "1994-02-01"), jade, Some(Births::Apart)),
        (adult("Jade", "Bramley-Shaw", "1971-02-01"), jade, None),
        (adult("Jade", "Bramley", "1999-10-13"), jade, Some(Births::Same)),
        (jade, adult("Jade", "Shaw", "1999-10-13"), Some(Births::Same)),
        // One name is borne by many: only with the day of birth.
        (adult("Jade", "", "1999-10-13"), jade, Some(Births::Same)),
        (adult("Jade", "", ""), jade, None),
        (adult("Jade", "", "1994-02-01"), jade, None),
        (adult("Ruth", "Bramley-Shaw", "1999-10-13"), jade, None),
        // Married, or known by her mother's name: the same day and the same given name.
        (adult("Jade", "Thackwell", "1999-10-13"), jade, Some(Births::Same)),
        (adult("Jayde", "Thackwell", "1999-10-13"), jade, Some(Births::Same)),
        (adult("Jade", "Thackwell", "1999-10-14"), jade, None),
        (adult("Jade", "Thackwell", ""), jade, None),
        (adult("Ruth", "Thackwell", "1999-10-13"), jade, None),
        (child("Poppy", "Thackwell", "2026-10-26"), child("Poppy", "Bramley-Shaw", "2026-10-26"), None),
        // Once a child of a record herself.
        (jade, child("Jade", "Bramley-Shaw", "1999-10-13"), Some(Births::Same)),
        (adult("Sam", "Okafor", "1990-05-01"), adult("Samuel", "Okafor", "1990-05-01"), Some(Births::Same)),
        // A father is not his small son of the same name.
        (adult("Tom", "Rudd", ""), child("Tom", "Rudd", "2019-05-01"), None),
        (child("Tom", "Rudd", "2019-05-01"), adult("Tom", "Rudd", ""), None),
    ];
    for (told, written, expected) in pairs {
        assert_eq!(compare(told, written), expected, "{told:?} and {written:?}");
    }
}

#[test]
fn a_baby_without_a_name_is_known_by_the_family_name_and_about_when_it_was_born() {
    let expected = child("Baby", "Bramley-Shaw", "2026-11-02");
    let poppy = child("Poppy", "Bramley-Shaw", "2026-10-26");
    let pairs = [
        (expected, expected, Some(Births::Same)),
        (poppy, expected, Some(Births::Near)),
        (expected, poppy, Some(Births::Near)),
        (child("Unborn baby", "Bramley-Shaw", ""), expected, Some(Births::NotKnown)),
        (child("", "Bramley-Shaw", ""), poppy, Some(Births::NotKnown)),
        (
            child("Baby girl", "Bramley-Shaw", "2026-10-27"),
            child("Twin 2", "Bramley-Shaw", ""),
            Some(Births::NotKnown),
        ),
        (child("Lily", "Bramley-Shaw", "2026-10-26"), poppy, None),
        (child("Baby", "Bramley-Shaw", "2026-11-02"), child("Tyler", "Bramley-Shaw", "2019-03-01"), None),
        (child("Baby", "Bramley-Shaw", "2026-11-02"), child("Baby", "Bramley-Shaw", "2024-11-02"), None),
        (child("Baby", "Holroyd", "2026-11-02"), expected, None),
        (child("Tyler", "Bramley-Shaw", "2019-03-01"), child("Baby", "Bramley-Shaw", ""), None),
        (adult("Baby", "Bramley-Shaw", ""), expected, None),
    ];
    for (told, written, expected) in pairs {
        assert_eq!(compare(told, written), expected, "{told:?} and {written:?}");
    }
}

#[test]
fn a_child_is_known_though_the_day_of_birth_was_guessed_or_slipped() {
    let maya = child("Maya", "Okafor", "2018-03-05");
    let pairs = [
        (child("Maya", "Okafor", "2018-05-03"), Some(Births::Near)),
        (child("Maya", "Okafor", "2008-03-05"), Some(Births::Near)),
        (child("Maya", "Okafor", "2017-04-01"), Some(Births::Near)),
        (child("Maya", "Okafor", "2015-09-20"), Some(Births::Apart)),
        (child("Maia", "Okafor", "2015-09-20"), None),
        (child("Maya", "Okafor", "2011-09-20"), None),
        (child("Okafor", "Maya", "2018-03-05"), Some(Births::Same)),
    ];
    for (told, expected) in pairs {
        assert_eq!(compare(told, maya), expected, "{told:?}");
        assert_eq!(compare(maya, told), expected, "the other way round: {told:?}");
    }
}

#[test]
fn a_given_name_that_stands_for_none_is_no_name() {
    for given in
        ["", "Baby", "unborn", "Unborn baby", "Baby girl", "Twin 2", "Twin B", "Not yet named", "UNKNOWN"]
    {
        assert!(is_nameless(&name(child(given, "Rudd", ""))), "{given}");
    }
    for given in ["Poppy", "Baby Rose", "A", "Boyd", "Noor"] {
        assert!(!is_nameless(&name(child(given, "Rudd", ""))), "{given}");
    }
}
