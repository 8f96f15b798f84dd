//! A danger and its goal: the pair that reads as a story, its forms, and the line between them.

pub(crate) mod line;
