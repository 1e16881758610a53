//! Words of a document that a template leaves out.

use std::collections::HashMap;

use prakas_document::reading::squeeze;
use prakas_document::{Code, Diagnostic, Document};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// How many characters of what is left out are told.
const TOLD: usize = 40;

/// The warning that letters or digits of the document are not on its pages as often as in it.
///
/// They are counted, since words that go over a page's end have notes and headers between them. So a word that a header or a page
/// number makes up for is not missed.
pub(crate) fn lost(document: &Document, pages: &PagedDocument) -> Option<Diagnostic> {
    let mut shown = String::new();
    pages.pages().iter().for_each(|page| collect(&page.frame, &mut shown));
    let shown = letters(&shown);
    let text = document.reading_text();
    let mut missing: HashMap<char, i64> = HashMap::new();
    letters(&text).chars().for_each(|c| *missing.entry(c).or_default() += 1);
    shown.chars().for_each(|c| *missing.entry(c).or_default() -= 1);
    if missing.values().all(|&count| count <= 0) {
        return None;
    }
    let warning = Diagnostic::warning(Code::Template, "the template leaves out words of the release");
    let is_there = |line: &&str| shown.contains(&letters(line));
    Some(match text.lines().find(|line| !is_there(line)) {
        Some(line) => warning.hint(format!("such as `{}`", beginning(line))),
        None => warning,
    })
}

fn collect(frame: &Frame, out: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, out),
            FrameItem::Text(text) => out.push_str(&text.text),
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// The letters and digits, small ones, as a template may show words in capitals.
fn letters(text: &str) -> String {
    squeeze(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn beginning(line: &str) -> String {
    match line.char_indices().nth(TOLD) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
