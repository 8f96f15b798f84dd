//! What a feared doer reads of the lines that they do: only what somebody gave them, who saw exactly these words. A list of
//! words decides nothing; it warns.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Kept, Thresholds, Who,
    actions::{
        Acting, Refused,
        reader_lines::{LinesDecision, decide_lines},
    },
    ids::PersonId,
    plan::{AppliesWhen, Gets, LineGets, PlanReader, ReaderLine, SafetyPlan},
    testing::{DAD, FULL, LEAD, Shape, UNCLE, plan_rule, sound_family},
    views::{self, DueKind, due, family_plan, held_back, settled, tells},
};

/// Lines of which the list of words knows nothing, and each tells a feared man where or when he finds somebody alone.
const PASSED_BY: &[&str] = &[
    "Dan keeps away from the flat while she is on her own.",
    "Dan bleibt bis Freitag weg, sie ist allein.",
    "Dan does not ring Mimi.",
    "Dan stays off the quay.",
    "Dan gives the key to you know who.",
];

fn act<T>(deed: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    let mut next = 900_000;
    let mut new_id = || {
        next += 1;
        next
    };
    let thresholds = Thresholds::default();
    let (at, today) = (jiff::Timestamp::UNIX_EPOCH, Shape::default().today);
    deed(&mut Acting { by: LEAD, at, today, thresholds: &thresholds, new_id: &mut new_id })
}

/// Dan does the first rule, in these words; he is to have his own part.
fn does(text: &str) -> CaseRecord {
    let mut record = sound_family(&Shape::default());
    for rule in record.plan_rules.iter_mut().filter(|rule| rule.id == plan_rule(0)) {
        rule.value.doers = vec![Who::Person(DAD)];
        text.clone_into(&mut rule.value.text);
        "always".clone_into(&mut rule.value.when);
    }
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        plan.value.readers = vec![PlanReader::new(DAD, Gets::OwnPart)];
    }
    record
}

fn plan(record: &CaseRecord) -> &SafetyPlan {
    record.plan(FULL).unwrap()
}

fn decide(record: &CaseRecord, gets: LineGets, why: &str) -> Result<CaseRecord, Refused> {
    let decision = LinesDecision { person: DAD, lines: vec![(plan_rule(0), gets)], why: why.to_owned() };
    let changes = act(|acting| decide_lines(record, FULL, decision, acting))?;
    Ok(record.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH))
}

/// What stands on his paper. Empty: he has none.
fn reads(record: &CaseRecord) -> Vec<String> {
    let paper = family_plan(record, plan(record), Some(DAD), &|_| String::new());
    paper.into_iter().flat_map(|paper| paper.rules).map(|rule| rule.text).collect()
}

fn is_due(record: &CaseRecord) -> bool {
    let all = due(record, Shape::default().today, &Thresholds::default());
    all.iter().any(|one| one.kind == DueKind::ReaderLines && one.what.contains("Dan"))
}

#[test]
fn no_word_of_a_line_reaches_a_feared_doer_before_somebody_gave_it() {
    for text in PASSED_BY {
        let record = does(text);
        let words = record.plan_rule(plan_rule(0)).unwrap().words();
        assert!(tells(&record, DAD, &words).is_nothing(), "the list of words passes it by: {text}");
        assert!(reads(&record).is_empty(), "{text}");
        assert!(is_due(&record), "the worker is told that it is to be decided");
        let refused = decide(&record, LineGets::AsItStands, " ").unwrap_err();
        assert!(refused.to_string().contains("Say why Dan may read"), "{refused}");
        let given = decide(&record, LineGets::AsItStands, "He wrote it himself.").unwrap();
        assert_eq!(reads(&given), [*text]);
        assert!(!is_due(&given) && held_back(&given, plan(&given), DAD).is_empty());
    }
}

#[test]
fn a_line_that_is_not_given_stays_off_the_paper_and_is_not_asked_about_again() {
    let record = decide(&does(PASSED_BY[0]), LineGets::Not, "").unwrap();
    assert!(reads(&record).is_empty() && !is_due(&record));
    assert_eq!(settled(&record, plan(&record), DAD)[0].line.gets(), LineGets::Not);
    let given = decide(&record, LineGets::AsItStands, "She asked for it.").unwrap();
    assert_eq!(reads(&given).len(), 1);
}

#[test]
fn whatever_changes_in_a_line_ends_what_was_decided_about_it() {
    for gets in [LineGets::AsItStands, LineGets::Instead("Dan keeps away.".to_owned()), LineGets::Not] {
        let decided = decide(&does(PASSED_BY[0]), gets.clone(), "He wrote it himself.").unwrap();
        for which in 0..3 {
            let mut rule = decided.plan_rule(plan_rule(0)).unwrap().value.clone();
            match which {
                0 => rule.text.push_str(" And Friday."),
                1 => "while she is at work".clone_into(&mut rule.when),
                _ => {
                    rule.when.clear();
                    rule.applies = AppliesWhen::Routine;
                }
            }
            let mut other = decided.clone();
            other.put(Kept::new(rule.into()));
            assert!(reads(&other).is_empty() && is_due(&other), "{which}: {gets:?}");
        }
    }
}

#[test]
fn words_in_the_place_of_a_line_need_words_a_reason_and_nothing_of_others() {
    let record = does(PASSED_BY[0]);
    for (words, said) in
        [("", "Write what Dan reads in place of"), ("Dan goes before Rose comes.", "names Rose")]
    {
        let refused = decide(&record, LineGets::Instead(words.to_owned()), "x").unwrap_err();
        assert!(refused.to_string().contains(said), "{refused}");
    }
    assert!(decide(&record, LineGets::Instead("Dan keeps away.".to_owned()), "").is_err());
    let given = decide(&record, LineGets::Instead("Dan keeps away.".to_owned()), "It is enough.").unwrap();
    assert_eq!(reads(&given), ["Dan keeps away."]);
}

#[test]
fn nobody_decides_about_a_line_of_somebody_else() {
    let record = does(PASSED_BY[0]);
    let of = |person: PersonId| LinesDecision {
        person,
        lines: vec![(plan_rule(0), LineGets::AsItStands)],
        why: "x".to_owned(),
    };
    assert!(act(|acting| decide_lines(&record, FULL, of(UNCLE), acting)).is_err());
    assert!(act(|acting| decide_lines(&record, FULL, of(DAD), acting)).is_ok());
}

#[test]
fn a_line_given_in_an_older_release_reads_and_is_written_as_ever() {
    let given = decide(&does(PASSED_BY[0]), LineGets::AsItStands, "He wrote it himself.").unwrap();
    let line = plan(&given).reader_lines[0].clone();
    let old = serde_json::to_string(&line).unwrap();
    assert!(!old.contains("withheld"), "{old}");
    assert_eq!(serde_json::from_str::<ReaderLine>(&old).unwrap(), line);
}

#[test]
fn whoever_has_the_whole_plan_is_asked_about_no_line() {
    let record = does(PASSED_BY[0]);
    assert!(held_back(&record, plan(&record), UNCLE).is_empty());
    assert!(family_plan(&record, plan(&record), Some(UNCLE), &|_| String::new()).is_some());
    assert_eq!(views::held_back(&record, plan(&record), DAD).len(), 1);
}
