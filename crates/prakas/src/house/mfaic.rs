//! The Ministry of Foreign Affairs and International Cooperation of Cambodia.

use prakas_document::Language;

use super::House;
use crate::release::Name;

/// Its names, line by line as its releases have them.
const NAMES: [(Language, [&str; 2]); 2] = [
    (Language::EN, ["MINISTRY OF FOREIGN AFFAIRS", "AND INTERNATIONAL COOPERATION"]),
    (Language::KM, ["ក្រសួងការបរទេស", "និងសហប្រតិបត្តិការអន្តរជាតិ"]),
];

impl House {
    /// The Ministry of Foreign Affairs and International Cooperation of Cambodia, on official paper.
    pub fn mfaic() -> Self {
        let name = |lines: [&str; 2]| Name::new(lines).expect("both lines have words");
        Self {
            id: "mfaic".parse().expect("letters"),
            names: NAMES.into_iter().map(|(language, lines)| (language, name(lines))).collect(),
            ..Self::official()
        }
    }
}
