//! Small invented surveys.

use evaluation::input::Fault;
use evaluation::surveys::{GroupResult, Instrument, Invited, Response, Wave, analyse, read_responses};

/// Two questions from 1 to 5, the second turned round, a sum with a cut, and a yes or no.
pub(crate) const SMALL: &str = r#"
id = "small"
version = "1"
name = "Small"
respondents = ["families", "workers"]
source = "invented"
licence = { may_be_used = true, holder = "Kith", terms = "MIT" }
answers = { kind = "rating", least = 1, most = 5, labels = { 1 = "Never", 5 = "Always" } }
item = [
  { id = "listened" },
  { id = "rushed", reversed = true },
  { id = "again", answers = { kind = "yes-no" } },
]
scale = [
  { id = "total", name = "Total", items = ["listened", "rushed"], score = "sum", most = 10, missing = 1, cut = { below = 5, name = "unheard" }, better = "higher" },
]
"#;

pub(crate) fn small() -> Instrument {
    Instrument::read(SMALL).unwrap()
}

pub(crate) fn waves() -> Vec<Wave> {
    let wave = |id: &str, from: &str, to: &str| Wave {
        id: id.into(),
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    };
    vec![wave("T1", "2025-01-06", "2025-02-28"), wave("T2", "2025-07-07", "2025-08-31")]
}

pub(crate) fn try_read(instrument: &Instrument, rows: &str) -> Result<Vec<Response>, Fault> {
    let ids: Vec<&str> = instrument.item.iter().map(|item| item.id.as_str()).collect();
    let text = format!("person,group,wave,{}\n{rows}", ids.join(","));
    read_responses("responses.csv", text.as_bytes(), instrument, &waves())
}

pub(crate) fn read(rows: &str) -> Vec<Response> {
    try_read(&small(), rows).unwrap()
}

/// What the only group of a small survey says, with everybody shown.
pub(crate) fn result(rows: &str) -> GroupResult {
    analysed(rows, &[], 1).unwrap().remove(0)
}

pub(crate) fn analysed(rows: &str, invited: &[Invited], least: usize) -> Result<Vec<GroupResult>, String> {
    analyse(&small(), &waves(), &read(rows), invited, least)
}
