//! Pictures: a paragraph that is nothing but one.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use prakas_document::{AltText, Block, Code, Diagnostic, Figure, Inline, Picture};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::address;
use super::builder::Builder;
use super::frames::{Frame, Holder};
use super::locate::Anchor;
use crate::read::PlaceKind;
use crate::read::record::{fold_space, is_space};

impl Builder<'_, '_> {
    /// Reads a paragraph that is nothing but a picture; says whether it was one.
    pub(super) fn figure_paragraph(&mut self, at: usize) -> bool {
        let is_picture = matches!(self.events.get(at + 1), Some(Event::Start(Tag::Image { .. })));
        let is_alone = is_picture && self.events.end(at + 1) + 1 == self.events.end(at);
        if is_alone {
            self.figure(at + 1, self.events.range(at).end);
        }
        is_alone
    }

    /// A picture that is not alone in a paragraph: alone in an item of a tight list, or in running text, where none can be.
    pub(super) fn image(&mut self, at: usize) {
        let is_in_item =
            matches!(self.stack.last(), Some(Frame::Blocks(blocks)) if blocks.holder == Holder::Item);
        let begins =
            matches!(at.checked_sub(1).and_then(|at| self.events.get(at)), Some(Event::Start(Tag::Item)));
        let next = self.events.get(self.events.end(at) + 1);
        if is_in_item && begins && matches!(next, Some(Event::End(TagEnd::Item) | Event::Start(Tag::List(_))))
        {
            return self.figure(at, self.events.range(at).end);
        }
        let finding =
            Diagnostic::error(Code::UnsupportedMarkup, "a picture cannot stand inside running text")
                .hint("put it into a paragraph of its own, with an empty line before and after it");
        self.report(at, finding);
    }

    fn figure(&mut self, at: usize, end: usize) {
        let Some(Event::Start(Tag::Image { link_type, dest_url, title, .. })) = self.events.get(at).cloned()
        else {
            return;
        };
        if link_type != LinkType::Inline {
            let finding =
                Diagnostic::error(Code::UnsupportedMarkup, "a picture names its file where it stands")
                    .hint("write `![what it shows](picture.png)`");
            self.report(at, finding);
            return self.forget_block();
        }
        let file = self.destination(at, self.events.end(at));
        let alt = self.alt(at);
        let picture = self.picture(at, &dest_url, file.as_ref());
        let caption = self.caption(at, &title, file.as_ref());
        if let (Some((alt, alt_range)), Some(picture)) = (alt, picture) {
            self.anchors.push(Anchor::figure(alt_range, file));
            self.push_block(Block::Figure(Figure { picture, alt, caption }), end);
        } else {
            self.forget_block();
        }
    }

    /// What the picture shows, in words, and where they stand.
    fn alt(&mut self, at: usize) -> Option<(AltText, Range<usize>)> {
        let words = self.events.words(at);
        let (first, last) = (self.events.range(at + 1), self.events.range(self.events.end(at) - 1));
        let range = first.start..last.end.max(first.start);
        match AltText::new(self.record.words(&words, &self.events.range(at))) {
            Ok(alt) => Some((alt, range)),
            Err(error) => {
                let finding = Diagnostic::error(Code::MissingAltText, error.to_string())
                    .hint("write it between the brackets: `![A map of the venue](map.png)`");
                self.report(at, finding);
                None
            }
        }
    }

    fn picture(&mut self, at: usize, name: &str, file: Option<&Range<usize>>) -> Option<Picture> {
        let bytes = match inside(name) {
            Some(bytes) => bytes,
            None => (self.assets)(name),
        };
        // Nobody reads an address of a thousand characters.
        let name = if name.len() > 80 { "data:" } else { name };
        let finding = match bytes {
            Ok(bytes) => match Picture::new(bytes) {
                Ok(picture) => return Some(picture),
                Err(error) => Diagnostic::error(
                    Code::BadPicture,
                    format!("the picture `{name}` cannot be used: {error}"),
                )
                .hint("save it as PNG, JPEG or plain SVG"),
            },
            Err(reason) => Diagnostic::error(
                Code::MissingPicture,
                format!("the picture `{name}` cannot be had: {reason}"),
            )
            .hint("put the file beside this one, and write its name as it is"),
        };
        match file {
            Some(range) => self.record.report(range, finding.at_path(self.path.clone())),
            None => self.report(at, finding),
        }
        None
    }

    /// The words under the picture: its title.
    fn caption(&mut self, at: usize, title: &str, file: Option<&Range<usize>>) -> Vec<Inline> {
        let words = fold_space(title);
        if words.trim_matches(is_space).is_empty() {
            return Vec::new();
        }
        let whole = self.events.range(at);
        let from = file.map_or(whole.start, |file| file.end);
        if let Some(found) = address::title(self.record.slice(&(from..whole.end))) {
            let range = from + found.start..from + found.end;
            let as_typed = fold_space(self.record.slice(&range)) == words;
            self.place(range, if as_typed { PlaceKind::Text } else { PlaceKind::Fact });
        }
        vec![Inline::Text(self.record.words(&words, &whole))]
    }
}

/// What a picture holds that stands in its address (RFC 2397), or why it cannot be had; nothing for another address.
fn inside(address: &str) -> Option<Result<Vec<u8>, String>> {
    let (kind, data) = address.strip_prefix("data:")?.split_once(',')?;
    kind.starts_with("image/").then(|| match kind.strip_suffix(";base64") {
        Some(_) => STANDARD.decode(data).map_err(|_| "it is not in base64".to_owned()),
        None => Err("only pictures in base64 are read".to_owned()),
    })
}
