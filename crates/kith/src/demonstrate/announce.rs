//! Tells where the demonstration answers and who may sign in: to a person as a table, to a program as a line of JSON.

use crate::demonstrate::password::PASSWORD;
use crate::say;
use demo::cast::{AUTHORITY, STAFF, TEAMS};
use serde_json::json;
use std::net::SocketAddr;

/// Set to 1 by tests that start a demonstration.
const FOR_PROGRAMS: &str = "KITH_DEMO_JSON";

pub(super) fn announce(address: SocketAddr) {
    let address = format!("http://{address}");
    if std::env::var(FOR_PROGRAMS).is_ok_and(|value| value == "1") {
        let sign_ins: Vec<_> = STAFF
            .iter()
            .map(|one| json!({"username": one.username, "password": PASSWORD, "role": one.role.code(), "name": one.name}))
            .collect();
        say::out(&format!("KITH_DEMO {}", json!({"address": address, "sign_ins": sign_ins})));
        return;
    }
    say::out(&format!(
        "\n  Kith shows {AUTHORITY}, an authority that does not exist, at\n\n      {address}\n"
    ));
    say::out(&format!("  The password of everybody is:  {PASSWORD}\n"));
    say::out(&format!("  {:<10} {:<20} {:<20} {}", "User name", "Name", "Role", "Team"));
    for one in &STAFF {
        let team = one.team.and_then(|team| TEAMS.get(team)).copied().unwrap_or("");
        let line = format!("  {:<10} {:<20} {:<20} {team}", one.username, one.name, one.role.words());
        say::out(line.trim_end());
    }
    say::out("\n  Stop it with Ctrl+C.\n");
}
