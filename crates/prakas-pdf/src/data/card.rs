//! The card as its template reads it: `/document.json`. Lengths are in points, of which the card has one a pixel.
//!
//! Words come in several *tries*, the largest type first and words that are cut off last; the template takes the first that
//! fits its place. Each is prepared here, since where an overlong word breaks depends on how many of its letters fit a line.

mod words;

use prakas_document::{Align, Color, Meta, Part, Picture, Role, Script, Style, Theme};
use prakas_fonts::Fonts;
use serde::Serialize;

use super::block::{Collector, PictureData, measure};
use super::drawing::Drawing;
use super::inline::{Line, Node};
use super::style::StyleData;
use super::{InlineData, LanguageData, Serialized, to_json};
use crate::LayoutError;
use words::{Pieces, Try, Words};

/// Width of the card, in pixels.
pub(crate) const WIDTH: f64 = 1200.0;

/// Height of the card, in pixels.
pub(crate) const HEIGHT: f64 = 630.0;

/// Space at the left and the right.
const MARGIN: f64 = 72.0;

/// Space between the emblem and the names beside it.
const GAP: f64 = 28.0;

/// The most that an emblem takes, its width and its height.
const EMBLEM: (f64, f64) = (280.0, 108.0);

/// Width of the ornament, beside which the day stands.
const ORNAMENT: f64 = 250.0;

/// The contrast of white letters with their ground, at least (WCAG 2.2, 1.4.6).
const CONTRAST: f64 = 7.0;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Card<'a> {
    language: LanguageData<'a>,
    width: f64,
    height: f64,
    margin: f64,
    gap: f64,
    ornament_width: f64,
    ground: String,
    alarm: String,
    ornament: Drawing,
    /// Its width in points.
    emblem: Option<PictureData>,
    issuer: Option<Slot<'a>>,
    status: Option<Slot<'a>>,
    kind: Option<Slot<'a>>,
    title: Option<Slot<'a>>,
    date: Option<Slot<'a>>,
}

/// Words in a place of this width.
#[derive(Serialize)]
struct Slot<'a> {
    width: f64,
    tries: Vec<Set<'a>>,
}

#[derive(Serialize)]
struct Set<'a> {
    style: StyleData,
    content: Vec<InlineData<'a>>,
}

/// Writes what the card shows of a part.
pub(crate) fn card(
    part: &Part,
    meta: &Meta,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Serialized, LayoutError> {
    let words = Words::of(part, meta)?;
    let emblem = Pieces::of(&part.head).emblem.map(|(image, alt)| (image, alt, emblem_width(image)));
    let room = WIDTH - 2.0 * MARGIN;
    let beside_emblem = room - emblem.map_or(0.0, |(_, _, width)| width + GAP);
    let setter = Setter { part, theme, fonts };
    let mut pictures = Vec::new();
    let mut collector = Collector::new(part, theme, &mut pictures);
    let card = Card {
        language: LanguageData::new(&part.language),
        width: WIDTH,
        height: HEIGHT,
        margin: MARGIN,
        gap: GAP,
        ornament_width: ORNAMENT,
        ground: legible(theme.link).hex(),
        alarm: legible(theme.style(Role::Status).color).hex(),
        ornament: Drawing::ornament(),
        emblem: emblem.map(|(image, alt, width)| collector.picture(image, alt, width)),
        issuer: setter.slot(Role::Issuer, &words.issuer, beside_emblem),
        status: setter.slot(Role::Status, &words.status, room),
        kind: setter.slot(Role::Kind, &words.kind, room),
        title: setter.slot(Role::Title, &words.title, room),
        date: setter.slot(Role::Dateline, &words.date, room - ORNAMENT - GAP),
    };
    Ok(Serialized { json: to_json(&card)?, pictures })
}

struct Setter<'t> {
    part: &'t Part,
    theme: &'t Theme,
    fonts: &'t Fonts,
}

impl Setter<'_> {
    /// Words in the faces of a role; nothing where there are none.
    fn slot<'a>(&self, role: Role, tries: &'a [Try], width: f64) -> Option<Slot<'a>> {
        let tries: Vec<Set<'a>> = tries.iter().map(|it| self.set(role, it, width)).collect();
        (!tries.is_empty()).then_some(Slot { width, tries })
    }

    fn set<'a>(&self, role: Role, it: &'a Try, width: f64) -> Set<'a> {
        // Words in Khmer have lines as high as Khmer needs, such as a name that an English edition has no other for.
        let is_khmer = it.lines.iter().any(|line| Script::Khmer.is_in(line.as_str()));
        let script = if is_khmer { Script::Khmer } else { self.part.language.script() };
        let looks = self.theme.style(role).clone();
        let style = Style { size: it.size, line_height: 1.2, align: Align::Start, indent: 0.0, ..looks };
        let own = measure(&style, script, width);
        let line = Line { script, own, note: own };
        let mut content = Vec::new();
        for (i, words) in it.lines.iter().enumerate() {
            if i > 0 {
                content.push(InlineData::Node(Node::LineBreak));
            }
            content.extend(line.text(words));
        }
        Set { style: StyleData::new(&style, script, self.fonts), content }
    }
}

fn emblem_width(picture: &Picture) -> f64 {
    let (width, height) = EMBLEM;
    width.min(height * f64::from(picture.width()) / f64::from(picture.height()))
}

/// The colour darkened until white letters are read on it with ease.
fn legible(color: Color) -> Color {
    let darkened = |step: u32| {
        let part = |value: u8| u8::try_from(u32::from(value) * (64 - step) / 64).unwrap_or(value);
        Color::rgb(part(color.red), part(color.green), part(color.blue))
    };
    (0..64).map(darkened).find(|color| color.contrast(Color::WHITE) >= CONTRAST).unwrap_or(Color::BLACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_read_on_every_ground() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let ground = legible(Color::rgb(red, green, blue));
                    assert!(ground.contrast(Color::WHITE) >= CONTRAST, "{red} {green} {blue}");
                }
            }
        }
        let navy = Color::rgb(0x1F, 0x38, 0x64);
        assert_eq!(legible(navy), navy, "a dark colour stays as it is");
    }
}
