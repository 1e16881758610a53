//! Whether an edition's words are in its language.

use prakas_document::reading::plain_text;
use prakas_document::{Block, Code, Diagnostic, Figure, Inline, Language, Quotation, Script, Text};

use super::{nesting, words};
use crate::release::{Edition, Release};

/// How many letters in a script make a stretch that says something. Names and abbreviations are shorter.
const FEW: usize = 24;

/// How many letters make one where none of the own script is beside them.
const FEW_ALONE: usize = 8;

/// Warns of words that are in another script than their language's, and do not say in which language they are.
pub(super) fn check(release: &Release, findings: &mut Vec<Diagnostic>) {
    for (language, edition) in release.editions.iter().filter(|(language, _)| has_known_script(language)) {
        check_edition(language, edition, &format!("editions.{language}"), findings);
    }
    words::visit_facts(release, &mut |path, words| {
        for (language, text) in words.iter().filter(|(language, _)| has_known_script(language)) {
            if Letters::of(text).are_another_alone(language.script()) {
                findings.push(finding(language, path.to_owned(), ""));
            }
        }
    });
}

/// Of other languages it is not known which script they have.
fn has_known_script(language: &Language) -> bool {
    matches!(language.primary(), "km" | "en")
}

fn check_edition(language: &Language, edition: &Edition, path: &str, findings: &mut Vec<Diagnostic>) {
    let own = language.script();
    for (field, text) in edition.fields() {
        let letters = Letters::of(text);
        if letters.are_another(own) || letters.are_another_alone(own) {
            findings.push(finding(language, format!("{path}.{field}"), ""));
        }
    }
    for (blocks, field) in [(&edition.body, "body"), (&edition.notes, "notes")] {
        for (i, block) in blocks.iter().enumerate() {
            if nesting::is_fit(std::slice::from_ref(block)) {
                let mut letters = Letters::default();
                letters.block(block);
                // A line of Latin names may well stand in Khmer text; Khmer in English text is never so.
                if letters.are_another(own) || own == Script::Latin && letters.are_another_alone(own) {
                    findings.push(finding(language, format!("{path}.{field}.{i}"), marked(own)));
                }
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

/// What else can be done about words of a text.
fn marked(own: Script) -> &'static str {
    match own {
        Script::Khmer => "; or, in Markdown, say what language it is in: <span lang=\"en\">…</span>",
        Script::Latin => "; or, in Markdown, say what language it is in: <span lang=\"km\">…</span>",
    }
}

fn finding(language: &Language, path: String, or: &str) -> Diagnostic {
    let own = match language.script() {
        Script::Khmer => "Khmer",
        Script::Latin => "English",
    };
    Diagnostic::warning(Code::WrongLanguage, format!("this is not in {own}, the language of its edition"))
        .at_path(path)
        .hint(format!("write it in {own}{or}"))
}

/// How many letters there are of each script.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    khmer: usize,
    latin: usize,
}

impl Letters {
    fn of(text: &Text) -> Self {
        let mut letters = Self::default();
        letters.count(text.as_str());
        letters
    }

    /// How many there are of this script, and of the other.
    fn own_and_other(self, own: Script) -> (usize, usize) {
        match own {
            Script::Khmer => (self.khmer, self.latin),
            Script::Latin => (self.latin, self.khmer),
        }
    }

    /// Whether these are words of another script than this one: many, and few of its own beside them.
    fn are_another(self, own: Script) -> bool {
        let (own, other) = self.own_and_other(own);
        other >= FEW && own * 4 < other
    }

    /// Whether these are words of another script than this one, and none of its own is beside them.
    fn are_another_alone(self, own: Script) -> bool {
        let (own, other) = self.own_and_other(own);
        other >= FEW_ALONE && own == 0
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
    use crate::release::{Kind, Localized, Status};

    const KHMER: &str = "កិច្ចប្រជុំបានពិភាក្សាអំពីបញ្ហាតំបន់ និងអន្តរជាតិ";
    const ENGLISH: &str = "The meeting also discussed regional and international issues.";

    fn paths(language: &Language, body: Vec<Block>) -> Vec<String> {
        let mut findings = Vec::new();
        check_edition(language, &Edition { body, ..Edition::default() }, "e", &mut findings);
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

    #[test]
    fn a_short_paragraph_of_khmer_in_english_is() {
        assert_eq!(paths(&Language::EN, vec![Block::paragraph("ការិយាល័យបិទនៅថ្ងៃចន្ទ។")]), ["e.body.0"]);
    }

    #[test]
    fn titles_that_changed_places_and_facts_in_the_other_language_are() {
        let edition = |title: &str| Edition { title: title.into(), ..Edition::default() };
        let status = Status::Corrected {
            what: Localized::new(Language::KM, "the amount was wrong")
                .and(Language::EN, "the amount was wrong"),
            on: jiff::civil::date(2021, 10, 28),
        };
        let release = Release::builder("r", Kind::Statement)
            .status(status)
            .edition(Language::KM, edition("Office hours"))
            .edition(Language::EN, edition("ម៉ោងធ្វើការ"))
            .build()
            .expect("a release");
        let mut findings = Vec::new();
        check(&release, &mut findings);
        let paths: Vec<_> = findings.into_iter().filter_map(|finding| finding.path).collect();
        assert_eq!(paths, ["editions.en.title", "editions.km.title", "status"]);
    }
}
