//! Tries to sign in from one place of the network, so that nobody can try one password on everybody. Each is taken before
//! anything is looked at. Kept in memory and never written down. Tries on one account are counted in the database
//! (`record::accounts`); those from a place that has none left are not.

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{Mutex, PoisonError},
};

/// So many failures within [`WINDOW`] close the gate to a place. A whole office may share one address.
pub const FAILURES: usize = 50;
/// How long a failure counts.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// No more places than this are remembered: whoever has more addresses is not stopped by counting them.
const PLACES: usize = 20_000;

/// A place of the network: an address, or the smallest net that one subscriber of IPv6 has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Origin(IpAddr);

impl Origin {
    /// Where a request came from. What speaks TLS before Kith adds the browser's address at the end of
    /// `X-Forwarded-For`; that is believed only of this machine, or where the settings say that there is such a thing.
    /// None where the server does not know, as in tests within one process.
    pub fn of(extensions: &Extensions, headers: &HeaderMap, behind_tls: bool) -> Option<Self> {
        let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
        let peer = peer.ip().to_canonical();
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
        let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let believed = behind_tls || peer.is_loopback();
        Some(Self::from(last.filter(|_| believed).unwrap_or(peer)))
    }
}

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
            address @ IpAddr::V4(_) => address,
        })
    }
}

/// The tries of each place that did not succeed, or not yet.
#[derive(Debug, Default)]
pub struct Gate(Mutex<HashMap<Origin, VecDeque<Timestamp>>>);

impl Gate {
    /// Takes one of the tries of a place. False: it has none left, and nothing more is looked at or counted.
    pub fn reserve(&self, from: Option<Origin>, now: Timestamp) -> bool {
        let Some(from) = from else { return true };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= PLACES && !all.contains_key(&from) {
            all.retain(|_, failures| {
                forget(failures, now);
                !failures.is_empty()
            });
            if all.len() >= PLACES {
                return true;
            }
        }
        let failures = all.entry(from).or_default();
        forget(failures, now);
        if failures.len() >= FAILURES {
            return false;
        }
        failures.push_back(now);
        true
    }

    /// Gives a try back, after it succeeded.
    pub fn release(&self, from: Option<Origin>) {
        let Some(from) = from else { return };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(failures) = all.get_mut(&from) {
            failures.pop_back();
            if failures.is_empty() {
                all.remove(&from);
            }
        }
    }
}

fn forget(failures: &mut VecDeque<Timestamp>, now: Timestamp) {
    while failures.front().is_some_and(|first| now.duration_since(*first) >= WINDOW) {
        failures.pop_front();
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    /// Where a request with these headers came from.
    fn origin(peer: IpAddr, forwarded: &[&'static str], behind_tls: bool) -> Option<Origin> {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer, 4000)));
        let lines = forwarded.iter().map(|line| HeaderValue::from_static(line));
        let headers = lines.map(|line| (HeaderName::from_static("x-forwarded-for"), line)).collect();
        Origin::of(&extensions, &headers, behind_tls)
    }

    #[test]
    fn a_browser_cannot_say_that_it_is_somebody_else() {
        let [here, proxy, browser] =
            ["127.0.0.1", "10.0.0.2", "203.0.113.9"].map(|text| text.parse::<IpAddr>().unwrap());
        assert_eq!(origin(browser, &["198.51.100.1"], false), Some(browser.into()));
        assert_eq!(origin(here, &["198.51.100.1, 203.0.113.9"], false), Some(browser.into()));
        assert_eq!(origin(proxy, &["198.51.100.1", "203.0.113.9"], true), Some(browser.into()));
        assert_eq!(origin(here, &["nonsense"], true), Some(here.into()));
        assert_eq!(Origin::of(&Extensions::new(), &HeaderMap::new(), true), None);
    }

    #[test]
    fn the_addresses_of_one_subscriber_are_one_place() {
        let named = |text: &str| Origin::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(named("2001:db8:1:2::5"), named("2001:db8:1:2:ffff::6"));
        assert_ne!(named("2001:db8:1:2::5"), named("2001:db8:1:3::5"));
        assert_eq!(named("::ffff:203.0.113.9"), named("203.0.113.9"));
    }

    #[test]
    fn the_gate_closes_to_a_place_and_opens_again() {
        let gate = Gate::default();
        let [here, there] = [9, 10].map(|last| Some(Origin::from(IpAddr::from([203, 0, 113, last]))));
        for second in 0..50 {
            assert!(gate.reserve(here, at(second)));
            // One that succeeds takes nothing.
            if gate.reserve(here, at(second)) {
                gate.release(here);
            }
        }
        assert!(!gate.reserve(here, at(60)));
        assert!(gate.reserve(there, at(60)));
        assert!(gate.reserve(None, at(60)));
        assert!(gate.reserve(here, at(15 * 60)), "the first failure was fifteen minutes ago");
        assert!(!gate.reserve(here, at(15 * 60)), "and the second was not");
    }
}
