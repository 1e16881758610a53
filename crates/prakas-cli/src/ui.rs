//! The language that people are spoken to in, and what the command itself says in it.

use prakas::Language;

/// A language that people are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ui {
    /// English.
    #[default]
    English,
    /// Khmer.
    Khmer,
}

impl Ui {
    /// The language of a locale, such as `km_KH.UTF-8` (POSIX) or `km-KH` (BCP 47); English for all that are none of these.
    pub(crate) fn of_locale(locale: &str) -> Self {
        let language = locale.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("km") { Self::Khmer } else { Self::English }
    }

    /// The language of this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "en" => Some(Self::English),
            "km" => Some(Self::Khmer),
            _ => None,
        }
    }

    /// The language itself.
    pub(crate) fn language(self) -> Language {
        match self {
            Self::English => Language::EN,
            Self::Khmer => Language::KM,
        }
    }

    /// The one of two texts that is in this language.
    pub(crate) fn choose<T>(self, english: T, khmer: T) -> T {
        match self {
            Self::English => english,
            Self::Khmer => khmer,
        }
    }

    /// So many of something: `2 files`.
    pub(crate) fn count(self, n: usize, what: Counted) -> String {
        let (one, many, khmer) = match what {
            Counted::Release => ("release", "releases", "សេចក្តីប្រកាស"),
            Counted::File => ("file", "files", "ឯកសារ"),
            Counted::Error => ("error", "errors", "កំហុស"),
            Counted::Warning => ("warning", "warnings", "ការព្រមាន"),
            Counted::Change => ("change", "changes", "ការកែ"),
        };
        match self {
            Self::English => format!("{n} {}", if n == 1 { one } else { many }),
            Self::Khmer => format!("{khmer} {}", khmer_digits(n)),
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Counted {
    Release,
    File,
    Error,
    Warning,
    Change,
}

fn khmer_digits(n: usize) -> String {
    prakas::document::Digits::Khmer.format(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_tell_the_language() {
        for (locale, ui) in [
            ("km_KH.UTF-8", Ui::Khmer),
            ("km", Ui::Khmer),
            ("KM-KH", Ui::Khmer),
            ("kmr", Ui::English),
            ("C", Ui::English),
            ("", Ui::English),
            ("en_GB.UTF-8", Ui::English),
        ] {
            assert_eq!(Ui::of_locale(locale), ui, "{locale}");
        }
    }

    #[test]
    fn one_is_counted_apart() {
        assert_eq!(Ui::English.count(1, Counted::Release), "1 release");
        assert_eq!(Ui::English.count(0, Counted::File), "0 files");
        assert_eq!(Ui::Khmer.count(12, Counted::Error), "កំហុស ១២");
    }
}
