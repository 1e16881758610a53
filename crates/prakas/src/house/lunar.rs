//! The lunar date above place and date.

use prakas_document::Language;
use serde::Deserialize;

use super::House;

/// What a house's paper does with the lunar date of the day of issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LunarLine {
    /// There is none.
    Omitted,
    /// It stands above place and date.
    Shown,
    /// It is shown, and whoever types a release is to type it too.
    Required,
}

impl LunarLine {
    /// Whether the paper shows it.
    pub fn is_shown(self) -> bool {
        match self {
            Self::Omitted => false,
            Self::Shown | Self::Required => true,
        }
    }
}

impl House {
    /// What this house's paper does with the lunar date of an edition in this language. Where the house does not say, Khmer
    /// shows it, as official letters do, and other languages do not.
    pub fn lunar_line(&self, language: &Language) -> LunarLine {
        let custom = if language.primary() == "km" { LunarLine::Shown } else { LunarLine::Omitted };
        self.lunar_lines.get(language).copied().unwrap_or(custom)
    }
}
