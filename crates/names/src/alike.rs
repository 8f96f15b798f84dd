//! Whether two names written down may be one person's: a letter or two apart, the same sound, a short form.

use crate::{
    fold::normalise,
    index::PersonName,
    likeness::{How, Typed},
};

/// A shorter word that another begins with is a name of its own: "Dan" and "Danuta".
const SHORTEST_BEGINNING: usize = 4;

/// What is written in the place of a given name by whoever does not know it.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];

/// Whether two people may be one who was written down twice: the first given names are alike, and the family names, where
/// both have one. Also where somebody wrote the family name first. The same name is alike. With one family name a title, an
/// initial ("K. Marsden", "K J Marsden") or another of several given names is enough: schools and the police write so.
pub fn nearly_same(one: &PersonName, other: &PersonName) -> bool {
    let first = |text: &str| normalise(text).into_iter().next();
    let whole = |text: &str| Some(normalise(text).concat()).filter(|name| !name.is_empty());
    let (Some(given), Some(other_given)) = (first(&one.given), first(&other.given)) else { return false };
    let (family, other_family) = (whole(&one.family), whole(&other.family));
    let Some((family, other_family)) = family.zip(other_family) else {
        return word_alike(&given, &other_given);
    };
    (word_alike(&family, &other_family) && given_alike(&one.given, &other.given))
        || (word_alike(&given, &other_family) && word_alike(&family, &other_given))
}

/// Whether the given names of two people of one family name may be one person's.
fn given_alike(one: &str, other: &str) -> bool {
    let (ones, others) = (normalise(one), normalise(other));
    let is_title = |words: &[String]| words.first().is_some_and(|word| TITLES.contains(&word.as_str()));
    let is_initial =
        |short: &String, long: &String| short.chars().count() == 1 && long.starts_with(short.as_str());
    is_title(&ones)
        || is_title(&others)
        || ones.iter().any(|one| {
            others
                .iter()
                .any(|other| word_alike(one, other) || is_initial(one, other) || is_initial(other, one))
        })
}

fn word_alike(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let is = |typed: &str, there: &str| match Typed::new(typed.to_owned()).likeness(there) {
        Some((How::Same | How::KnownAs | How::SpeltAlike | How::SoundsLike, _)) => true,
        Some((How::StartsWith, _)) => shorter >= SHORTEST_BEGINNING,
        None => false,
    };
    one == other || is(one, other) || is(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(given: &str, family: &str) -> PersonName {
        PersonName { given: given.to_owned(), family: family.to_owned(), also_known_as: Vec::new() }
    }

    #[test]
    fn names_that_somebody_may_have_misheard_or_mistyped_are_nearly_the_same() {
        for (one, other, alike) in [
            (("Kyle", "Marsden"), ("Kyle", "Marsdon"), true),
            (("Kyle", "Marsden"), ("Kile", "Marsden"), true),
            (("Kyle", "Marsden"), ("Marsden", "Kyle"), true),
            (("Kyle", "Marsden"), ("Kyle", "Marsden"), true),
            (("Kyle", "Marsden"), ("Kile", ""), true),
            (("Stephen", "Reid"), ("Steven", "Reed"), true),
            (("Kevin", "Marsden"), ("K.", "Marsden"), true),
            (("Kevin", "Marsden"), ("K J", "Marsdon"), true),
            (("Kevin", "Marsden"), ("John Kevin", "Marsden"), true),
            (("Kevin", "Marsden"), ("James K.", "Marsden"), true),
            (("Kevin", "Marsden"), ("Mr", "Marsden"), true),
            (("Kevin", "Marsden"), ("K.", "Thornton"), false),
            (("Kevin", "Marsden"), ("L.", "Marsden"), false),
            (("Kyle", "Marsden"), ("Kyle", "Thornton"), false),
            (("Kyle", "Marsden"), ("Leanne", "Marsden"), false),
            (("Dan", "Marlow"), ("Tom", "Marlow"), false),
            (("Kim", "Marlow"), ("Rose", "Marlow"), false),
            (("", "Marsden"), ("Kyle", "Marsden"), false),
        ] {
            let (one, other) = (name(one.0, one.1), name(other.0, other.1));
            assert_eq!(nearly_same(&one, &other), alike, "{one:?} {other:?}");
            assert_eq!(nearly_same(&other, &one), alike, "either way round: {one:?} {other:?}");
        }
    }
}
