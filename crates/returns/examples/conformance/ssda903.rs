//! The cases of the SSDA903 return: sets of files, and rows of the peers' unit tests.

use std::collections::BTreeMap;
use std::error::Error;

use returns::ssda903::reference::{Authorities, Postcodes, Providers, convert_postcodes};
use returns::ssda903::{self, DateFormat, Draft, File, Need, Of, Reference, Return, Rule, Table, Text};
use returns::{Collection, Year};
use serde::Deserialize;
use serde_json::{Value, json};

const POSTCODES: &str = include_str!("../../corpus/ssda903/ref/postcodes.csv");
const AUTHORITIES: &str = include_str!("../../corpus/ssda903/ref/la_lookup_ltla21_utla21.csv");
const PROVIDERS: &str = include_str!("../../corpus/ssda903/ref/provider_info.csv");

/// A case of the corpus.
#[derive(Deserialize)]
pub(crate) struct Case {
    ruleset: String,
    metadata: Option<BTreeMap<String, Value>>,
    #[serde(default)]
    this_year: BTreeMap<String, String>,
    #[serde(default)]
    last_year: BTreeMap<String, String>,
    /// The one rule of a unit test.
    pub(crate) rule: Option<String>,
    #[serde(default)]
    tables: BTreeMap<String, Sheet>,
}

/// The rows of a table in a unit test.
#[derive(Deserialize)]
pub(crate) struct Sheet {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    index: Option<Vec<Value>>,
}

impl Case {
    /// What Kith finds: by rule, the places.
    pub(crate) fn found(&self) -> Result<Value, Box<dyn Error>> {
        match &self.rule {
            Some(code) => unit(self, code),
            None => whole_set(self),
        }
    }
}

/// The authorities as the corpus has them: those of April 2021.
fn authorities() -> Authorities {
    let mut text = "area,name,from,until,authority\n".to_owned();
    for line in csv::Reader::from_reader(AUTHORITIES.as_bytes()).records().flatten() {
        text += &[&line[1], &line[2].replace(',', ""), "", "", &line[3]].join(",");
        text.push('\n');
    }
    Authorities::from_csv(&text)
}

fn year(ruleset: &str) -> Option<Year> {
    ruleset.rsplit('_').next()?.parse::<u16>().ok().map(|year| Year(2000 + year))
}

fn collection(case: &Case) -> Result<Collection, Box<dyn Error>> {
    let year = year(&case.ruleset).ok_or("the ruleset has no year")?;
    let given = |name: &str| {
        let text = case.metadata.as_ref()?.get(name)?.as_str()?;
        DateFormat::Department.read(text).day()
    };
    let ending =
        case.metadata.as_ref().and_then(|metadata| metadata.get("collectionYear")?.as_str()?.parse().ok());
    let mut collection = Collection { year, ..Collection::of(ending.map_or(year, Year)) };
    match (given("collection_start"), given("collection_end")) {
        (Some(start), Some(end)) => (collection.start, collection.end) = (start, end),
        (Some(start), None) => {
            (collection.start, collection.end) =
                (start, Collection::of(Year(start.year().unsigned_abs() + 1)).end);
        }
        (None, Some(end)) => {
            (collection.start, collection.end) = (Collection::of(Year(end.year().unsigned_abs())).start, end);
        }
        (None, None) => {}
    }
    Ok(collection)
}

/// A whole set of files, checked with every rule of its year.
fn whole_set(case: &Case) -> Result<Value, Box<dyn Error>> {
    let has_providers = case
        .metadata
        .as_ref()
        .and_then(|metadata| metadata.get("provider_info"))
        .is_some_and(|given| given == true);
    let reference = Reference {
        authorities: authorities(),
        postcodes: Some(Postcodes::read(&convert_postcodes([POSTCODES.as_bytes()])?)?),
        providers: if has_providers { Some(Providers::read(PROVIDERS.as_bytes())?) } else { None },
        authority: case
            .metadata
            .as_ref()
            .and_then(|metadata| metadata.get("localAuthority")?.as_str())
            .map(Text::new),
    };
    let (whole, _) = ssda903::read(
        &files(&case.this_year),
        &files(&case.last_year),
        Of::Collection(collection(case)?),
        reference,
    );
    Ok(found(&whole, ssda903::rules(), &BTreeMap::new()))
}

fn files(of: &BTreeMap<String, String>) -> Vec<File<'_>> {
    of.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect()
}

