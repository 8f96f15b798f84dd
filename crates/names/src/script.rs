//! Reading other scripts: Cyrillic and Greek into Latin letters, Arabic into one form of each letter.

/// The ways a word may be read in Latin letters; a word in another script comes back as it is.
pub(crate) fn readings(word: &str) -> Vec<String> {
    if word.chars().any(is_cyrillic) {
        let ukrainian = word.chars().any(|letter| "іїєґ".contains(letter));
        let russian = word.chars().any(|letter| "ыэёъ".contains(letter));
        return match (ukrainian, russian) {
            (true, false) => vec![cyrillic(word, true)],
            (false, true) => vec![cyrillic(word, false)],
            _ => vec![cyrillic(word, false), cyrillic(word, true)],
        };
    }
    if word.chars().any(|letter| matches!(letter, '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}')) {
        return vec![greek(word)];
    }
    vec![word.chars().map(arabic).collect()]
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{0400}'..='\u{04FF}')
}

fn cyrillic(word: &str, ukrainian: bool) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        let start = out.is_empty();
        let latin = match letter {
            'а' | 'ә' => "a",
            'б' => "b",
            'в' => "v",
            'г' if ukrainian => "h",
            'г' | 'ґ' | 'ѓ' | 'ғ' => "g",
            'д' => "d",
            'ђ' => "dj",
            'е' | 'э' | 'ё' => "e",
            'є' if start => "ye",
            'є' => "ie",
            'ж' => "zh",
            'з' | 'ѕ' => "z",
            'и' if ukrainian => "y",
            'ї' if start => "yi",
            'й' if start => "y",
            'и' | 'і' | 'ї' | 'й' => "i",
            'ј' => "j",
            'к' | 'қ' | 'ќ' => "k",
            'л' => "l",
            'љ' => "lj",
            'м' => "m",
            'н' | 'ң' => "n",
            'њ' => "nj",
            'о' | 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'ћ' => "c",
            'у' | 'ү' | 'ұ' => "u",
            'ў' => "w",
            'ф' => "f",
            'х' => "kh",
            'һ' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'џ' => "dz",
            'ш' => "sh",
            'щ' => "shch",
            'ъ' | 'ь' => "",
            'ы' => "y",
            'ю' if start => "yu",
            'ю' => "iu",
            'я' if start => "ya",
            'я' => "ia",
            other => {
                out.push(other);
                ""
            }
        };
        out.push_str(latin);
    }
    out
}

fn greek(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.chars() {
        unicode_normalization::char::decompose_canonical(letter, |part| {
            if !unicode_normalization::char::is_combining_mark(part) {
                plain.push(part);
            }
        });
    }
    let mut out = String::new();
    for letter in plain.replace("ου", "u").replace("μπ", "b").replace("ντ", "d").replace("γκ", "g").chars()
    {
        let latin = match letter {
            'α' => "a",
            'β' => "v",
            'γ' => "g",
            'δ' => "d",
            'ε' => "e",
            'ζ' => "z",
            'η' | 'ι' => "i",
            'θ' => "th",
            'κ' => "k",
            'λ' => "l",
            'μ' => "m",
            'ν' => "n",
            'ξ' => "x",
            'ο' | 'ω' => "o",
            'π' => "p",
            'ρ' => "r",
            'σ' | 'ς' => "s",
            'τ' => "t",
            'υ' => "y",
            'φ' => "f",
            'χ' => "ch",
            'ψ' => "ps",
            other => {
                out.push(other);
                ""
            }
        };
        out.push_str(latin);
    }
    out
}

/// One form for letters that Arabic, Persian, Kurdish and Urdu write in several ways.
fn arabic(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' | 'ې' | 'ێ' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ؤ' | 'ۆ' | 'ۇ' => 'و',
        'ں' => 'ن',
        other => other,
    }
}
