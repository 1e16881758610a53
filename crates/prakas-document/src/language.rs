//! Languages, scripts and digits.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use icu_locale_core::LanguageIdentifier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language, as a well-formed BCP 47 language identifier in its canonical form (`en`, `km`, `zh-Hant`).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))]
pub struct Language(Cow<'static, str>);

/// What is said of a tag that is no language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language tag; write one such as `en` or `km`")]
pub struct LanguageError(String);

impl Language {
    /// English.
    pub const EN: Self = Self(Cow::Borrowed("en"));
    /// Khmer.
    pub const KM: Self = Self(Cow::Borrowed("km"));

    /// The tag in its canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The script that this language is written in, as far as Prakas tells scripts apart.
    pub fn script(&self) -> Script {
        if self.primary() == "km" { Script::Khmer } else { Script::Latin }
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let id = LanguageIdentifier::try_from_str(tag).map_err(|_| LanguageError(tag.to_owned()))?;
        // Longer subtags are well-formed and reserved: no language has one (RFC 5646 §2.2.1).
        if id.language.is_unknown() || id.language.as_str().len() > 3 {
            return Err(LanguageError(tag.to_owned()));
        }
        Ok(Self(Cow::Owned(id.to_string())))
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(tag: String) -> Result<Self, LanguageError> {
        tag.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0.into_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.0)
    }
}

/// The scripts that a [`Theme`](crate::Theme) names faces for. What is not Khmer is set in the Latin face, and past that in
/// whatever font has the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin, and everything that is not Khmer.
    Latin,
    /// Khmer: the blocks Khmer (U+1780–17FF) and Khmer Symbols (U+19E0–19FF).
    Khmer,
}

impl Script {
    /// Whether a character of this script stands in a text.
    pub fn is_in(self, text: &str) -> bool {
        text.chars().any(|c| Self::of(c) == Some(self))
    }

    /// The one that this is not.
    fn other(self) -> Self {
        match self {
            Self::Latin => Self::Khmer,
            Self::Khmer => Self::Latin,
        }
    }

    /// The script of a character, or nothing where it belongs to either (spaces, common punctuation, joiners).
    pub fn of(c: char) -> Option<Self> {
        match c {
            '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}' => Some(Self::Khmer),
            '\u{200B}'..='\u{200D}' | '\u{2060}' => None,
            c if c.is_alphanumeric() => Some(Self::Latin),
            _ => None,
        }
    }
}

/// Khmer signs that no line begins with, not even after a space.
pub const NO_LINE_START: [char; 6] = ['ៗ', '។', '៕', '៖', '៘', '៚'];

/// Cuts a text into runs of one script each, among words of the script `surrounding`. Spaces and punctuation between the
/// scripts are those of the words around. The runs joined give the text again.
pub fn script_runs(text: &str, surrounding: Script) -> Vec<(Script, &str)> {
    let other = surrounding.other();
    let begins_with = |script: Script| move |c: char| Script::of(c) == Some(script);
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(begins_with(other)) {
        let (before, after) = rest.split_at(start);
        let end = after.find(begins_with(surrounding)).unwrap_or(after.len());
        let run = after[..end].trim_end_matches(is_common);
        runs.extend([(surrounding, before), (other, run)]);
        rest = &after[run.len()..];
    }
    runs.push((surrounding, rest));
    runs.retain(|(_, run)| !run.is_empty());
    runs
}

/// White space and punctuation that sentences of both scripts have. Accents are not among them: they belong to their letter.
fn is_common(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '«' | '»' | '\u{200B}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2060}')
}

/// The digits that numbers are written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ០១២៣៤៥៦៧៨៩ (U+17E0–17E9)
    Khmer,
}

impl Digits {
    /// A number in these digits, without separators.
    pub fn format(self, number: u32) -> String {
        let latin = number.to_string();
        match self {
            Self::Latin => latin,
            Self::Khmer => latin.chars().filter_map(|c| char::from_u32(0x17E0 + c.to_digit(10)?)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_or_refused() {
        assert_eq!("EN".parse::<Language>(), Ok(Language::EN));
        assert_eq!("zh-hant".parse::<Language>().map(String::from), Ok("zh-Hant".to_owned()));
        for bad in ["", "english!", "-", "und", "x", "final"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }

    #[test]
    fn runs_follow_the_script_and_lose_nothing() {
        let cut = |text, surrounding| script_runs(text, surrounding);
        let (khmer, latin) = (Script::Khmer, Script::Latin);
        assert_eq!(
            cut("(ASEAN) អាស៊ាន ២០២១, Japan", latin),
            [(latin, "(ASEAN) "), (khmer, "អាស៊ាន ២០២១"), (latin, ", Japan")]
        );
        assert_eq!(
            cut("អាស៊ាន (ASEAN-Japan) បាន", khmer),
            [(khmer, "អាស៊ាន ("), (latin, "ASEAN-Japan"), (khmer, ") បាន")]
        );
        assert_eq!(cut("1,000. ", khmer), [(latin, "1,000"), (khmer, ". ")]);
        assert_eq!(cut("“ខ្មែរ", khmer), [(khmer, "“ខ្មែរ")]);
        assert_eq!(cut("cafe\u{301} ", khmer), [(latin, "cafe\u{301}"), (khmer, " ")]);
        assert_eq!(cut("", latin), []);
    }

    #[test]
    fn khmer_digits() {
        assert_eq!(Digits::Khmer.format(2021), "២០២១");
        assert_eq!(Digits::Latin.format(2021), "2021");
    }
}
