//! A long case: the notes of ten years, and what people do with them.

use crate::{
    measure::{Bench, item},
    sample::Sample,
};
use jiff::{SignedDuration, ToSpan, civil::Date};
use practice::{
    Object,
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, PersonId},
    people::Part,
};
use record::bulk::Seed;

/// How many notes the family has.
pub(crate) const NOTES: i64 = 3000;
/// Over how many days.
const DAYS: i64 = 3650;
/// The number, within a family's own, of its first note. No story comes near it.
const FIRST: i64 = 5000;

/// What they say, in turn: invented, and about as long as notes are.
const SAID: [&str; 5] = [
    "Ruth rang at half past eight. The night was quiet, and Comfort had slept on the sofa. Jonah ate his breakfast and asked \
     whether Grandma would fetch him. We agreed that she rings again on Friday, or before that if anything worries her.",
    "The school says that Maya came in on time on four of five days. She had her reading book with her and told her teacher \
     about the rabbit. Nobody has seen Darren at the gate since the half term.",
    "Nobody opened. The curtains were drawn and the light was on. I left a card and rang Comfort, who had spoken with Ruth an \
     hour before and was on her way there with the shopping.",
    "An hour with Maya at the library. She drew the house of good things first and put the dog on the roof. She said that it is \
     not loud any more, and that she knows whom to ring when it is.",
    "The health visitor weighed the baby: on her line, and smiling. Ruth asked about the injections herself. The flat was warm, \
     and there was food in the fridge for some days.",
];

/// Adds the notes of ten years to a family. They were brought over from another system on the last day that it tells of.
pub(crate) fn notes(seeds: &mut Vec<Seed>, sample: &Sample, today: Date) {
    let children: Vec<PersonId> = seeds.iter().filter_map(child).collect();
    let Some((last, lead)) = seeds.last().map(|seed| (seed.at, seed.by)) else { return };
    for number in 0..NOTES {
        let at = last + SignedDuration::from_secs(number);
        let place = usize::try_from(number).unwrap_or(0);
        let ago = DAYS - number * DAYS / NOTES;
        let said = SAID.get(place % SAID.len()).copied().unwrap_or_default();
        let kind = NoteKind::ALL.get(place % NoteKind::ALL.len()).copied().unwrap_or(NoteKind::Other);
        let note = CaseNote {
            id: CaseNoteId(sample.family.0 + FIRST + number),
            kind,
            happened_on: today.saturating_sub(ago.days()),
            happened_at: None,
            children: children.iter().copied().skip(place % (children.len() + 1)).collect(),
            with_whom: "Ruth, and Comfort for a while".to_owned(),
            words: format!("{said} ({number})"),
            written_by: Some(lead),
            written_at: Some(at),
            visited: None,
            corrected: None,
        };
        seeds.push(Seed::put(note, at, lead, "case_note.added"));
    }
}

fn child(seed: &Seed) -> Option<PersonId> {
    match &seed.change {
        practice::actions::Change::Put(Object::Person(person)) if person.part == Part::Child => {
            Some(person.id)
        }
        _ => None,
    }
}

/// Measures with the long case: that what is done in it does not wait for its notes, and what is read of them.
pub(crate) async fn measure(bench: &mut Bench<'_>, run: &str) -> crate::outcome::Outcome<()> {
    let once = |what: &str, turn: usize| format!("{what}-{run}-{turn}");
    bench
        .measure("open the home of a family with 3,000 notes", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}", it.family)).await
        })
        .await?;
    bench
        .measure("open its map", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}/map", it.family)).await
        })
        .await?;
    bench
        .measure("save a map item in it", 5.0, async |client, it, turn| {
            let path = format!("/families/{}/maps/{}/items/new", it.family, it.map);
            client.post(&path, &item(&once("long-item", turn))).await
        })
        .await?;
    bench
        .measure("write a case note in it", 5.0, async |client, it, turn| {
            let path = format!("/families/{}/notes/new", it.family);
            client.post(&path, &note(&once("note", turn))).await
        })
        .await?;
    bench
        .measure("a page of its chronology", 10.0, async |client, it, _| {
            client.get(&format!("/families/{}/notes", it.family)).await
        })
        .await?;
    bench
        .measure("look for two words in its notes", 10.0, async |client, it, _| {
            let path = format!("/families/{}/notes", it.family);
            client.post(&path, &[("words", "rabbit half")]).await
        })
        .await
}

/// The form of a note.
fn note(once: &str) -> [(&str, &str); 7] {
    [
        ("kind", "telephone"),
        ("happened_on-day", "2"),
        ("happened_on-month", "11"),
        ("happened_on-year", "2026"),
        ("with_whom", "Comfort"),
        ("words", SAID[0]),
        ("_once", once),
    ]
}
