//! When somebody is busy, for a calendar outside Kith: hours and a way to the week, and nothing that tells of a family. Whoever
//! knows the secret address may read it, without a session.

use axum::{
    extract::{Path, State},
    http::{Extensions, HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use jiff::{Timestamp, ToSpan as _};
use practice::contact::moment_in_britain;
use sha2::{Digest as _, Sha256};
use ui::{
    App,
    route::{Needs, Route},
    session::{cookie::Secret, gate::Origin},
    trouble::Trouble,
};

/// The file.
pub(super) const READ: Route = Route::get("/calendar/{secret}", Needs::Nothing, "calendar.read");

/// So many weeks ahead are told.
pub(super) const WEEKS: i64 = 8;
/// Letters of a secret: 256 bits in hexadecimal.
const LETTERS: usize = 64;
/// The longest line of such a file, in octets (RFC 5545, 3.1).
const LINE: usize = 75;
/// What an address that leads nowhere answers, whether it never was one or has ended.
const NO: &str = "There is no calendar at this address. If it was yours, make a new address in Kith, under your account.\n";
/// What a place of the network reads that has tried too often.
const WAIT: &str = "There were too many tries from here. Wait 15 minutes.\n";

/// A new secret.
pub(super) fn draw() -> String {
    Secret::draw().hash()
}

/// What the database keeps of it.
pub(super) fn hash(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(format!("kith calendar\0{secret}")))
}

/// Where Kith answers, as whoever asks has called it: `https://kith.example`. None: it cannot be read.
pub(super) fn site(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if host.is_empty() || !host.chars().all(is_host) {
        return None;
    }
    // Only a browser on the machine itself is answered without TLS.
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let is_here = ["localhost", "127.0.0.1", "[::1]"].contains(&name.map_or(host, |(name, _)| name));
    Some(format!("{}://{host}", if is_here { "http" } else { "https" }))
}

/// Answers with the hours of whoever made the address.
pub(super) async fn read(
    State(app): State<App>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Result<Response, Trouble> {
    let (store, from) = (app.store(), Origin::of(&extensions, &headers, app.settings().behind_tls));
    let now = store.clock().now();
    if !app.calendars().reserve(from, now) {
        return Ok(plain(StatusCode::TOO_MANY_REQUESTS, WAIT));
    }
    let account = if secret.len() == LETTERS { store.whose_calendar(hash(&secret)).await? } else { None };
    let Some(account) = account else { return Ok(plain(StatusCode::NOT_FOUND, NO)) };
    app.calendars().release(from);
    let permit = access::office::permit(account.actor(), access::OfficeDeed::MyWork)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let today = store.clock().today();
    let last = today.checked_add(WEEKS.weeks()).unwrap_or(today);
    let busy: Vec<Busy> = store
        .my_meetings(permit, today, last)
        .await?
        .into_iter()
        .filter_map(|line| {
            let (from, to) = line.meeting.busy()?;
            // The same meeting keeps its name when it is moved; nobody can find out which meeting it is.
            let mut name =
                store.keyed("an hour of a calendar", &format!("{} {}", account.id, line.meeting.id));
            name.truncate(32);
            Some(Busy { name, from: moment_in_britain(from)?, to: moment_in_britain(to)? })
        })
        .collect();
    let file = calendar(&busy, site(&headers).as_deref(), now);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], file).into_response())
}

fn plain(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

/// Some time in which somebody is busy.
struct Busy {
    /// What tells it from others, and nothing else.
    name: String,
    from: Timestamp,
    to: Timestamp,
}

/// The file (RFC 5545).
fn calendar(busy: &[Busy], site: Option<&str>, now: Timestamp) -> String {
    let mut file = String::new();
    let mut add = |line: &str| fold(&mut file, line);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kith//Busy times//EN", "CALSCALE:GREGORIAN"] {
        add(line);
    }
    for Busy { name, from, to } in busy {
        add("BEGIN:VEVENT");
        add(&format!("UID:{name}"));
        add(&format!("DTSTAMP:{}", written(now)));
        add(&format!("DTSTART:{}", written(*from)));
        add(&format!("DTEND:{}", written(*to)));
        add("SUMMARY:Kith");
        if let Some(site) = site {
            add(&format!("URL:{site}/work/week"));
        }
        add("END:VEVENT");
    }
    add("END:VCALENDAR");
    file
}

fn written(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Adds a line, broken where it is longer than a calendar reads. Every character of it is one octet.
fn fold(file: &mut String, line: &str) {
    let mut rest = line;
    let mut room = LINE;
    while let Some((some, more)) = rest.split_at_checked(room).filter(|(_, more)| !more.is_empty()) {
        file.push_str(some);
        file.push_str("\r\n ");
        rest = more;
        room = LINE - 1;
    }
    file.push_str(rest);
    file.push_str("\r\n");
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_holds_hours_and_a_way_and_nothing_else() {
        let busy = Busy {
            name: "0123".to_owned(),
            from: at("2026-11-24T10:00:00Z"),
            to: at("2026-11-24T11:30:00Z"),
        };
        let file = calendar(&[busy], Some("https://kith.example"), at("2026-11-23T10:00:00Z"));
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Kith//Busy times//EN",
                "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT",
                "UID:0123",
                "DTSTAMP:20261123T100000Z",
                "DTSTART:20261124T100000Z",
                "DTEND:20261124T113000Z",
                "SUMMARY:Kith",
                "URL:https://kith.example/work/week",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]
        );
    }

    #[test]
    fn a_long_line_is_broken_where_calendars_break_it() {
        let mut file = String::new();
        fold(&mut file, &"x".repeat(160));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert_eq!(file.replace("\r\n ", ""), format!("{}\r\n", "x".repeat(160)));
    }

    #[test]
    fn a_host_that_could_write_lines_of_its_own_is_no_host() {
        let of = |host: &'static str| site(&HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]));
        assert_eq!(of("kith.example").as_deref(), Some("https://kith.example"));
        assert_eq!(of("localhost:7080").as_deref(), Some("http://localhost:7080"));
        assert_eq!(of("[::1]:7080").as_deref(), Some("http://[::1]:7080"));
        for other in ["localhost.kith.example", "127.0.0.1.kith.example"] {
            assert_eq!(of(other), Some(format!("https://{other}")), "{other}");
        }
        for wrong in ["", "a b", "kith.example/x", "a;b", "a@b"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
