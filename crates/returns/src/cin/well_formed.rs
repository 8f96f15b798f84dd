//! What XML asks of a document beside its tags: which letters may stand in it, and how attributes are written.

/// What is said of a file that breaks it, after what is the matter.
pub(super) const TAKES_NONE: &str =
    "so the file is not one well-formed XML document, and the Department's system takes none of it";

/// Where the first letter stands that no XML document may hold, and what it is.
pub(super) fn forbidden(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    // Whole blocks at once: nearly every block of every file has none.
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let has_control = |block: &[u8]| block.iter().fold(false, |any, byte| any | is_control(byte));
    let control = bytes.chunks(256).position(has_control).and_then(|block| {
        let from = block * 256;
        bytes.get(from..)?.iter().position(is_control).map(|at| from + at)
    });
    let end = control.unwrap_or(bytes.len());
    // U+FFFE and U+FFFF are no letters; both begin with the byte EF.
    let noncharacter = memchr::memchr_iter(0xEF, bytes.get(..end).unwrap_or_default())
        .find(|at| matches!(bytes.get(*at..at + 3), Some([0xEF, 0xBF, 0xBE | 0xBF])));
    let at = noncharacter.or(control)?;
    Some((at, text.get(at..)?.chars().next()?))
}

/// Whether a letter may be meant by a reference to its number.
pub(super) fn may_stand(letter: char) -> bool {
    let mut buffer = [0; 4];
    forbidden(letter.encode_utf8(&mut buffer)).is_none()
}

/// The letter that a reference stands for: one of the five of XML itself, or a letter by its number.
pub(super) fn letter(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let (digits, base) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
        let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
        let number = u32::from_str_radix(digits, base).ok().filter(|_| is_number)?;
        return char::from_u32(number).filter(|letter| may_stand(*letter));
    }
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// The attributes of a tag with their values, which are given as they stand behind its name; or what is wrong with them.
pub(super) fn attributes(raw: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut all: Vec<(&str, &str)> = Vec::new();
    let mut rest = raw;
    loop {
        let trimmed = rest.trim_start_matches(BLANKS);
        if trimmed.is_empty() {
            return Ok(all);
        }
        if trimmed.len() == rest.len() {
            return Err("two attributes stand close together".to_owned());
        }
        let end = trimmed.find(|letter| letter == '=' || BLANKS.contains(&letter)).unwrap_or(trimmed.len());
        let (name, after) = trimmed.split_at(end);
        if !is_name(name) {
            return Err(format!("“{}” is no name of an attribute", shown(name)));
        }
        if all.iter().any(|(known, _)| *known == name) {
            return Err(format!("the attribute {} stands twice in one tag", shown(name)));
        }
        let value =
            after.trim_start_matches(BLANKS).strip_prefix('=').map(|value| value.trim_start_matches(BLANKS));
        let Some((quote, value)) = value.and_then(|value| {
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            Some((quote, value.get(1..)?))
        }) else {
            return Err(format!("the attribute {} has no value between quotation marks", shown(name)));
        };
        let Some((value, after)) = value.split_once(quote) else {
            return Err(format!("the value of the attribute {} does not end", shown(name)));
        };
        value_of(name, value)?;
        all.push((name, value));
        rest = after;
    }
}

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

fn value_of(name: &str, value: &str) -> Result<(), String> {
    if value.contains('<') {
        return Err(format!("the value of the attribute {} holds “<”", shown(name)));
    }
    let mut rest = value;
    while let Some((_, after)) = rest.split_once('&') {
        let reference = after.split_once(';').filter(|(reference, _)| letter(reference).is_some());
        let Some((_, after)) = reference else {
            return Err(format!("the attribute {} refers to something that is not declared", shown(name)));
        };
        rest = after;
    }
    Ok(())
}

/// What is wrong with the declaration at the beginning of a document, which is given as it stands between `<?xml` and `?>`.
pub(super) fn declaration(raw: &str) -> Result<(), String> {
    let wrong = |what: String| format!("the XML declaration (<?xml …?>) {what}");
    let said = attributes(raw).map_err(|what| wrong(format!("is not written as it must be: {what}")))?;
    let order = ["version", "encoding", "standalone"];
    let mut next = 0;
    for (name, value) in &said {
        let at = order.iter().position(|known| known == name);
        if said.first().is_none_or(|(first, _)| *first != "version") {
            return Err(wrong("does not begin with the version".to_owned()));
        }
        match at {
            Some(at) if at >= next => next = at + 1,
            _ => return Err(wrong(format!("may not have “{}” there", shown(name)))),
        }
        let is_version = || {
            let minor = value.strip_prefix("1.").unwrap_or_default();
            !minor.is_empty() && minor.bytes().all(|digit| digit.is_ascii_digit())
        };
        if *name == "version" && !is_version() {
            return Err(wrong(format!("says version {}, where 1.0 is expected", shown(value))));
        }
        if *name == "standalone" && !matches!(*value, "yes" | "no") {
            return Err(wrong(format!("says standalone=\"{}\", which is neither yes nor no", shown(value))));
        }
    }
    if said.is_empty() { Err(wrong("says no version".to_owned())) } else { Ok(()) }
}

