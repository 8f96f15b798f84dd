//! A number of a round that is not open stays sealed: in the record, in the history, and in a conflict.

use crate::people::{at, case, changing, reading, save, worker};
use jiff::civil::date;
use practice::{
    Object, Who,
    ids::{FamilyId, RatingId, RoundId, ScaleId, WorkerId},
    scale::{ScaleRating, ScalingRound, Score},
};
use record::{
    ChangeRequest, Outcome, StoreError,
    families::{HistoryFilter, Page},
    testing::on_each_engine,
};

fn rating(reasons: &str) -> Object {
    Object::ScaleRating(ScaleRating {
        id: RatingId(12),
        scale: ScaleId(13),
        round: Some(RoundId(11)),
        rater: Who::Worker(WorkerId(1)),
        child: None,
        value: Score::whole(3).unwrap(),
        reasons: reasons.to_owned(),
        what_makes_it_that_high: String::new(),
        one_step_up: String::new(),
        on: date(2026, 11, 23),
        asked: None,
    })
}

#[test]
fn nobody_sees_anothers_number_before_the_round_is_open() {
    on_each_engine(|store| async move {
        let round = ScalingRound {
            id: RoundId(11),
            on: date(2026, 11, 23),
            meeting: None,
            scales: vec![ScaleId(13)],
            raters: vec![Who::Worker(WorkerId(1)), Who::Worker(WorkerId(2))],
            chair: WorkerId(3),
            opened: None,
            passed: Vec::new(),
        };
        let request = ChangeRequest::new("family.registered", at(0));
        let first = vec![Object::ScalingRound(round), rating("She was asleep")];
        let office = crate::people::registering(worker(1));
        store.create_family(&office, request, case(10, "Okafor family"), first).await.unwrap();
        let (ada, ben) = (changing(1, FamilyId(10)), changing(2, FamilyId(10)));
        for (permit, sees) in [(&ada, true), (&ben, false)] {
            assert_eq!(store.open_family(permit, reading()).await.unwrap().ratings.len() == 1, sees);
            assert_eq!(store.family_as_of(permit, at(5), reading()).await.unwrap().ratings.len() == 1, sees);
            let of_rating = HistoryFilter { number: Some(12), ..HistoryFilter::default() };
            let page = Page { skip: 0, take: 10, count: true };
            let history = store.history(permit, of_rating, page, reading()).await.unwrap();
            assert_eq!(history.lines.len(), 1, "that a number was given is no secret");
            assert_eq!(history.lines[0].is_sealed, !sees);
            let fields: Vec<&str> =
                history.lines[0].differences.iter().map(|one| one.field.as_str()).collect();
            assert!(fields.contains(&"scale") && fields.contains(&"rater"), "who was asked what is open");
            for sealed in ["value", "reasons", "sealed"] {
                assert_eq!(fields.contains(&sealed), sees && sealed != "sealed", "{sealed}");
            }
        }
        assert!(matches!(save(&store, &ada, 1, rating("She was not asleep"), 6).await, Outcome::Done(_)));
        let edit = record::Edit { base_version: 1, mine: rating("Guess") };
        let request = ChangeRequest::new("rating.given", at(7));
        let guess = store.change(&ben, request, Some(edit), |_, _| Ok(vec![])).await;
        assert_eq!(guess, Err(StoreError::NotPermitted));
    });
}
