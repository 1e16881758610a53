//! The faces that pages are set in.

use std::collections::BTreeMap;

use typst::text::FontStyle;

use crate::Layout;
use crate::texts::texts;

/// The longest sample of a face, in characters.
const SAMPLE: usize = 24;

/// A face, and what is set in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceUse {
    /// The family's name, as typst has it: without a word for its weight.
    pub family: String,
    /// From 100 to 900: 400 is regular, 700 is bold.
    pub weight: u16,
    /// Whether it slants.
    pub is_italic: bool,
    /// How many characters are set in it, without spaces and what only says where lines break.
    pub characters: usize,
    /// The beginning of what is set in it.
    pub sample: String,
}

/// What says where lines break and is not seen.
fn is_control(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

impl Layout {
    /// The faces that the pages are set in, those with most characters first.
    pub fn faces(&self) -> Vec<FaceUse> {
        let mut uses: BTreeMap<(&str, u16, bool), FaceUse> = BTreeMap::new();
        for placed in self.pages.pages().iter().flat_map(|page| texts(&page.frame)) {
            let text = placed.text;
            let info = text.font.font().info();
            let (weight, is_italic) =
                (info.variant.weight.to_number(), info.variant.style != FontStyle::Normal);
            let key = (info.family.as_str(), weight, is_italic);
            let found = uses.entry(key).or_insert_with(|| FaceUse {
                family: info.family.clone(),
                weight,
                is_italic,
                characters: 0,
                sample: String::new(),
            });
            let shown = || text.text.chars().filter(|&c| !is_control(c));
            let room = SAMPLE.saturating_sub(found.sample.chars().count());
            found.sample.extend(shown().take(room));
            found.characters += shown().filter(|c| !c.is_whitespace()).count();
        }
        let mut uses: Vec<FaceUse> = uses.into_values().collect();
        uses.sort_by_key(|found| std::cmp::Reverse(found.characters));
        uses
    }
}
