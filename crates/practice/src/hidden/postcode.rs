//! Postcodes within a line of an address, whole and their first half (Royal Mail's form: outward code, a digit, two letters).

/// A postcode, as joined words.
pub(super) struct Postcode {
    pub(super) whole: String,
    /// The first half, which says the district. None: it is too short to be told from other words ("M1").
    pub(super) outward: Option<String>,
}

/// A shorter first half is a road or a size too often.
const SHORTEST_HALF: usize = 3;

impl Postcode {
    /// The words of a part without its postcode, and the postcode.
    pub(super) fn apart(part: &[String]) -> (Vec<String>, Option<Self>) {
        for at in 0..part.len() {
            let one = part.get(at).filter(|word| word.len() > 4 && word.is_ascii());
            let joined = one.and_then(|word| {
                let (outward, inward) = word.split_at(word.len() - 3);
                (is_outward(outward) && is_inward(inward)).then(|| (outward.to_owned(), word.clone(), 1))
            });
            let apart = || {
                let (outward, inward) = (part.get(at)?, part.get(at + 1)?);
                (is_outward(outward) && is_inward(inward))
                    .then(|| (outward.clone(), format!("{outward}{inward}"), 2))
            };
            if let Some((outward, whole, taken)) = joined.or_else(apart) {
                let rest = part.iter().enumerate().filter(|(place, _)| !(at..at + taken).contains(place));
                let outward = Some(outward).filter(|outward| outward.len() >= SHORTEST_HALF);
                return (rest.map(|(_, word)| word.clone()).collect(), Some(Self { whole, outward }));
            }
        }
        (part.to_vec(), None)
    }
}

/// "av1", "m1", "ec1a": one or two letters, a digit, and perhaps one more digit or letter.
fn is_outward(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_lowercase).count();
    let rest = word.get(letters..).unwrap_or_default();
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest.starts_with(|letter: char| letter.is_ascii_digit())
        && rest.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// "2cd": a digit and two letters.
fn is_inward(word: &str) -> bool {
    let mut letters = word.chars();
    word.len() == 3
        && letters.next().is_some_and(|letter| letter.is_ascii_digit())
        && letters.all(|letter| letter.is_ascii_lowercase())
}
