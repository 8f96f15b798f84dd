//! Whether the time of an answer gives a restricted family away: it is asked for in turn with one that never was.

use crate::{
    client::Client,
    measure::WARM,
    outcome::Outcome,
    sample::Sample,
    times::{Spread, Times, now},
};
use axum::Router;
use practice::ids::FamilyId;
use serde::Serialize;

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Hidden {
    /// How long the answer took for restricted families.
    pub(crate) restricted: Spread,
    /// The same for families that never were.
    pub(crate) missing: Spread,
}

/// Asks as somebody who is not named. None: nothing is restricted here.
pub(crate) async fn hidden(
    router: &Router,
    samples: &[Sample],
    restricted: &[FamilyId],
    times: usize,
) -> Outcome<Option<Hidden>> {
    let (Some(outsider), false) = (samples.first(), restricted.is_empty()) else { return Ok(None) };
    let client = Client::sign_in(router, &outsider.username).await?;
    let (mut held, mut absent) = (Times::default(), Times::default());
    for turn in 0..times + WARM {
        let Some(family) = restricted.get(turn % restricted.len()) else { break };
        // A number beside the family's own, which nobody has.
        for (number, all) in [(family.0, &mut held), (family.0 ^ 1, &mut absent)] {
            let sent = now();
            let answer = client.get(&format!("/families/{}", FamilyId(number))).await?;
            let took = now() - sent;
            if answer.status != 404 {
                return Err(format!("a hidden family was answered {}", answer.status).into());
            }
            if turn >= WARM {
                all.push(took);
            }
        }
    }
    Ok(Some(Hidden { restricted: held.spread(), missing: absent.spread() }))
}
