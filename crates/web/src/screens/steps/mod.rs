//! Next steps towards a goal, and the bottom lines.
