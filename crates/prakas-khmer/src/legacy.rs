//! Text in font encodings from before Unicode.
