//! What typst sees of the world: a handful of files in memory, the given fonts, and nothing else.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use prakas_document::{Carried, Picture};
use prakas_fonts::Fonts;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::Template;
use crate::attachments::Attachments;
use crate::fonts::TypstFonts;

/// The standard library, without inputs, so that all documents share it and what typst remembers of it.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The file that is set.
pub(crate) static MAIN: LazyLock<Source> = LazyLock::new(|| source("main.typ", include_str!("main.typ")));

/// The file that is set for a card.
static CARD: LazyLock<Source> = LazyLock::new(|| source("card.typ", include_str!("card.typ")));

/// The looks of a release, where it brings no template of its own.
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| template_source(Template::OFFICIAL));

/// The same for another template to import, under a name beside that one's.
pub(crate) static OFFICIAL: LazyLock<Source> = LazyLock::new(|| source("official.typ", Template::OFFICIAL));

/// A template in the place where the main file looks for it. All have one name there: typst never forgets a name.
pub(crate) fn template_source(text: &str) -> Source {
    source("template.typ", text)
}

fn source(name: &str, text: &str) -> Source {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("`{name}` is a path"));
    Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), text.to_owned())
}

/// The name of the file that holds the document as data.
const DOCUMENT: &str = "document.json";

/// The name under which the template finds a picture. Names come from a picture's place and not from its content: typst
/// never forgets a name, and has room for 65,535.
pub(crate) fn picture_path(index: usize) -> String {
    format!("/image-{index}")
}

/// The world of one document.
pub(crate) struct DocumentWorld<'a> {
    library: &'static LazyHash<Library>,
    main: &'static Source,
    fonts: &'a Fonts,
    typst_fonts: Arc<TypstFonts>,
    document: Bytes,
    pictures: Vec<Bytes>,
    template: Option<&'a Template>,
    attachments: Attachments,
}

impl<'a> DocumentWorld<'a> {
    /// The world of a document given as JSON, with its pictures in the order of their paths, and the template that it brings.
    pub(crate) fn new(
        fonts: &'a Fonts,
        json: Vec<u8>,
        pictures: Vec<Picture>,
        template: Option<&'a Template>,
    ) -> Self {
        Self { template, ..Self::of(&MAIN, fonts, json, pictures) }
    }

    /// The world of a card, whose words are given as JSON, with its pictures.
    pub(crate) fn card(fonts: &'a Fonts, json: Vec<u8>, pictures: Vec<Picture>) -> Self {
        Self::of(&CARD, fonts, json, pictures)
    }

    fn of(main: &'static Source, fonts: &'a Fonts, json: Vec<u8>, pictures: Vec<Picture>) -> Self {
        Self {
            library: &LIBRARY,
            main,
            fonts,
            typst_fonts: TypstFonts::of(fonts),
            document: Bytes::new(json),
            pictures: pictures.into_iter().map(|picture| Bytes::new(PictureBytes(picture))).collect(),
            template: None,
            attachments: Attachments::default(),
        }
    }

    /// The same world with files that the document, of words with this digest, carries.
    pub(crate) fn carrying(self, carried: &[Carried], digest: &str) -> serde_json::Result<Self> {
        Ok(Self { attachments: Attachments::new(carried, digest)?, ..self })
    }

    /// What went wrong with the fonts that were asked for.
    pub(crate) fn font_failures(&self) -> impl Iterator<Item = &str> {
        self.typst_fonts.failures()
    }

    fn picture(&self, name: &str) -> Option<&Bytes> {
        self.pictures.get(name.strip_prefix("image-")?.parse::<usize>().ok()?)
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typst_fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id {
            id if id == self.main.id() => Ok(self.main.clone()),
            id if id == TEMPLATE.id() => Ok(self.template.map_or(&*TEMPLATE, Template::source).clone()),
            id if id == OFFICIAL.id() && self.template.is_some() => Ok(OFFICIAL.clone()),
            other => Err(refusal(other)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = match id.root() {
            VirtualRoot::Project => id.vpath().get_without_slash(),
            VirtualRoot::Package(_) => return Err(refusal(id)),
        };
        if name == DOCUMENT {
            return Ok(self.document.clone());
        }
        let found = self.picture(name).or_else(|| self.attachments.file(name));
        found.cloned().ok_or_else(|| refusal(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typst_fonts.font(index, self.fonts)
    }

    /// No document of ours asks the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn refusal(id: FileId) -> FileError {
    match id.root() {
        VirtualRoot::Project => FileError::NotFound(PathBuf::from(id.vpath().get_with_slash())),
        VirtualRoot::Package(spec) => FileError::Package(PackageError::NotFound(spec.clone())),
    }
}

/// What is shown of a picture, shared with the document and not copied.
struct PictureBytes(Picture);

impl AsRef<[u8]> for PictureBytes {
    fn as_ref(&self) -> &[u8] {
        self.0.shown()
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use typst::syntax::package::PackageSpec;

    use super::*;

    fn id(root: VirtualRoot, path: &str) -> FileId {
        RootedPath::new(root, VirtualPath::new(path).expect("a path")).intern()
    }

    #[test]
    fn other_files_and_packages_are_refused() {
        let fonts = Fonts::bundled();
        for template in [None, Some(&Template::new("own.typ", ""))] {
            let world = DocumentWorld::new(&fonts, b"{}".to_vec(), Vec::new(), template);
            refuses_the_rest(&world);
            assert_eq!(world.source(OFFICIAL.id()).is_ok(), template.is_some());
        }
    }

    fn refuses_the_rest(world: &DocumentWorld) {
        assert!(world.file(id(VirtualRoot::Project, "document.json")).is_ok());
        for path in ["etc/passwd", "Cargo.toml", "image-0", "image-x", "sub/document.json", "other.typ"] {
            let id = id(VirtualRoot::Project, path);
            assert!(world.file(id).is_err(), "{path}");
            assert!(world.source(id).is_err(), "{path}");
        }
        let package = VirtualRoot::Package(PackageSpec::from_str("@preview/a:1.0.0").expect("a package"));
        for path in ["typst.toml", "document.json", "template.typ"] {
            let id = id(package.clone(), path);
            assert!(matches!(world.file(id), Err(FileError::Package(_))), "{path}");
            assert!(matches!(world.source(id), Err(FileError::Package(_))), "{path}");
        }
        assert_eq!(world.today(None), None);
        assert!(world.font(usize::MAX).is_none());
    }
}
