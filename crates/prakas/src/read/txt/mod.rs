//! The release as it is typed: each part known by what it says.
//!
//! # Parts
//! National header, issuer, `No.` and number, status, kind, title, dateline, body, place and date, signature, contacts,
//! attachments, links, notes to editors, the address of the release itself: in this order, and each may be left out. A part that is recognised on weak grounds is a
//! warning; what is not recognised is body text. Where a source marks its parts as `prakas-text` does (its title underlined
//! with `=`, a line of `-` after the head, `* * *` after the body), the marks decide.
//!
//! Each part is known in English and in Khmer, whatever the language of the page: a head may say all things twice. In Khmer the
//! day of issue may have its lunar date beside it; compose computes that anew, and where the typed one differs that is a warning.
//! A source may have two pages, one in Khmer and one in English, each with its own head: they are two editions.
//!
//! Days are facts, and paper says them in one form: `ថ្ងៃទី២៦ ដល់ ២៨ ខែតុលា` becomes `ថ្ងៃទី២៦–២៨ ខែតុលា`.
//!
//! # Body
//! A blank line ends a paragraph; its lines are joined.
//!
//! | Typed | Read as |
//! |---|---|
//! | a line of `-`, `~` or `^` under words | heading of level 1, 2 or 3 |
//! | `- ` or another bullet, `1. `, `1) ` | list; what is indented under an item belongs to it |
//! | `>` before each line, `— ` before the last | quotation, and its speaker |
//! | lines that begin with `\|`, one of them `\|---\|` | table; a paragraph right above is its caption |
//! | `[1]`, and `[1] text` at the end of the source | footnote |
//! | `**words**` | strong |
//! | `words <https://…>` | link of the last word; an address alone links to itself |
//! | `\` at the end of a line | line break |
//! | `\` before a mark | the mark's own characters |
//!
//! A list begins within a paragraph only after a line that ends with a colon: prose may well have a line that begins with a
//! number or a dash. In Khmer a line further in, under a sentence that has ended, begins a paragraph too.

mod blocks;
mod closing;
mod foot;
mod head;
mod inline;
mod issuers;
mod joined;
mod lines;
mod locate;
mod marks;
mod notes;
mod pages;
mod paper;
mod plan;
mod sections;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Diagnostics, Language, Warned};

use super::record::Record;
use super::syntax::{self, Region};
use super::{Draft, Source, language_of};
use crate::release::Edition;
use lines::Line;
use locate::Anchor;
use notes::Note;

/// What a typed source says of a release: one draft, or two where it has a page in Khmer and one in English.
pub(super) fn read(index: usize, source: &Source) -> Result<Warned<Vec<Draft>>, Diagnostics> {
    let text = source.text();
    let lines = lines::lines(text);
    let named = source.language();
    let pages = match named {
        None => pages::pages(index, text, &lines),
        Some(_) => None,
    };
    let pages = pages
        .unwrap_or_else(|| vec![(named.unwrap_or_else(|| language_of(text)), 0..lines.len(), 0..text.len())]);
    let mut findings = Vec::new();
    let mut drafts = Vec::new();
    for (language, within, bytes) in pages {
        match Reader::new(index, text, language, lines[within].to_vec()).read(bytes) {
            Ok(Warned { output, warnings }) => {
                drafts.push(output);
                findings.extend(warnings);
            }
            Err(stopped) => findings.extend(stopped.into_findings()),
        }
    }
    let warnings = Diagnostics::stop_on_error(findings)?;
    Ok(Warned { output: drafts, warnings })
}

/// A source being read.
struct Reader<'a> {
    record: Record<'a>,
    lines: Vec<Line>,
    notes: Vec<Note>,
    /// Links and footnotes in the order in which they were read.
    anchors: Vec<Anchor>,
    /// Where the blocks of body and notes stand.
    regions: Vec<Region>,
    /// Whether it was said that something nests too deep.
    too_deep: bool,
    draft: Draft,
    edition: Edition,
}

impl<'a> Reader<'a> {
    fn new(index: usize, text: &'a str, language: Language, lines: Vec<Line>) -> Self {
        Self {
            record: Record::new(index, text, language),
            lines,
            notes: Vec::new(),
            anchors: Vec::new(),
            regions: Vec::new(),
            too_deep: false,
            draft: Draft::default(),
            edition: Edition::default(),
        }
    }

