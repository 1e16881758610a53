//! A writer of style sheets: rules, strings and numbers in the form of CSS Syntax 3.

use std::fmt::Write as _;

use prakas_document::text::is_unrepresentable;

/// Collects rules, one a line or a declaration a line.
#[derive(Default)]
pub(crate) struct Sheet {
    out: String,
    depth: usize,
}

impl Sheet {
    /// The sheet as text.
    pub(crate) fn into_string(self) -> String {
        self.out
    }

    /// A part of the sheet that is written by hand.
    pub(crate) fn verbatim(&mut self, css: &str) {
        self.out.push_str(css);
    }

    /// A rule on one line.
    pub(crate) fn rule(&mut self, selector: &str, declarations: &[(&str, String)]) {
        let body: Vec<String> =
            declarations.iter().map(|(property, value)| format!("{property}: {value}")).collect();
        self.line(&format!("{selector} {{ {} }}", body.join("; ")));
    }

    /// A declaration inside [`Sheet::at`].
    pub(crate) fn declare(&mut self, property: &str, value: &str) {
        self.line(&format!("{property}: {value};"));
    }

    /// An at-rule with what it holds.
    pub(crate) fn at(&mut self, prelude: &str, content: impl FnOnce(&mut Self)) {
        self.line(&format!("{prelude} {{"));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.line("}");
    }

    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        self.out.push_str(line);
        self.out.push('\n');
    }
}

/// A string token (CSS Syntax 3 §4.3.5): quoted, with what would end it or the style element escaped.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\' | '<' | '>' | '&') || c.is_control() || is_unrepresentable(c) {
            // Writing to a string never fails.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}

/// A number of at most three decimals; what is no number is nought.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A length; nought has no unit.
pub(crate) fn length(value: f64, unit: &str) -> String {
    match number(value).as_str() {
        "0" => "0".to_owned(),
        digits => format!("{digits}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_strings() {
        assert_eq!(string("Khmer OS"), "\"Khmer OS\"");
        assert_eq!(string("a\"; } </style>\n\\"), r#""a\22 ; } \3c /style\3e \a \5c ""#);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 1.25, 0.83333, -0.0001, f64::NAN].map(number), ["1", "1.25", "0.833", "0", "0"]);
        assert_eq!((length(0.0, "rem"), length(2.0, "rem")), ("0".to_owned(), "2rem".to_owned()));
    }
}
