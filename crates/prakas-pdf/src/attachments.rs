//! What the PDF carries: files attached to the whole document, and a document without them.

use prakas_document::{Carried, CarriedKind};
use serde::Serialize;
use typst::foundations::Bytes;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::pdf::AttachElem;
use typst_layout::PagedDocument;

/// The name of the file that tells the main file what to attach.
pub(crate) const INDEX: &str = "carried.json";

/// What the names of the files' bytes begin with; their number follows. A name of its own for each would never be forgotten.
const BYTES: &str = "carried-";

/// The attached files, as the main file finds them.
#[derive(Debug)]
pub(crate) struct Attachments {
    index: Bytes,
    bytes: Vec<Bytes>,
}

/// An attached file, as the main file hands it to `pdf.attach`.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Entry<'a> {
    name: &'a str,
    path: String,
    mime_type: &'static str,
    /// *Source* is right for the typed files as well as for the release (ISO 19005-3 §6.8): of either the document was made,
    /// and neither adds to it, as a *Supplement* would.
    relationship: &'static str,
    description: String,
}

impl Default for Attachments {
    /// No files.
    fn default() -> Self {
        Self { index: Bytes::new(b"[]"), bytes: Vec::new() }
    }
}

impl Attachments {
    /// The files that a document of words with this digest carries.
    pub(crate) fn new(carried: &[Carried], digest: &str) -> serde_json::Result<Self> {
        let entries: Vec<Entry<'_>> =
            carried.iter().enumerate().map(|(i, file)| Entry::new(i, file, digest)).collect();
        Ok(Self {
            index: Bytes::new(serde_json::to_vec(&entries)?),
            bytes: carried.iter().map(|file| Bytes::new(file.bytes.clone())).collect(),
        })
    }

    /// The file of this name.
    pub(crate) fn file(&self, name: &str) -> Option<&Bytes> {
        if name == INDEX {
            return Some(&self.index);
        }
        self.bytes.get(name.strip_prefix(BYTES)?.parse::<usize>().ok()?)
    }
}

impl<'a> Entry<'a> {
    fn new(index: usize, file: &'a Carried, digest: &str) -> Self {
        Self {
            name: &file.name,
            path: format!("/{BYTES}{index}"),
            mime_type: file.media_type,
            relationship: "source",
            description: match file.kind {
                // Whoever has the file can tell by it whether its words are still those.
                CarriedKind::Release => format!("This release as data (sha256 of the words: {digest})"),
                CarriedKind::Source => "What this release was made of".to_owned(),
            },
        }
    }
}

/// The document without what is attached to it, as PDF/A-1, PDF/A-2 and PDF/A-4 want it. Attachments are found by their tags on
/// the pages; nothing else has to do with these.
pub(crate) fn without(document: &PagedDocument) -> PagedDocument {
    let mut pages = document.pages().to_vec();
    let mut attached = Vec::new();
    for page in &mut pages {
        detach(&mut page.frame, &mut attached);
    }
    let info = typst::model::Document::info(document).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// Whether anything was attached in this frame, now that it is not any more.
fn detach(frame: &mut Frame, attached: &mut Vec<Location>) -> bool {
    let mut items = Vec::with_capacity(frame.items().len());
    let mut is_changed = false;
    for (position, item) in frame.items() {
        match item {
            FrameItem::Tag(tag) if is_attachment(tag, attached) => is_changed = true,
            FrameItem::Group(group) => {
                let mut group = group.clone();
                is_changed |= detach(&mut group.frame, attached);
                items.push((*position, FrameItem::Group(group)));
            }
            FrameItem::Text(_)
            | FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => items.push((*position, item.clone())),
        }
    }
    if is_changed {
        frame.clear();
        frame.push_multiple(items);
    }
    is_changed
}

/// Whether a tag is where an attachment begins or ends.
fn is_attachment(tag: &Tag, attached: &mut Vec<Location>) -> bool {
    match tag {
        Tag::Start(content, _) if content.is::<AttachElem>() => {
            attached.push(tag.location());
            true
        }
        Tag::Start(..) => false,
        Tag::End(location, ..) => attached.contains(location),
    }
}
