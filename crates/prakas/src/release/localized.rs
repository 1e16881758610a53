//! Words that each language has of its own.

use std::collections::BTreeMap;

use prakas_document::{Language, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words in one language or more, such as an institution's name. In JSON: `{"en": "…", "km": "…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "BTreeMap<Language, Text>", into = "BTreeMap<Language, Text>")]
#[schemars(with = "BTreeMap<String, String>")]
pub struct Localized(BTreeMap<Language, Text>);

/// What is said of words in no language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("words are needed in one language at least")]
pub struct LocalizedError;

impl Localized {
    /// Words in one language.
    pub fn new(language: Language, words: impl Into<Text>) -> Self {
        Self(BTreeMap::from([(language, words.into())]))
    }

    /// The same with words in another language too.
    pub fn and(mut self, language: Language, words: impl Into<Text>) -> Self {
        self.insert(language, words);
        self
    }

    /// Adds, or replaces, the words in a language.
    pub fn insert(&mut self, language: Language, words: impl Into<Text>) {
        self.0.insert(language, words.into());
    }

    /// The words in exactly this language.
    pub fn get(&self, language: &Language) -> Option<&Text> {
        self.0.get(language)
    }

    /// The words in this language or, where it has none, in English or else the first there is, with their language.
    pub fn best(&self, language: &Language) -> (&Language, &Text) {
        let found = [language, &Language::EN].into_iter().find_map(|l| self.0.get_key_value(l));
        found
            .or_else(|| self.0.iter().next())
            .expect("words in one language at least: the constructors see to it")
    }

    /// The words in each language, in the order of the language tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &Text)> {
        self.0.iter()
    }
}

impl TryFrom<BTreeMap<Language, Text>> for Localized {
    type Error = LocalizedError;

    fn try_from(words: BTreeMap<Language, Text>) -> Result<Self, LocalizedError> {
        if words.is_empty() { Err(LocalizedError) } else { Ok(Self(words)) }
    }
}

impl From<Localized> for BTreeMap<Language, Text> {
    fn from(localized: Localized) -> Self {
        localized.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_words_are_in_the_language_asked_for() {
        let name = Localized::new(Language::KM, "ក្រសួង").and(Language::EN, "Ministry");
        let french = "fr".parse().expect("a language");
        assert_eq!(name.best(&Language::KM).1.as_str(), "ក្រសួង");
        assert_eq!(name.best(&french).1.as_str(), "Ministry");
        assert!(serde_json::from_str::<Localized>("{}").is_err());
    }
}
