//! Names as they come, and what people type for them.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use names::{PersonName, Query, Reason, memory::Index, normalise};

fn person(given: &str, family: &str, also: &[&str]) -> PersonName {
    let also_known_as = also.iter().map(|text| (*text).to_owned()).collect();
    PersonName { given: given.to_owned(), family: family.to_owned(), also_known_as }
}

fn people() -> Index {
    let mut index = Index::default();
    for (given, family) in [
        ("Łukasz", "Kowalski"),
        ("Anna", "Kowalska"),
        ("Sean", "O’Brien"),
        ("Priya", "D'Souza"),
        ("Flora", "MacDonald"),
        ("Ewan", "McGregor"),
        ("Oliver", "Smith-Jones"),
        ("Нина", "Шевченко"),
        ("Олександр", "Бондаренко"),
        ("Mykola", "Tkachenko"),
        ("محمد", "حسین"),
        ("Mohammed", "Smith"),
        ("Thị Hoa", "Nguyễn"),
        ("Anders", "Ångström"),
        ("Siân", "Llewellyn"),
        ("Wei", "Li"),
        ("Catherine", "Shawcross"),
        ("Elizabeth", "Windermere"),
        ("William", "Thwaite"),
        ("Katarzyna", "Wójcik"),
        ("Γιώργος", "Παπαδόπουλος"),
        ("Jürgen", "Groß"),
        ("आरव", "शर्मा"),
        ("小明", "王"),
        ("Alfie", "Thackwell"),
        ("نور", "الحلبي"),
        ("Samir", "Alnajjar"),
        ("Albert", "Kovel"),
    ] {
        index.add(person(given, family, &[]));
    }
    index.add(person("Margaret Rose", "Hall", &["Peggy Doyle"]));
    index.add(person("Ahmed", "Ahmed", &[]));
    index.add(person("Charlotte", "Al-Hassan", &[]));
    index
}

fn first(index: &Index, typed: &str) -> Option<(usize, Vec<Reason>)> {
    index
        .search(&Query::parse(typed))
        .people
        .into_iter()
        .next()
        .map(|(number, score)| (number, score.reasons))
}

#[test]
fn each_is_found_first_by_what_people_type() {
    let index = people();
    let mut wrong = Vec::new();
    for (typed, number) in [
        ("Łukasz Kowalski", 0),
        ("lukasz kowalski", 0),
        ("Kowalski Lukasz", 0),
        ("lukasz kow", 0),
        ("Lukasz Kowalksi", 0),
        ("luke kowalski", 0),
        ("Kowalska Anna", 1),
        ("ania kowalska", 1),
        ("obrien", 2),
        ("o brien", 2),
        ("O'Brien", 2),
        ("Shaun O’Brien", 2),
        ("shawn o brien", 2),
        ("dsouza", 3),
        ("d souza priya", 3),
        ("souza", 3),
        ("mcdonald flora", 4),
        ("mac donald", 4),
        ("flora mc donald", 4),
        ("macgregor ewan", 5),
        ("smith-jones", 6),
        ("smith jones", 6),
        ("smithjones", 6),
        ("oliver jones", 6),
        ("nina shevchenko", 7),
        ("Нина", 7),
        ("Ніна Шевченко", 7),
        ("oleksandr bondarenko", 8),
        ("Александр Бондаренко", 8),
        ("alexander bondarenko", 8),
        ("sasha bondarenko", 8),
        ("nikolai tkachenko", 9),
        ("Николай Ткаченко", 9),
        ("محمد حسین", 10),
        ("محمد حسين", 10),
        ("mohammed hussain", 10),
        ("muhammad smith", 11),
        ("mohamed smith", 11),
        ("mo smith", 11),
        ("nguyen", 12),
        ("nguyen thi hoa", 12),
        ("angstrom", 13),
        ("Ångstrom anders", 13),
        ("sian llewelyn", 14),
        ("lee wei", 15),
        ("kathryn shawcross", 16),
        ("liz windermere", 17),
        ("bill thwaite", 18),
        ("kasia wojcik", 19),
        ("giorgos papadopoulos", 20),
        ("jurgen gross", 21),
        ("आरव", 22),
        ("王小明", 23),
        ("小明", 23),
        ("al halabi", 25),
        ("Al-Halabi", 25),
        ("alhalabi", 25),
        ("elhalaby nour", 25),
        ("halabi", 25),
        ("najjar", 26),
        ("al najjar samir", 26),
        ("annajjar", 26),
        ("an-najar", 26),
        ("النجار", 26),
        ("alb", 27),
        ("peggy doyle", 28),
        ("peggy hall", 28),
        ("maggie hall", 28),
        ("Mrs Margaret Hall", 28),
        ("ahmed ahmed", 29),
        ("charlotte al hasan", 30),
        ("alhassan", 30),
        ("lukasz\u{202E} kow\u{0000}alski", 0),
    ] {
        let found = first(&index, typed);
        if found.as_ref().map(|found| found.0) != Some(number) {
            wrong.push(format!("{typed}: {found:?}, not {number}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reason_is_said() {
    let index = people();
    for (typed, reason) in [
        ("lukasz kowalski", Reason::Exact),
        ("kowalski lukasz", Reason::Reversed),
        ("lukasz kow", Reason::StartsWith),
        ("lukasz kowalksi", Reason::SpeltAlike),
        ("kathryn shawcross", Reason::SoundsLike),
        ("liz windermere", Reason::AlsoKnownAs),
        ("peggy doyle", Reason::AlsoKnownAs),
        ("محمد smith", Reason::SoundsLike),
        ("ewan kowalski", Reason::PartOfName),
    ] {
        let (_, reasons) = first(&index, typed).unwrap();
        assert!(reasons.contains(&reason), "{typed}: {reasons:?}");
    }
}

#[test]
fn nobody_is_found_by_another_name() {
    let index = people();
    for typed in ["", "   ", "zzzz", "Bartholomew Quux", "\u{202E}", "''", "--"] {
        assert_eq!(first(&index, typed), None, "{typed}");
    }
}

#[test]
fn words_as_compared() {
    for (text, words) in [
        ("Łukasz", vec!["lukasz"]),
        ("O’Brien", vec!["obrien"]),
        ("Smith-Jones", vec!["smith", "jones"]),
        ("Groß", vec!["gross"]),
        ("Søren Ærø", vec!["soren", "aero"]),
        ("Nguyễn", vec!["nguyen"]),
        ("Єва Щербак", vec!["yeva", "shcherbak"]),
        ("Мар'яна", vec!["mariana"]),
        ("İpek", vec!["ipek"]),
        ("أَحْمَد", vec!["احمد"]),
        ("王小明", vec!["王小明"]),
    ] {
        assert_eq!(normalise(text), words, "{text}");
    }
}
