//! The document as the template reads it: `/document.json`.
//!
//! Everything is data. A word never becomes markup, so no word can be taken for a command.

mod block;
pub(crate) mod card;
mod drawing;
mod flow;
mod inline;
mod overlong;
mod picture;
mod style;

use std::collections::BTreeMap;

use prakas_document::{Arrangement, Digits, Document, Furniture, Language, Part, Picture, Role, Theme};
use prakas_fonts::Fonts;
use serde::Serialize;

use crate::{LayoutError, LayoutOptions};
use block::{BlockData, Collector};
use drawing::Drawing;
use inline::InlineData;
use style::{PageData, Styles, script_name};

/// A document as JSON, and the pictures that it names by their path.
pub(crate) struct Serialized {
    pub(crate) json: Vec<u8>,
    pub(crate) pictures: Vec<Picture>,
}

/// Writes a document as the template reads it.
pub(crate) fn serialize(
    document: &Document,
    fonts: &Fonts,
    options: &LayoutOptions,
) -> Result<Serialized, LayoutError> {
    let theme = &document.theme;
    let mut pictures = Vec::new();
    let scripts = document.parts().iter().map(|part| part.language.script());
    let parts = document.parts().iter().map(|part| PartData::new(part, theme, &mut pictures));
    let data = Data {
        language: LanguageData::new(document.language()),
        page: PageData::new(&theme.page),
        page_numbers: options.page_numbers,
        rule: theme.rule.hex(),
        link: theme.link.hex(),
        styles: scripts.map(|script| (script_name(script), Styles::new(theme, script, fonts))).collect(),
        ornament: Drawing::ornament(),
        parts: parts.collect::<Result<_, _>>()?,
    };
    Ok(Serialized { json: to_json(&data)?, pictures })
}

fn to_json(data: &impl Serialize) -> Result<Vec<u8>, LayoutError> {
    serde_json::to_vec(data).map_err(|error| LayoutError::Typeset(vec![error.to_string()]))
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Data<'a> {
    language: LanguageData<'a>,
    page: PageData,
    page_numbers: bool,
    rule: String,
    link: String,
    styles: BTreeMap<&'static str, Styles>,
    ornament: Drawing,
    parts: Vec<PartData<'a>>,
}

/// A language as typst names one: `lang` (ISO 639) and `region` (ISO 3166-1 alpha-2).
#[derive(Serialize)]
struct LanguageData<'a> {
    lang: &'a str,
    region: Option<&'a str>,
}

impl<'a> LanguageData<'a> {
    fn new(language: &'a Language) -> Self {
        // Of the subtags after the first only the region's has two letters (RFC 5646 §2.1).
        let region = language.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2);
        Self { lang: language.primary(), region }
    }
}

#[derive(Serialize)]
struct PartData<'a> {
    language: LanguageData<'a>,
    script: &'static str,
    digits: Vec<String>,
    running: Vec<InlineData<'a>>,
    /// Head and body.
    content: Vec<BlockData<'a>>,
    /// Place, date and signature, and the address where it follows: what stays on one page, with the last lines of the content.
    closing: Vec<BlockData<'a>>,
    /// What follows.
    after: Vec<BlockData<'a>>,
}

/// Where the end of a part begins: after what stands under its body together with the last lines of it, such as place, date
/// and signature.
fn closing_end(foot: &[Furniture]) -> usize {
    let closes = |piece: &Furniture| match piece {
        Furniture::Group { arrangement, .. } => *arrangement == Arrangement::End,
        Furniture::Lines { role, .. } => {
            matches!(role, Role::Closing | Role::SignatureOffice | Role::SignatureName)
        }
        Furniture::SignatureSpace { .. } | Furniture::Permalink(_) => true,
        Furniture::Ornament | Furniture::Emblem { .. } | Furniture::Blocks(_) => false,
    };
    foot.iter().position(|piece| !closes(piece)).unwrap_or(foot.len())
}

impl<'a> PartData<'a> {
    fn new(part: &'a Part, theme: &'a Theme, pictures: &mut Vec<Picture>) -> Result<Self, LayoutError> {
        let mut collector = Collector::new(part, theme, pictures);
        let mut content = collector.furniture(&part.head)?;
        content.extend(collector.body(&part.body)?);
        let (closing, after) = part.foot.split_at(closing_end(&part.foot));
        let (closing, mut after) = (collector.furniture(closing)?, collector.furniture(after)?);
        hold_address(&mut after);
        let running = part.running.as_ref().map(|text| collector.line(Role::Running).text(text));
        let running = running.unwrap_or_default();
        Ok(Self {
            language: LanguageData::new(&part.language),
            script: script_name(part.language.script()),
            digits: digits(part.digits),
            running,
            content,
            closing,
            after,
        })
    }
}

/// Keeps the address on the page of the paragraph before it.
fn hold_address(blocks: &mut [BlockData<'_>]) {
    if let [.., BlockData::Paragraph { held, .. }, BlockData::Permalink { .. }] = blocks {
        *held = true;
    }
}

/// The ten digits in order.
fn digits(digits: Digits) -> Vec<String> {
    (0..10).map(|digit| digits.format(digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_split_as_typst_wants_them() {
        let split = |tag: &str| {
            let language: Language = tag.parse().expect("a language");
            let data = LanguageData::new(&language);
            (data.lang.to_owned(), data.region.map(str::to_owned))
        };
        assert_eq!(split("km"), ("km".to_owned(), None));
        assert_eq!(split("pt-BR"), ("pt".to_owned(), Some("BR".to_owned())));
        assert_eq!(split("zh-Hant-TW"), ("zh".to_owned(), Some("TW".to_owned())));
        assert_eq!(split("zh-Hant"), ("zh".to_owned(), None));
    }

    #[test]
    fn digits_stand_in_their_order() {
        assert_eq!(digits(Digits::Khmer).concat(), "០១២៣៤៥៦៧៨៩");
    }
}
