//! Who may do what to which record, and why. Pure: decisions over facts, never look-ups.
