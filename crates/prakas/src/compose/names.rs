//! What issuers are called on paper.

use prakas_document::Language;

use crate::house::House;
use crate::release::{Issuer, Name};

/// Whether an issuer is this house, by its id or by one of its names.
pub(super) fn is_house(issuer: &Issuer, house: &House) -> bool {
    match issuer {
        Issuer::House(id) => *id == house.id,
        Issuer::Named(names) => names.values().any(|name| house.is_named(name)),
    }
}

/// An issuer's name in a language, else in English, else in any, with the language it is in. `None` where the issuer is a
/// house that neither the one in use nor a built-in one is.
pub(super) fn name(issuer: &Issuer, house: &House, language: &Language) -> Option<(Language, Name)> {
    let names = match issuer {
        Issuer::Named(names) => names.clone(),
        Issuer::House(id) if *id == house.id => house.names.clone(),
        Issuer::House(id) => House::by_id(id.as_str())?.names,
    };
    Issuer::best(&names, language).map(|(language, name)| (language.clone(), name.clone()))
}
