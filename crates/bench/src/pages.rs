//! How heavy the main pages are, and how long each takes.

use crate::{
    client::Client,
    outcome::Outcome,
    sample::Sample,
    times::{Spread, Times, now},
    waits::Waits,
};
use axum::Router;
use serde::Serialize;

/// How often each is opened.
const TIMES: usize = 40;

/// One page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Page {
    /// Its name.
    pub(crate) name: &'static str,
    /// Bytes of HTML.
    pub(crate) html: usize,
    /// Bytes sent to a browser that takes it compressed.
    pub(crate) sent: usize,
    /// Our own time.
    pub(crate) own: Spread,
    /// Whether the page is there.
    pub(crate) there: bool,
}

/// The heaviest of some families is opened: what nobody sees as a good day.
pub(crate) async fn pages(router: &Router, waits: &Waits, samples: &[Sample]) -> Outcome<Vec<Page>> {
    let Some(sample) = heaviest(router, samples).await? else { return Ok(Vec::new()) };
    let worker = Client::sign_in(router, &sample.username).await?;
    let supervisor = Client::sign_in(router, &sample.supervisor).await?;
    let nobody = Client::nobody(router);
    let home = format!("/families/{}", sample.family);
    let of = |rest: &str| format!("{home}/{rest}");
    let asked = [
        ("sign in", &nobody, "/sign-in".to_owned()),
        ("my work", &worker, "/my-work".to_owned()),
        ("families", &worker, "/families".to_owned()),
        ("find a person", &worker, "/find".to_owned()),
        ("team board", &supervisor, "/team".to_owned()),
        ("family's home", &worker, home.clone()),
        ("map", &worker, of("map")),
        ("add to the map", &worker, of(&format!("maps/{}/items/new", sample.map))),
        ("scaling", &worker, of("scaling")),
        ("a danger with its goal", &worker, of(&format!("pairs/{}", sample.danger))),
        ("network", &worker, of("network")),
        ("safety plan", &worker, of("plan")),
        ("plan for the family", &worker, of("family-plan")),
        ("meetings", &worker, of("meetings")),
        ("trajectory", &worker, of("trajectory")),
        ("people", &worker, of("people")),
        ("check and sign off", &worker, of("check")),
        ("history", &worker, of("history")),
    ];
    let mut pages = Vec::new();
    for (name, client, path) in asked {
        let mut plain = client.clone();
        plain.compressed = false;
        let html = plain.get(&path).await?;
        let mut page =
            Page { name, html: html.body.len(), sent: 0, own: Spread::default(), there: html.status == 200 };
        if page.there {
            let mut times = Times::default();
            for _ in 0..TIMES {
                waits.take();
                let began = now();
                let answer = client.get(&path).await?;
                times.push((now() - began).saturating_sub(waits.take().time));
                page.sent = answer.body.len();
            }
            page.own = times.spread();
        }
        pages.push(page);
    }
    Ok(pages)
}

async fn heaviest<'a>(router: &Router, samples: &'a [Sample]) -> Outcome<Option<&'a Sample>> {
    let mut heaviest = None;
    for sample in samples.iter().step_by((samples.len() / 40).max(1)) {
        let mut client = Client::sign_in(router, &sample.username).await?;
        client.compressed = false;
        let size = client.get(&format!("/families/{}/map", sample.family)).await?.body.len();
        if heaviest.is_none_or(|(most, _)| size > most) {
            heaviest = Some((size, sample));
        }
    }
    Ok(heaviest.map(|(_, sample)| sample))
}
