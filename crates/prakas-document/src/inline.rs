//! What stands inside a line of text.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Href, Language, Text};

/// A piece of running text. In JSON: `{"text": "…"}`, `{"strong": […]}`, `"line_break"` and so on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain characters.
    Text(Text),
    /// Strong importance, set in bold.
    Strong(Vec<Inline>),
    /// Stress emphasis, set in italics.
    Emphasis(Vec<Inline>),
    /// Raised, as the "th" of 24th.
    Superscript(Vec<Inline>),
    /// Lowered, as the 2 of CO2.
    Subscript(Vec<Inline>),
    /// A link.
    Link(Link),
    /// Words in another language than those around them.
    Foreign {
        /// Their language.
        language: Language,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words that name a day, and the day they name.
    Date {
        /// The day.
        #[schemars(with = "String", extend("format" = "date"))]
        date: Date,
        /// The words.
        content: Vec<Inline>,
    },
    /// A footnote: its mark stands here, its text at the foot of the page or the end.
    Footnote(Footnote),
    /// The line ends here.
    LineBreak,
}

impl Inline {
    /// Strong text.
    pub fn strong(text: impl Into<Text>) -> Self {
        Self::Strong(vec![Self::Text(text.into())])
    }

    /// Emphasised text.
    pub fn emphasis(text: impl Into<Text>) -> Self {
        Self::Emphasis(vec![Self::Text(text.into())])
    }

    /// Words in another language.
    pub fn foreign(language: Language, text: impl Into<Text>) -> Self {
        Self::Foreign { language, content: vec![Self::Text(text.into())] }
    }

