//! Interviews and open answers coded against a framework; counts of people, never words that identify.
