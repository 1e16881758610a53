//! A stranger's document: what its paragraphs say is recognised as that of typed text is, and the body keeps its structure.

use std::ops::Range;

use prakas_document::{Block, Code, Diagnostic, Diagnostics, Inline, Language, Quotation, Role, Warned};

use super::blocks;
use super::edits::beginning;
use super::language::settled;
use super::pieces::{Kind, Piece};
use crate::compose::labels::KNOWN;
use crate::khmer;
use crate::read::draft::Draft;
use crate::read::{Form, PlaceKind, Source, language_of, txt};
use crate::release::Edition;

/// What the pieces say of a release: a draft for each language that has a page. `spoken` is the language that the document says
/// it is in, where that is one that typed text cannot tell.
pub(super) fn read(
    index: usize,
    name: &str,
    pieces: &[Piece],
    spoken: Option<Language>,
) -> Result<Warned<Vec<Draft>>, Diagnostics> {
    let (text, spans) = text(pieces);
    if text.is_empty() && !pieces.is_empty() {
        return Ok(wordless(pieces, spoken));
    }
    let source = Source::with_form(name, Form::Txt, text);
    let read = source.check(index).and_then(|()| txt::read(index, &source));
    let Warned { output: drafts, warnings } = read.map_err(|stopped| quoted(stopped, &source))?;
    let mut findings: Vec<Diagnostic> =
        warnings.into_iter().map(|finding| quoting(finding, &source)).collect();
    let is_alone = drafts.len() == 1;
    let drafts = drafts.into_iter().map(|mut draft| {
        let languages: Vec<Language> = draft.editions.keys().cloned().collect();
        for language in languages {
            let Some(mut edition) = draft.editions.remove(&language) else { continue };
            let own = spoken.clone().filter(|_| is_alone && language == Language::EN);
            let own = own.unwrap_or_else(|| language.clone());
            let pieces: Vec<Piece> = pieces.iter().map(|piece| settled(piece, &own)).collect();
            fill(&mut edition, &draft, &language, &pieces, &spans, &mut findings);
            draft.editions.insert(own, edition);
        }
        Draft { places: Vec::new(), ..draft }
    });
    let drafts = drafts.collect();
    Ok(Warned { output: drafts, warnings: findings })
}

/// A document of pictures, or of notes, alone: all of it is the body.
fn wordless(pieces: &[Piece], spoken: Option<Language>) -> Warned<Vec<Draft>> {
    let language = spoken.unwrap_or(Language::EN);
    let mut warnings = Vec::new();
    let pieces: Vec<Piece> = pieces.iter().map(|piece| settled(piece, &language)).collect();
    let body = blocks::blocks(&pieces, &language, &mut warnings);
    let mut draft = Draft::default();
    draft.editions.insert(language, Edition { body, ..Edition::default() });
    Warned { output: vec![draft], warnings }
}

/// The bodies of an edition as the pieces have them.
fn fill(
    edition: &mut Edition,
    draft: &Draft,
    language: &Language,
    pieces: &[Piece],
    spans: &[Range<usize>],
    findings: &mut Vec<Diagnostic>,
) {
    let of = |part: &str| places(draft, &format!("editions.{language}.{part}"));
    let parts = [of("body"), of("notes")];
    let mut found: [Vec<Piece>; 2] = Default::default();
    let mut last = None;
    let mut moved = Vec::new();
    for (piece, span) in pieces.iter().zip(spans) {
        let at = if span.is_empty() {
            // A picture, or a note alone, stands with what is before it, or begins the body.
            let shows = matches!(piece.kind, Kind::Picture(..)) || !piece.words().is_empty();
            Some(last.unwrap_or(0)).filter(|_| shows && is_page(draft, span))
        } else {
            parts.iter().position(|places| overlaps(places, span))
        };
        match at {
            Some(at) => {
                found[at].push(piece.clone());
                last = Some(at);
            }
            None if is_page(draft, span) => notes_of(piece.words(), &mut moved),
            None => {}
        }
    }
    if !moved.is_empty() {
        let message = "the notes of the title, or of lines around the body, were put at the end of the body";
        findings.push(Diagnostic::warning(Code::Guess, message).at_path(format!("editions.{language}.body")));
    }
    let [body, notes] = found;
    edition.body = blocks::blocks(&body, language, findings);
    edition.body.extend(moved);
    edition.notes = blocks::blocks(&notes, language, findings);
}

