//! What befalls an invented child, without a mistake in telling it.

use calendar::Date;
use jiff::ToSpan as _;

use super::child::{Child, Episode, Placement};
use crate::Collection;
use crate::chance::Chance;

const ETHNICITIES: [&str; 20] = [
    "WBRI", "WBRI", "WBRI", "WBRI", "WIRI", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
    "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH",
];
const NEEDS: [&str; 9] = ["N1", "N1", "N1", "N2", "N3", "N4", "N5", "N6", "N8"];
const HOMES: [&str; 8] =
    ["TW1 1AA", "TW1 1AF", "TW1 1AR", "TW1 1AS", "TW1 1AW", "TW1 1AX", "TW1 1BE", "TW1 1AY"];
const CHANGES: [&str; 6] = ["CARPL", "CREQB", "CREQO", "LAREQ", "PLACE", "OTHER"];
const TAKES_PART: [&str; 7] = ["PN1", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7"];
const ACTIVITIES: [&str; 6] = ["F1", "F2", "F4", "F5", "G4", "G5"];
const DWELLINGS: [&str; 6] = ["B1", "C1", "D1", "U1", "V1", "Y1"];

const AT_HOME: Placement = Placement { place: "P1", provider: "PR0", post: "", urn: "" };
const FOSTERED: [Placement; 5] = [
    Placement { place: "U4", provider: "PR1", post: "TW1 1BD", urn: "SC000008" },
    Placement { place: "U5", provider: "PR1", post: "TW1 1AZ", urn: "SC000008" },
    Placement { place: "U6", provider: "PR1", post: "TW1 1BA", urn: "SC000008" },
    Placement { place: "U4", provider: "PR4", post: "TR1 1AB", urn: "SC000003" },
    Placement { place: "U6", provider: "PR4", post: "TR1 1AA", urn: "SC000003" },
];
const HOME: Placement = Placement { place: "K2", provider: "PR4", post: "TR1 1AA", urn: "SC000002" };
const SUPPORTED: Placement = Placement { place: "K3", provider: "PR4", post: "TW1 1BA", urn: "SC000005" };
const ADOPTION: Placement = Placement { place: "A6", provider: "PR1", post: "TW1 1BD", urn: "XXXXXXX" };

/// So many days after a date, or before it where the number is negative.
pub(super) fn after(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

/// A child's life as far as the return tells it.
pub(super) fn lead(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    match chance.number(1, 100) {
        1..=54 => throughout(number, collection, chance),
        55..=72 => started(number, collection, chance),
        73..=81 => left(number, collection, chance),
        82..=84 => adopted(number, collection, chance),
        85..=86 => short_breaks(number, collection, chance),
        _ => care_leaver(number, collection, chance),
    }
}

fn child(number: u64, born: Date, collection: Collection, chance: &mut Chance) -> Child {
    let sex = match (collection.year.0 < 2025, chance.percent(55)) {
        (true, true) => "1",
        (true, false) => "2",
        (false, true) => "M",
        (false, false) => "F",
    };
    let upn = if is_of_school_age(born, collection, 0) {
        format!("B{:012}", 201_250_000_000 + number)
    } else {
        "UN1".to_owned()
    };
    Child {
        id: format!("K{number:07}"),
        sex,
        born: Some(born),
        ethnic: chance.one(&ETHNICITIES),
        upn_last: upn.clone(),
        upn,
        mother: if matches!(sex, "F" | "2") { "0" } else { "" },
        ..Child::default()
    }
}

/// Whole years.
fn age_on(born: Date, date: Date) -> i16 {
    date.year() - born.year() - i16::from((date.month(), date.day()) < (born.month(), born.day()))
}

/// Whether the child was four on 31 August before the collection, or so many years earlier.
fn is_of_school_age(born: Date, collection: Collection, years_earlier: i16) -> bool {
    let august = Date::new(collection.start.year() - 1 - years_earlier, 8, 31).unwrap_or(collection.start);
    age_on(born, august) >= 4
}

/// A placement that suits the age.
fn placement(age: i16, has_home: bool, chance: &mut Chance) -> Placement {
    match chance.number(1, 100) {
        1..=8 if has_home => AT_HOME,
        9..=20 if age >= 8 => HOME,
        21..=30 if age >= 16 => SUPPORTED,
        _ => chance.one(&FOSTERED),
    }
}

/// A child who sought asylum has no home from which a distance could be measured.
fn first_episode(from: Date, age: i16, has_home: bool, chance: &mut Chance) -> Episode {
    Episode {
        decom: Some(from),
        rne: "S",
        ls: "C2",
        cin: chance.one(&NEEDS),
        placement: placement(age, has_home, chance),
        home: if has_home { chance.one(&HOMES) } else { "" },
        ..Episode::default()
    }
}

/// Moves a child somewhere else on a day in the last episode.
fn move_on(episodes: &mut Vec<Episode>, day: Date, age: i16, chance: &mut Chance) {
    let Some(before) = episodes.last_mut() else { return };
    let mut next = before.clone();
    next.placement = placement(age, !before.home.is_empty(), chance);
    if next.placement == before.placement {
        return;
    }
    before.dec = Some(day);
    before.rec = "X1";
    before.reason = chance.one(&CHANGES);
    next.decom = Some(day);
    next.rne = "P";
    next.reason = "";
    episodes.push(next);
}

/// What all children have who are looked after in the year: moves, reviews, social workers, times missing.
fn look_after(
    child: &mut Child,
    from: Date,
    until: Option<Date>,
    collection: Collection,
    chance: &mut Chance,
) {
    let born = child.born.unwrap_or(from);
    let first = from.max(collection.start);
    let last = until.unwrap_or(collection.end);
    let days = (last - first).get_days();
    if days > 90 {
        for part in 1..=chance.number(0, 2) {
            let day = after(first, days * part / 3 + chance.number(0, 20));
            move_on(&mut child.episodes, day, age_on(born, day), chance);
        }
    }
    for part in 1..=(days / 150).max(1) {
        let day = after(first, (part * 140).min(days - 1).max(0));
        let code = if age_on(born, day) < 4 { "PN0" } else { chance.one(&TAKES_PART) };
        child.reviews.push((Some(day), code));
    }
    let worker = |chance: &mut Chance| format!("SW{:06}", chance.number(1, 999_999));
    let begins = if from < collection.start { from } else { first };
    // The last social worker stays, for there must be one on 31 March.
    if days > 120 && chance.percent(40) {
        let handover = after(first, days / 2);
        child.workers.push((worker(chance), Some(begins), Some(handover), "FCONTA"));
        child.workers.push((worker(chance), Some(handover), None, "MANAGE"));
    } else {
        child.workers.push((worker(chance), Some(begins), None, "FCONTA"));
    }
    if age_on(born, first) >= 11 && days > 60 && chance.percent(12) {
        let day = after(first, chance.number(1, 20));
        let kind = chance.one(&["M", "M", "A"]);
        child.missing.push((kind, Some(day), Some(after(day, chance.number(1, 5)))));
    }
}

/// Looked after from before the year to its end.
fn throughout(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    // Nobody becomes 18 before the end of the year, and nobody was born after the episode began.
    let born = after(collection.end, -chance.number(700, 17 * 365 + 300));
    let age = (collection.start - born).get_days();
    let from = after(collection.start, -chance.number(30, age.min(1600) - 60));
    let mut child = child(number, born, collection, chance);
    child.in_last_year = true;
    if age_on(born, from) >= 13 && chance.percent(20) {
        child.asylum = Some(eighteenth(born));
        child.asylum_last = true;
    }
    let episode = first_episode(from, age_on(born, from), child.asylum.is_none(), chance);
    child.episodes_last.push(episode.clone());
    child.episodes.push(episode);
    if child.upn != "UN1" && !is_of_school_age(born, collection, 1) {
        child.upn_last = String::from("UN1");
    }
    look_after(&mut child, from, None, collection, chance);
    child.oc2 = Some(oc2(born, collection, chance));
    child
}

fn eighteenth(born: Date) -> Date {
    calendar::birthday(born, 18).unwrap_or(born)
}

fn oc2(born: Date, collection: Collection, chance: &mut Chance) -> [&'static str; 10] {
    let (start, end) = (age_on(born, collection.start), age_on(born, collection.end));
    let asked = start >= 4 && end < 17 || end == 4 || end == 17 && start < 17;
    let score = if asked { chance.one(&["3", "8", "12", "14", "17", "21", "26"]) } else { "" };
    let problem = end >= 11 && chance.percent(4);
    [
        score,
        "",
        if end >= 10 { chance.one(&["0", "0", "0", "0", "1"]) } else { "" },
        if end < 5 { "1" } else { "" },
        chance.one(&["1", "1", "1", "0"]),
        chance.one(&["1", "1", "0"]),
        "1",
        if problem { "1" } else { "0" },
        if problem { "1" } else { "" },
        "",
    ]
}

/// Starts to be looked after in the year, and still is at its end.
fn started(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    let from = after(collection.start, chance.number(1, 330));
    let born = after(from, -chance.number(40, 16 * 365));
    let mut child = child(number, born, collection, chance);
    if age_on(born, from) >= 14 && chance.percent(30) {
        child.asylum = Some(eighteenth(born));
    }
    child.episodes.push(first_episode(from, age_on(born, from), child.asylum.is_none(), chance));
    child.prev_perm = Some("Z1");
    look_after(&mut child, from, None, collection, chance);
    child
}

/// Returns home in the year.
fn left(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    let born = after(collection.end, -chance.number(900, 16 * 365 + 200));
    let age = (collection.start - born).get_days();
    let from = after(collection.start, -chance.number(30, age.min(900) - 60));
    let until = after(collection.start, chance.number(100, 350));
    let mut child = child(number, born, collection, chance);
    child.in_last_year = true;
    if child.upn != "UN1" && !is_of_school_age(born, collection, 1) {
        child.upn_last = String::from("UN1");
    }
    let episode = first_episode(from, age_on(born, from), true, chance);
    child.episodes_last.push(episode.clone());
    child.episodes.push(episode);
    look_after(&mut child, from, Some(until), collection, chance);
    if let Some(last) = child.episodes.last_mut() {
        last.dec = Some(until);
        last.rec = "E4A";
    }
    child
}

/// Adopted in the year.
fn adopted(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    let from = after(collection.start, -chance.number(150, 360));
    let born = after(from, -chance.number(20, 500));
    let placed = after(collection.start, chance.number(20, 60));
    let until = after(placed, chance.number(80, 250));
    let mut child = child(number, born, collection, chance);
    child.upn = String::from("UN1");
    child.upn_last = String::from("UN1");
    child.in_last_year = true;
    let mut before = first_episode(from, 0, true, chance);
    before.ls = "E1";
    before.placement = FOSTERED.first().copied().unwrap_or_default();
    child.episodes_last.push(before.clone());
    before.dec = Some(placed);
    before.rec = "X1";
    before.reason = "PLACE";
    let mut last =
        Episode { decom: Some(placed), rne: "P", placement: ADOPTION, reason: "", ..before.clone() };
    last.dec = Some(until);
    last.rec = "E11";
    child.episodes.extend([before, last]);
    child.reviews.push((Some(after(collection.start, 10)), "PN0"));
    child.workers.push((format!("SW{:06}", chance.number(1, 999_999)), Some(from), None, "FCONTA"));
    child.placed = Some((Some(from), true));
    child.ad1 = Some(([Some(from), Some(after(placed, -5))], ["0", "2", "MF", "L11"]));
    child
}

/// A series of short breaks.
fn short_breaks(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    let born = after(collection.end, -chance.number(6 * 365, 15 * 365));
    let mut child = child(number, born, collection, chance);
    child.mother = "";
    let need = "N2";
    for part in 0..chance.number(1, 4) {
        let from = after(collection.start, 20 + part * 60 + chance.number(0, 9));
        child.episodes.push(Episode {
            decom: Some(from),
            rne: "S",
            ls: "V4",
            cin: need,
            placement: Placement { place: "R1", provider: "PR4", post: "", urn: "" },
            dec: Some(after(from, 3)),
            rec: "E4A",
            ..Episode::default()
        });
    }
    child.prev_perm = Some("Z1");
    child
}

/// Left care at 18 last year, and is known this year as a care leaver.
fn care_leaver(number: u64, collection: Collection, chance: &mut Chance) -> Child {
    let adult = after(collection.start, -chance.number(20, 340));
    let born = calendar::birthday(adult, -18).unwrap_or(adult);
    let from = after(adult, -chance.number(400, 1500));
    let mut child = child(number, born, collection, chance);
    child.in_last_year = true;
    child.mother = "";
    let mut episode = first_episode(from, 14, true, chance);
    episode.placement = FOSTERED.first().copied().unwrap_or_default();
    episode.dec = Some(eighteenth(born));
    episode.rec = "E17";
    child.episodes_last.push(episode);
    child.oc3 = Some(["YES", chance.one(&ACTIVITIES), chance.one(&DWELLINGS)]);
    child
}
