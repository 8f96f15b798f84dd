//! Change between two times or difference between two groups, for scores and for yes or no. One file for each test;
//! nothing here knows instruments or waves.

mod cliff;
mod hedges;
mod mann_whitney;
mod mcnemar;
mod means;
mod proportion;
mod ranks;
mod wilcoxon;

pub use cliff::{Dominance, cliff_delta, paired_dominance};
pub use hedges::{hedges_g, hedges_g_paired};
pub use mann_whitney::mann_whitney;
pub use mcnemar::{McNemar, mcnemar};
pub use means::{Summary, paired_means, summary, unpaired_means};
pub use proportion::{Proportion, difference_of_proportions, proportion};
pub use ranks::RankTest;
pub use wilcoxon::wilcoxon;