/// The rows of a unit test, checked with its one rule, whatever the rule needs beside them.
fn unit(case: &Case, code: &str) -> Result<Value, Box<dyn Error>> {
    let mut draft = Draft::default();
    let mut labels = BTreeMap::new();
    for (name, rows) in &case.tables {
        let (plain, last_year) =
            name.strip_suffix("_last").map_or((name.as_str(), false), |plain| (plain, true));
        let Some(table) = Table::ALL.into_iter().find(|table| table.name().eq_ignore_ascii_case(plain))
        else {
            continue;
        };
        draft.table(table, last_year);
        for row in &rows.rows {
            let cells: Vec<(&str, String)> = rows
                .columns
                .iter()
                .map(|column| alias(column))
                .zip(row.iter().map(text))
                .map(|(column, value)| {
                    (column, if column == "PL_DISTANCE" { distance(value) } else { value })
                })
                .filter(|(column, _)| table.columns().contains(column) || DERIVED.contains(column))
                .collect();
            let child =
                cells.iter().find(|(column, _)| *column == "CHILD").map_or("", |(_, child)| child.as_str());
            let others: Vec<(&str, &str)> = cells
                .iter()
                .filter(|(column, _)| *column != "CHILD")
                .map(|(column, value)| (*column, value.as_str()))
                .collect();
            draft.add(table, last_year, child, &others)?;
        }
        if let Some(index) = rows.index.as_ref().filter(|_| !last_year) {
            labels.insert(table, index.iter().filter_map(Value::as_u64).collect::<Vec<_>>());
        }
    }
    for rule in ssda903::rules().iter().filter(|rule| rule.code == code) {
        for need in rule.needs {
            match need {
                Need::ThisYear(table) => draft.table(*table, false),
                Need::LastYear(table) => draft.table(*table, true),
                Need::Postcodes | Need::Providers | Need::Authority | Need::Fully(_) => {}
            }
        }
    }
    let metadata = case.metadata.as_ref();
    let providers = match metadata.and_then(|metadata| metadata.get("provider_info")) {
        Some(info) if info.is_object() => Some(providers(info)?),
        _ => None,
    };
    let reference = Reference {
        authorities: authorities(),
        // What postcodes give is among the rows.
        postcodes: Some(Postcodes::default()),
        providers: Some(providers.unwrap_or_default()),
        authority: Some(Text::new(
            metadata.and_then(|metadata| metadata.get("localAuthority")?.as_str()).unwrap_or("none"),
        )),
    };
    let whole = draft.finish(collection(case)?, reference);
    Ok(found(&whole, ssda903::rules().iter().filter(|rule| rule.code == code), &labels))
}

const DERIVED: [&str; 4] = ["UASC", "PL_LA", "PL_LOCATION", "PL_DISTANCE"];

/// Columns that four rules of the peer name and no file has.
fn alias(column: &str) -> &str {
    match column {
        "UASC_STATUS" => "UASC",
        "DATE_EPISODE_CEASED" => "DEC",
        "PLACEMENT" => "PLACE",
        other => other,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // An empty text is not a blank cell there, but something entered.
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A distance is a number; texts that stand for one there are one mile.
fn distance(text: String) -> String {
    if text.is_empty() || text.parse::<f64>().is_ok() { text } else { "1".to_owned() }
}

fn providers(info: &Value) -> Result<Providers, Box<dyn Error>> {
    let rows: Sheet = serde_json::from_value(info.clone())?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&rows.columns)?;
    for row in &rows.rows {
        writer.write_record(row.iter().map(text))?;
    }
    Ok(Providers::read_some(writer.into_inner()?.as_slice())?)
}

fn found(
    whole: &Return,
    rules: impl IntoIterator<Item = &'static Rule>,
    labels: &BTreeMap<Table, Vec<u64>>,
) -> Value {
    let mut by_rule: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for hit in ssda903::run(whole, rules).hits {
        let row = hit.spot.at.row();
        let label = labels
            .get(&hit.spot.table)
            .and_then(|labels| labels.get(row as usize).copied())
            .unwrap_or(row.into());
        by_rule
            .entry(hit.rule.code)
            .or_default()
            .push(json!({ "table": hit.spot.table.name(), "row": label }));
    }
    by_rule
        .into_iter()
        .map(|(code, locations)| (code.to_owned(), json!({ "la_level": false, "locations": locations })))
        .collect()
}