/// The notes of some words, as paragraphs.
fn notes_of(words: &[Inline], into: &mut Vec<Block>) {
    for inline in words {
        match inline {
            Inline::Footnote(note) => into.extend(note.paragraphs().iter().cloned().map(Block::Paragraph)),
            other => notes_of(other.children(), into),
        }
    }
}

/// The stretches that became text of a part, in order.
fn places(draft: &Draft, path: &str) -> Vec<Range<usize>> {
    let is_own =
        |own: &str| own.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let mut places: Vec<Range<usize>> = draft
        .places
        .iter()
        .filter(|place| place.kind != PlaceKind::Syntax && is_own(&place.path))
        .map(|place| place.span.range.clone())
        .collect();
    places.sort_by_key(|place| place.start);
    places
}

fn overlaps(places: &[Range<usize>], span: &Range<usize>) -> bool {
    let first = places.partition_point(|place| place.end <= span.start);
    places.get(first).is_some_and(|place| place.start < span.end)
}

/// Whether a place is on the page of a draft.
fn is_page(draft: &Draft, span: &Range<usize>) -> bool {
    let starts = draft.places.iter().map(|place| place.span.range.start).min();
    let ends = draft.places.iter().map(|place| place.span.range.end).max();
    // A picture at the head of the first page stands before all words.
    starts.is_some_and(|start| start <= span.start || span.start == 0)
        && ends.is_some_and(|end| span.start <= end)
}

/// The pieces as people would type them, a blank line between each two, and where each stands.
fn text(pieces: &[Piece]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut last = None;
    for piece in pieces {
        let typed = typed(piece);
        if typed.is_empty() {
            spans.push(text.len()..text.len());
            continue;
        }
        // A subtitle stands right under its title.
        let is_subtitle = piece.role == Role::Subtitle && last == Some(Role::Title);
        if !text.is_empty() && !is_subtitle {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&typed);
        spans.push(start..text.len());
        last = Some(piece.role);
    }
    (text, spans)
}

/// A piece as typed text: nothing for a picture, and words in marks where its style says what they are.
fn typed(piece: &Piece) -> String {
    let block = match &piece.kind {
        Kind::Words(words) if piece.role == Role::Quotation => {
            Block::Quotation(Quotation { content: vec![Block::Paragraph(words.clone())], speaker: None })
        }
        Kind::Words(words) => Block::Paragraph(without_notes(words)),
        Kind::Table(table) => Block::Table(table.map(without_notes)),
        Kind::Picture(..) | Kind::SectionEnd => return String::new(),
    };
    let mut typed = prakas_text::blocks(&[block], &Language::EN);
    if piece.role == Role::Title && !typed.is_empty() {
        typed.push_str("===\n");
    }
    typed
}

fn without_notes(words: &[Inline]) -> Vec<Inline> {
    words.iter().filter(|inline| !matches!(inline, Inline::Footnote(_))).cloned().collect()
}

/// Whether words are those of a national header.
pub(super) fn is_national_header(words: &str) -> bool {
    // It is a line, however many spaces are in it.
    words.len() < 400
        && KNOWN.iter().any(|(_, labels)| {
            khmer::is(words, labels.state) || words.trim().eq_ignore_ascii_case(labels.state)
        })
}

/// The language of a document that speaks one which letters do not tell.
pub(super) fn spoken(tag: Option<&str>, pieces: &[Piece]) -> Option<Language> {
    let (text, _) = text(pieces);
    let language = super::words::general(tag?)?;
    let is_told = language == Language::EN || language == Language::KM;
    (!is_told && language_of(&text) == Language::EN).then_some(language)
}

/// The finding with the words that it is about in the place of the bytes where they stand: nobody has seen these.
fn quoting(finding: Diagnostic, source: &Source) -> Diagnostic {
    let words = finding.span.as_ref().and_then(|span| source.text().get(span.range.clone()));
    let message = match words.map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => format!("{}: `{}`", finding.message, beginning(words)),
        None => finding.message,
    };
    Diagnostic { message, span: None, fixes: Vec::new(), ..finding }
}

fn quoted(stopped: Diagnostics, source: &Source) -> Diagnostics {
    let findings = stopped.into_findings().into_iter().map(|finding| quoting(finding, source)).collect();
    match Diagnostics::stop_on_error(findings) {
        Err(stopped) => stopped,
        // What stopped before stops now.
        Ok(_) => Diagnostic::error(Code::BadFile, "it cannot be read").into(),
    }
}
