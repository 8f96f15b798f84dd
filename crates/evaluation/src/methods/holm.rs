//! Holm's correction: looking at several outcomes makes a rare one likelier, and this takes it back.

/// The probabilities of a family of tests, corrected for their number. Those that are not numbers stay so and are not
/// counted. The largest share of false alarms in the whole family is then that of a single test.
pub fn holm(probabilities: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..probabilities.len()).filter(|&at| !probabilities[at].is_nan()).collect();
    order.sort_by(|&one, &two| probabilities[one].total_cmp(&probabilities[two]));
    let mut corrected = vec![f64::NAN; probabilities.len()];
    let mut highest: f64 = 0.0;
    for (place, &at) in order.iter().enumerate() {
        let tests = super::panel::count(order.len() - place);
        highest = highest.max((tests * probabilities[at]).min(1.0));
        corrected[at] = highest;
    }
    corrected
}
