//! Case files read against an instrument: dip samples, presence, and how far two readers agree.
