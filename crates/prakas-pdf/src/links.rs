//! What links are called where they are not seen.
//!
//! typst describes each link, which PDF/UA-1 asks for (ISO 14289-1 §7.18.5): `Footnote 1`, `Email press@example.org`. It knows
//! the words in many languages, and in Khmer it says them in English. Here they are said in Khmer.

use typst::foundations::Packed;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::LinkMarker;
use typst_layout::PagedDocument;

/// typst's words and ours, each before what it names.
const WORDS: [(&str, &str); 3] = [("Footnote ", "កំណត់សម្គាល់ "), ("Email ", "អ៊ីមែល "), ("Telephone ", "ទូរសព្ទ ")];

/// The document with its Khmer links described in Khmer. One that has none is left as it is.
pub(crate) fn describe(document: PagedDocument) -> PagedDocument {
    let mut links = Links::default();
    document.pages().iter().for_each(|page| links.look_at(&page.frame));
    if !links.are_khmer.contains(&true) {
        return document;
    }
    let mut pages = document.pages().to_vec();
    let mut are_khmer = links.are_khmer.into_iter();
    for page in &mut pages {
        apply(&mut page.frame, &mut are_khmer);
    }
    let info = typst::model::Document::info(&document).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// The links of a document in their order.
#[derive(Default)]
struct Links {
    /// Whether the words of each are Khmer.
    are_khmer: Vec<bool>,
    /// How many of them, the last ones, have shown no words yet.
    without_words: usize,
}

impl Links {
    fn look_at(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.look_at(&group.frame),
                FrameItem::Tag(Tag::Start(content, _)) if content.is::<LinkMarker>() => {
                    self.are_khmer.push(false);
                    self.without_words += 1;
                }
                FrameItem::Text(text) => {
                    let first = self.are_khmer.len() - self.without_words;
                    self.are_khmer[first..].fill(text.lang.as_str() == "km");
                    self.without_words = 0;
                }
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

fn apply(frame: &mut Frame, are_khmer: &mut impl Iterator<Item = bool>) {
    let mut items: Vec<(Point, FrameItem)> = frame.items().cloned().collect();
    for (_, item) in &mut items {
        match item {
            FrameItem::Group(group) => apply(&mut group.frame, are_khmer),
            FrameItem::Tag(Tag::Start(content, _)) => {
                let Some(link) = content.to_packed_mut::<LinkMarker>() else { continue };
                if are_khmer.next() == Some(true) {
                    say_in_khmer(link);
                }
            }
            FrameItem::Text(_)
            | FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
    frame.clear();
    frame.push_multiple(items);
}

fn say_in_khmer(link: &mut Packed<LinkMarker>) {
    let said = link.alt.as_deref().unwrap_or_default();
    let ours = WORDS.iter().find_map(|(theirs, ours)| Some(format!("{ours}{}", said.strip_prefix(theirs)?)));
    if let Some(ours) = ours {
        link.alt = Some(ours.into());
    }
}
