//! The PDF: scans, and over them the words, which are not seen.

mod finish;
mod fonts;
mod image;
mod xmp;

use prakas_document::Document;
use prakas_pdf::{PageWords, PlacedWords};
use printpdf::{
    Codepoint, CurTransMat, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
    TextMatrix, TextRenderingMode, XObject, XObjectId, XObjectTransform,
};

use crate::FacsimileError;
use crate::record::Record;
use crate::scan::Picture;
use crate::sheet::Sheet;
use fonts::Fonts;

/// A scan on its page.
pub(crate) struct Leaf {
    pub(crate) picture: Picture,
    pub(crate) sheet: Sheet,
}

/// The PDF of these pages.
pub(crate) fn write(
    document: &Document,
    words: &PlacedWords,
    leaves: Vec<Leaf>,
    record: &Record,
) -> Result<Vec<u8>, FacsimileError> {
    let fonts = Fonts::of(words)?;
    let mut pdf = PdfDocument::new("");
    for (id, font) in fonts.embedded() {
        pdf.resources.fonts.map.insert(id, font);
    }
    let mut pages = Vec::with_capacity(leaves.len());
    for (number, (leaf, page)) in leaves.into_iter().zip(&words.pages).enumerate() {
        let id = XObjectId(format!("Scan{}", number + 1));
        let ops = operations(&leaf, page, &fonts, &id);
        pdf.resources.xobjects.map.insert(id, XObject::External(image::object(leaf.picture)));
        pages.push(PdfPage::new(millimetres(page.width), millimetres(page.height), ops));
    }
    let sizes: Vec<(f64, f64)> = words.pages.iter().map(|page| (page.width, page.height)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let raw = pdf.with_pages(pages).to_lopdf_document(&options, &mut Vec::new());
    finish::finish(raw, document, record, &sizes)
}

fn operations(leaf: &Leaf, page: &PageWords, fonts: &Fonts, id: &XObjectId) -> Vec<Op> {
    let Leaf { picture, sheet } = leaf;
    let mut ops = vec![
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix { matrix: CurTransMat::Raw(image::matrix(picture, sheet, page.height)) },
        Op::UseXobject {
            id: id.clone(),
            transform: XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() },
        },
        Op::RestoreGraphicsState,
        Op::StartTextSection,
        Op::SetTextRenderingMode { mode: TextRenderingMode::Invisible },
    ];
    for run in &page.runs {
        let Some(start) = run.glyphs.first() else { continue };
        let end = run.glyphs.last().map_or(start.x, |glyph| glyph.x + glyph.advance);
        // Lines are level to within a hair; the middle of a run is where it fits best.
        let y = page.height - sheet.place((start.x + end) / 2.0, run.y).y;
        let size = Pt(number(run.size * sheet.size()));
        ops.push(Op::SetFont { font: PdfFontHandle::External(fonts.id(run.font)), size });
        for glyph in run.glyphs.iter().filter(|glyph| !glyph.text.is_empty()) {
            let Some(code) = fonts.code(run.font, glyph) else { continue };
            let x = sheet.place(glyph.x, run.y).x;
            ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, number(x), number(y)]),
            });
            let shown = Codepoint::with_cid(code, 0.0, glyph.text.clone());
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![shown])] });
        }
    }
    ops.push(Op::EndTextSection);
    ops
}

fn millimetres(points: f64) -> Mm {
    Mm(number(points * 25.4 / 72.0))
}

/// A number as a PDF has it: thousandths of a point are finer than any eye.
#[expect(clippy::cast_possible_truncation, reason = "a page's numbers fit")]
fn number(value: f64) -> f32 {
    ((value * 1000.0).round() / 1000.0) as f32
}
