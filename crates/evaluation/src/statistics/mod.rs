//! Published statistics as they were published. A suppressed cell is a value of its own and never zero.
