//! Instruments: those that come with Kith, those that contradict themselves, and those that belong to others.

use crate::common::{SMALL, small, try_read};
use evaluation::surveys::Instrument;
use evaluation::surveys::instrument::{InstrumentFault, Pack};
use evaluation::surveys::published::printed_maxima;

fn bundled(id: &str) -> Instrument {
    Instrument::bundled().unwrap().into_iter().find(|instrument| instrument.id == id).unwrap()
}

#[test]
fn the_child_voice_has_five_questions_and_the_leaders_scale_eight_all_in_words() {
    for (id, questions) in [("child-voice-5", 5), ("leaders-8", 8)] {
        let instrument = bundled(id);
        assert_eq!(instrument.item.len(), questions);
        assert!(
            instrument.licence.may_be_used && instrument.item.iter().all(|item| item.text.is_some()),
            "{id}"
        );
    }
}

#[test]
fn what_belongs_to_others_comes_as_structure_without_words_and_cannot_be_used() {
    for id in ["lsns-6", "mastery-7", "ces-19", "sdq-25"] {
        let instrument = bundled(id);
        assert!(
            !instrument.licence.may_be_used && instrument.item.iter().all(|item| item.text.is_none()),
            "{id}"
        );
        let said = try_read(&instrument, "").unwrap_err().to_string();
        assert!(said.contains("may not be used without permission of the holder"), "{said}");
    }
}

#[test]
fn a_pack_brings_the_licence_the_words_and_the_key() {
    let pack = r#"
        instrument = "mastery-7"
        reversed = ["1", "2"]
        licence = { may_be_used = true, holder = "the authors", terms = "letter of 3 May 2026" }
        text = { 1 = "Words that the authority has" }
    "#;
    let instrument = bundled("mastery-7").with(Pack::read(pack).unwrap()).unwrap();
    assert_eq!(instrument.item[0].text.as_deref(), Some("Words that the authority has"));
    assert!(instrument.licence.may_be_used && instrument.item[1].reversed && !instrument.item[2].reversed);
    assert!(try_read(&instrument, "a,families,T1,1,1,1,1,1,1,1\n").is_ok());
    let wrong = pack.replace("text = { 1", "text = { 99");
    assert!(
        matches!(bundled("mastery-7").with(Pack::read(&wrong).unwrap()), Err(InstrumentFault::Unknown { id, .. }) if id == "99")
    );
}

#[test]
fn the_printed_maxima_of_the_client_engagement_scale_are_refused() {
    let fault = printed_maxima().unwrap();
    assert!(matches!(fault, InstrumentFault::Parts { sum, printed, .. } if sum == 83.0 && printed == 95.0));
    let said = fault.to_string();
    assert!(
        said.contains("35 + 16 + 16 + 16, which is 83 together, but the whole is said to go up to 95"),
        "{said}"
    );
}

#[test]
fn an_instrument_that_contradicts_itself_is_refused_with_the_reason() {
    let refused = |from: &str, to: &str| {
        assert!(SMALL.contains(from), "{from}");
        Instrument::read(&SMALL.replace(from, to)).unwrap_err().to_string()
    };
    let all = [
        ("most = 10", "most = 12", "said to go up to 12, but its 2 questions allow 10"),
        ("below = 5", "below = 2", "The cut point 2"),
        ("below = 5", "below = 11", "The cut point 11"),
        ("items = [\"listened\"", "items = [\"heard\"", "names “heard”, which is not there"),
        ("least = 1, most = 5", "least = 5, most = 5", "go from 5 to 5, which is no range"),
        ("{ id = \"rushed\", reversed = true }", "{ id = \"listened\" }", "has “listened” twice"),
        ("\"families\", \"workers\"", "", "nobody who may answer it"),
        ("source =", "origin =", "cannot be read"),
    ];
    for (from, to, expected) in all {
        let said = refused(from, to);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn scores_turn_reversed_answers_round_and_let_the_rest_stand_for_what_is_missing() {
    let instrument = small();
    let total = &instrument.scale[0];
    assert_eq!(instrument.score(total, &[Some(4.0), Some(2.0), None]), Some(8.0));
    assert_eq!(instrument.score(total, &[Some(4.0), None, None]), Some(8.0), "one may be missing");
    assert_eq!(instrument.score(total, &[None, None, Some(1.0)]), None, "two may not");
}

#[test]
fn the_difficulties_of_the_sdq_are_four_subscales_and_never_the_fifth() {
    let sdq = bundled("sdq-25");
    let scale = |id: &str| sdq.scale.iter().find(|scale| scale.id == id).unwrap();
    let answers: Vec<Option<f64>> = vec![Some(1.0); 25];
    assert_eq!(sdq.score(scale("difficulties"), &answers), Some(20.0));
    let places = sdq.items_of(scale("difficulties"));
    assert!(sdq.items_of(scale("prosocial")).iter().all(|place| !places.contains(place)));
}
