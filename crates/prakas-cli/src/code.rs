//! The command's own rules, of files and the machine, and what any rule is about.

use std::borrow::Cow;

use prakas::{Code, Explanation, Language};

/// The command's own rules, each by a name that does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnCode {
    /// A file or folder cannot be read.
    CannotRead,
    /// A file or folder cannot be written.
    CannotWrite,
    /// A font cannot be used.
    BadFont,
    /// A prakas.toml that says what cannot be.
    BadConfig,
    /// Arguments that make no sense for what was read.
    WrongUse,
    /// Two releases would be written into one file.
    SameOutput,
    /// A file of the same release with another status lies in the folder.
    OtherStatus,
    /// A template asked for more than it may have.
    TemplateLimit,
    /// A mistake of this program.
    Internal,
}

impl OwnCode {
    /// Every one of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::CannotRead,
        Self::CannotWrite,
        Self::BadFont,
        Self::BadConfig,
        Self::WrongUse,
        Self::SameOutput,
        Self::OtherStatus,
        Self::TemplateLimit,
        Self::Internal,
    ];

    /// The rule's name.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::CannotRead => "cannot-read",
            Self::CannotWrite => "cannot-write",
            Self::BadFont => "bad-font",
            Self::BadConfig => "bad-config",
            Self::WrongUse => "wrong-use",
            Self::SameOutput => "same-output",
            Self::OtherStatus => "other-status",
            Self::TemplateLimit => "template-limit",
            Self::Internal => "internal",
        }
    }

    fn explanation(self, language: &Language) -> Explanation {
        let [english, khmer] = self.words();
        let (title, why, mend) = if *language == Language::KM { khmer } else { english };
        Explanation { title, why, mend }
    }

    /// Headline, reason and mend, in English and in Khmer.
    fn words(self) -> [(&'static str, &'static str, &'static str); 2] {
        match self {
            Self::CannotRead => [
                (
                    "A file cannot be read",
                    "It is not there, it is a folder, or this user may not open it.",
                    "Look at the name, and at the folder that you are in.",
                ),
                ("អានឯកសារមិនបាន", "វាមិននៅទីនោះ វាជាថត ឬអ្នកប្រើនេះគ្មានសិទ្ធិបើកវា។", "សូមពិនិត្យឈ្មោះ និងថតដែលអ្នកកំពុងនៅ។"),
            ],
            Self::CannotWrite => [
                (
                    "A file cannot be written",
                    "The folder takes none, the disk is full, or another program holds the file open.",
                    "Close the file in other programs, or choose another folder with --out.",
                ),
                (
                    "សរសេរឯកសារមិនបាន",
                    "ថតនោះមិនទទួល ថាសពេញ ឬកម្មវិធីផ្សេងកំពុងបើកឯកសារ។",
                    "សូមបិទឯកសារក្នុងកម្មវិធីផ្សេង ឬជ្រើសថតផ្សេងដោយ --out។",
                ),
            ],
            Self::BadFont => [
                (
                    "A font cannot be used",
                    "The file is damaged or is no font; another one takes its place.",
                    "Take it out of the folder, or get it again from where it came from.",
                ),
                (
                    "ពុម្ពអក្សរប្រើមិនបាន",
                    "ឯកសារខូច ឬមិនមែនជាពុម្ពអក្សរ។ ពុម្ពអក្សរផ្សេងត្រូវប្រើជំនួស។",
                    "សូមដកវាចេញពីថត ឬយកវាម្តងទៀតពីប្រភព។",
                ),
            ],
            Self::BadConfig => [
                (
                    "The settings say what cannot be",
                    "A prakas.toml holds for all files beside it and below it, so nothing is done until it is right.",
                    "Mend the line; `prakas config` shows what holds, and --no-config goes without it.",
                ),
                (
                    "ការកំណត់មិនត្រឹមត្រូវ",
                    "ឯកសារ prakas.toml មានប្រសិទ្ធភាពលើឯកសារទាំងអស់នៅក្បែរ និងនៅក្រោមវា ដូច្នេះគ្មានអ្វីត្រូវធ្វើទេ រហូតដល់វាត្រឹមត្រូវ។",
                    "សូមកែបន្ទាត់នោះ។ `prakas config` បង្ហាញការកំណត់ដែលកំពុងប្រើ ហើយ --no-config ធ្វើដោយគ្មានវា។",
                ),
            ],
            Self::WrongUse => [
                (
                    "The arguments do not fit what was read",
                    "What was asked for cannot be made of this release.",
                    "Do what the hint says; `prakas help` shows what there is.",
                ),
                (
                    "អ្វីដែលស្នើមិនត្រូវនឹងអ្វីដែលបានអាន",
                    "អ្វីដែលស្នើមិនអាចធ្វើពីសេចក្តីប្រកាសនេះបានទេ។",
                    "សូមធ្វើតាមការណែនាំ។ prakas help បង្ហាញអ្វីដែលមាន។",
                ),
            ],
            Self::SameOutput => [
                (
                    "Two releases would be written into one file",
                    "They have the same id, and the second would replace the first.",
                    "Give one of them another `id`, or build them into different folders with --out.",
                ),
                (
                    "សេចក្តីប្រកាសពីរនឹងសរសេរចូលឯកសារតែមួយ",
                    "វាមាន id ដូចគ្នា ហើយទីពីរនឹងជំនួសទីមួយ។",
                    "សូមឱ្យ id ផ្សេងដល់មួយក្នុងចំណោមនោះ ឬប្រើថតផ្សេងគ្នាដោយ --out។",
                ),
            ],
            Self::OtherStatus => [
                (
                    "A file of the same release with another status is still there",
                    "A draft that lies beside the approved release, or a release beside its withdrawal, is easily sent out by mistake.",
                    "Delete it, or move it away, if it is no longer needed.",
                ),
                (
                    "នៅមានឯកសារនៃសេចក្តីប្រកាសនេះ ដែលមានស្ថានភាពផ្សេង",
                    "សេចក្តីព្រាងដែលនៅក្បែរសេចក្តីប្រកាសដែលបានអនុម័ត ឬសេចក្តីប្រកាសដែលនៅក្បែរការដកវិញ អាចត្រូវបានផ្ញើចេញដោយច្រឡំ។",
                    "សូមលុបវា ឬយកវាទៅទុកនៅកន្លែងផ្សេង បើលែងត្រូវការ។",
                ),
            ],
            Self::TemplateLimit => [
                (
                    "The page template asked for too much",
                    "A template is a program. One that runs without end or takes all memory is stopped.",
                    "Mend the template; if it needs more, give it more with --template-time and --template-memory.",
                ),
                (
                    "គំរូទំព័រសុំច្រើនពេក",
                    "គំរូទំព័រជាកម្មវិធី។ កម្មវិធីដែលដើរមិនចប់ ឬប្រើអង្គចងចាំអស់ ត្រូវបញ្ឈប់។",
                    "សូមកែគំរូ។ បើវាត្រូវការច្រើនជាងនេះ សូមឱ្យដោយ --template-time និង --template-memory។",
                ),
            ],
            Self::Internal => [
                (
                    "This program made a mistake",
                    "It is not your release that is wrong.",
                    "Please report it, with the file.",
                ),
                ("កម្មវិធីនេះមានកំហុស", "មិនមែនសេចក្តីប្រកាសរបស់អ្នកខុសទេ។", "សូមរាយការណ៍វា ជាមួយឯកសារ។"),
            ],
        }
    }
}

impl From<OwnCode> for Cow<'static, str> {
    fn from(code: OwnCode) -> Self {
        code.as_str().into()
    }
}

/// The names of all rules: those of releases, then the command's own.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    Code::ALL.iter().map(|code| code.as_str()).chain(OwnCode::ALL.map(OwnCode::as_str))
}

/// What the rule of this name is about.
pub(crate) fn explanation(name: &str, language: &Language) -> Option<Explanation> {
    let of_releases = Code::ALL.iter().find(|code| code.as_str() == name);
    let own = || OwnCode::ALL.into_iter().find(|code| code.as_str() == name);
    let of_releases = of_releases.map(|code| prakas::explanation(*code, language));
    of_releases.or_else(|| own().map(|code| code.explanation(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_both_languages_and_has_a_name_of_its_own() {
        let all: Vec<_> = names().collect();
        for name in &all {
            assert!(
                [Language::EN, Language::KM].iter().all(|language| explanation(name, language).is_some())
            );
            assert_eq!(all.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
        assert_eq!(explanation("no-such-rule", &Language::EN), None);
    }
}
