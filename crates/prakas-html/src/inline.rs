//! What stands inside a line.

use prakas_document::{Footnote, Inline, Link};

use crate::date::iso;
use crate::href;
use crate::part::Writer;
use crate::writer::{Element, Phrasing};

impl<'a> Writer<'a> {
    /// Inlines; the notes referred to are kept for the end of the part.
    pub(crate) fn inlines(&mut self, out: &mut Phrasing<'_>, inlines: &'a [Inline]) {
        let anchor = self.anchor;
        let digits = self.part.digits;
        let notes = &mut self.notes;
        write(out, inlines, &mut |out, note| {
            notes.push(note);
            let number = u32::try_from(notes.len()).unwrap_or(u32::MAX);
            let mark = Element::new("a")
                .attr("id", anchor.mark(number))
                .attr("href", format!("#{}", anchor.note(number)))
                .attr("role", "doc-noteref");
            out.element("sup", |out| out.element(mark, |out| out.string(&digits.format(number))));
        });
    }

    /// The inlines of a note's text, in which there are no notes.
    pub(crate) fn note_inlines(&self, out: &mut Phrasing<'_>, inlines: &'a [Inline]) {
        write(out, inlines, &mut |_, _| {});
    }
}

/// Writes inlines, and calls `refer` where a note is referred to.
fn write<'a>(
    out: &mut Phrasing<'_>,
    inlines: &'a [Inline],
    refer: &mut impl FnMut(&mut Phrasing<'_>, &'a Footnote),
) {
    for inline in inlines {
        let element = match inline {
            Inline::Text(text) => {
                out.text(text);
                continue;
            }
            Inline::Footnote(note) => {
                refer(out, note);
                continue;
            }
            Inline::LineBreak => {
                out.line_break();
                continue;
            }
            Inline::Strong(_) => Element::new("strong"),
            Inline::Emphasis(_) => Element::new("em"),
            Inline::Superscript(_) => Element::new("sup"),
            Inline::Subscript(_) => Element::new("sub"),
            Inline::Link(link) => anchor(link),
            Inline::Foreign { language, .. } => {
                let span = Element::new("span").attr("lang", language.as_str());
                out.element_in(language.script(), span, |out| write(out, inline.children(), refer));
                continue;
            }
            Inline::Date { date, .. } => match iso(*date) {
                Some(date) => Element::new("time").attr("datetime", date),
                None => Element::new("span"),
            },
        };
        out.element(element, |out| write(out, inline.children(), refer));
    }
}

/// A link, with the address that print adds to its words where they are not the address itself.
fn anchor(link: &Link) -> Element<'_> {
    let printed = (!link.is_bare()).then(|| link.href().display());
    Element::new("a").attr("href", href::attribute(link.href())).attr_opt("data-address", printed)
}

/// Whether these inlines leave anything to be seen: words, or the mark of a note.
pub(crate) fn shows(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) => !text.is_blank(),
        Inline::Footnote(_) => true,
        Inline::LineBreak => false,
        Inline::Strong(_)
        | Inline::Emphasis(_)
        | Inline::Superscript(_)
        | Inline::Subscript(_)
        | Inline::Link(_)
        | Inline::Foreign { .. }
        | Inline::Date { .. } => shows(inline.children()),
    })
}
