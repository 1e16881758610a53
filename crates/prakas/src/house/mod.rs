//! Who issues, and how its paper looks.

mod address;
mod emblem;
mod file;
mod letterhead;
mod lunar;
mod mfaic;
mod no_break;

use std::collections::BTreeMap;

use prakas_document::{Language, Theme};

pub use address::{AddressRule, AddressRuleError};
pub use emblem::Emblem;
pub use letterhead::Letterhead;
pub use lunar::LunarLine;
pub use no_break::NoBreak;

use crate::release::{Contact, Id, Issuer, Name, Release};

/// An institution that issues releases: its names, and the looks of its paper.
#[derive(Debug, Clone, PartialEq)]
pub struct House {
    /// The house's id, by which releases name it.
    pub id: Id,
    /// Its name in each language, in the lines that it stands in on paper.
    pub names: BTreeMap<Language, Name>,
    /// Its emblem, if it has one.
    pub emblem: Option<Emblem>,
    /// Whom the press may ask, where a release names nobody.
    pub contacts: Vec<Contact>,
    /// What its paper does with the lunar date, where it differs from the custom: see [`House::lunar_line`].
    pub lunar_lines: BTreeMap<Language, LunarLine>,
    /// Words of its own that no line may break in, such as names.
    pub no_break: NoBreak,
    /// How the head of its paper is arranged.
    pub letterhead: Letterhead,
    /// Room for a signature and a seal, in millimetres; none where nothing is said, unless a release is signed by hand.
    pub signature_space: Option<u16>,
    /// Where its releases stand on the web, where they do not say so themselves.
    pub address: Option<AddressRule>,
    /// Whether the address of a release is printed as a QR code, too.
    pub qr_code: bool,
    /// The looks of its paper.
    pub theme: Theme,
}

impl House {
    /// The houses that are built in.
    pub fn known() -> Vec<Self> {
        vec![Self::mfaic()]
    }

    /// Official paper of no house in particular, for issuers that are known only by the name they gave.
    pub fn official() -> Self {
        Self {
            id: "official".parse().expect("letters"),
            names: BTreeMap::new(),
            emblem: None,
            contacts: Vec::new(),
            lunar_lines: BTreeMap::new(),
            no_break: NoBreak::default(),
            letterhead: Letterhead::default(),
            signature_space: None,
            address: None,
            qr_code: true,
            theme: Theme::default(),
        }
    }

    /// The paper that a release stands on where none is asked for: its issuer's, if that is built in, else official paper.
    pub fn of(release: &Release) -> Self {
        match &release.issuer {
            Some(Issuer::House(id)) => Self::by_id(id.as_str()).unwrap_or_else(Self::official),
            Some(Issuer::Named(_)) | None => Self::official(),
        }
    }

    /// The built-in house of this id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::known().into_iter().find(|house| house.id.as_str() == id)
    }

    /// Whether this house goes by that name, in any language; case, lines and white space do not matter.
    pub fn is_named(&self, name: &Name) -> bool {
        self.names.values().any(|own| own.same_words(name))
    }

    /// The issuer that a name in a source tells: a built-in house where it is one's name, else the name as it stood.
    pub fn recognise(language: Language, name: Name) -> Issuer {
        match Self::known().into_iter().find(|house| house.is_named(&name)) {
            Some(house) => Issuer::House(house.id),
            None => Issuer::named(language, name),
        }
    }
}