    /// The inlines that stand inside this one; a footnote's text does not, it stands elsewhere.
    pub fn children(&self) -> &[Inline] {
        match self {
            Self::Text(_) | Self::Footnote(_) | Self::LineBreak => &[],
            Self::Strong(content)
            | Self::Emphasis(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::Foreign { content, .. }
            | Self::Date { content, .. } => content,
            Self::Link(link) => link.content(),
        }
    }

    fn any(inlines: &[Inline], test: &impl Fn(&Inline) -> bool) -> bool {
        inlines.iter().any(|inline| test(inline) || Self::any(inline.children(), test))
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Text> for Inline {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// A link: words and where they lead. A link holds no link and no footnote, since no format can nest them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawLink")]
#[schemars(with = "RawLink")]
pub struct Link {
    href: Href,
    content: Vec<Inline>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Link")]
struct RawLink {
    /// Where the link leads.
    href: Href,
    /// The words that are the link.
    content: Vec<Inline>,
}

/// What is wrong with an inline's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InlineError {
    /// A link stands inside a link.
    #[error("a link cannot stand inside a link")]
    NestedLink,
    /// A footnote stands inside a link.
    #[error("a footnote cannot stand inside a link")]
    FootnoteInLink,
    /// A footnote stands inside a footnote.
    #[error("a footnote cannot stand inside a footnote")]
    NestedFootnote,
    /// A link without words, or a footnote without text.
    #[error("a link or a footnote needs words")]
    Empty,
}

impl Link {
    /// A link from these words.
    pub fn new(href: Href, content: Vec<Inline>) -> Result<Self, InlineError> {
        if Inline::any(&content, &|inline| matches!(inline, Inline::Link(_))) {
            return Err(InlineError::NestedLink);
        }
        if Inline::any(&content, &|inline| matches!(inline, Inline::Footnote(_))) {
            return Err(InlineError::FootnoteInLink);
        }
        if !has_words(&content) {
            return Err(InlineError::Empty);
        }
        Ok(Self { href, content })
    }

    /// A link whose words are its address.
    pub fn bare(href: Href) -> Self {
        let content = vec![Inline::from(href.display())];
        Self { href, content }
    }

    /// Where it leads.
    pub fn href(&self) -> &Href {
        &self.href
    }

    /// The words that are the link.
    pub fn content(&self) -> &[Inline] {
        &self.content
    }

    /// The same link with other words, each made from the old ones by `map`, which may not add links or footnotes.
    pub fn map(&self, map: impl FnOnce(&[Inline]) -> Vec<Inline>) -> Result<Self, InlineError> {
        Self::new(self.href.clone(), map(&self.content))
    }

    /// Whether the words are the address itself, so that print need not add it.
    pub fn is_bare(&self) -> bool {
        matches!(&self.content[..], [Inline::Text(text)] if text.as_str() == self.href.display() || text.as_str() == self.href.as_str())
    }
}

impl TryFrom<RawLink> for Link {
    type Error = InlineError;

    fn try_from(raw: RawLink) -> Result<Self, InlineError> {
        Self::new(raw.href, raw.content)
    }
}

/// A footnote's text: one or more paragraphs, without footnotes of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Vec<Inline>>", into = "Vec<Vec<Inline>>")]
#[schemars(with = "Vec<Vec<Inline>>")]
pub struct Footnote {
    paragraphs: Vec<Vec<Inline>>,
}

impl Footnote {
    /// A footnote of these paragraphs.
    pub fn new(paragraphs: Vec<Vec<Inline>>) -> Result<Self, InlineError> {
        if paragraphs.iter().any(|p| Inline::any(p, &|inline| matches!(inline, Inline::Footnote(_)))) {
            return Err(InlineError::NestedFootnote);
        }
        if paragraphs.is_empty() || !paragraphs.iter().all(|p| has_words(p)) {
            return Err(InlineError::Empty);
        }
        Ok(Self { paragraphs })
    }

    /// Its paragraphs, one at least, none without words.
    pub fn paragraphs(&self) -> &[Vec<Inline>] {
        &self.paragraphs
    }
}

impl TryFrom<Vec<Vec<Inline>>> for Footnote {
    type Error = InlineError;

    fn try_from(paragraphs: Vec<Vec<Inline>>) -> Result<Self, InlineError> {
        Self::new(paragraphs)
    }
}

impl From<Footnote> for Vec<Vec<Inline>> {
    fn from(footnote: Footnote) -> Self {
        footnote.paragraphs
    }
}

/// Whether anything but white space stands in these inlines.
pub fn has_words(inlines: &[Inline]) -> bool {
    Inline::any(inlines, &|inline| matches!(inline, Inline::Text(text) if !text.is_blank()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(content: Vec<Inline>) -> Result<Link, InlineError> {
        Link::new("https://example.org/".parse().expect("a link"), content)
    }

    #[test]
    fn links_and_footnotes_do_not_nest() {
        let inner = link(vec!["a".into()]).expect("a link");
        let note = Footnote::new(vec![vec!["n".into()]]).expect("a footnote");
        assert_eq!(link(vec![Inline::Strong(vec![Inline::Link(inner)])]), Err(InlineError::NestedLink));
        assert_eq!(link(vec!["a".into(), Inline::Footnote(note.clone())]), Err(InlineError::FootnoteInLink));
        assert_eq!(link(vec![" ".into()]), Err(InlineError::Empty));
        assert_eq!(Footnote::new(vec![vec![Inline::Footnote(note)]]), Err(InlineError::NestedFootnote));
    }

    #[test]
    fn json_holds_the_same_rules() {
        let nested = r#"{"link":{"href":"https://a.example/","content":[{"link":{"href":"https://b.example/","content":[{"text":"x"}]}}]}}"#;
        let error = serde_json::from_str::<Inline>(nested).expect_err("nested links").to_string();
        assert!(error.contains("a link cannot stand inside a link"), "{error}");
        let inline: Inline =
            serde_json::from_str(r#"{"date":{"date":"2021-10-27","content":[{"text":"27 October"}]}}"#)
                .expect("a date");
        assert_eq!(
            serde_json::to_string(&inline).expect("json"),
            r#"{"date":{"date":"2021-10-27","content":[{"text":"27 October"}]}}"#
        );
    }
}
