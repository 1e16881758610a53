//! Characters that every format can hold, with the places where their line may break.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// U+200B ZERO WIDTH SPACE: how an author writes "the line may break here".
pub const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Text that PDF, XML and HTML can all hold, and its break opportunities.
///
/// A `Text` never holds a control character or a noncharacter: [`Text::new`] turns line ends and tabs into spaces, and
/// what no format can hold (XML 1.0 §2.2 `Char`, HTML "control" and "noncharacter") into U+FFFD, so that the loss is seen.
/// Quotes, dashes, spaces and U+200B stay as they were typed.
///
/// In JSON a `Text` is a string; break opportunities are not stored, compose finds them anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Text {
    content: String,
    breaks: Vec<usize>,
}

impl Text {
    /// A text without break opportunities of its own.
    pub fn new(content: impl Into<String>) -> Self {
        Self { content: clean(content.into()), breaks: Vec::new() }
    }

    /// A text whose line may break at `breaks`, byte offsets into `content`, besides where UAX #14 allows it for spaces
    /// and hyphens. A break at the end is one between this text and what follows it in its line; none is at the start.
    /// Offsets that are not in the text, or not between characters, are dropped.
    pub fn with_breaks(content: impl Into<String>, mut breaks: Vec<usize>) -> Self {
        let mut text = Self::new(content);
        breaks.sort_unstable();
        breaks.dedup();
        breaks.retain(|&at| at > 0 && text.content.is_char_boundary(at));
        text.breaks = breaks;
        text
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Whether nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.content.chars().all(|c| c.is_whitespace() || c == ZERO_WIDTH_SPACE)
    }

    /// The break opportunities: ascending byte offsets, each after a character.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// The text cut at its break opportunities: one piece more than there are breaks.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.breaks.iter().copied());
        let ends = self.breaks.iter().copied().chain(std::iter::once(self.content.len()));
        starts.zip(ends).map(|(start, end)| &self.content[start..end])
    }

    /// The text with each break opportunity written as U+200B, for formats that know no other way.
    pub fn marked(&self) -> Cow<'_, str> {
        if self.breaks.is_empty() {
            return Cow::Borrowed(&self.content);
        }
        Cow::Owned(self.pieces().collect::<Vec<_>>().join("\u{200B}"))
    }

    /// The author's U+200B taken out of the characters and kept as break opportunities, as compose does.
    pub fn resolve_breaks(&self) -> Self {
        let mut content = String::with_capacity(self.content.len());
        let mut breaks = Vec::new();
        let mut kept = self.breaks.iter().copied().peekable();
        for (at, c) in self.content.char_indices() {
            while kept.next_if(|&b| b <= at).is_some() {
                breaks.push(content.len());
            }
            if c == ZERO_WIDTH_SPACE {
                breaks.push(content.len());
            } else {
                content.push(c);
            }
        }
        breaks.extend(kept.map(|_| content.len()));
        Self::with_breaks(content, breaks)
    }
}

impl From<String> for Text {
    fn from(content: String) -> Self {
        Self::new(content)
    }
}

impl From<&str> for Text {
    fn from(content: &str) -> Self {
        Self::new(content)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.content
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.content)
    }
}

/// Whether a character cannot be kept in a [`Text`]: no format of ours can hold it.
pub fn is_unrepresentable(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !is_space_like(c)) || (code & 0xFFFE) == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

/// Line ends and tabs: white space that a run of text holds as a plain space.
fn is_space_like(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn clean(content: String) -> String {
    if !content.chars().any(|c| is_space_like(c) || is_unrepresentable(c)) {
        return content;
    }
    content
        .chars()
        .map(|c| match c {
            c if is_space_like(c) => ' ',
            c if is_unrepresentable(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_no_character_that_a_format_cannot_hold() {
        assert_eq!(Text::new("a\u{0}b\tc\nd\u{FFFF}\u{1B}").as_str(), "a\u{FFFD}b c d\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn keeps_quotes_dashes_and_spaces_as_typed() {
        let typed = "“a” — b\u{A0}c\u{202F}d \u{200B}e\u{AD}f";
        assert_eq!(Text::new(typed).as_str(), typed);
    }

    #[test]
    fn the_authors_breaks_leave_the_characters() {
        let text = Text::new("កម្ពុជា\u{200B}និង\u{200B}ជប៉ុន\u{200B}").resolve_breaks();
        assert_eq!(text.as_str(), "កម្ពុជានិងជប៉ុន");
        assert_eq!(text.pieces().collect::<Vec<_>>(), ["កម្ពុជា", "និង", "ជប៉ុន", ""]);
        assert_eq!(text.marked(), "កម្ពុជា\u{200B}និង\u{200B}ជប៉ុន\u{200B}");
        assert_eq!(text.resolve_breaks(), text);
    }

    #[test]
    fn breaks_outside_the_text_or_inside_a_character_are_dropped() {
        assert_eq!(Text::with_breaks("កខ", vec![0, 1, 3, 3, 6, 99]).breaks(), [3, 6]);
    }
}
