//! The kinds of release.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

    /// Takes a kind as people write it: case, hyphens, apostrophes and accents do not matter (`Press Release`,
    /// `Spokesperson's Comment`, `joint communiqué`).
    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        let folded = fold(name);
        let named = Self::ALL.into_iter().find(|kind| fold(kind.name()) == folded);
        named.or_else(|| alias(&folded)).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

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
        assert!("Press".parse::<Kind>().is_err());
        assert!("".parse::<Kind>().is_err());
    }
}
