//! A small study on a table of its own: thirty teams, six of which take the practice in, over six years.

use evaluation::evaluate::{Done, Request, evaluate};
use evaluation::input::Fault;
use evaluation::measures::{Catalogue, Measure};
use evaluation::statistics::Library;
use evaluation::study::evidence::InMemory;
use evaluation::study::{Evaluation, Lock, Study, lock, run};

pub(crate) const TREATED: usize = 6;
pub(crate) const UNITS: usize = 30;
pub(crate) const YEARS: [i32; 6] = [2013, 2014, 2015, 2016, 2017, 2018];

pub(crate) const MEASURES: &str = r#"
version = "OURS-1"
source = "Our own returns"

[[measure]]
id = "returns"
title = "Children who came back"
counts = "children who came back within 183 days"
out_of = "children whose case was closed"
unit = "per-cent"
better = "lower"
window_days = 183
cut_off = "31 March"
[[measure.part]]
dataset = "ours"
value = { column = "share" }
"#;

/// The study file; units are the first teams.
pub(crate) fn study() -> String {
    let unit = |at| format!("[[unit]]\ncode = \"{at:03}\"\nname = \"Team {at}\"\ngroup = \"new\"\n");
    let units = (0..TREATED).map(unit).collect::<Vec<_>>().concat();
    let codes: Vec<String> = (0..TREATED).map(|at| format!("\"{at:03}\"")).collect();
    format!(
        r#"format = 1
measures = ["measures.toml"]

[study]
id = "small"
title = "Six teams"
question = "Did fewer children come back?"
practice = "the practice"
unit = "team"
units = "teams"
responsible = "Somebody"
data_seen = "no"

[[group]]
id = "new"
title = "New"
practised_before = false

{units}
[[round]]
id = "only"
title = "The round"
units = [{}]
embedding = {{ start = 2015-10-01, end = 2016-03-31 }}
before = [2013, 2014, 2015]
after = [2017, 2018]

[[comparator]]
id = "all"
title = "All other teams"
choice = "all-others"

[[comparator]]
id = "alike"
title = "The three most alike before"
choice = "matched"
on = ["returns@OURS-1"]
count = 3

[[outcome]]
measure = "returns@OURS-1"
role = "primary"

[[data]]
dataset = "ours"
file = "ours.csv"
title = "Returns of our teams"
publisher = "Us"
licence = "internal"
layout = "panel"

[analysis]
seed = 7
"#,
        codes.join(", ")
    )
}

/// Rows of code, year and share: a level for each team, a course for all, noise, and an effect planted after.
pub(crate) fn rows(effect: f64, seed: u64) -> Vec<(String, i32, String)> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 40).unwrap()) / f64::from(1_u32 << 24) - 0.5
    };
    let mut rows = Vec::new();
    for unit in 0..UNITS {
        let level = 20.0 + 6.0 * noise();
        for year in YEARS {
            let after = unit < TREATED && year > 2016;
            let value = level + 0.3 * f64::from(year - 2013) + noise() + if after { effect } else { 0.0 };
            rows.push((format!("{unit:03}"), year, format!("{value:.3}")));
        }
    }
    rows
}

pub(crate) fn csv(rows: &[(String, i32, String)]) -> String {
    let mut lines = vec!["year,old_la_code,new_la_code,la_name,region_name,share\n".to_owned()];
    lines.extend(
        rows.iter().map(|(code, year, value)| format!("{year},{code},T{code},Team {code},North,{value}\n")),
    );
    lines.concat()
}

pub(crate) fn files(csv: &str) -> InMemory {
    InMemory(
        [("measures.toml".to_owned(), MEASURES.into()), ("ours.csv".to_owned(), csv.as_bytes().to_vec())]
            .into(),
    )
}

/// Runs the study and returns what was found.
pub(crate) fn ran(study: &str, csv: &str) -> Result<Evaluation, Vec<String>> {
    ran_against(&Study::read("study.toml", study).unwrap(), study, csv)
}

/// Runs a study that was locked as another text.
pub(crate) fn ran_against(read: &Study, locked: &str, csv: &str) -> Result<Evaluation, Vec<String>> {
    let locked = Lock::read("study.lock.toml", &lock("study.toml", locked, super::DAY, "0.1.0")).unwrap();
    let mut catalogue = Catalogue::bundled().unwrap();
    catalogue.add(Measure::read(MEASURES).unwrap());
    let mut library = Library::bundled().unwrap();
    library.bring(
        evaluation::statistics::Dataset {
            id: "ours".to_owned(),
            title: "Ours".to_owned(),
            publication: "Ours".to_owned(),
            publisher: "Us".to_owned(),
            layout: evaluation::statistics::dataset::Layout::Panel,
            cautions: Vec::new(),
            licence: "internal".to_owned(),
        },
        "ours.csv",
        csv.as_bytes().to_vec(),
    );
    run(read, Some(&locked), &library, &catalogue, &|_, _| {}).map_err(|faults| said(&faults))
}

/// The whole way to the files of the report.
pub(crate) fn whole(study: &str, csv: &str) -> Result<Done, Vec<String>> {
    let locked = lock("study.toml", study, super::DAY, "0.1.0");
    let request = Request {
        file: "study.toml",
        text: study,
        lock: Some(("study.lock.toml", &locked)),
        files: &files(csv),
        more: Vec::new(),
        command: "kith evaluate study.toml",
        version: "0.1.0",
    };
    evaluate(request, &|_, _| {}).map_err(|faults| said(&faults))
}

fn said(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(Fault::to_string).collect()
}
