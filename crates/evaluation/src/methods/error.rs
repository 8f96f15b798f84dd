//! Why an estimate cannot be made, as a sentence for the evaluator. No estimator panics on what it is given.

/// Why an estimate cannot be made from these numbers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MethodError {
    /// Nothing is left to estimate from.
    #[error("There is nothing to compare: {0}.")]
    Nothing(String),
    /// The inputs contradict each other.
    #[error("The comparison cannot be made: {0}.")]
    Input(String),
    /// The outcome does not vary once the fixed effects are taken out.
    #[error("The outcome does not vary, so nothing can be estimated.")]
    ConstantOutcome,
    /// The column that was asked for says nothing that the others do not already say.
    #[error(
        "The effect of “{0}” cannot be told apart from the other terms: it is the same as a combination of them."
    )]
    NotIdentified(String),
    /// Too few groups for errors clustered by group.
    #[error("There are {0} clusters; errors clustered by group need at least two.")]
    TooFewClusters(usize),
    /// An iteration did not settle.
    #[error("The model did not settle after {0} steps: a group may have only yes or only no.")]
    NotSettled(usize),
    /// A problem larger than this method is made for.
    #[error("The comparison is too large for this method: {0}.")]
    TooLarge(String),
}
