//! The ways a name is typed into a search box.

use names::{PersonName, normalise};

use crate::population::Chance;

/// One way of typing somebody's name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    Own,
    Reversed,
    Plain,
    RunTogether,
    FirstAndLast,
    BeginningOfFamily,
    SlipInFamily,
    SlipInBoth,
    SlipInFamilyAlone,
    AsItSounds,
}

pub(crate) const WAYS: [(Way, &str); 10] = [
    (Way::Own, "as recorded"),
    (Way::Reversed, "family name first"),
    (Way::Plain, "without marks, hyphens, apostrophes"),
    (Way::RunTogether, "double family name run together"),
    (Way::FirstAndLast, "first name and last family name only"),
    (Way::BeginningOfFamily, "first name, three letters of the family name"),
    (Way::SlipInFamily, "a slip in the family name"),
    (Way::SlipInBoth, "a slip in the first and the family name"),
    (Way::SlipInFamilyAlone, "family name alone, with a slip"),
    (Way::AsItSounds, "family name spelt as it sounds"),
];

/// What is typed, or nothing where the name gives no occasion for it.
pub(crate) fn typed(way: Way, name: &PersonName, chance: &mut Chance) -> Option<String> {
    let (given, family) = (name.given.as_str(), name.family.as_str());
    let first = given.split(' ').next()?;
    let slip_of = |word: &str, chance: &mut Chance| (word.chars().count() >= 5).then(|| slip(word, chance));
    match way {
        Way::Own => Some(format!("{given} {family}")),
        Way::Reversed => Some(format!("{family} {given}")),
        Way::Plain => Some(format!("{} {}", normalise(given).join(" "), normalise(family).join(" "))),
        Way::RunTogether => family.contains('-').then(|| format!("{first} {}", normalise(family).concat())),
        Way::FirstAndLast => Some(format!("{first} {}", family.rsplit('-').next()?)),
        Way::BeginningOfFamily => {
            let start: String = family.chars().take(3).collect();
            (family.chars().count() > 3).then(|| format!("{first} {start}"))
        }
        Way::SlipInFamily => Some(format!("{first} {}", slip_of(family, chance)?)),
        Way::SlipInBoth => Some(format!("{} {}", slip_of(first, chance)?, slip_of(family, chance)?)),
        Way::SlipInFamilyAlone => slip_of(family, chance),
        Way::AsItSounds => {
            let plain = normalise(family).join(" ");
            let heard = as_it_sounds(&plain);
            (heard != plain).then(|| format!("{first} {heard}"))
        }
    }
}

/// A letter too many, one too few, a wrong one, or two the wrong way round.
pub(crate) fn slip(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.below(letters.len());
    let other = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
    match chance.below(4) {
        0 => letters.insert(at, other),
        1 => {
            letters.remove(at);
        }
        2 => letters[at] = other,
        _ => letters.swap(at, (at + 1).min(word.chars().count() - 1)),
    }
    letters.into_iter().collect()
}

/// Two letters or more written another way with the same sound.
fn as_it_sounds(word: &str) -> String {
    let changes = [
        ("ck", "k"),
        ("ph", "f"),
        ("thorpe", "thorp"),
        ("ley", "lee"),
        ("ton", "tun"),
        ("wicz", "vich"),
        ("cz", "ch"),
        ("ski", "sky"),
        ("ow", "ov"),
        ("ch", "tch"),
        ("shaw", "shore"),
        ("son", "sen"),
        ("mm", "m"),
        ("ss", "s"),
        ("y", "i"),
        ("ll", "l"),
    ];
    let found: Vec<_> = changes.iter().filter(|(from, _)| word.contains(from)).take(2).collect();
    found.into_iter().fold(word.to_owned(), |word, (from, to)| word.replacen(from, to, 1))
}
