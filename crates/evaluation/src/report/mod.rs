//! What comes out: sections, figures and tables as data, and how they become HTML, SVG, CSV and JSON.
