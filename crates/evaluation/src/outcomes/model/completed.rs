//! Ages, disability and asylum filled in where they are not known. Other features keep a category of their own for it.

use crate::methods::MethodError;
use crate::methods::imputation::{Kind, Variable, impute};
use crate::outcomes::embedding::{Period, Placed};
use crate::outcomes::features::{Feature, Features};

/// The category of a feature that is not known and not filled in.
pub(super) const UNKNOWN: u8 = u8::MAX;

/// What a category is called.
pub(super) fn words(feature: Feature, category: u8) -> &'static str {
    if category == UNKNOWN { "not known" } else { Features::category_words(feature, category) }
}

/// One filling-in: what the model takes for known.
#[derive(Debug, Clone)]
pub(super) struct Filling {
    pub(super) age: Vec<f64>,
    pub(super) disabled: Vec<f64>,
    pub(super) asylum: Vec<f64>,
    features: Vec<Features>,
}

impl Filling {
    /// The category of a row, with one of its own for what is not known.
    pub(super) fn category(&self, row: usize, feature: Feature) -> u8 {
        let filled = |value: f64| u8::from(value > 0.5);
        match feature {
            Feature::Age => u8::from(self.age[row] > 4.0) + u8::from(self.age[row] > 12.0),
            Feature::Disabled => filled(self.disabled[row]),
            Feature::Asylum => filled(self.asylum[row]),
            other => self.features[row].category(other).unwrap_or(UNKNOWN),
        }
    }

    pub(super) fn after_holiday(&self, row: usize) -> bool {
        self.features[row].after_holiday
    }
}

/// Five fillings-in, or one where nothing that is kept has gaps.
pub(super) fn fill(
    rows: &[Placed],
    features: &[Features],
    kept: &[Feature],
    seed: u64,
) -> Result<Vec<Filling>, MethodError> {
    let gap = f64::NAN;
    let yes = |known: Option<bool>| known.map_or(gap, |yes| f64::from(u8::from(yes)));
    let age: Vec<f64> = features.iter().map(|one| one.age.map_or(gap, f64::from)).collect();
    let disabled: Vec<f64> = features.iter().map(|one| yes(one.disabled)).collect();
    let asylum: Vec<f64> = features.iter().map(|one| yes(one.asylum)).collect();
    let of = |feature: Feature, kind: Kind, values: &[f64]| {
        let name = feature.words().to_owned();
        kept.contains(&feature).then(|| Variable { name, kind, values: values.to_vec() })
    };
    let incomplete: Vec<Variable> = [
        of(Feature::Age, Kind::Number, &age),
        of(Feature::Disabled, Kind::YesOrNo, &disabled),
        of(Feature::Asylum, Kind::YesOrNo, &asylum),
    ]
    .into_iter()
    .flatten()
    .collect();
    let whole = |age: Vec<f64>, disabled: Vec<f64>, asylum: Vec<f64>| Filling {
        age,
        disabled,
        asylum,
        features: features.to_vec(),
    };
    if incomplete.iter().all(|variable| variable.values.iter().all(|value| value.is_finite())) {
        return Ok(vec![whole(age, disabled, asylum)]);
    }
    let places: Vec<String> = incomplete.iter().map(|variable| variable.name.clone()).collect();
    let fillings = impute(&[incomplete, predictors(rows, features)].concat(), TIMES, seed)?;
    let filled = |completed: &[Vec<f64>], feature: Feature, as_it_is: &[f64]| {
        let place = places.iter().position(|name| name == feature.words());
        place.map_or_else(|| as_it_is.to_vec(), |place| completed[place].clone())
    };
    Ok(fillings
        .iter()
        .map(|completed| {
            whole(
                filled(completed, Feature::Age, &age),
                filled(completed, Feature::Disabled, &disabled),
                filled(completed, Feature::Asylum, &asylum),
            )
        })
        .collect())
}

/// What gaps are filled in from beside each other: the outcome, the side, the period, and what is always known.
fn predictors(rows: &[Placed], features: &[Features]) -> Vec<Variable> {
    let indicator = |yes: bool| f64::from(u8::from(yes));
    let of_rows = |name: &str, value: &dyn Fn(usize) -> f64| Variable {
        name: name.to_owned(),
        kind: Kind::Number,
        values: (0..rows.len()).map(value).collect(),
    };
    let is = |feature: Feature, category: u8| {
        move |row: usize| indicator(features[row].category(feature) == Some(category))
    };
    vec![
        of_rows("outcome", &|row| rows[row].row.outcome),
        of_rows("pilot", &|row| indicator(rows[row].pilot)),
        of_rows("after", &|row| indicator(rows[row].period == Period::After)),
        of_rows("year", &|row| f64::from(rows[row].row.statistical_year())),
        of_rows("female", &is(Feature::Gender, 1)),
        of_rows("white", &is(Feature::Ethnicity, 0)),
        of_rows("poor", &is(Feature::LowIncome, 1)),
    ]
}

/// How many times gaps are filled in.
pub const TIMES: usize = 5;
