//! How alike two groups are in one characteristic, before weighting and after.

use crate::methods::MethodError;

/// One row of a balance table.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The characteristic.
    pub name: String,
    /// Mean among the treated and among the others, before.
    pub before: (f64, f64),
    /// The same, after weighting.
    pub after: (f64, f64),
    /// Difference of means in standard deviations of the treated before weighting; up to 0.1 is usually taken as alike.
    pub difference_before: f64,
    /// The same, after weighting. Not a number where the treated do not vary.
    pub difference_after: f64,
}

/// Compares the groups in one characteristic. Missing values are passed over.
pub fn balance(
    name: &str,
    values: &[f64],
    treated: &[bool],
    weights: &[f64],
) -> Result<Balance, MethodError> {
    if values.len() != treated.len() || values.len() != weights.len() {
        return Err(MethodError::Input(format!("“{name}” is not given for each person")));
    }
    let mean = |side: bool, weight: &dyn Fn(usize) -> f64| -> (f64, f64) {
        let people = || (0..values.len()).filter(|&at| treated[at] == side && values[at].is_finite());
        let total: f64 = people().map(weight).sum();
        let mean = people().map(|at| weight(at) * values[at]).sum::<f64>() / total;
        let square = people().map(|at| weight(at) * (values[at] - mean).powi(2)).sum::<f64>();
        (mean, (square / (total - 1.0)).sqrt())
    };
    let alike = |_: usize| 1.0;
    let weighted = |at: usize| weights[at];
    let ((of_treated, spread), (of_others, _)) = (mean(true, &alike), mean(false, &alike));
    let (treated_after, others_after) = (mean(true, &weighted).0, mean(false, &weighted).0);
    let scale = if spread > 0.0 { spread } else { f64::NAN };
    Ok(Balance {
        name: name.to_owned(),
        before: (of_treated, of_others),
        after: (treated_after, others_after),
        difference_before: (of_treated - of_others) / scale,
        difference_after: (treated_after - others_after) / scale,
    })
}