    /// Reads the page that stands in these bytes of the source.
    fn read(mut self, bytes: Range<usize>) -> Result<Warned<Draft>, Diagnostics> {
        let mut end = self.lines.len();
        if let Some((at, notes)) = notes::notes(self.record.text, &self.lines) {
            (end, self.notes) = (at, notes);
        }
        end += self.part_head_lines(end);
        let plan = self.plan(end);
        self.head(&plan);
        let mut body = self.lines[plan.body.clone()].to_vec();
        if !plan.is_marked {
            self.trim_end_mark(&mut body);
        }
        // What stands elsewhere is no part of the last paragraph.
        let gap = body.last().map(|last| Line { range: last.range.end..last.range.end, indent: 0 });
        body.extend(gap.filter(|_| !plan.stray.is_empty()));
        let in_body = body.len();
        body.extend_from_slice(&self.lines[plan.stray.clone()]);
        if body[in_body..].iter().any(|line| !line.is_blank()) {
            let message = "this stands after place and date, and was taken for text of the body";
            self.guess(plan.stray.clone(), &format!("editions.{}.body", self.record.language), message);
        }
        self.check_one_release(plan.body.start..end);
        let path = format!("editions.{}", self.record.language);
        let mut blocks = Vec::new();
        self.body(&body, &format!("{path}.body"), &mut blocks);
        self.edition.body = blocks;
        self.foot(&plan);
        self.sections(plan.sections.clone(), plan.is_marked);
        self.check_notes();
        self.finish(&path, bytes)
    }

    /// Leaves out the sign that ends the body.
    fn trim_end_mark(&self, body: &mut Vec<Line>) {
        while body.pop_if(|line| line.is_blank()).is_some() {}
        let alone = body.len() < 2 || body[body.len() - 2].is_blank();
        if alone && body.last().is_some_and(|line| marks::is_end(self.words(line))) {
            body.pop();
        }
    }

    /// Says that a second release begins, if one does, or what looks like a page in another language.
    fn check_one_release(&mut self, mut lines: Range<usize>) {
        let begins = lines.find_map(|at| self.national_header(at).map(|language| (at, language)));
        let Some((at, language)) = begins else { return };
        let finding = if language == self.record.language {
            Diagnostic::error(Code::UnsupportedMarkup, "a second release begins here")
        } else {
            let message =
                format!("a page in `{language}` seems to begin here, and was taken for text of the body");
            Diagnostic::warning(Code::Guess, message)
                .at_path(format!("editions.{}.body", self.record.language))
        };
        let range = self.lines[at].range.clone();
        let hint = "save each language as a file of its own, such as summit.en.txt and summit.km.txt";
        self.record.report(&range, finding.hint(hint));
    }

    /// Says which footnotes were not referred to from a place that can have one.
    fn check_notes(&mut self) {
        let unused: Vec<_> = self.notes.iter().enumerate().filter(|(_, note)| !note.referred).collect();
        let findings: Vec<_> = unused
            .into_iter()
            .map(|(i, note)| {
                let message = format!("the mark [{}] of this note does not stand in the body", i + 1);
                (note.range.clone(), Diagnostic::error(Code::BadFootnote, message))
            })
            .collect();
        for (range, finding) in findings {
            self.record.report(&range, finding.hint("only the body and the notes to editors have footnotes"));
        }
    }

    fn finish(mut self, path: &str, bytes: Range<usize>) -> Result<Warned<Draft>, Diagnostics> {
        let parts = [
            (&self.edition.body[..], format!("{path}.body")),
            (&self.edition.notes[..], format!("{path}.notes")),
        ];
        let notes = locate::locate(&mut self.record, self.anchors, parts);
        let mut regions = self.regions;
        regions.extend(notes);
        regions.sort_by_key(|region| region.range.start);
        let mut findings = self.record.findings;
        findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.range.start));
        let warnings = Diagnostics::stop_on_error(findings)?;
        let mut draft = self.draft;
        draft.places =
            syntax::complete(self.record.source, self.record.text, bytes, self.record.places, &regions);
        draft.editions.insert(self.record.language, self.edition);
        Ok(Warned { output: draft, warnings })
    }
}
