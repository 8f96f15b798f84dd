//! Estimators over plain numbers. They know nothing of authorities, children or files; seeds are arguments.
