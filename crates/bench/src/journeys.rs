//! What people do all day, measured one request after another.

use crate::{
    long,
    measure::{Bench, Measured, People, WARM, item},
    nine,
    outcome::Outcome,
    referral,
    sample::Sample,
    waits::Waits,
};
use axum::Router;

/// Runs all of them, or only those with `only` in their name. `fresh` are those that no earlier measurement in this store
/// gave a number; `run` is a word that no earlier measurement had.
pub(crate) async fn all<'a>(
    router: &Router,
    waits: &'a Waits,
    (samples, the_long, the_nine): (&'a [Sample], &'a [Sample], &'a [Sample]),
    fresh: &'a [Sample],
    run: &str,
    times: usize,
    only: Option<&'a str>,
) -> Outcome<Vec<Measured>> {
    let people = People::new(router.clone());
    let mut bench = Bench { people, waits, samples, times, only, all: Vec::new() };
    // No key of a form may come twice in one store, or the second form is taken for the first.
    let once = |what: &str, turn: usize| format!("{what}-{run}-{turn}");
    bench
        .measure("open a family's home", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}", it.family)).await
        })
        .await?;
    bench
        .measure("save a map item", 5.0, async |client, it, turn| {
            let path = format!("/families/{}/maps/{}/items/new", it.family, it.map);
            client.post(&path, &item(&once("item", turn))).await
        })
        .await?;
    // Each gives a number once.
    (bench.samples, bench.times) = (fresh, times.min(fresh.len().saturating_sub(WARM)));
    bench
        .measure("give a number in a scaling round", 5.0, async |client, it, turn| {
            let (path, fields) = rating(it, once("number", turn));
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            client.post(&path, &fields).await
        })
        .await?;
    (bench.samples, bench.times) = (samples, times);
    bench
        .measure("list of families, 20 of the team's with the total", 10.0, async |client, _, _| {
            client.get("/families").await
        })
        .await?;
    bench
        .measure("the same, filtered by stage and a text", 10.0, async |client, it, _| {
            let name = surname(it);
            let fields =
                [("whose", "team"), ("status", "all"), ("stage", "child_protection"), ("text", name)];
            client.post("/families", &fields).await
        })
        .await?;
    bench
        .measure("find a misspelt name in the whole authority", 20.0, async |client, it, turn| {
            let name = misspelt(&it.child.0, turn);
            client.post("/find", &[("query", name.as_str()), ("reason", "A referral came in.")]).await
        })
        .await?;
    bench
        .measure("find a name with its day of birth", 20.0, async |client, it, _| {
            let born = it.child.1.map(|day| format!("{} {} {}", day.day(), day.month(), day.year()));
            let query = format!("{} {}", it.child.0, born.unwrap_or_default());
            client.post("/find", &[("query", query.as_str()), ("reason", "A referral came in.")]).await
        })
        .await?;
    bench
        .measure("find a misspelt name among the team's families", 20.0, async |client, it, turn| {
            client.post("/find", &[("query", misspelt(&it.child.0, turn).as_str())]).await
        })
        .await?;
    bench.measure("my work", 10.0, async |client, _, _| client.get("/my-work").await).await?;
    bench.supervisor("the team board", 50.0, "/team").await?;
    bench.supervisor("a supervisor’s work with what they should know", 10.0, "/my-work").await?;
    bench
        .measure("register a referral", 20.0, async |client, _, turn| {
            referral::register(client, run, turn).await
        })
        .await?;
    bench
        .measure_as(outsider, "open another team's family in an emergency", 10.0, async |client, it, turn| {
            let once = once("emergency", turn);
            let fields = [
                ("child", "Maya, about seven"),
                ("happened", "She is at A&E and nobody answers"),
                ("why_now", "The ward lets her go home within the hour"),
                ("_once", once.as_str()),
            ];
            client.post(&format!("/emergency/{}", it.family), &fields).await
        })
        .await?;
    for (what, target, path) in [
        ("accounts, as an administrator", 20.0, "/administration"),
        ("the journal of the whole authority, as an administrator", 20.0, "/administration/journal"),
        ("teams, as an administrator", 20.0, "/administration/teams"),
    ] {
        bench.measure_as(administrator, what, target, async |client, _, _| client.get(path).await).await?;
    }
    bench
        .measure_as(analyst, "returns, as an analyst", 10.0, async |client, _, _| {
            client.get("/returns").await
        })
        .await?;
    (bench.samples, bench.times) = (the_long, times);
    long::measure(&mut bench, run).await?;
    bench.samples = the_nine;
    nine::measure(&mut bench, run).await?;
    Ok(bench.all)
}

/// Somebody of the first site who leads none of the other sites' families.
fn outsider(_: &Sample) -> String {
    "joy0".to_owned()
}

/// The authority's administrator.
fn administrator(_: &Sample) -> String {
    "tamsin0".to_owned()
}

/// The first site's analyst.
fn analyst(_: &Sample) -> String {
    "priya0".to_owned()
}

/// Where a number is sent, and the form: more fields than any round here asks for, since what is not asked is not read.
fn rating(it: &Sample, once: String) -> (String, Vec<(String, String)>) {
    let path = format!("/families/{}/rounds/{}/rater/0", it.family, it.round);
    let mut fields = vec![("_once".to_owned(), once)];
    for ask in (0..4).flat_map(|scale| (0..6).map(move |child| format!("{scale}-{child}"))) {
        // A worker's reasons are written for each child.
        let reasons = format!("Two weekends have gone as planned, and nobody has tested the third ({ask}).");
        for (part, said) in [
            ("value", "4"),
            ("reasons", reasons.as_str()),
            ("high", "Comfort came within the hour both times."),
            ("up", "The plan holds on a weekend when Ruth is tired."),
        ] {
            fields.push((format!("{part}-{ask}"), said.to_owned()));
        }
    }
    (path, fields)
}

fn surname(it: &Sample) -> &str {
    it.child.0.rsplit(' ').next().unwrap_or_default()
}

/// The name with two letters of one word changed about, each time another word.
fn misspelt(name: &str, turn: usize) -> String {
    let mut words: Vec<Vec<char>> = name.split(' ').map(|word| word.chars().collect()).collect();
    let which = turn % words.len().max(1);
    if let Some(word) = words.get_mut(which)
        && word.len() > 3
    {
        let middle = word.len() / 2;
        word.swap(middle, middle - 1);
    }
    words.into_iter().map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_misspelt_name_has_the_same_letters_in_another_order() {
        assert_eq!(super::misspelt("Maya Okafor", 1), "Maya Okfaor");
        assert_eq!(super::misspelt("Maya Okafor", 0), "Myaa Okafor");
    }
}
