//! Routes, screens and forms.
