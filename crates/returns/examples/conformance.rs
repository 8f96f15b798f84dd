//! Reads a corpus of cases and writes, for each, what Kith's rules find: one line of JSON a case.
//!
//! ```sh
//! cargo run --release -p returns --example conformance -- CORPUS.jsonl > ours.jsonl
//! ```
#![expect(clippy::print_stdout, reason = "its lines are what it is for")]

#[path = "conformance/cin.rs"]
mod cin;
#[path = "conformance/ssda903.rs"]
mod ssda903;

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

use serde::Deserialize;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("Name the corpus: conformance CORPUS.jsonl")?;
    for line in fs::read_to_string(path)?.lines() {
        let case: Value = serde_json::from_str(line)?;
        let id = case["id"].clone();
        let rules = match (case["xml"].as_str(), case["rule"].as_str()) {
            (Some(xml), _) => cin::document(xml, year(&case).ok_or("the ruleset has no year")?),
            (None, Some(code)) if of_census(&case) => {
                cin::unit(&sheets(&case)?, code, year(&case).ok_or("the ruleset has no year")?)
            }
            _ => serde_json::from_value::<ssda903::Case>(case)?.found()?,
        };
        println!("{}", json!({ "id": id, "rules": rules }));
    }
    Ok(())
}

fn of_census(case: &Value) -> bool {
    case["ruleset"].as_str().is_some_and(|ruleset| ruleset.starts_with("cin"))
}

fn year(case: &Value) -> Option<returns::Year> {
    let year = case["ruleset"].as_str()?.rsplit('_').next()?.parse::<u16>().ok()?;
    Some(returns::Year(2000 + year))
}

/// The tables of a unit test of the census, each with its columns and rows.
type Sheets = BTreeMap<String, (Vec<String>, Vec<Vec<Value>>)>;

fn sheets(case: &Value) -> Result<Sheets, serde_json::Error> {
    #[derive(Deserialize)]
    struct Table {
        columns: Vec<String>,
        rows: Vec<Vec<Value>>,
    }
    let tables = BTreeMap::<String, Table>::deserialize(&case["tables"])?;
    Ok(tables.into_iter().map(|(name, table)| (name, (table.columns, table.rows))).collect())
}
