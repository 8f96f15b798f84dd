//! Many people who save at once, without pause, against the same rows written straight into the database.

use crate::{
    client::Client,
    measure::item,
    outcome::Outcome,
    raw,
    sample::Sample,
    times::{Spread, Times, now},
    waits::Waits,
};
use axum::Router;
use record::Place;
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::task::JoinSet;

/// What this measurement is called.
pub(crate) const NAME: &str = "many save at once";
/// How many save at once.
const CLIENTS: usize = 64;

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Crowd {
    /// How many saved at once.
    pub(crate) clients: usize,
    /// Map items saved durably in a second, each with its journal entry, figures and form key.
    pub(crate) saves: f64,
    /// How long each save took, from the request to the end of its answer.
    pub(crate) each: Spread,
    /// How many saves one commit made durable, on average.
    pub(crate) group: f64,
    /// The same rows by one connection straight into the database, one commit for each save: saves in a second.
    pub(crate) raw_single: f64,
    /// The same with as many saves in one commit as Kith had.
    pub(crate) raw_grouped: f64,
}

/// Saves for so long, then writes the same rows without Kith for as long.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of a measurement are small"
)]
pub(crate) async fn crowd(
    router: &Router,
    waits: &Waits,
    samples: &[Sample],
    place: &Place,
    key: &str,
    seconds: u64,
) -> Outcome<Crowd> {
    let samples: Arc<Vec<Sample>> = Arc::new(samples.to_vec());
    let mut clients = Vec::new();
    // Each client has families of its own, and each family its own worker's session.
    for number in 0..CLIENTS {
        let mut own = Vec::new();
        for sample in
            samples.iter().skip(number).step_by(CLIENTS).step_by((samples.len() / 1280).max(1)).take(20)
        {
            own.push((Client::sign_in(router, &sample.username).await?, sample.clone()));
        }
        clients.push(own);
    }
    let run = Duration::from_secs(seconds);
    waits.take();
    let began = now();
    let mut tasks = JoinSet::new();
    for (number, own) in clients.into_iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        let from = format!("many-{key}-{number}");
        tasks.spawn(async move {
            let mut times = Times::default();
            let mut turn = 0;
            while now() - began < run {
                let (client, sample) = &own[turn % own.len()];
                let once = format!("{from}-{turn}");
                let path = format!("/families/{}/maps/{}/items/new", sample.family, sample.map);
                let sent = now();
                let answer = client.post(&path, &item(&once)).await?;
                times.push(now() - sent);
                if answer.status != 303 {
                    let said = answer.complaint();
                    return Err(
                        format!("a save by many at once was answered {}: {said}", answer.status).into()
                    );
                }
                turn += 1;
            }
            Outcome::Ok(times)
        });
    }
    let clients = tasks.len();
    let mut each = Times::default();
    while let Some(times) = tasks.join_next().await {
        each.extend(times??);
    }
    let took = now() - began;
    let commits = waits.take();
    let each = each.spread();
    let group = commits.pieces as f64 / commits.count.max(1) as f64;
    let families: Vec<i64> = samples.iter().map(|sample| sample.family.0).collect();
    let single = raw::saves(place, &families, 1, run / 2)?;
    let grouped = raw::saves(place, &families, (group.round() as usize).max(1), run / 2)?;
    Ok(Crowd {
        clients,
        saves: each.count as f64 / took.as_secs_f64(),
        each,
        group,
        raw_single: single,
        raw_grouped: grouped,
    })
}
