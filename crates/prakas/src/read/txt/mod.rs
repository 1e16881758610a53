//! The release as it is typed: each part known by what it says.
//!
//! # Parts
//! National header, issuer, `No.` and number, status, kind, title, dateline, body, place and date, signature, contacts,
//! attachments, links, notes to editors: in this order, and each may be left out. A part that is recognised on weak grounds is a
//! warning; what is not recognised is body text. Where a source marks its parts as `prakas-text` does (its title underlined
//! with `=`, a line of `-` after the head, `* * *` after the body), the marks decide.
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
//! number or a dash.

mod blocks;
mod foot;
mod head;
mod inline;
mod joined;
mod lines;
mod locate;
mod marks;
mod notes;
mod plan;
mod sections;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use prakas_document::{Code, Diagnostic, Diagnostics, Language, Script, Warned};

use super::record::Record;
use super::syntax::{self, Region};
use super::{Draft, Source};
use crate::compose::labels::{Labels, labels};
use crate::release::Edition;
use lines::Line;
use locate::Anchor;
use notes::Note;

/// What a typed source says of a release.
pub(super) fn read(index: usize, source: &Source) -> Result<Warned<Draft>, Diagnostics> {
    let language = source.language().unwrap_or_else(|| language_of(source.text()));
    Reader::new(index, source.text(), language).read()
}

/// Khmer, if most letters are; else English.
fn language_of(text: &str) -> Language {
    let scripts = || text.chars().filter_map(Script::of);
    let khmer = scripts().filter(|&script| script == Script::Khmer).count();
    if khmer * 2 > scripts().count() { Language::KM } else { Language::EN }
}

/// A source being read.
struct Reader<'a> {
    record: Record<'a>,
    labels: Option<&'static Labels>,
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
    fn new(index: usize, text: &'a str, language: Language) -> Self {
        Self {
            labels: labels(&language),
            record: Record::new(index, text, language),
            lines: lines::lines(text),
            notes: Vec::new(),
            anchors: Vec::new(),
            regions: Vec::new(),
            too_deep: false,
            draft: Draft::default(),
            edition: Edition::default(),
        }
    }

    fn read(mut self) -> Result<Warned<Draft>, Diagnostics> {
        let mut end = self.lines.len();
        if let Some((at, notes)) = notes::notes(self.record.text, &self.lines) {
            (end, self.notes) = (at, notes);
        }
        let plan = self.plan(end);
        self.head(&plan);
        let mut body = self.lines[plan.body.clone()].to_vec();
        self.trim_end_mark(&mut body);
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
        self.finish(&path)
    }

    /// Leaves out the sign that ends the body.
    fn trim_end_mark(&self, body: &mut Vec<Line>) {
        while body.pop_if(|line| line.is_blank()).is_some() {}
        let alone = body.len() < 2 || body[body.len() - 2].is_blank();
        if alone && body.last().is_some_and(|line| marks::is_end(self.words(line))) {
            body.pop();
        }
    }

    /// Says that a second release begins, if one does.
    fn check_one_release(&mut self, mut lines: std::ops::Range<usize>) {
        if let Some(at) = lines.find(|&at| self.is_national_header(at)) {
            let finding = Diagnostic::error(Code::UnsupportedMarkup, "a second release begins here")
                .hint("save each language as a file of its own, such as summit.en.txt and summit.km.txt");
            let range = self.lines[at].range.clone();
            self.record.report(&range, finding);
        }
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

    fn finish(mut self, path: &str) -> Result<Warned<Draft>, Diagnostics> {
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
        draft.places = syntax::complete(self.record.source, self.record.text, self.record.places, &regions);
        draft.editions.insert(self.record.language, self.edition);
        Ok(Warned { output: draft, warnings })
    }
}
