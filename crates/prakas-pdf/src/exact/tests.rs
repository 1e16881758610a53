//! Fonts of clusters, made directly.

use prakas_fonts::Fonts;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TableProvider};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};
use write_fonts::FontBuilder;

use super::font::{Fused, Unfit, draw_all, write};
use super::plan::Piece;

/// A bundled family's first face, with other tables beside or in the place of its own.
fn instance(family: &str, tables: &[(&[u8; 4], &[u8])]) -> FontInstance {
    let fonts = Fonts::bundled();
    let face = fonts.family(family).next().expect("a bundled face");
    let data = face.data().expect("its bytes");
    let source = FontRef::new(data.as_ref()).expect("a font");
    let mut builder = FontBuilder::new();
    for &(tag, table) in tables {
        builder.add_raw(Tag::new(tag), table.to_vec());
    }
    builder.copy_missing_tables(source);
    instantiated(builder.build())
}

fn instantiated(data: Vec<u8>) -> FontInstance {
    let font = Font::new(Bytes::new(data), 0).expect("a font");
    font.instantiate(FontVariant::default(), Abs::zero(), &FontVariations::default())
}

/// Clusters of these characters' glyphs, each glyph further right and higher than the one before.
fn clusters(font: &FontInstance, texts: &[&str]) -> Vec<Fused> {
    let glyph = |c| font.ttf().glyph_index(c).expect("a glyph").0;
    let pieces = |text: &str| {
        let place = |(i, c): (i16, char)| Piece { glyph: glyph(c), x: 321 * i, y: 123 * i };
        (0..).zip(text.chars()).map(place).collect()
    };
    texts.iter().map(|text| Fused { pieces: pieces(text), advance: 2_000 }).collect()
}

const TEXTS: [&str; 5] = ["ក", "កខគ", "ឃង", " ", "ក ង"];

/// Where each cluster's ink is.
fn inks(font: &FontInstance) -> Vec<Option<[i16; 4]>> {
    let ink = |id| font.ttf().glyph_bounding_box(ttf_parser::GlyphId(id));
    (1..=5).map(|id| ink(id).map(|it| [it.x_min, it.y_min, it.x_max, it.y_max])).collect()
}

#[test]
fn outlines_are_drawn_where_composites_would_be() {
    for family in [prakas_fonts::MOUL, prakas_fonts::NOTO_SERIF_KHMER] {
        let font = instance(family, &[]);
        let glyphs = clusters(&font, &TEXTS);
        let composed = instantiated(write(&font, &glyphs).expect("a font"));
        let drawn = instantiated(draw_all(&font, &glyphs).expect("a font"));
        assert_eq!(inks(&composed), inks(&drawn), "{family}");
        assert!(inks(&composed)[1].is_some() && inks(&composed)[3].is_none());
        let advance = |font: &FontInstance| font.ttf().glyph_hor_advance(ttf_parser::GlyphId(2));
        assert_eq!((advance(&composed), advance(&drawn)), (Some(2_000), Some(2_000)));
    }
}

#[test]
fn hints_stay_and_names_of_glyphs_go() {
    let font = instance(prakas_fonts::MOUL, &[]);
    let made = write(&font, &clusters(&font, &TEXTS)).expect("a font");
    let (old, made) = (FontRef::new(font.data()).expect("a font"), FontRef::new(&made).expect("a font"));
    for tag in [b"cvt ", b"fpgm", b"prep"] {
        let table =
            |font: &FontRef<'_>| font.data_for_tag(Tag::new(tag)).map(|data| data.as_bytes().to_vec());
        assert!(table(&old).is_some() && table(&old) == table(&made));
    }
    let post = made.data_for_tag(Tag::new(b"post")).expect("a table");
    assert_eq!(post.as_bytes()[..4], [0, 3, 0, 0]);
}

#[test]
fn what_cannot_be_written_says_why() {
    let pieces = |font: &FontInstance| clusters(font, &TEXTS);
    let coloured = instance(prakas_fonts::MOUL, &[(b"COLR", &[0; 16])]);
    assert_eq!(write(&coloured, &pieces(&coloured)).err(), Some(Unfit::Coloured));
    // Places of glyphs that lie outside of the table of glyphs.
    let broken = instance(prakas_fonts::MOUL, &[(b"glyf", &[0; 8])]);
    assert_eq!(write(&broken, &pieces(&broken)).err(), Some(Unfit::Broken));
}

#[test]
fn parts_in_a_circle_are_broken() {
    let font = instance(prakas_fonts::MOUL, &[]);
    // Glyph 0 is a composite of itself (OpenType, table `glyf`).
    let header: [u8; 10] = [255, 255, 0, 0, 0, 0, 0, 1, 0, 1];
    let component: [u8; 8] = [0, 2, 0, 0, 0, 0, 0, 0];
    let glyph = [&header[..], &component[..], &[0, 0]].concat();
    let loca: Vec<u8> = (0..=u32::from(font.ttf().number_of_glyphs()))
        .flat_map(|i| if i == 0 { 0_u32 } else { 20 }.to_be_bytes())
        .collect();
    let is_long = FontRef::new(font.data()).expect("a font");
    let head = is_long.data_for_tag(Tag::new(b"head")).expect("a table").as_bytes();
    let head = [&head[..50], &[0, 1], &head[52..]].concat();
    let circle = instance(prakas_fonts::MOUL, &[(b"glyf", &glyph), (b"loca", &loca), (b"head", &head)]);
    let fused = [Fused { pieces: [Piece { glyph: 0, x: 1, y: 1 }].into(), advance: 5 }];
    assert_eq!(write(&circle, &fused).err(), Some(Unfit::Broken));
}
