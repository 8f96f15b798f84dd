//! From the words of the record to the national codes. What is not understood is sent as not known and never guessed.

use practice::people::Sex;

/// The words that stand together in an ethnicity as people write it, with the code of it (ethnicitytype). The first row counts whose
/// words are all there: "Black or Black British: African (Somali)" is BAFR.
const ETHNICITIES: &[(&[&str], &str)] = &[
    (&["refused"], "REFU"),
    (&["gypsy"], "WROM"),
    (&["roma"], "WROM"),
    (&["traveller"], "WIRT"),
    (&["white", "black", "caribbean"], "MWBC"),
    (&["white", "black", "african"], "MWBA"),
    (&["white", "and", "asian"], "MWAS"),
    (&["mixed"], "MOTH"),
    (&["west", "indian"], "BCRB"),
    (&["pakistani"], "APKN"),
    (&["bangladeshi"], "ABAN"),
    (&["indian"], "AIND"),
    (&["chinese"], "CHNE"),
    (&["asian"], "AOTH"),
    (&["caribbean"], "BCRB"),
    (&["african"], "BAFR"),
    (&["black"], "BOTH"),
    (&["white", "irish"], "WIRI"),
    (&["white", "british"], "WBRI"),
    (&["white"], "WOTH"),
    (&["arab"], "OOTH"),
    (&["other"], "OOTH"),
];

/// That ethnicity is not known.
const NOT_OBTAINED: &str = "NOBT";

/// Disabilities in the words of the national list (disabilitytype), with their codes.
const DISABILITIES: &[(&str, &str)] = &[
    ("none", "NONE"),
    ("no disability", "NONE"),
    ("mobility", "MOB"),
    ("hand function", "HAND"),
    ("personal care", "PC"),
    ("incontinence", "INC"),
    ("communication", "COMM"),
    ("learning", "LD"),
    ("learning disability", "LD"),
    ("hearing", "HEAR"),
    ("vision", "VIS"),
    ("behaviour", "BEH"),
    ("consciousness", "CON"),
    ("epilepsy", "CON"),
    ("autism", "AUT"),
];

/// A disability that the list does not name.
const OTHER: &str = "DDA";
/// That there is none, which stands alone.
const NONE: &str = "NONE";

/// The code of an ethnicity.
pub(super) fn ethnicity(words: &str) -> &'static str {
    let plain = plain(words);
    let stands = |word: &&str| plain.split(' ').any(|one| one == *word);
    let found = ETHNICITIES.iter().find(|(known, _)| known.iter().all(stands));
    found.map_or(NOT_OBTAINED, |(_, code)| code)
}

/// Whether the return understands an ethnicity.
pub(super) fn is_ethnicity(words: &str) -> bool {
    ethnicity(words) != NOT_OBTAINED
}

/// The codes of what stands under disability. None stand there where nobody has answered.
pub(super) fn disabilities(words: &[String]) -> Vec<&'static str> {
    let code = |one: &String| {
        let plain = plain(one);
        DISABILITIES.iter().find(|(known, _)| *known == plain).map_or(OTHER, |(_, code)| *code)
    };
    let mut codes: Vec<&'static str> = words.iter().filter(|one| !one.trim().is_empty()).map(code).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() > 1 {
        codes.retain(|code| *code != NONE);
    }
    codes
}

/// The code of a sex. A child who is not born yet has none.
pub(super) fn sex(sex: Sex, is_unborn: bool) -> &'static str {
    match sex {
        Sex::Female if !is_unborn => "F",
        Sex::Male if !is_unborn => "M",
        _ => "U",
    }
}

/// In small letters, with one space between words and no marks.
fn plain(words: &str) -> String {
    let small = words.to_lowercase();
    let letters = small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    letters.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ethnicity_as_people_write_it_has_its_code_and_what_is_not_understood_is_not_guessed() {
        for (words, code) in [
            ("White British", "WBRI"),
            ("White: Romanian", "WOTH"),
            ("Asian or Asian British: Filipino", "AOTH"),
            ("Black or Black British: African (Somali)", "BAFR"),
            ("Black or Black British: Caribbean", "BCRB"),
            ("Mixed: White and Black Caribbean", "MWBC"),
            ("Mixed: White and Asian", "MWAS"),
            ("Arab: Syrian", "OOTH"),
            ("Other: Kurdish", "OOTH"),
            ("Refused", "REFU"),
            ("", "NOBT"),
            ("Martian", "NOBT"),
        ] {
            assert_eq!(ethnicity(words), code, "{words}");
        }
    }

    #[test]
    fn a_disability_that_the_list_does_not_name_is_another_and_none_stands_alone() {
        let of =
            |words: &[&str]| disabilities(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["None"]), ["NONE"]);
        assert_eq!(of(&["Autism", "Epilepsy"]), ["AUT", "CON"]);
        assert_eq!(of(&["None", "Hearing"]), ["HEAR"]);
        assert_eq!(of(&["Brittle bones"]), ["DDA"]);
        assert!(of(&[]).is_empty() && of(&[" "]).is_empty(), "nobody has answered");
    }
}
