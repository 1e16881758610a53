//! Who issues a release.

use std::collections::BTreeMap;

use prakas_document::{Language, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;
use crate::khmer;

/// Who issues a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Issuer {
    /// A house that Prakas, or the house file in use, knows by this id.
    House(Id),
    /// An institution by its names as they stood in the source, for each language.
    Named(BTreeMap<Language, Name>),
}

/// An institution's name in one language, in the lines that it stands in on paper: one at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Text>", into = "Vec<Text>")]
#[schemars(with = "Vec<String>", extend("minItems" = 1))]
pub struct Name(Vec<Text>);

/// What is said of a name without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name needs words")]
pub struct NameError;

impl Name {
    /// A name of these lines; blank lines are left out.
    pub fn new(lines: impl IntoIterator<Item = impl Into<Text>>) -> Result<Self, NameError> {
        let lines: Vec<Text> = lines.into_iter().map(Into::into).filter(|line| !line.is_blank()).collect();
        if lines.is_empty() { Err(NameError) } else { Ok(Self(lines)) }
    }

    /// The lines.
    pub fn lines(&self) -> &[Text] {
        &self.0
    }

    /// The name on one line.
    pub fn joined(&self) -> String {
        self.0.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Whether two names are the same words: case, lines and the amount of white space do not matter.
    pub fn same_words(&self, other: &Self) -> bool {
        fold(&self.joined()) == fold(&other.joined())
    }
}

/// A name for comparison: lower case, single spaces; without spaces in Khmer, which has none between words.
fn fold(name: &str) -> String {
    if name.contains(khmer::is_khmer) {
        return khmer::fold(name);
    }
    name.to_lowercase()
        .split(|c: char| c.is_whitespace() || c == '\u{200B}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl TryFrom<Vec<Text>> for Name {
    type Error = NameError;

    fn try_from(lines: Vec<Text>) -> Result<Self, NameError> {
        Self::new(lines)
    }
}

impl From<Name> for Vec<Text> {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl Issuer {
    /// An institution named in one language.
    pub fn named(language: Language, name: Name) -> Self {
        Self::Named(BTreeMap::from([(language, name)]))
    }

    /// Of an institution's names the one in this language, else in English, else the first, with its language.
    pub(crate) fn best<'a>(
        names: &'a BTreeMap<Language, Name>,
        language: &Language,
    ) -> Option<(&'a Language, &'a Name)> {
        let own = [language, &Language::EN].into_iter().find_map(|l| names.get_key_value(l));
        own.or_else(|| names.iter().next())
    }
}
