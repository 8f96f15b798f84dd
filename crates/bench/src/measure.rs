//! One thing done for many families in turn, and how long it took.

use crate::{
    client::{Answer, Client},
    outcome::Outcome,
    sample::Sample,
    times::{Spread, Times, now},
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

/// What is measured, with whom, and what was found so far.
pub(crate) struct Bench<'a> {
    pub(crate) people: People,
    pub(crate) waits: &'a Waits,
    pub(crate) samples: &'a [Sample],
    pub(crate) times: usize,
    pub(crate) only: Option<&'a str>,
    pub(crate) all: Vec<Measured>,
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

    /// The same, each as the supervisor of the site's first team.
    pub(crate) async fn supervisor(&mut self, what: &'static str, target: f64, path: &str) -> Outcome<()> {
        let act = async |client: &Client, _: &Sample, _: usize| client.get(path).await;
        self.measure_as(|sample| sample.supervisor.clone(), what, target, act).await
    }

    /// The same, each as whoever this names.
    pub(crate) async fn measure_as(
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
