//! What must not stand on a page that is given away: looked for in the words of the plan themselves, because somebody may
//! have typed it there.

use practice::{FamilyRecord, ids::PersonId, people::Person};

/// The names of people whose hidden address or telephone number stands in the text. A reader may see their own.
pub(super) fn given_away(record: &FamilyRecord, reader: Option<PersonId>, text: &str) -> Vec<String> {
    let text = folded(text);
    record
        .people
        .iter()
        .filter(|person| person.address_hidden && Some(person.id) != reader)
        .filter(|person| parts(person).iter().any(|part| text.contains(part)))
        .map(|person| person.short_name().to_owned())
        .collect()
}

/// Each line of the address that says where, and the number.
fn parts(person: &Person) -> Vec<String> {
    person
        .address
        .split(['\n', ','])
        .chain([person.phone.as_str()])
        .map(folded)
        .filter(|part| part.len() >= 5 && part.chars().any(|letter| letter.is_ascii_digit()))
        .collect()
}

/// Letters and digits alone, so that spaces, commas and capitals hide nothing.
fn folded(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::testing::{GRAN, Shape, sound_family};

    #[test]
    fn a_hidden_address_is_found_however_it_is_written_but_may_be_seen_by_its_owner() {
        let mut record = sound_family(&Shape::default());
        for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
            person.value.address_hidden = true;
            person.value.address = "12 Mill Lane\nAshbourne Vale\nAV1 2CD".to_owned();
            person.value.phone = "01632 960999".to_owned();
        }
        for text in ["Go to 12, mill  lane", "ring 01632-960999", "post to av12cd"] {
            assert_eq!(given_away(&record, None, text), ["Rose"], "{text}");
            assert!(given_away(&record, Some(GRAN), text).is_empty());
        }
        assert!(given_away(&record, None, "Ring Rose. She lives in Ashbourne Vale.").is_empty());
    }
}
