//! The words of a release, in each language.

use std::collections::BTreeMap;
use std::fmt;

use prakas_document::{Block, Language, Text};
use schemars::JsonSchema;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A release's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The title. A release without one is not fit to be published; [`check`](mod@crate::check) says so.
    #[serde(default)]
    pub title: Text,
    /// The subtitle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    /// Whether it is a translation that does not bind the issuer, and says so under its title.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unofficial: bool,
    /// Where the event takes place, as the dateline has it: "via Videoconference".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Text>,
    /// Where the release is issued: "Phnom Penh".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// What it says, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// What it says.
    #[serde(default)]
    pub body: Vec<Block>,
    /// Notes to editors: background that is not part of the announcement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Block>,
}

impl Edition {
    /// Its words beside body and notes that there are, each with the name of its field in the stored form.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let optional = [
            ("subtitle", &self.subtitle),
            ("venue", &self.venue),
            ("place", &self.place),
            ("summary", &self.summary),
        ];
        let optional = optional.into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?)));
        std::iter::once(("title", &self.title)).chain(optional)
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The editions of a release: one a language, one at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("minProperties" = 1))]
pub struct Editions(BTreeMap<Language, Edition>);

/// Why editions do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditionsError {
    /// There is none.
    #[error("a release needs an edition in one language at least")]
    None,
    /// There are two in one language.
    #[error("there are two editions in the language `{0}`")]
    Twice(Language),
}

impl Editions {
    /// The editions of a release.
    pub fn new(editions: impl IntoIterator<Item = (Language, Edition)>) -> Result<Self, EditionsError> {
        let mut map = BTreeMap::new();
        for (language, edition) in editions {
            if map.insert(language.clone(), edition).is_some() {
                return Err(EditionsError::Twice(language));
            }
        }
        if map.is_empty() { Err(EditionsError::None) } else { Ok(Self(map)) }
    }

    /// The edition in a language.
    pub fn get(&self, language: &Language) -> Option<&Edition> {
        self.0.get(language)
    }

    /// The edition in a language, to be changed.
    pub fn get_mut(&mut self, language: &Language) -> Option<&mut Edition> {
        self.0.get_mut(language)
    }

    /// The languages, in the order of their tags.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.0.keys()
    }

    /// Each language with its edition, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &Edition)> {
        self.0.iter()
    }
}

/// A language that comes twice is an error: the words of one edition would be lost.
impl<'de> Deserialize<'de> for Editions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EditionsVisitor;

        impl<'de> Visitor<'de> for EditionsVisitor {
            type Value = Editions;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an edition for each language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Editions, A::Error> {
                let mut editions = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    editions.push(entry);
                }
                Editions::new(editions).map_err(serde::de::Error::custom)
            }
        }

        deserializer.deserialize_map(EditionsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edition_a_language() {
        assert_eq!(Editions::new([]), Err(EditionsError::None));
        assert!(serde_json::from_str::<Editions>("{}").is_err());
        let twice = serde_json::from_str::<Editions>(r#"{"en":{"title":"A"},"en":{"title":"B"}}"#)
            .expect_err("twice");
        assert!(twice.to_string().contains("two editions in the language `en`"), "{twice}");
    }
}
