//! The GOV.UK and MOJ page components, read from their own npm packages.
