//! Gwet's AC1, which does not fall when nearly everything gets the same answer, with its standard error (Gwet 2008).

use super::{Agreement, Ratings};
use crate::methods::MethodError;
use crate::methods::panel::count;

/// AC1 of two readers.
pub fn gwet_ac1(ratings: &Ratings) -> Result<Agreement, MethodError> {
    let categories = count(ratings.categories);
    if ratings.categories < 2 {
        return Err(MethodError::Input("agreement needs at least two possible answers".to_owned()));
    }
    let mean_share: Vec<f64> = (0..ratings.categories)
        .map(|category| f64::midpoint(ratings.by_first(category), ratings.by_second(category)))
        .collect();
    let by_chance = mean_share.iter().map(|share| share * (1.0 - share)).sum::<f64>() / (categories - 1.0);
    let observed: f64 = (0..ratings.categories).map(|category| ratings.share(category, category)).sum();
    let value = (observed - by_chance) / (1.0 - by_chance);
    // Each thing's own contribution to the coefficient; their variance over n is that of the coefficient.
    let spread: f64 = ratings
        .cells()
        .map(|(one, two)| {
            let agrees = f64::from(u8::from(one == two));
            let own = (agrees - by_chance) / (1.0 - by_chance);
            let chance = (2.0 - mean_share[one] - mean_share[two]) / 2.0 / (categories - 1.0);
            let pull = own - 2.0 * (1.0 - value) * (chance - by_chance) / (1.0 - by_chance);
            ratings.share(one, two) * (pull - value).powi(2)
        })
        .sum();
    Agreement::new(observed, by_chance, spread / (ratings.n - 1.0))
}
