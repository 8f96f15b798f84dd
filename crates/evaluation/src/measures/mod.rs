//! Measures as data with versions. A measure names its windows, codes, clock start, exclusions and source.
