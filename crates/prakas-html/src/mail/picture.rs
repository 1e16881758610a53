//! The pictures of a letter, in the order in which they are shown, each once.

use prakas_document::{Block, Document, Furniture, MediaType, Picture};

use super::{MailError, content_id, shown_size};

/// How many pixels an SVG is drawn in for one of CSS: screens have small ones.
const DENSITY: u32 = 2;

/// How wide an SVG is drawn at most, and how high.
const MOST_PIXELS: u32 = 2400;

/// A picture as mail programs show it.
pub(super) struct Part {
    pub(super) id: String,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// A picture where a letter shows it, in this width and height, in CSS pixels.
struct Shown<'a> {
    picture: &'a Picture,
    size: (u32, u32),
}

impl<'a> Shown<'a> {
    fn new(picture: &'a Picture, is_emblem: bool) -> Self {
        Self { picture, size: shown_size((picture.width(), picture.height()), is_emblem) }
    }
}

pub(super) fn pictures(document: &Document) -> Result<Vec<Part>, MailError> {
    let mut found = Vec::new();
    for part in document.parts() {
        of_furniture(&part.head, &mut found);
        of_blocks(&part.body, &mut found);
        of_furniture(&part.foot, &mut found);
    }
    // What is shown twice is drawn for the larger place.
    let mut once: Vec<(String, Shown<'_>)> = Vec::new();
    for shown in found {
        let id = content_id(shown.picture);
        match once.iter_mut().find(|(known, _)| *known == id) {
            Some((_, known)) => known.size = known.size.max(shown.size),
            None => once.push((id, shown)),
        }
    }
    once.into_iter().map(|(id, shown)| part(id, &shown)).collect()
}

fn of_furniture<'a>(furniture: &'a [Furniture], found: &mut Vec<Shown<'a>>) {
    for piece in furniture {
        match piece {
            Furniture::Emblem { picture, .. } => found.push(Shown::new(picture, true)),
            Furniture::Blocks(blocks) => of_blocks(blocks, found),
            Furniture::Group { pieces, .. } => of_furniture(pieces, found),
            Furniture::Lines { .. }
            | Furniture::Ornament
            | Furniture::SignatureSpace { .. }
            | Furniture::Permalink(_) => {}
        }
    }
}

fn of_blocks<'a>(blocks: &'a [Block], found: &mut Vec<Shown<'a>>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => found.push(Shown::new(&figure.picture, false)),
            Block::List(list) => list.items.iter().for_each(|item| of_blocks(item, found)),
            Block::Quotation(quotation) => of_blocks(&quotation.content, found),
            Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) => {}
        }
    }
}

fn part(id: String, shown: &Shown<'_>) -> Result<Part, MailError> {
    let Shown { picture, size } = *shown;
    match picture.media_type() {
        MediaType::Svg => {
            let (width, height) = pixels(size);
            let bytes = picture.draw(width, height)?;
            Ok(Part { id, media_type: MediaType::Png.as_str(), bytes })
        }
        kind @ (MediaType::Png | MediaType::Jpeg) => {
            Ok(Part { id, media_type: kind.as_str(), bytes: picture.shown().to_vec() })
        }
    }
}

/// The size that an SVG is drawn in, where it is shown in this one.
fn pixels((width, height): (u32, u32)) -> (u32, u32) {
    let scale = f64::from(DENSITY).min(f64::from(MOST_PIXELS) / f64::from(width.max(height)));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let pixels = |side: u32| (f64::from(side) * scale).round().max(1.0) as u32;
    (pixels(width), pixels(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_keeps_its_shape() {
        assert_eq!(pixels((42, 84)), (84, 168));
        assert_eq!(pixels((100, 5_000)), (48, 2_400));
        assert_eq!(pixels((1, u32::MAX)), (1, 2_400));
    }
}
