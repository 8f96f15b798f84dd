//! What the authority's figures are counted out of, where the record does not hold it.

use matter::section;

section! {
    /// Settings of the authority's figures. Both are asked with the day for which a figure is made. Without them the count is shown, and no
    /// rate.
    Figures {
        /// How many children aged 0 to 17 live here, by the latest estimate of the population. None: not said.
        children: Option<u32> = None;
        /// How many social workers hold cases, counted as full-time. None: not said.
        social_workers: Option<f64> = None;
    }
}
