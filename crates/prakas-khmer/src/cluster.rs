//! Orthographic syllables.
