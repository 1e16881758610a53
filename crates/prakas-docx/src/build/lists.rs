//! Lists, as Word numbers them.
//!
//! There are two definitions, one of bullets and one of numbers, each of nine levels. A bulleted list refers to the first; each
//! numbered list has an instance of its own of the second, which starts it anew. Word has no number format in Khmer digits
//! (`ST_NumberFormat`, ECMA-376 part 1, 17.18.59, ends with Thai, Hindi and Vietnamese), so list numbers, like page numbers and note
//! marks, are in the digits 0 to 9 in every part.

use docx_rs::{
    AbstractNumbering, Level, LevelJc, LevelOverride, LevelText, NumberFormat, RunFonts, SpecialIndentType,
    Start,
};
use prakas_document::{List, ListMarker, Role, Theme};

use super::Builder;
use super::blocks::Place;
use crate::DocxError;
use crate::error::{MAX_LEVELS, MAX_LIST_START};
use crate::units::{positive_twips, twips};

/// The definition of bulleted lists, and its only instance.
pub(super) const BULLETS: usize = 1;

/// The definition of numbered lists, and the instance that the style of numbered lists refers to.
pub(super) const NUMBERS: usize = 2;

/// The bullets of the levels, in turn.
const BULLET_MARKS: [&str; 3] = ["•", "–", "▪"];

/// The list definitions and their instances.
pub(crate) struct Numbering {
    pub(crate) definitions: Vec<AbstractNumbering>,
    pub(crate) instances: Vec<docx_rs::Numbering>,
}

/// The mark of a list item, which its first paragraph takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) instance: usize,
    pub(super) level: usize,
    pub(super) numbered: bool,
}

impl Numbering {
    pub(super) fn new(theme: &Theme) -> Self {
        let step = step(theme);
        let latin = &theme.style(Role::Body).faces.latin;
        let levels = |id: usize, level: &dyn Fn(usize) -> Level| {
            (0..MAX_LEVELS).fold(AbstractNumbering::new(id), |list, at| {
                let left = step.saturating_mul(i32::try_from(at + 1).unwrap_or(1));
                list.add_level(level(at).indent(
                    Some(left),
                    Some(SpecialIndentType::Hanging(hanging(theme))),
                    None,
                    None,
                ))
            })
        };
        let bullets = levels(BULLETS, &|at| {
            let mark = LevelText::new(BULLET_MARKS[at % BULLET_MARKS.len()]);
            level(at, NumberFormat::new("bullet"), mark)
                .fonts(RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin))
        });
        let numbers = levels(NUMBERS, &|at| {
            level(at, NumberFormat::new("decimal"), LevelText::new(format!("%{}.", at + 1)))
        });
        let mut definitions = vec![bullets, numbers];
        for definition in &mut definitions {
            definition.multi_level_type = Some("multilevel".to_owned());
        }
        let instances = [BULLETS, NUMBERS].map(|id| docx_rs::Numbering::new(id, id)).to_vec();
        Self { definitions, instances }
    }

    /// The instance that a list at this level refers to.
    fn instance(&mut self, marker: ListMarker, level: usize) -> Result<usize, DocxError> {
        match marker {
            ListMarker::Bulleted => Ok(BULLETS),
            ListMarker::Numbered { start } if start > MAX_LIST_START => Err(DocxError::ListStart(start)),
            ListMarker::Numbered { start } => {
                let id = self.instances.len() + 1;
                // Lossless: at most MAX_LIST_START.
                let start = usize::try_from(start).unwrap_or(1);
                let instance = docx_rs::Numbering::new(id, NUMBERS);
                self.instances.push(instance.add_override(LevelOverride::new(level).start(start)));
                Ok(id)
            }
        }
    }
}

fn level(at: usize, format: NumberFormat, text: LevelText) -> Level {
    Level::new(at, Start::new(1), format, text, LevelJc::new("left"))
}

/// How far the words of each level of a list are indented, in twips.
pub(super) fn step(theme: &Theme) -> i32 {
    twips(theme.style(Role::Body).size * 11.0 / 6.0)
}

/// How far the marks stand left of the words, in twips: two digits and a full stop have room.
pub(super) fn hanging(theme: &Theme) -> i32 {
    twips(theme.style(Role::Body).size * 1.25)
}

impl<'a> Builder<'a> {
    pub(super) fn list(&mut self, list: &'a List, place: Place) -> Result<(), DocxError> {
        // Word shows one mark a paragraph: that of an item that begins with a list stands above the list's first.
        self.mark_above(place);
        let inner = place.in_list(step(&self.document.theme))?;
        let instance = self.numbering.instance(list.marker, place.list_level)?;
        let numbered = match list.marker {
            ListMarker::Bulleted => false,
            ListMarker::Numbered { .. } => true,
        };
        for item in &list.items {
            self.mark = Some(Mark { instance, level: place.list_level, numbered });
            self.blocks(item, inner)?;
            self.flush_mark(inner);
        }
        // The paragraphs of lists stand closer together than others; under a list there is the space of the body.
        if place.list_level == 0 && place.role == Role::Body {
            self.space_after(positive_twips(self.document.theme.style(Role::Body).space_after));
        }
        Ok(())
    }
}
