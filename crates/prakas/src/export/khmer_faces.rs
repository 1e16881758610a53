//! The Khmer faces that go into a file, for readers who have none: few machines have a Khmer font, and a program without one shows
//! boxes. Latin letters are shown everywhere.

use std::any::Any;
use std::sync::Arc;

use prakas_document::{Document, Role, Slant, Weight};
use prakas_fonts::{Face, Fonts, Style};

/// A face of the library that has Khmer.
pub(super) struct KhmerFace<'a> {
    pub(super) family: &'a str,
    pub(super) weight: Weight,
    pub(super) slant: Slant,
    pub(super) file: Arc<[u8]>,
}

/// The faces of the Khmer families that the document's theme names, as `embed` makes them for a format. Of each style the first that `embed` takes: a given face stands before a bundled one of its name. Faces are read and
/// embedded once for a library and a type `T`.
pub(super) fn khmer_faces<T: Any + Clone + Send + Sync>(
    document: &Document,
    fonts: &Fonts,
    embed: fn(KhmerFace<'_>) -> Option<T>,
) -> Vec<T> {
    let families: Vec<&str> =
        Role::ALL.iter().map(|role| document.theme.style(*role).faces.khmer.as_str()).collect();
    let embedded = fonts.derived(|fonts| Embedded::new(fonts, embed));
    let of_theme = embedded.0.iter().filter(|(family, _)| families.contains(&family.as_str()));
    of_theme.map(|(_, face)| face.clone()).collect()
}

/// What a format embeds, with the families.
struct Embedded<T>(Vec<(String, T)>);

impl<T> Embedded<T> {
    fn new(fonts: &Fonts, embed: fn(KhmerFace<'_>) -> Option<T>) -> Self {
        let files = fonts.derived(Files::new);
        let (mut taken, mut embedded) = (Vec::new(), Vec::new());
        for (family, weight, slant, file) in &files.0 {
            let style = (family, weight, slant);
            if taken.contains(&style) {
                continue;
            }
            let (weight, slant) = (*weight, *slant);
            if let Some(face) = embed(KhmerFace { family, weight, slant, file: Arc::clone(file) }) {
                taken.push(style);
                embedded.push((family.clone(), face));
            }
        }
        Self(embedded)
    }
}

/// The files of the library's Khmer faces, read once for all formats.
struct Files(Vec<(String, Weight, Slant, Arc<[u8]>)>);

impl Files {
    fn new(fonts: &Fonts) -> Self {
        let khmer = fonts.faces().filter(|face| face.covers('ក'));
        Self(khmer.filter_map(|face| Self::file(&face)).collect())
    }

    /// Nothing where the face is of another style than a theme can name, or cannot be read.
    fn file(face: &Face<'_>) -> Option<(String, Weight, Slant, Arc<[u8]>)> {
        let weight = match face.weight() {
            prakas_fonts::Weight::NORMAL => Weight::Regular,
            prakas_fonts::Weight::BOLD => Weight::Bold,
            _ => return None,
        };
        let slant = match face.style() {
            Style::Normal => Slant::Upright,
            Style::Italic => Slant::Italic,
            Style::Oblique => return None,
        };
        Some((face.family().to_owned(), weight, slant, Arc::from(face.data().ok()?.as_ref())))
    }
}
