//! A round of numbers that Bea begins in her family.

use super::{Browser, House, Serves, person};

/// Adds an overall scale and starts a round for Ruth and this worker, led by Bea. Returns the path of the round.
pub async fn begun_round<S: Serves>(house: &House<S>, bea: &mut Browser, worker: &str) -> String {
    let family = house.families.team;
    let new = format!("/families/{family}/scales/new");
    let scale = [
        ("subject", "overall"),
        ("question", "How safe is it?"),
        ("orientation", "10_best"),
        ("anchor_10", "Safe enough to step back"),
        ("anchor_0", "Not safe at home"),
        ("said_first", "10"),
    ];
    let page = bea.fill(&new, &scale).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let record = house.read("bea", family).await;
    let (scale, ruth) = (record.scales[0].id.to_string(), person(&record, "Ruth"));
    let worker = format!("worker:{}", house.workers[worker]);
    let chair = house.workers["bea"].to_string();
    let fields = [
        ("scales", scale.as_str()),
        ("raters", ruth.as_str()),
        ("raters", worker.as_str()),
        ("chair", chair.as_str()),
    ];
    let start = format!("/families/{family}/scaling/start");
    let page = bea.fill(&start, &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let rounds = house.read("bea", family).await.rounds;
    assert_eq!(rounds.len(), 1);
    format!("/families/{family}/rounds/{}", rounds[0].id)
}
