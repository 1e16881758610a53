//! Whether an edition's words are in its language.

use prakas_document::reading::plain_text;
use prakas_document::{Block, Code, Diagnostic, Figure, Inline, Language, Quotation, Script, Text};

use super::nesting;
use crate::release::Edition;

/// How many letters in a script make a stretch that says something. Names and abbreviations are shorter.
const FEW: usize = 24;

/// Warns of blocks that are in another script than their edition's, and do not say in which language they are.
pub(super) fn check(language: &Language, edition: &Edition, path: &str, findings: &mut Vec<Diagnostic>) {
    // Of other languages it is not known which script they have.
    if !matches!(language.primary(), "km" | "en") {
        return;
    }
    let mut told = |path: String, letters: Letters| {
        if letters.are_another(language.script()) {
            findings.push(finding(language, path));
        }
    };
    let mut letters = Letters::default();
    letters.count(edition.title.as_str());
    told(format!("{path}.title"), letters);
    for (blocks, field) in [(&edition.body, "body"), (&edition.notes, "notes")] {
        for (i, block) in blocks.iter().enumerate() {
            if nesting::is_fit(std::slice::from_ref(block)) {
                let mut letters = Letters::default();
                letters.block(block);
                told(format!("{path}.{field}.{i}"), letters);
            }
        }
    }
}

/// Takes out what is said of parts that are in the encoding of an old font: it looks like another language, and is none.
pub(super) fn leave_out_legacy(findings: &mut Vec<Diagnostic>) {
    let of_legacy = findings.iter().filter(|finding| finding.code == Code::LegacyEncoding);
    let legacy: Vec<_> = of_legacy.map(|finding| finding.path.clone()).collect();
    findings.retain(|finding| finding.code != Code::WrongLanguage || !legacy.contains(&finding.path));
}

fn finding(language: &Language, path: String) -> Diagnostic {
    let (own, mend) = match language.script() {
        Script::Khmer => ("Khmer", "<span lang=\"en\">…</span>"),
        Script::Latin => ("English", "<span lang=\"km\">…</span>"),
    };
    Diagnostic::warning(Code::WrongLanguage, format!("this is not in {own}, the language of its edition"))
        .at_path(path)
        .hint(format!("write it in {own}; or, in Markdown, say what language it is in: {mend}"))
}

/// How many letters there are of each script.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    khmer: usize,
    latin: usize,
}

impl Letters {
    /// Whether these are words of another script than this one: many, and few of its own beside them.
    fn are_another(self, own: Script) -> bool {
        let (own, other) = match own {
            Script::Khmer => (self.khmer, self.latin),
            Script::Latin => (self.latin, self.khmer),
        };
        other >= FEW && own * 4 < other
    }

    fn count(&mut self, words: &str) {
        for c in words.chars().filter(|c| !c.is_numeric()) {
            match Script::of(c) {
                Some(Script::Khmer) => self.khmer += 1,
                Some(Script::Latin) => self.latin += 1,
                None => {}
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => self.inlines(content),
            Block::List(list) => list.items.iter().flatten().for_each(|block| self.block(block)),
            Block::Quotation(Quotation { content, speaker }) => {
                content.iter().for_each(|block| self.block(block));
                self.count(speaker.as_ref().map(Text::as_str).unwrap_or_default());
            }
            Block::Table(table) => {
                self.inlines(table.caption());
                table
                    .header()
                    .iter()
                    .chain(table.rows().iter().flatten())
                    .for_each(|cell| self.inlines(cell));
            }
            Block::Figure(Figure { caption, .. }) => self.inlines(caption),
        }
    }

    /// Words that say in which language they are do not count, nor do addresses that are links to themselves.
    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.count(text.as_str()),
                Inline::Foreign { .. } | Inline::Footnote(_) | Inline::LineBreak => {}
                Inline::Link(link) if link.href().display() == plain_text(link.content()) => {}
                Inline::Link(_)
                | Inline::Strong(_)
                | Inline::Emphasis(_)
                | Inline::Superscript(_)
                | Inline::Subscript(_)
                | Inline::Date { .. } => self.inlines(inline.children()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KHMER: &str = "កិច្ចប្រជុំបានពិភាក្សាអំពីបញ្ហាតំបន់ និងអន្តរជាតិ";
    const ENGLISH: &str = "The meeting also discussed regional and international issues.";

    fn paths(language: &Language, body: Vec<Block>) -> Vec<String> {
        let mut findings = Vec::new();
        check(language, &Edition { body, ..Edition::default() }, "e", &mut findings);
        findings.into_iter().filter_map(|finding| finding.path).collect()
    }

    #[test]
    fn whole_blocks_in_another_language_are_told() {
        let body = || vec![Block::paragraph(KHMER), Block::paragraph(ENGLISH)];
        assert_eq!(paths(&Language::KM, body()), ["e.body.1"]);
        assert_eq!(paths(&Language::EN, body()), ["e.body.0"]);
    }

    #[test]
    fn names_marked_words_and_addresses_are_not() {
        let name = format!("{KHMER} (ASEAN Outlook on the Indo-Pacific)");
        let marked = Inline::foreign(Language::EN, ENGLISH);
        let body = vec![
            Block::paragraph(name),
            Block::Paragraph(vec![marked]),
            Block::paragraph("ASEAN Centre, ACPHEED"),
        ];
        assert_eq!(paths(&Language::KM, body), [""; 0]);
    }
}
