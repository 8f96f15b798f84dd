//! How a word sounds: double metaphone for English ears, and a skeleton of consonants that meets other spellings.

use std::collections::BTreeSet;

use rphonetic::DoubleMetaphone;

/// Long enough that the codes of long names still differ.
const CODE_LENGTH: usize = 8;
/// A shorter skeleton says too little: a third of all names would share it.
const SHORTEST_SKELETON: usize = 2;

/// The double metaphone codes of a word in Latin letters: one, or two where it may be said in two ways.
pub(crate) fn codes(word: &str) -> BTreeSet<String> {
    if !is_latin(word) {
        return BTreeSet::new();
    }
    let both = DoubleMetaphone::new(Some(CODE_LENGTH)).double_metaphone(word);
    [both.primary(), both.alternate()].into_iter().filter(|code| !code.is_empty()).collect()
}

pub(crate) fn is_latin(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// The consonants of a word written in Latin or Arabic letters, so that محمد, Mohammed and Muhammad are all `mhmd`.
/// Sounds that spellings mix up are one letter: kh, q and c are `k`, z is `s`, sh, sz and sch are `S`.
pub(crate) fn skeleton(word: &str) -> Option<String> {
    let raw = if is_latin(word) { latin(word) } else { arabic(word)? };
    let mut out = String::new();
    for letter in raw.chars() {
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    if out.len() > 1 && out.ends_with('h') {
        out.pop();
    }
    (out.len() >= SHORTEST_SKELETON).then_some(out)
}

/// The skeletons of a word: its own, and where an Arabic article may be written onto it, that of the name without it.
pub(crate) fn skeletons(word: &str) -> Vec<String> {
    skeleton(word).into_iter().chain(without_article(word).and_then(skeleton)).collect()
}

/// The shortest name that is left when an article is taken off.
const SHORTEST_BARE: usize = 4;

/// A name in Latin letters without an Arabic article that may be written onto it: "alhalabi" may be halabi, "annajjar"
/// najjar. Nothing is lost where it is none ("albert"): the word itself is looked for as well.
pub(crate) fn without_article(word: &str) -> Option<&str> {
    let bytes = word.as_bytes();
    let article = match bytes {
        [b'a' | b'e' | b'u', b'l', ..] => true,
        [b'a' | b'e', b'n' | b'r' | b's' | b't' | b'd' | b'z', ..] => bytes.get(1) == bytes.get(2),
        _ => false,
    };
    (article && bytes.len() >= SHORTEST_BARE + 2 && is_latin(word)).then(|| &word[2..])
}

const GROUPS: [(&str, &str); 20] = [
    ("shch", "S"),
    ("szcz", "S"),
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("sz", "S"),
    ("ch", "C"),
    ("cz", "C"),
    ("kh", "k"),
    ("th", "t"),
    ("ph", "f"),
    ("gh", "g"),
    ("zh", "j"),
    ("rz", "j"),
    ("dz", "s"),
    ("dj", "j"),
    ("ts", "s"),
    ("ck", "k"),
    ("qu", "k"),
    ("x", "ks"),
];

fn latin(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let first = rest.len() == word.len();
        if let Some((group, sound)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            out.push_str(sound);
            rest = &rest[group.len()..];
            continue;
        }
        rest = &rest[1..];
        let soft = rest.starts_with(['e', 'i', 'y']);
        match letter {
            'a' | 'e' | 'i' | 'o' | 'u' if first => out.push('a'),
            'j' | 'y' if first => out.push('y'),
            'v' | 'w' if first => out.push('v'),
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'v' | 'w' => {}
            'c' if soft => out.push('s'),
            'c' | 'q' => out.push('k'),
            'z' => out.push('s'),
            other => out.push(other),
        }
    }
    out
}

fn arabic(word: &str) -> Option<String> {
    let bare = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(word);
    let mut out = String::new();
    for (at, letter) in bare.chars().enumerate() {
        out.push_str(match letter {
            'ا' | 'ع' | 'ء' if at == 0 => "a",
            'و' if at == 0 => "v",
            'ي' | 'ج' if at == 0 => "y",
            'ا' | 'ع' | 'ء' | 'و' | 'ي' => "",
            'ب' => "b",
            'پ' => "p",
            'ت' | 'ث' | 'ط' | 'ٹ' => "t",
            'ج' | 'ژ' => "j",
            'چ' => "C",
            'ح' | 'ه' => "h",
            'خ' | 'ق' | 'ك' => "k",
            'د' | 'ض' | 'ڈ' => "d",
            'ذ' | 'ز' | 'ظ' | 'س' | 'ص' => "s",
            'ر' | 'ڑ' => "r",
            'ش' => "S",
            'غ' | 'گ' => "g",
            'ف' | 'ڤ' => "f",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            _ => return None,
        });
    }
    Some(out)
}
