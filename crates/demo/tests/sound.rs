//! What must hold of the invented families: nothing that is signed breaks a rule, siblings are never copies, every gap
//! is filled, and the same seed tells the same families.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use demo::{Cast, Demo, Told};
use jiff::{
    Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};
use practice::{CaseRecord, Kept, Level, Thresholds, rules};
use sha2::{Digest as _, Sha256};

fn now() -> Timestamp {
    date(2026, 11, 25).at(15, 0, 0, 0).to_zoned(TimeZone::get("Europe/London").unwrap()).unwrap().timestamp()
}

fn demo(seed: u64) -> Demo {
    Demo::new(seed, now(), Cast::numbered()).unwrap()
}

fn record(told: &Told) -> CaseRecord {
    let mut record = CaseRecord::default();
    for one in &told.past {
        let value = one.object.clone();
        record.put(Kept { value, version: 1, changed_at: one.at, changed_by: Some(one.by) });
    }
    record
}

/// What every rule finds in the first families, as lines for people.
fn findings(
    demo: &Demo,
    families: usize,
    wanted: impl Fn(&practice::Finding, &CaseRecord) -> bool,
) -> Vec<String> {
    let (thresholds, today) = (Thresholds::default(), date(2026, 11, 25));
    let mut all = Vec::new();
    for place in 0..families {
        let record = record(&demo.family(place).unwrap());
        for found in rules::check(rules::Look { record: &record, today, thresholds: &thresholds }) {
            if wanted(&found, &record) {
                let family = &record.families[0].name;
                all.push(format!("{place} {family}: {} {:?} {}", found.rule, found.level, found.sentence));
            }
        }
    }
    all
}

#[test]
fn what_is_signed_breaks_no_rule() {
    let demo = demo(1);
    let (thresholds, today) = (Thresholds::default(), date(2026, 11, 25));
    let mut signed = 0;
    for place in 0..70 {
        let record = record(&demo.family(place).unwrap());
        let look = rules::Look { record: &record, today, thresholds: &thresholds };
        for map in record.maps.iter().filter(|map| map.is_signed()) {
            signed += 1;
            let found = rules::in_the_way_of_sign_off(look, map.id);
            let lines: Vec<_> =
                found.iter().filter(|one| one.level == Level::Block).map(|one| &one.sentence).collect();
            assert!(lines.is_empty(), "family {place}, {}: {lines:#?}", record.families[0].name);
        }
    }
    assert!(signed > 10, "{signed}");
}