/// Whether a text can be a name of an element, an attribute or an instruction.
pub(super) fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(begins_name)
        && letters.all(|letter| begins_name(letter) || goes_on_name(letter))
}

/// Whether a name may begin with a letter (`NameStartChar` of XML 1.0).
fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || matches!(
            letter,
            ':' | '_'
                | '\u{c0}'..='\u{d6}'
                | '\u{d8}'..='\u{f6}'
                | '\u{f8}'..='\u{2ff}'
                | '\u{370}'..='\u{37d}'
                | '\u{37f}'..='\u{1fff}'
                | '\u{200c}'..='\u{200d}'
                | '\u{2070}'..='\u{218f}'
                | '\u{2c00}'..='\u{2fef}'
                | '\u{3001}'..='\u{d7ff}'
                | '\u{f900}'..='\u{fdcf}'
                | '\u{fdf0}'..='\u{fffd}'
                | '\u{10000}'..='\u{effff}'
        )
}

/// Whether a letter may stand in a name after the first (the rest of `NameChar` of XML 1.0).
fn goes_on_name(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(letter, '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_no_document_may_hold_are_found() {
        assert_eq!(forbidden("a\tb\r\n\u{e9}\u{fffd}\u{1F600}"), None);
        for letter in ['\0', '\u{1}', '\u{b}', '\u{1a}', '\u{1b}', '\u{fffe}', '\u{ffff}'] {
            let text = format!("{}\u{e9}{letter}x\u{1}", "a".repeat(300));
            assert_eq!(forbidden(&text), Some((302, letter)), "{letter:?}");
            assert_eq!(super::letter(&format!("#{}", u32::from(letter))), None);
        }
        assert_eq!((letter("#65"), letter("#x42"), letter("amp")), (Some('A'), Some('B'), Some('&')));
        assert_eq!((letter("nbsp"), letter("#xD800"), letter("#"), letter("#+5")), (None, None, None, None));
    }

    #[test]
    fn attributes_are_as_xml_has_them() {
        for good in ["", " ", " a=\"1\"", " a = '1'\n b=\"&amp;&#65;\" xmlns:x='http://x' ", " a='>'"] {
            assert!(attributes(good).is_ok(), "{good}");
        }
        for (bad, word) in [
            (" a='1' a='2'", "twice"),
            (" a='1'b='2'", "close together"),
            (" a", "no value"),
            (" a=1", "no value"),
            (" a='1", "does not end"),
            (" a='<'", "holds “<”"),
            (" a='&nbsp;'", "not declared"),
            (" a='x & y'", "not declared"),
            (" 1a='x'", "no name"),
            (" ='x'", "no name"),
        ] {
            let said = attributes(bad).err().unwrap_or_default();
            assert!(said.contains(word), "{bad}: {said}");
        }
    }

    #[test]
    fn a_declaration_says_its_version_first_and_nothing_unknown() {
        for good in [
            " version=\"1.0\"",
            " version='1.0' encoding='UTF-8'",
            " version='1.0' standalone='no' ",
            " version='1.0' encoding='UTF-8' standalone='yes'",
        ] {
            assert_eq!(declaration(good), Ok(()), "{good}");
        }
        for (bad, word) in [
            ("", "no version"),
            (" encoding='UTF-8'", "begin with the version"),
            (" encoding='UTF-8' version='1.0'", "begin with the version"),
            (" version='1.0' standalone='no' encoding='UTF-8'", "may not have “encoding”"),
            (" version='1.0' by='us'", "may not have “by”"),
            (" version='2.0'", "version 2.0"),
            (" version='1.'", "version 1."),
            (" version='1.0' standalone='maybe'", "neither yes nor no"),
            (" version=1.0", "between quotation marks"),
        ] {
            let said = declaration(bad).err().unwrap_or_default();
            assert!(said.contains(word), "{bad}: {said}");
        }
    }

    #[test]
    fn names_are_as_xml_has_them() {
        for good in ["Message", "x:Child", "_a", "Z\u{fc}rich", "a-1.b", "\u{10000}"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "1a", "-a", "a b", "a\u{85}b", "xml\u{85}", "a\u{d7}", "a<", "\u{300}a"] {
            assert!(!is_name(bad), "{bad:?}");
        }
    }
}
