//! Clusters: what they say, and whether two rows of glyphs are one.

use std::collections::HashMap;

use ecow::EcoString;
use rustybuzz::{ShapePlan, UnicodeBuffer};
use typst::text::{FontInstance, Glyph};

/// Characters that have done their work once lines are broken: they show nothing, and a reader should not get them back.
const SPENT: [char; 4] = ['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}'];

/// The characters that a reader should get.
pub(super) fn readable(text: &str) -> EcoString {
    if text.is_ascii() || !text.contains(SPENT) {
        return text.into();
    }
    text.chars().filter(|c| !SPENT.contains(c)).collect()
}

/// What shaping gives for a cluster's text alone, remembered.
#[derive(Default)]
pub(super) struct Shaper {
    plans: Vec<(FontInstance, rustybuzz::Script, ShapePlan)>,
    shaped: HashMap<(usize, String), Vec<u16>>,
    buffer: Option<UnicodeBuffer>,
}

impl Shaper {
    /// Whether `next` goes on with the cluster that `before` begins, both of them with this text: then the glyphs of both are
    /// how the cluster alone begins. Where its neighbours change how it looks, their number decides.
    pub(super) fn is_one(
        &mut self,
        font: &FontInstance,
        text: &str,
        before: &[Glyph],
        next: &[Glyph],
    ) -> bool {
        let alone = self.shape(font, text);
        let both = || before.iter().chain(next).map(|glyph| glyph.id);
        if alone.len() < before.len() + next.len() {
            return false;
        }
        let begins_with = |ids: &mut dyn Iterator<Item = u16>| alone.iter().zip(ids).all(|(a, b)| *a == b);
        // A cluster that is complete already does not go on.
        begins_with(&mut both()) || !begins_with(&mut before.iter().map(|glyph| glyph.id))
    }

    fn shape(&mut self, font: &FontInstance, text: &str) -> &[u16] {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let plan = self.plan(font, &buffer);
        let key = (plan, text.to_owned());
        let Self { plans, shaped, buffer: spare } = self;
        shaped.entry(key).or_insert_with(|| {
            let shaped = rustybuzz::shape_with_plan(font.rusty(), &plans[plan].2, buffer);
            // A glyph's index is of 16 bits in every font that is embedded here.
            let ids =
                shaped.glyph_infos().iter().map(|info| u16::try_from(info.glyph_id).unwrap_or(0)).collect();
            *spare = Some(shaped.clear());
            ids
        })
    }

    fn plan(&mut self, font: &FontInstance, buffer: &UnicodeBuffer) -> usize {
        let script = buffer.script();
        let known = self.plans.iter().position(|(of, its, _)| *its == script && of == font);
        known.unwrap_or_else(|| {
            let plan = ShapePlan::new(font.rusty(), buffer.direction(), Some(script), None, &[]);
            self.plans.push((font.clone(), script, plan));
            self.plans.len() - 1
        })
    }
}
