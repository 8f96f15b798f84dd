//! Whoever is recorded is found by what people type for them.

use names::{PersonName, Query, keys, memory::Index, normalise};
use proptest::prelude::*;

const GIVEN: [&str; 12] = [
    "Łukasz",
    "Siân",
    "Zoë",
    "Mohammed",
    "Катерина",
    "Oluwaseun",
    "Anna",
    "Thị Hoa",
    "Jean-Luc",
    "Priya",
    "محمد",
    "Aoife",
];

/// A family name as they are spelt: plain, with an apostrophe, or of two names.
fn family() -> impl Strategy<Value = String> {
    let word = "[A-Z][aeiouáéîöü][b-dłkmnprst][aeiou][b-dkmnprst][aeiouy]{0,1}[a-z]{0,5}";
    prop_oneof![
        word.prop_map(|word| word),
        word.prop_map(|word| format!("O’{word}")),
        (word, word).prop_map(|(a, b)| format!("{a}-{b}"))
    ]
}

fn name() -> impl Strategy<Value = PersonName> {
    (proptest::sample::select(&GIVEN[..]), family()).prop_map(|(given, family)| PersonName {
        given: given.to_owned(),
        family,
        also_known_as: Vec::new(),
    })
}

fn finds(sought: &PersonName, others: &[PersonName], typed: &str) -> bool {
    let mut index = Index::default();
    let number = index.add(sought.clone());
    for other in others {
        index.add(other.clone());
    }
    index.search(&Query::parse(typed)).people.iter().any(|(found, _)| *found == number)
}

fn slips(word: &str, at: usize, kind: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match kind {
        0 => letters.insert(at, letter),
        1 => {
            letters.remove(at);
        }
        2 => letters[at] = letter,
        _ => letters.swap(at, (at + 1).min(word.chars().count() - 1)),
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn by_the_own_name_both_ways_round(sought in name(), others in prop::collection::vec(name(), 0..12)) {
        let (onward, turned) =
            (format!("{} {}", sought.given, sought.family), format!("{} {}", sought.family, sought.given));
        prop_assert!(finds(&sought, &others, &onward), "{onward}");
        prop_assert!(finds(&sought, &others, &turned), "{turned}");
        prop_assert!(finds(&sought, &others, &sought.family));
    }

    #[test]
    fn without_marks_apostrophes_and_hyphens(sought in name(), others in prop::collection::vec(name(), 0..12)) {
        let plain = normalise(&sought.family);
        prop_assert!(finds(&sought, &others, &plain.join(" ")));
        prop_assert!(finds(&sought, &others, &plain.concat()));
        prop_assert!(finds(&sought, &others, &sought.family.replace(['’', '-'], " ")));
        prop_assert!(finds(&sought, &others, &sought.family.to_uppercase()));
    }

    #[test]
    fn by_any_beginning_of_three_letters(sought in name(), others in prop::collection::vec(name(), 0..12), cut in 3_usize..9) {
        for word in normalise(&sought.family) {
            let begun: String = word.chars().take(cut).collect();
            prop_assert!(finds(&sought, &others, &begun), "{begun}");
            prop_assert!(finds(&sought, &others, &format!("{} {begun}", sought.given)), "{begun}");
            prop_assert!(finds(&sought, &others, &format!("{begun} {}", sought.given)), "{begun}");
        }
    }

    #[test]
    fn in_spite_of_one_slip(
        sought in name(),
        others in prop::collection::vec(name(), 0..12),
        at in 0_usize..20,
        kind in 0_usize..4,
        letter in proptest::char::range('a', 'z'),
    ) {
        for word in normalise(&sought.family).into_iter().filter(|word| word.chars().count() >= 5) {
            let slipped = slips(&word, at, kind, letter);
            prop_assert!(finds(&sought, &others, &slipped), "{slipped}");
            prop_assert!(finds(&sought, &others, &format!("{} {slipped}", sought.given)), "{slipped}");
            prop_assert!(finds(&sought, &others, &format!("{slipped} {}", sought.given)), "{slipped}");
        }
    }

    #[test]
    fn any_text_is_taken(given in "\\PC{0,24}", family in any::<String>(), typed in any::<String>()) {
        let anyone = PersonName { given, family, also_known_as: vec![typed.clone()] };
        prop_assert!(keys(&anyone).iter().all(|key| !key.as_str().chars().any(char::is_control)));
        let _ = finds(&anyone, &[], &typed);
    }

    #[test]
    fn few_keys(sought in name()) {
        let words = normalise(&format!("{} {}", sought.given, sought.family)).len();
        prop_assert!(words > 2 || keys(&sought).len() <= 10);
    }
}
