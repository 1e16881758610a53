//! Digits, ordinals and numbers in words.
