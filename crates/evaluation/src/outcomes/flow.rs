//! How many rows there were, how many were left out and why. Everything that leaves a study leaves it here.

/// Rows on their way through a study.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    considered: usize,
    left_out: Vec<(&'static str, usize)>,
}

impl Flow {
    /// A flow that begins with so many.
    pub fn of(considered: usize) -> Self {
        Self { considered, left_out: Vec::new() }
    }

    /// How many there were.
    pub fn considered(&self) -> usize {
        self.considered
    }

    /// Why rows were left out and how many, in the order in which the reasons were met.
    pub fn left_out(&self) -> &[(&'static str, usize)] {
        &self.left_out
    }

    /// How many were kept.
    pub fn kept(&self) -> usize {
        self.considered - self.left_out.iter().map(|(_, rows)| rows).sum::<usize>()
    }

    pub(super) fn consider(&mut self) {
        self.considered += 1;
    }

    pub(super) fn leave_out(&mut self, why: &'static str) {
        match self.left_out.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, rows)) => *rows += 1,
            None => self.left_out.push((why, 1)),
        }
    }
}
