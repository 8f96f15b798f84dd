//! Rows put together out of a Parquet file give the model of every single row.
#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test that cannot go on has failed; its numbers are small"
)]

use std::sync::Arc;

use bytes::Bytes;
use columns::{GroupName, ModelColumns, ReadError, gather};
use evaluation::methods::linear::{Design, Fit, Term, fit};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

/// One child: authority, year, outcome, girl, need, weight; the outcome and the authority may be missing.
type Child = (Option<&'static str>, i32, Option<f64>, f64, f64, f64);

const AUTHORITIES: [&str; 6] = ["Ashby", "Birchley", "Cold Norton", "Dunmere", "Elmswell", "Fenwick"];

fn children(n: usize) -> Vec<Child> {
    let mut state = 11_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from((state >> 40) as u32) / f64::from(1 << 24)
    };
    (0..n)
        .map(|_| {
            let (authority, year) = ((next() * 6.0) as usize, 2011 + (next() * 5.0) as i32);
            let (girl, need) = (f64::from(u8::from(next() < 0.5)), 1_000.0 + 30.0 * next());
            let treated = f64::from(u8::from(authority < 2 && year > 2013));
            let outcome = 1e5 + 40.0 * f64::from(authority as u32) - 2.0 * treated
                + 3.0 * girl
                + 0.1 * need
                + 20.0 * next();
            let told = (next() > 0.02).then_some(outcome);
            ((next() > 0.01).then_some(AUTHORITIES[authority]), year, told, girl, need, 0.5 + next())
        })
        .collect()
}

fn parquet(children: &[Child], row_group: usize) -> Bytes {
    let schema =
        "message children { optional binary authority (UTF8); required int32 year; optional double outcome;
        required double girl; required double need; required double weight; }";
    let mut file = Vec::new();
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut writer =
        SerializedFileWriter::new(&mut file, schema, Arc::new(WriterProperties::builder().build())).unwrap();
    for some in children.chunks(row_group) {
        let mut group = writer.next_row_group().unwrap();
        let levels = |there: &dyn Fn(&Child) -> bool| {
            some.iter().map(|child| i16::from(there(child))).collect::<Vec<_>>()
        };
        let mut column = group.next_column().unwrap().unwrap();
        let names: Vec<ByteArray> = some.iter().filter_map(|child| child.0).map(ByteArray::from).collect();
        column
            .typed::<ByteArrayType>()
            .write_batch(&names, Some(&levels(&|child| child.0.is_some())), None)
            .unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let years: Vec<i32> = some.iter().map(|child| child.1).collect();
        column.typed::<Int32Type>().write_batch(&years, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let outcomes: Vec<f64> = some.iter().filter_map(|child| child.2).collect();
        column
            .typed::<DoubleType>()
            .write_batch(&outcomes, Some(&levels(&|child| child.2.is_some())), None)
            .unwrap();
        column.close().unwrap();
        for value in [|child: &Child| child.3, |child: &Child| child.4, |child: &Child| child.5] {
            let mut column = group.next_column().unwrap().unwrap();
            let values: Vec<f64> = some.iter().map(value).collect();
            column.typed::<DoubleType>().write_batch(&values, None, None).unwrap();
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.close().unwrap();
    file.into()
}

fn row_by_row(children: &[Child], weighted: bool) -> Fit {
    let place = |name: &str| AUTHORITIES.iter().position(|known| *known == name).unwrap() as u32;
    let known: Vec<&Child> = children.iter().filter(|child| child.0.is_some()).collect();
    let authority: Vec<u32> = known.iter().map(|child| place(child.0.unwrap())).collect();
    fit(&Design {
        outcome: known.iter().map(|child| child.2.unwrap_or(f64::NAN)).collect(),
        terms: vec![
            Term::new("girl", known.iter().map(|child| child.3).collect()),
            Term::new("need", known.iter().map(|child| child.4).collect()),
        ],
        fixed_effects: vec![authority.clone(), known.iter().map(|child| child.1 as u32).collect()],
        clusters: authority,
        weights: weighted.then(|| known.iter().map(|child| child.5).collect()),
        scatter: None,
    })
    .unwrap()
}

fn model(weighted: bool) -> ModelColumns {
    ModelColumns {
        outcome: "outcome".into(),
        terms: vec!["girl".into(), "need".into()],
        fixed_effects: vec!["authority".into(), "year".into()],
        cluster: "authority".into(),
        weights: weighted.then(|| "weight".into()),
    }
}

#[test]
fn the_model_of_cells_is_the_model_of_rows() {
    let children = children(5_000);
    for weighted in [false, true] {
        let rows = row_by_row(&children, weighted);
        for row_group in [5_000, 777] {
            let file = parquet(&children, row_group);
            let gathered = gather(|| Ok(file.clone()), &model(weighted), |_| ()).unwrap();
            assert_eq!(gathered.cells.len(), 30);
            let cells = fit(&gathered.design).unwrap();
            assert_eq!(
                (cells.rows, cells.clusters, cells.parameters),
                (rows.rows, rows.clusters, rows.parameters)
            );
            assert_eq!(gathered.cells.missing() + cells.rows, 5_000);
            for (ours, theirs) in cells.terms.iter().zip(&rows.terms) {
                let near = |a: f64, b: f64| {
                    assert!((a - b).abs() < 1e-10 * b.abs(), "{}: {a} is not {b}", ours.name);
                };
                near(ours.estimate.value, theirs.estimate.value);
                near(ours.estimate.standard_error, theirs.estimate.standard_error);
                near(ours.estimate.p, theirs.estimate.p);
            }
        }
    }
}

#[test]
fn the_answer_is_the_same_to_the_last_bit_on_any_number_of_threads() {
    let file = parquet(&children(3_000), 250);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let gathered = pool.install(|| gather(|| Ok(file.clone()), &model(true), |_| ())).unwrap();
        let fit = fit(&gathered.design).unwrap();
        fit.terms
            .iter()
            .map(|term| (term.estimate.value.to_bits(), term.estimate.p.to_bits()))
            .collect::<Vec<_>>()
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn groups_keep_their_names() {
    let file = parquet(&children(400), 100);
    let gathered = gather(|| Ok(file.clone()), &model(false), |_| ()).unwrap();
    let mut names = gathered.groups[0].names().to_vec();
    names.sort();
    assert_eq!(names, AUTHORITIES.map(|name| GroupName::Text(name.into())));
    assert!(gathered.groups[1].names().contains(&GroupName::Number(2013)));
}

#[test]
fn what_cannot_be_read_is_said() {
    let file = parquet(&children(50), 50);
    let refused = |model: &ModelColumns| gather(|| Ok(file.clone()), model, |_| ()).unwrap_err();
    let unknown = refused(&ModelColumns { cluster: "school".into(), ..model(false) });
    let said = "The file has no column “school”. It has: authority, year, outcome, girl, need, weight.";
    assert_eq!(unknown.to_string(), said);
    let text = refused(&ModelColumns { outcome: "authority".into(), ..model(false) });
    assert_eq!(text.to_string(), "The column “authority” holds texts, and numbers are needed.");
    let number = refused(&ModelColumns { cluster: "need".into(), ..model(false) });
    assert_eq!(
        number.to_string(),
        "The column “need” holds numbers with fractions, and texts or whole numbers are needed."
    );
    let damaged = gather(|| Ok(Bytes::from_static(b"PAR1 not really")), &model(false), |_| ()).unwrap_err();
    assert!(matches!(damaged, ReadError::Parquet(_)), "{damaged}");
}