#[test]
fn nothing_that_saving_would_refuse_is_in_a_record() {
    let saving = |found: &practice::Finding, _: &CaseRecord| {
        found.level == Level::Block
            && rules::RULES
                .iter()
                .any(|rule| rule.id == found.rule && matches!(rule.guards, rules::Guards::Saving))
    };
    let all = findings(&demo(1), 70, saving);
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn no_child_is_a_copy_of_another() {
    let all =
        findings(&demo(1), 70, |found, _| found.rule.number() == 24 && found.sentence.contains("the same"));
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn every_gap_is_filled_and_everything_comes_after_the_case() {
    let demo = demo(1);
    for place in 0..70 {
        let told = demo.family(place).unwrap();
        assert_eq!(told.past[0].object.kind(), practice::Kind::Family);
        for one in &told.past {
            assert!(one.at <= now());
            let text = one.object.to_json().unwrap();
            let gap =
                text.split('{').skip(1).find(|rest| rest.starts_with(|first: char| first.is_alphabetic()));
            assert_eq!(gap, None, "family {place}");
            assert!(!text.contains("[|") && !text.contains("other:mum"), "{text}");
        }
    }
}

#[test]
fn the_same_seed_tells_the_same_families_and_another_does_not() {
    let hash = |seed| {
        let demo = demo(seed);
        let mut hash = Sha256::new();
        for place in 0..60 {
            for one in demo.family(place).unwrap().past {
                hash.update(format!("{one:?}"));
            }
        }
        hash.finalize().to_vec()
    };
    assert_eq!(hash(3), hash(3));
    assert_ne!(hash(3), hash(4));
}

#[test]
fn what_is_closed_was_closed_as_the_rules_ask() {
    let closed = |found: &practice::Finding, record: &CaseRecord| {
        matches!(found.rule.number(), 15 | 20 | 26)
            && record.families[0].status == practice::family::CaseStatus::Closed
    };
    let all = findings(&demo(1), 110, closed);
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn each_thing_is_told_in_the_order_of_the_story() {
    let demo = demo(1);
    for place in 0..70 {
        let told = demo.family(place).unwrap();
        let mut closed = false;
        for one in &told.past {
            if let practice::Object::Family(case) = &one.object {
                let open = case.status == practice::family::CaseStatus::Open;
                assert!(!open || !closed || one.verb == "closing.reopened", "family {place}");
                closed = !open;
            }
        }
        assert!(told.past.is_sorted_by_key(|one| one.at));
    }
}

#[test]
fn the_first_families_hold_what_a_demonstration_needs() {
    let demo = demo(1);
    let all: Vec<CaseRecord> = (0..34).map(|place| record(&demo.family(place).unwrap())).collect();
    let thresholds = Thresholds::default();
    let ready_to_sign = |record: &&CaseRecord| {
        let map = record.maps.iter().find(|map| map.status == practice::map::MapStatus::Shared);
        let goals = !record.goals.is_empty();
        let look = rules::Look { record, today: date(2026, 11, 25), thresholds: &thresholds };
        map.is_some_and(|map| goals && rules::in_the_way_of_sign_off(look, map.id).is_empty())
    };
    let ready_to_close = |record: &&CaseRecord| {
        let open = record.families[0].status == practice::family::CaseStatus::Open;
        let look = rules::Look { record, today: date(2026, 11, 25), thresholds: &thresholds };
        open && !record.goals.is_empty() && rules::in_the_way_of_closing(look).is_empty()
    };
    let new = |record: &&CaseRecord| record.maps.is_empty();
    assert!(all.iter().any(|record| ready_to_sign(&record)), "one is ready to sign");
    assert!(all.iter().any(|record| ready_to_close(&record)), "one is ready to close");
    assert!(all.iter().any(|record| new(&record)), "one is new");
    assert!(all.iter().any(|record| record.families[0].restricted), "one is restricted");
    assert!(
        all.iter().any(|record| record.rounds.iter().any(|round| round.opened.is_none())),
        "one round is sealed"
    );
    assert!((0..34).any(|place| !demo.family(place).unwrap().conflict.is_empty()), "somebody has a conflict");
    let families: std::collections::BTreeSet<&str> =
        all.iter().map(|one| one.families[0].name.as_str()).collect();
    assert_eq!(families.len(), all.len(), "no two are called the same: {families:?}");
    let names: String = all.iter().flat_map(|one| &one.people).map(|one| one.full_name() + " ").collect();
    let scripts = ["жинїєк", "محدنا", "ễịươả", "łśżęą", "'", "-"];
    for letters in scripts {
        assert!(names.contains(|one| letters.contains(one)), "one of {letters} in {names}");
    }
}

#[test]
fn a_plan_that_holds_is_signed() {
    let demo = demo(1);
    let mut wrong = Vec::new();
    for place in 0..demo.stories() {
        let record = record(&demo.family(place).unwrap());
        let unsigned = record.plans.iter().filter(|plan| plan.is_in_force() && plan.signatures.is_empty());
        wrong.extend(unsigned.map(|plan| format!("{place} {}: {:?}", record.families[0].name, plan.status)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// School holidays of the years around the day on which these tests stand, as most English schools keep them.
const HOLIDAYS: [(Date, Date); 8] = [
    (date(2025, 7, 23), date(2025, 9, 1)),
    (date(2025, 10, 27), date(2025, 10, 31)),
    (date(2025, 12, 22), date(2026, 1, 2)),
    (date(2026, 2, 16), date(2026, 2, 20)),
    (date(2026, 3, 30), date(2026, 4, 10)),
    (date(2026, 5, 25), date(2026, 5, 29)),
    (date(2026, 7, 22), date(2026, 9, 1)),
    (date(2026, 10, 26), date(2026, 10, 30)),
];

#[test]
fn what_school_saw_was_on_a_school_day() {
    let demo = demo(1);
    let places = std::fs::read_to_string("data/places.toml").unwrap();
    let places: toml::Table = toml::from_str(&places).unwrap();
    let schools: Vec<&str> = ["school", "academy", "nursery"]
        .iter()
        .flat_map(|word| places[*word].as_array().unwrap())
        .filter_map(toml::Value::as_str)
        .collect();
    let mut wrong = Vec::new();
    for place in 0..demo.stories() {
        for one in demo.family(place).unwrap().past {
            let practice::Object::PlanTest(test) = &one.object else { continue };
            let Some(practice::Who::Other(who)) = &test.observed_by else { continue };
            let open = calendar::is_working_day(test.on).unwrap()
                && !HOLIDAYS.iter().any(|(first, last)| (*first..=*last).contains(&test.on));
            if !open && schools.iter().any(|school| who.contains(school)) {
                wrong.push(format!("{place}: {who} on {}", test.on));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_stories_show_who_may_read_what() {
    use practice::views::{self, is_violent, reading};
    let demo = demo(1);
    let all: Vec<CaseRecord> =
        (0..demo.stories()).map(|place| record(&demo.family(place).unwrap())).collect();
    let mut found = std::collections::BTreeSet::new();
    for record in &all {
        for plan in record.plans.iter().filter(|plan| plan.is_in_force()) {
            for person in &record.people {
                let read = reading(record, plan, person.id);
                let guessed = read.fear == Some(views::Fear::Named) && read.decided.is_some();
                assert!(!guessed, "{}: somebody is closed out by a guess beside a decision", person.given);
                let kinds = [
                    ("violent", read.is_feared() && is_violent(record, person.id) && read.decided.is_some()),
                    (
                        "a carer's own plan",
                        read.is_to_be_told() && read.gets() == practice::plan::Gets::Whole,
                    ),
                    ("waits for a second look", read.waits()),
                    ("nothing is decided", read.is_feared() && read.decided.is_none()),
                ];
                found.extend(kinds.into_iter().filter(|(_, holds)| *holds).map(|(kind, _)| kind));
            }
        }
        let gives = record.families[0].parents_get.iter().map(|one| one.gives.code());
        found.extend(gives);
    }
    let children: std::collections::BTreeSet<_> =
        all.iter().flat_map(|record| &record.child_words).map(|words| words.child).collect();
    assert!(children.len() >= 2, "words for two children");
    let wanted = [
        "a carer's own plan",
        "give",
        "nothing is decided",
        "part",
        "violent",
        "waits for a second look",
        "withhold",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), wanted);
    let two_eyes =
        |record: &&CaseRecord| record.plans.iter().any(|plan| !views::to_see(record, plan).is_empty());
    assert!(all.iter().filter(two_eyes).count() >= 2);
}

#[test]
fn no_sentence_of_a_family_gives_away_an_address_that_nobody_wrote_into_it() {
    let addresses = [
        "14 Rosebank Close\nThornmere\nQZ4 1AB",
        "3 Almshouse Row\nNether Quoy\nXQ1 7ZT",
        "12 Quillan Mews",
        "Withybed Cottage\nNether Quoy",
        "Flat 2, 8 Saddlers Court\nZQ12 3XY",
    ];
    let demo = demo(1);
    for place in 0..34 {
        let mut record = record(&demo.family(place).unwrap());
        let texts: Vec<String> =
            record.objects().into_iter().map(|kept| format!("{:?}", kept.value)).collect();
        let texts = texts.join("\n").replace("\\n", "\n");
        for person in &mut record.people {
            person.value.address_hidden = false;
        }
        for address in addresses {
            let mut hiding = record.clone();
            if let Some(first) = hiding.people.first_mut() {
                first.value.address_hidden = true;
                address.clone_into(&mut first.value.address);
                first.value.phone = "07700 900999".to_owned();
                first.value.household.clear();
            }
            let found = practice::hidden::given_away(&hiding, None, &texts);
            assert!(found.is_empty(), "{place}: {address}: {found:?}");
        }
    }
}
