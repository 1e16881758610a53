//! Words of a document that a template leaves out.

use std::collections::HashMap;

use prakas_document::reading::squeeze;
use prakas_document::{Code, Diagnostic, Document};
use typst_layout::PagedDocument;

use crate::texts::texts;

/// How many characters of what is left out are told.
const TOLD: usize = 40;

/// The warning that letters or digits of the document are not on its pages as often as in it.
///
/// They are counted, since words that go over a page's end have notes and headers between them. So a word that a header or a page
/// number makes up for is not missed.
pub(crate) fn lost(document: &Document, pages: &PagedDocument) -> Option<Diagnostic> {
    let shown = pages.pages().iter().flat_map(|page| texts(&page.frame));
    let shown = letters(&shown.map(|it| it.text.text.as_str()).collect::<String>());
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
