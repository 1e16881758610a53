//! The kinds of release.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::khmer;

/// What kind of release it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A press release.
    PressRelease,
    /// A statement.
    Statement,
    /// A statement of several issuers.
    JointStatement,
    /// A communiqué of several issuers.
    JointCommunique,
    /// An announcement, which looks ahead.
    Announcement,
    /// A media advisory, which invites the press to what is to come.
    MediaAdvisory,
    /// What a spokesperson says when asked.
    SpokespersonComment,
    /// A message, such as of congratulation.
    Message,
    /// Remarks that somebody made or will make.
    Remarks,
}

/// What is said of a name that is no kind of release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no kind of release; the kinds are {list}", list = Kind::ALL.map(Kind::name).join(", "))]
pub struct UnknownKind(String);

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::PressRelease,
        Self::Statement,
        Self::JointStatement,
        Self::JointCommunique,
        Self::Announcement,
        Self::MediaAdvisory,
        Self::SpokespersonComment,
        Self::Message,
        Self::Remarks,
    ];

    /// The kind's name as front matter has it: `press-release`.
    pub fn name(self) -> &'static str {
        match self {
            Self::PressRelease => "press-release",
            Self::Statement => "statement",
            Self::JointStatement => "joint-statement",
            Self::JointCommunique => "joint-communique",
            Self::Announcement => "announcement",
            Self::MediaAdvisory => "media-advisory",
            Self::SpokespersonComment => "spokesperson-comment",
            Self::Message => "message",
            Self::Remarks => "remarks",
        }
    }

    /// Whether releases of this kind speak of what is still to come, so that the event may follow the day of issue.
    pub fn looks_ahead(self) -> bool {
        match self {
            Self::Announcement | Self::MediaAdvisory | Self::Message => true,
            Self::PressRelease
            | Self::Statement
            | Self::JointStatement
            | Self::JointCommunique
            | Self::SpokespersonComment
            | Self::Remarks => false,
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    /// Takes a kind as people write it in English or Khmer: case, hyphens, apostrophes and accents do not matter (`Press
    /// Release`, `Spokesperson's Comment`, `joint communiqué`), nor does U+200B (`សេចក្តីប្រកាសព័ត៌មាន`).
    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        if name.contains(khmer::is_khmer) {
            // Marks around the name are none of it.
            let bare = |c: char| !khmer::is_khmer(c) || matches!(c, '\u{17D4}'..='\u{17DA}');
            let name = name.trim_matches(bare);
            return khmer_at_start(name)
                .filter(|&(_, end)| name[end..].chars().all(khmer::is_ignored))
                .map(|(kind, _)| kind)
                .ok_or_else(|| UnknownKind(name.to_owned()));
        }
        if name.len() > LONGEST {
            return Err(UnknownKind(name.to_owned()));
        }
        let folded = fold(name);
        let named = Self::ALL.into_iter().find(|kind| fold(kind.name()) == folded);
        named.or_else(|| alias(&folded)).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

/// The names that Khmer releases carry. The first of each kind is the one that is written most.
const KHMER: [(&str, Kind); 48] = [
    ("សេចក្តីប្រកាសព័ត៌មាន", Kind::PressRelease),
    ("សេចក្តីប្រកាសសារព័ត៌មាន", Kind::PressRelease),
    ("ប្រកាសព័ត៌មាន", Kind::PressRelease),
    ("សេចក្តីផ្សាយព័ត៌មាន", Kind::PressRelease),
    ("សេចក្តីជូនព័ត៌មាន", Kind::PressRelease),
    ("ព័ត៌មានសម្រាប់សារព័ត៌មាន", Kind::PressRelease),
    ("សេចក្តីថ្លែងការណ៍", Kind::Statement),
    ("សេចក្តីថ្លែងការ", Kind::Statement),
    ("សេចក្តីថ្លែងការណ៍ព័ត៌មាន", Kind::Statement),
    ("សេចក្តីថ្លែងការណ៍សារព័ត៌មាន", Kind::Statement),
    ("សេចក្តីប្រកាស", Kind::Statement),
    ("សេចក្តីថ្លែងការណ៍រួម", Kind::JointStatement),
    ("សេចក្តីថ្លែងការរួម", Kind::JointStatement),
    ("សេចក្តីថ្លែងការណ៍ព័ត៌មានរួម", Kind::JointStatement),
    ("សេចក្តីប្រកាសរួម", Kind::JointCommunique),
    ("សេចក្តីប្រកាសព័ត៌មានរួម", Kind::JointCommunique),
    ("សេចក្តីប្រកាសព័ត៌មានរួមគ្នា", Kind::JointCommunique),
    ("សេចក្តីជូនដំណឹង", Kind::Announcement),
    ("ជូនដំណឹង", Kind::Announcement),
    ("សេចក្តីជូនដំណឹងជាសាធារណៈ", Kind::Announcement),
    ("សេចក្តីជូនព័ត៌មានដល់អ្នកសារព័ត៌មាន", Kind::MediaAdvisory),
    ("លិខិតអញ្ជើញអ្នកសារព័ត៌មាន", Kind::MediaAdvisory),
    ("លិខិតអញ្ជើញសារព័ត៌មាន", Kind::MediaAdvisory),
    ("សេចក្តីជូនដំណឹងដល់អ្នកសារព័ត៌មាន", Kind::MediaAdvisory),
    ("ការឆ្លើយតបរបស់អ្នកនាំពាក្យ", Kind::SpokespersonComment),
    ("ការឆ្លើយរបស់អ្នកនាំពាក្យ", Kind::SpokespersonComment),
    ("សេចក្តីឆ្លើយតបរបស់អ្នកនាំពាក្យ", Kind::SpokespersonComment),
    ("សេចក្តីឆ្លើយតប", Kind::SpokespersonComment),
    ("មតិរបស់អ្នកនាំពាក្យ", Kind::SpokespersonComment),
    ("សេចក្តីថ្លែងរបស់អ្នកនាំពាក្យ", Kind::SpokespersonComment),
    ("សារលិខិត", Kind::Message),
    ("សារ", Kind::Message),
    ("សារលិខិតអបអរសាទរ", Kind::Message),
    ("សុន្ទរកថា", Kind::Remarks),
    ("ប្រសាសន៍", Kind::Remarks),
    ("មតិស្វាគមន៍", Kind::Remarks),
    ("សុន្ទរកថាគន្លឹះ", Kind::Remarks),
    ("ថ្លែងការណ៍រួម", Kind::JointStatement),
    ("ថ្លែងការណ៍", Kind::Statement),
    ("សេចក្តីបំភ្លឺ", Kind::Statement),
    ("សេចក្តីអំពាវនាវ", Kind::Statement),
    ("សេចក្តីណែនាំ", Kind::Announcement),
    ("សារាចរណែនាំ", Kind::Announcement),
    ("សេចក្តីសម្រេច", Kind::Announcement),
    ("លិខិតជូនដំណឹង", Kind::Announcement),
    ("សារលិខិតចូលរួមរំលែកទុក្ខ", Kind::Message),
    ("សារជូនពរ", Kind::Message),
    ("សារអបអរសាទរ", Kind::Message),
];

/// The kind whose Khmer name a text begins with, the longest of several, and the byte after it.
pub(crate) fn khmer_at_start(text: &str) -> Option<(Kind, usize)> {
    let (at, end) = khmer::longest(text, KHMER.iter().map(|(name, _)| *name))?;
    KHMER.get(at).map(|(_, kind)| (*kind, end))
}

/// More bytes than any English name has: a paragraph is none.
const LONGEST: usize = 100;

/// Other names that English releases carry.
fn alias(folded: &str) -> Option<Kind> {
    Some(match folded {
        "news release" | "media release" | "press communique" => Kind::PressRelease,
        "press statement" | "media statement" | "official statement" => Kind::Statement,
        "joint press statement" | "joint press release" => Kind::JointStatement,
        "press advisory" | "advisory" => Kind::MediaAdvisory,
        "notice" | "press announcement" => Kind::Announcement,
        "spokespersons comment"
        | "spokespersons comments"
        | "comment of the spokesperson"
        | "comments of the spokesperson" => Kind::SpokespersonComment,
        "speech" => Kind::Remarks,
        _ => return None,
    })
}

fn fold(name: &str) -> String {
    let spaced: String = name
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'é' => 'e',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_people_write_them() {
        for (typed, kind) in [
            ("Press Release", Kind::PressRelease),
            ("PRESS  RELEASE", Kind::PressRelease),
            ("joint communiqué", Kind::JointCommunique),
            ("Spokesperson’s Comment", Kind::SpokespersonComment),
            ("media_advisory", Kind::MediaAdvisory),
        ] {
            assert_eq!(typed.parse(), Ok(kind));
        }
        for (typed, kind) in [
            ("សេចក្តីប្រកាសព័ត៌មាន", Kind::PressRelease),
            ("សេចក្ដីប្រកាស\u{200B}ព័ត៌មាន", Kind::PressRelease),
            ("សេចក្ដី ថ្លែងការណ៍ រួម", Kind::JointStatement),
            ("សេចក្តីប្រកាសព័ត៌មានរួម", Kind::JointCommunique),
            ("លិខិតអញ្ជើញអ្នកសារព័ត៌មាន", Kind::MediaAdvisory),
            ("សារ", Kind::Message),
            ("– សេចក្តីប្រកាសព័ត៌មាន ៖", Kind::PressRelease),
        ] {
            assert_eq!(typed.parse(), Ok(kind), "{typed}");
        }
        for no_kind in ["សារព័ត៌មាន", "សេចក្តី", "សេចក្តីប្រកាសព័ត៌មាន ស្តីពីទេសចរណ៍", "ក្រសួង"]
        {
            assert!(no_kind.parse::<Kind>().is_err(), "{no_kind}");
        }
        assert!(KHMER.iter().all(|(name, kind)| name.parse() == Ok(*kind)));
        assert!("Press".parse::<Kind>().is_err());
        assert!("".parse::<Kind>().is_err());
    }
}
