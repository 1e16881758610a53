//! Misspellings that are well-formed.
