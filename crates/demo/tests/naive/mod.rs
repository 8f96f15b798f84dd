//! The figures counted by other means: over bodies as JSON, a day at a time, sharing no rule with the crate that is tested.

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use practice::{Object, ids::PersonId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The bodies of a family's record and of its children's own, each kind by number.
#[derive(Default)]
pub(crate) struct Bodies {
    family: BTreeMap<(String, i64), Value>,
    children: BTreeMap<String, BTreeMap<(String, i64), Value>>,
}

impl Bodies {
    pub(crate) fn of_family(&mut self, object: &Object) {
        self.family.insert(key(object), body(object));
    }

    pub(crate) fn of_child(&mut self, child: PersonId, object: &Object) {
        self.children.entry(child.to_string()).or_default().insert(key(object), body(object));
    }
}

fn key(object: &Object) -> (String, i64) {
    (object.kind().code().to_owned(), object.number())
}

fn body(object: &Object) -> Value {
    serde_json::from_str(&object.to_json().unwrap()).unwrap()
}

fn all<'a>(of: &'a BTreeMap<(String, i64), Value>, kind: &str) -> Vec<&'a Value> {
    of.iter().filter(|((code, _), _)| code == kind).map(|(_, body)| body).collect()
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn moment(value: &Value) -> Option<Date> {
    let at: Timestamp = value.as_str()?.parse().unwrap();
    Some(at.to_zoned(TimeZone::get("Europe/London").unwrap()).date())
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

/// So many working days later, one day at a time.
fn working(from: Date, mut days: u32) -> Date {
    let mut day = from;
    while days > 0 {
        day = day.tomorrow().unwrap();
        if calendar::is_working_day(day).unwrap() {
            days -= 1;
        }
    }
    day
}

/// So many months later, or the last day of the month.
fn months(from: Date, months: i16) -> Date {
    let month = i16::from(from.month()) - 1 + months;
    let (year, month) = (from.year() + month.div_euclid(12), i8::try_from(month.rem_euclid(12) + 1).unwrap());
    (1..=from.day()).rev().find_map(|day| Date::new(year, month, day).ok()).unwrap()
}

/// What was counted so far.
pub(crate) struct Naive {
    day: Date,
    lines: BTreeMap<&'static str, (u64, u64)>,
}

impl Naive {
    /// What each line comes to on a day.
    pub(crate) fn count(all: &[&Bodies], day: Date) -> BTreeMap<&'static str, (u64, u64)> {
        let lines = indicators::Line::ALL.iter().map(|line| (line.code(), (0, 0))).collect();
        let mut naive = Self { day, lines };
        for bodies in all {
            naive.contacts(bodies);
            for (child, own) in &bodies.children {
                naive.child(child, own, &bodies.family);
            }
        }
        naive.lines
    }

    fn add(&mut self, line: &str, counts: bool) {
        let (yes, out_of) = self.lines.get_mut(line).unwrap();
        *out_of += 1;
        *yes += u64::from(counts);
    }

    fn in_year(&self, on: Date) -> bool {
        months(self.day.tomorrow().unwrap(), -12) <= on && on <= self.day
    }

    fn contacts(&mut self, bodies: &Bodies) {
        let april = Date::constant(self.day.year(), 4, 1);
        let april = if self.day < april { Date::constant(self.day.year() - 1, 4, 1) } else { april };
        for contact in all(&bodies.family, "contact") {
            let received = moment(&contact["received"]).unwrap();
            if received < april || self.day < received {
                continue;
            }
            let named: Vec<&String> = bodies
                .children
                .keys()
                .filter(|child| texts(&contact["children"]).contains(&child.as_str()))
                .collect();
            let decided = if contact["decision"].is_null() { None } else { moment(&contact["decided_at"]) };
            let decided = decided.filter(|on| *on <= self.day);
            let by = working(received, 1);
            for at in 0..named.len().max(1) {
                if decided.is_some() || by < self.day {
                    self.add("contacts-in-time", decided.is_some_and(|on| on <= by));
                }
                if contact["decision"] != "joins_open" {
                    let own = named.get(at).map(|child| &bodies.children[*child]);
                    let came = own.is_some_and(|own| {
                        all(own, "referral").iter().any(|one| one["contact"] == contact["id"])
                    });
                    self.add("contacts-referred", came);
                }
            }
        }
    }

    fn child(
        &mut self,
        child: &str,
        own: &BTreeMap<(String, i64), Value>,
        family: &BTreeMap<(String, i64), Value>,
    ) {
        self.referrals(own, family);
        self.assessments(own);
        self.enquiries(own);
        self.conferences(child, own, family);
        for plan in all(own, "protection_plan") {
            self.plan(plan, child, own, family);
        }
    }

    fn referrals(&mut self, own: &BTreeMap<(String, i64), Value>, family: &BTreeMap<(String, i64), Value>) {
        let referrals = all(own, "referral");
        for one in &referrals {
            let on = date(&one["on"]).unwrap();
            let closed = date(&one["closed"]["on"]);
            if self.in_year(on) {
                self.add("referrals", true);
                let again = referrals.iter().any(|other| {
                    let before = date(&other["on"]).unwrap();
                    before < on && on <= months(before, 12)
                });
                self.add("re-referrals", again);
                self.add("no-further-action", one["no_further"] == true);
                let reason = one["closed_because"].as_str().unwrap_or_default();
                let is_over = closed.is_some_and(|closed| closed <= self.day);
                self.add("assessed-not-in-need", is_over && ["RC8", "RC9"].contains(&reason));
            }
            if on <= self.day && one["no_further"] != true && closed.is_none_or(|closed| self.day < closed) {
                self.add("children-in-need", true);
                self.add("open-two-years", months(on, 24) <= self.day);
                self.add("caseload", true);
                let case = all(family, "family");
                self.add("unallocated", case[0]["lead_worker"].is_null());
            }
        }
    }

    fn assessments(&mut self, own: &BTreeMap<(String, i64), Value>) {
        let born = all(own, "child").first().and_then(|child| date(&child["born"]));
        let all_of_it = all(own, "assessment");
        for one in &all_of_it {
            let from = date(&one["from"]).unwrap();
            let Some(done) = date(&one["authorised"]["on"]).filter(|done| self.in_year(*done)) else {
                continue;
            };
            self.add("assessments-in-time", done <= working(from, 45));
            let referred: Vec<Date> =
                all(own, "referral").iter().filter_map(|one| date(&one["on"])).collect();
            if let Some(referred) = referred.into_iter().filter(|on| *on <= from).max() {
                let is_later = all_of_it.iter().any(|other| {
                    let began = date(&other["from"]).unwrap();
                    referred <= began && (began, &other["id"].as_str()) < (from, &one["id"].as_str())
                });
                if is_later {
                    self.add("reassessments-in-time", done <= working(from, 45));
                } else {
                    self.add("assessments-from-referral", done <= working(referred, 45));
                }
            }
            if born.is_none_or(|born| born <= done) {
                self.add("child-seen", one["seen"] == true);
            }
        }
    }

    fn enquiries(&mut self, own: &BTreeMap<(String, i64), Value>) {
        for one in all(own, "enquiry") {
            if self.in_year(date(&one["from"]).unwrap()) {
                self.add("section-47", true);
            }
            let Some(ended) = date(&one["concluded"]["on"]).filter(|ended| self.in_year(*ended)) else {
                continue;
            };
            let is_conference = one["outcome"] == "conference";
            self.add("section-47-to-conference", is_conference);
            let referred: Vec<Date> =
                all(own, "referral").iter().filter_map(|one| date(&one["on"])).collect();
            let next = referred.into_iter().filter(|on| ended < *on).min().unwrap_or(Date::MAX);
            let plans = [all(own, "in_need_plan"), all(own, "protection_plan")].concat();
            let planned = plans.iter().any(|plan| {
                let from = date(&plan["from"]).unwrap();
                let lasts = date(&plan["ended"]).is_none_or(|to| ended < to);
                from < next && from <= self.day && lasts
            });
            self.add("section-47-nothing-further", !is_conference && !planned);
        }
    }

    fn conferences(
        &mut self,
        child: &str,
        own: &BTreeMap<(String, i64), Value>,
        family: &BTreeMap<(String, i64), Value>,
    ) {
        for one in all(own, "conference") {
            let on = date(&one["on"]).unwrap();
            if one["held"] != true || !self.in_year(on) {
                continue;
            }
            if one["kind"] != "review" {
                self.add("conferences-with-plan", one["decision"] == "plan");
                let from = all(own, "enquiry").into_iter().find(|enquiry| enquiry["id"] == one["enquiry"]);
                if one["kind"] != "transfer_in"
                    && let Some(enquiry) = from
                {
                    let began = date(&enquiry["from"]).unwrap();
                    self.add("conferences-in-time", on <= working(began, 15));
                }
            }
            let given: BTreeSet<&str> = all(family, "rating")
                .into_iter()
                .filter(|rating| rating["child"].is_null() || rating["child"] == child)
                .filter(|rating| match rating["round"].as_str() {
                    None => date(&rating["on"]) == Some(on),
                    Some(round) => all(family, "round").iter().any(|one| {
                        let met = all(family, "meeting").into_iter().find(|met| met["id"] == one["meeting"]);
                        let is_then = date(&one["on"]) == Some(on)
                            || met.is_some_and(|met| date(&met["on"]) == Some(on));
                        one["id"] == round && is_then && !one["opened"].is_null()
                    }),
                })
                .filter_map(|rating| rating["rater"].as_str()?.strip_prefix("person:"))
                .collect();
            let by_family = all(family, "person").iter().any(|person| {
                let part = person["part"].as_str().unwrap();
                ["parent", "relative", "friend"].contains(&part)
                    && given.contains(person["id"].as_str().unwrap())
            });
            self.add("own-numbers", by_family && given.contains(child));
        }
    }

    fn plan(
        &mut self,
        plan: &Value,
        child: &str,
        own: &BTreeMap<(String, i64), Value>,
        family: &BTreeMap<(String, i64), Value>,
    ) {
        let (from, ended) = (date(&plan["from"]).unwrap(), date(&plan["ended"]));
        let others = all(own, "protection_plan");
        let earlier: Vec<&&Value> =
            others.iter().filter(|other| date(&other["from"]).unwrap() < from).collect();
        if self.in_year(from) {
            self.add("plans-started", true);
            self.add("second-plans", !earlier.is_empty() || plan["earlier_elsewhere"] != 0);
            let soon = |other: &&&Value| {
                date(&other["ended"]).is_some_and(|end| end <= from && from <= months(end, 24))
            };
            self.add("second-plans-two-years", earlier.iter().any(soon));
        }
        if let Some(ended) = ended.filter(|ended| self.in_year(*ended)) {
            self.add("plans-ended-two-years", months(from, 24) <= ended);
        }
        let seen = seen(child, family, self.day);
        self.visits((from, ended), &seen);
        if self.day < from || ended.is_some_and(|ended| ended <= self.day) {
            return;
        }
        self.add("plans-open", true);
        self.add("plans-open-two-years", months(from, 24) <= self.day);
        if months(from, 3) <= self.day {
            let held = all(own, "conference")
                .into_iter()
                .filter(|one| one["kind"] == "review" && one["held"] == true);
            let mut held: Vec<Date> = held.filter_map(|one| date(&one["on"])).collect();
            held.retain(|on| from < *on && *on <= self.day);
            held.sort_unstable();
            let mut by = months(from, 3);
            let mut late = false;
            for on in held {
                late |= by < on;
                by = months(on, 6);
            }
            self.add("reviews-in-time", !late && self.day <= by);
        }
        let categories = plan["categories"].as_array().unwrap();
        let category = categories.iter().rfind(|one| date(&one["on"]).unwrap() <= self.day).unwrap();
        let kinds: BTreeSet<&str> = all(family, "danger")
            .into_iter()
            .filter(|danger| danger["status"] == "current")
            .filter(|danger| {
                let map = all(family, "map").into_iter().find(|map| map["id"] == danger["map"]);
                map.is_some_and(|map| map["status"] != "superseded")
            })
            .filter(|danger| danger["feared"].as_array().unwrap().iter().any(|one| one["child"] == child))
            .flat_map(|danger| texts(&danger["harm_kinds"]))
            .collect();
        let category = category["category"].as_str().unwrap();
        let follows = kinds.contains(category) || (category == "MUL" && kinds.len() > 1);
        self.add("category-follows-dangers", follows);
        let born = all(own, "child").first().and_then(|child| date(&child["born"]));
        if born.is_none_or(|born| months(born, 48) <= self.day) {
            let last = seen.keys().next_back();
            self.add("seen-alone", last.is_some_and(|last| seen[last]));
        }
    }

    /// Each visit that was due, one day after another.
    fn visits(&mut self, (from, ended): (Date, Option<Date>), seen: &BTreeMap<Date, bool>) {
        let last = ended.map_or(self.day, |ended| ended.min(self.day));
        let first = months(self.day.tomorrow().unwrap(), -3);
        let is_in = |on: Date| first <= on;
        let (mut by, mut waits) = (working(from, 10), false);
        let mut day = from;
        while day < last {
            day = day.checked_add(1.day()).unwrap();
            if seen.contains_key(&day) {
                if !waits && is_in(day) {
                    self.add("visits-in-time", true);
                }
                (by, waits) = (working(day, 10), false);
            } else if day == by && by < last {
                if is_in(by) {
                    self.add("visits-in-time", false);
                }
                (by, waits) = (working(by, 10), true);
            }
        }
    }
}

/// The days on which a child was seen, and whether alone.
fn seen(child: &str, family: &BTreeMap<(String, i64), Value>, until: Date) -> BTreeMap<Date, bool> {
    let mut days = BTreeMap::new();
    for note in all(family, "case_note") {
        let on = date(&note["happened_on"]).unwrap();
        for one in note["visited"]["children"].as_array().into_iter().flatten() {
            if one["child"] == child && one["seen"] != "no" && on <= until {
                *days.entry(on).or_insert(false) |= one["seen"] == "alone";
            }
        }
    }
    days
}
