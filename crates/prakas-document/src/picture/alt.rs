//! The words that stand for a picture.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;

/// The words that stand for a picture: never blank.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Text", into = "Text")]
#[schemars(with = "String", extend("minLength" = 1))]
pub struct AltText(Text);

/// What is said of an alternative text without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a figure needs an alternative text: a sentence that says what the picture shows")]
pub struct AltTextError;

impl AltText {
    /// An alternative text, which needs words.
    pub fn new(text: impl Into<Text>) -> Result<Self, AltTextError> {
        let text = text.into();
        if text.is_blank() { Err(AltTextError) } else { Ok(Self(text)) }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The words, with the places where their line may break.
    pub fn text(&self) -> &Text {
        &self.0
    }
}

impl TryFrom<Text> for AltText {
    type Error = AltTextError;

    fn try_from(text: Text) -> Result<Self, AltTextError> {
        Self::new(text)
    }
}

impl From<AltText> for Text {
    fn from(alt: AltText) -> Self {
        alt.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternative_texts_have_words() {
        assert_eq!(AltText::new(" \u{200B}"), Err(AltTextError));
        assert!(AltText::new("The flag").is_ok());
    }
}
