//! The pictures of a letter, in the order in which they are shown, each once.

use prakas_document::{Block, Document, Furniture, MediaType, Picture};

use super::{MailError, content_id};

/// How wide an SVG is drawn at most, and how high: twice what a letter shows, for screens with small pixels.
const MOST_PIXELS: f64 = 1280.0;

/// A picture as mail programs show it.
pub(super) struct Part {
    pub(super) id: String,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

pub(super) fn pictures(document: &Document) -> Result<Vec<Part>, MailError> {
    let mut found = Vec::new();
    for part in document.parts() {
        of_furniture(&part.head, &mut found);
        of_blocks(&part.body, &mut found);
        of_furniture(&part.foot, &mut found);
    }
    let mut parts: Vec<Part> = Vec::new();
    for picture in found {
        let id = content_id(picture);
        if parts.iter().all(|part| part.id != id) {
            parts.push(part(id, picture)?);
        }
    }
    Ok(parts)
}

fn of_furniture<'a>(furniture: &'a [Furniture], found: &mut Vec<&'a Picture>) {
    for piece in furniture {
        match piece {
            Furniture::Emblem { picture, .. } => found.push(picture),
            Furniture::Blocks(blocks) => of_blocks(blocks, found),
            Furniture::Group { pieces, .. } => of_furniture(pieces, found),
            Furniture::Lines { .. }
            | Furniture::Ornament
            | Furniture::SignatureSpace { .. }
            | Furniture::Permalink(_) => {}
        }
    }
}

fn of_blocks<'a>(blocks: &'a [Block], found: &mut Vec<&'a Picture>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => found.push(&figure.picture),
            Block::List(list) => list.items.iter().for_each(|item| of_blocks(item, found)),
            Block::Quotation(quotation) => of_blocks(&quotation.content, found),
            Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) => {}
        }
    }
}

fn part(id: String, picture: &Picture) -> Result<Part, MailError> {
    match picture.media_type() {
        MediaType::Svg => {
            let (width, height) = pixels(picture);
            let bytes = picture.draw(width, height)?;
            Ok(Part { id, media_type: MediaType::Png.as_str(), bytes })
        }
        kind @ (MediaType::Png | MediaType::Jpeg) => {
            Ok(Part { id, media_type: kind.as_str(), bytes: picture.shown().to_vec() })
        }
    }
}

/// The size that an SVG is drawn in.
fn pixels(picture: &Picture) -> (u32, u32) {
    let (width, height) = picture.size();
    let scale = MOST_PIXELS / width.max(height);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let pixels = |side: f64| (side * scale).round().max(1.0) as u32;
    (pixels(width), pixels(height))
}
