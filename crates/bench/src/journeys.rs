//! What people do all day, measured one request after another.

use crate::{
    Outcome,
    client::{Answer, Client},
    referral,
    times::{Spread, Times, now},
    town::Sample,
    waits::Waits,
};
use axum::Router;
use serde::Serialize;
use std::collections::HashMap;

/// How often each is done before it counts.
pub(crate) const WARM: usize = 20;

/// What was found of one thing that people do.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Measured {
    /// What is done.
    pub(crate) what: &'static str,
    /// Milliseconds that the 95th percentile of our own time may take.
    pub(crate) target: f64,
    /// From the request to the end of its answer.
    pub(crate) whole: Spread,
    /// The same without the durable commits that were waited for.
    pub(crate) own: Spread,
    /// Durable commits for each request.
    pub(crate) commits: f64,
    /// Bytes of the last answer as sent.
    pub(crate) bytes: usize,
    /// Why it was left out.
    pub(crate) left_out: Option<String>,
}

/// Everybody who measures, signed in when first needed.
pub(crate) struct People {
    router: Router,
    known: HashMap<String, Client>,
}

impl People {
    /// Nobody yet.
    pub(crate) fn new(router: Router) -> Self {
        Self { router, known: HashMap::new() }
    }

    /// Somebody, signed in.
    pub(crate) async fn client(&mut self, username: &str) -> Outcome<Client> {
        if let Some(known) = self.known.get(username) {
            return Ok(known.clone());
        }
        let client = Client::sign_in(&self.router, username).await?;
        self.known.insert(username.to_owned(), client.clone());
        Ok(client)
    }
}

/// Runs all of them, or only those with `only` in their name. `fresh` are those that no earlier measurement in this store
/// gave a number; `run` is a word that no earlier measurement had.
pub(crate) async fn all<'a>(
    router: &Router,
    waits: &'a Waits,
    (samples, long): (&'a [Sample], &'a [Sample]),
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
    (bench.samples, bench.times) = (long, times);
    crate::long::measure(&mut bench, run).await?;
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

pub(crate) struct Bench<'a> {
    people: People,
    waits: &'a Waits,
    samples: &'a [Sample],
    times: usize,
    only: Option<&'a str>,
    all: Vec<Measured>,
}

impl Bench<'_> {
    /// Does something for many families in turn, each as the worker who leads.
    pub(crate) async fn measure(
        &mut self,
        what: &'static str,
        target: f64,
        act: impl AsyncFnMut(&Client, &Sample, usize) -> Outcome<Answer>,
    ) -> Outcome<()> {
        self.measure_as(|sample| sample.username.clone(), what, target, act).await
    }

    async fn supervisor(&mut self, what: &'static str, target: f64, path: &str) -> Outcome<()> {
        let act = async |client: &Client, _: &Sample, _: usize| client.get(path).await;
        self.measure_as(|sample| sample.supervisor.clone(), what, target, act).await
    }

    async fn measure_as(
        &mut self,
        who: fn(&Sample) -> String,
        what: &'static str,
        target: f64,
        mut act: impl AsyncFnMut(&Client, &Sample, usize) -> Outcome<Answer>,
    ) -> Outcome<()> {
        if self.only.is_some_and(|only| !what.contains(only)) {
            return Ok(());
        }
        let mut found = Found::new(what, target);
        // Far apart, so that neighbours in the file do not warm each other.
        let step = (self.samples.len() / (self.times + WARM)).max(1);
        for turn in 0..self.times + WARM {
            let Some(sample) = self.samples.get(turn * step % self.samples.len().max(1)) else { break };
            let client = self.people.client(&who(sample)).await?;
            self.waits.take();
            let began = now();
            let answer = act(&client, sample, turn).await?;
            found.add(began, self.waits, turn, &answer);
            if found.left_out.is_some() {
                break;
            }
        }
        self.all.push(found.measured());
        Ok(())
    }
}

/// What was found so far.
struct Found {
    what: &'static str,
    target: f64,
    whole: Times,
    own: Times,
    commits: u64,
    bytes: usize,
    left_out: Option<String>,
}

impl Found {
    fn new(what: &'static str, target: f64) -> Self {
        Self {
            what,
            target,
            whole: Times::default(),
            own: Times::default(),
            commits: 0,
            bytes: 0,
            left_out: None,
        }
    }

    fn add(&mut self, began: std::time::Instant, waits: &Waits, turn: usize, answer: &Answer) {
        let took = now() - began;
        let commits = waits.take();
        if !matches!(answer.status, 200 | 303) {
            self.left_out = Some(match answer.status {
                404 | 405 => "the screen is not there".to_owned(),
                status => format!("the answer was {status}"),
            });
            return;
        }
        if turn >= WARM {
            self.whole.push(took);
            self.own.push(took.saturating_sub(commits.time));
            self.commits += commits.count;
            self.bytes = answer.body.len();
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of a measurement are small")]
    fn measured(self) -> Measured {
        let whole = self.whole.spread();
        Measured {
            what: self.what,
            target: self.target,
            whole,
            own: self.own.spread(),
            commits: self.commits as f64 / whole.count.max(1) as f64,
            bytes: self.bytes,
            left_out: self.left_out,
        }
    }
}

/// The form of a map item.
pub(crate) fn item(once: &str) -> [(&str, &str); 4] {
    [
        ("category", "strength"),
        (
            "text",
            "Ruth rang her mother on Sunday when the baby would not settle, and Comfort came round within the hour.",
        ),
        ("source", "Comfort, at her kitchen table"),
        ("_once", once),
    ]
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
