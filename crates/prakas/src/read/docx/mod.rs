//! A DOCX: one of ours, as it was made or edited since, or a stranger's.
//!
//! | The file | is read as |
//! |---|---|
//! | carries its release | that release, with what was edited since: see below |
//! | is in our styles and carries none | what its styles say: each line around the body is known by its style |
//! | is a stranger's | typed text ([`txt`]): a line is known by what it says; headings, lists, tables, footnotes, pictures and links of the body by their styles |
//!
//! # What was edited
//! What the file shows is compared with what it carries, paragraph by paragraph. A fact whose lines stand as they were made, and a
//! block of which each paragraph is shown as it was, stay as they are carried; there is no difference between a file that nobody
//! has touched and one that another program has written anew. What else the file shows is taken over, and each edit is a warning
//! ([`Code::Edited`]). Editions that the file carries and does not show stay.

mod blocks;
mod edits;
mod facts;
mod key;
mod language;
pub(crate) mod leaves;
mod part;
mod pieces;
mod replace;
mod table;
#[cfg(all(test, feature = "docx"))]
mod tests;
mod typed;
mod words;

use prakas_carrier::docx::{Block as Shown, Content, Docx, Envelope, LeftOut, Line};
use prakas_carrier::{File, Limits, RELEASE};
use prakas_document::{Code, Diagnostic, Diagnostics, Language, Warned};

use super::{Draft, Form, Source, carried, language_of, txt};
use facts::Facts;
use pieces::{Piece, Pieces};

/// The beginning of a text, as findings quote it.
pub(crate) fn beginning(text: &str) -> String {
    edits::beginning(text)
}

/// What a DOCX says of a release. What was read has no places, for there are no lines in it.
pub(super) fn read(
    index: usize,
    source: &Source,
    limits: &Limits,
) -> Result<Warned<Vec<Draft>>, Diagnostics> {
    let limits = carried::limits(Form::Docx, limits);
    let Docx { content, envelope } = prakas_carrier::docx::read(source.bytes(), &limits)
        .map_err(|error| carried::unreadable(source.name(), &error))?;
    let mut findings: Vec<Diagnostic> = content.left_out.iter().map(|what| left_out(*what)).collect();
    let release = envelope.as_ref().and_then(|envelope| Some((envelope, release(envelope)?)));
    let read = match release {
        Some((envelope, release)) => {
            let Warned { output, warnings } = carried::stored(index, source.name(), release)?;
            findings.extend(warnings);
            edited(output, &content, envelope, &mut findings).map(|draft| vec![draft])
        }
        None if is_ours(&content) => own(index, &content, &mut findings),
        None => stranger(index, source.name(), &content, &mut findings),
    };
    match read {
        Ok(drafts) => Ok(Warned { output: drafts, warnings: findings }),
        Err(stopped) => {
            findings.extend(stopped.into_findings());
            Err(Diagnostics::stop_on_error(findings).err().unwrap_or_else(|| not_told(source.name())))
        }
    }
}

fn release(envelope: &Envelope) -> Option<&File> {
    envelope.files.iter().find(|file| file.name == RELEASE)
}

fn not_told(name: &str) -> Diagnostics {
    Diagnostic::error(Code::BadFile, format!("`{name}` cannot be read as a release")).into()
}

/// A finding about something that a document holds and a release does not.
fn left_out(what: LeftOut) -> Diagnostic {
    let (what, hint) = match what {
        LeftOut::Comments => ("remarks of reviewers were", "they are no part of a release"),
        LeftOut::Deletions => (
            "words that a reviewer deleted were",
            "accept or reject the changes in the document, and save it",
        ),
        LeftOut::Hidden => {
            ("words marked as hidden were", "show them in the document, if they belong to the release")
        }
        LeftOut::Charts => {
            ("a chart or diagram was", "put it in as a picture, with a text that says what it shows")
        }
        LeftOut::Objects => {
            ("an embedded object was", "put it in as a picture, with a text that says what it shows")
        }
        LeftOut::Documents => ("a document within the document was", "copy its words into the document"),
        LeftOut::Symbols => ("characters of a font of symbols were", "type them as Unicode has them"),
    };
    Diagnostic::warning(Code::LeftOut, format!("{what} left out")).hint(hint)
}

/// Whether a document is in our styles: no other program has these two.
fn is_ours(content: &Content) -> bool {
    let has = |name: &str| content.styles.iter().any(|style| style.name.eq_ignore_ascii_case(name));
    has("National Header") && has("Signature Office")
}

/// What is carried, with what was edited since.
fn edited(
    mut draft: Draft,
    content: &Content,
    envelope: &Envelope,
    findings: &mut Vec<Diagnostic>,
) -> Result<Draft, Diagnostics> {
    let languages: Vec<Language> = envelope.languages.iter().filter_map(|tag| tag.parse().ok()).collect();
    let all = pieces(content, &content.body, true, findings);
    let editions = part::editions(&all, languages.len());
    if editions.len() != languages.len() {
        let tags: Vec<&str> = languages.iter().map(Language::as_str).collect();
        let message =
            format!("it cannot be told which of its pages are in which language ({})", tags.join(", "));
        return Err(Diagnostic::error(Code::Edited, message)
            .hint("keep each language in a section of its own, which begins with the national header")
            .into());
    }
    for (at, (pieces, was)) in editions.into_iter().zip(&languages).enumerate() {
        let is = language::spoken(content, pieces, &draft, was, at == 0).unwrap_or_else(|| was.clone());
        let pieces: Vec<Piece> = pieces.iter().map(|piece| language::settled(piece, &is)).collect();
        let shown = part::Shown::new(&pieces, was);
        let lines: Vec<&Line> = envelope.furniture.iter().filter(|line| line.part == at).collect();
        if facts::are_edited(&shown, &lines) {
            take_facts(&mut draft, &shown, &lines, was, findings);
        }
        if let Some(edition) = draft.editions.get_mut(was) {
            let path = format!("editions.{was}");
            let between = (was, &is);
            edition.body =
                edits::body(&edition.body, &shown.body, between, &format!("{path}.body"), findings);
            edition.notes =
                edits::body(&edition.notes, &shown.notes, between, &format!("{path}.notes"), findings);
        }
        language::relabel(&mut draft, was, is.clone(), findings);
        draft.shows.push(is);
    }
    Ok(draft)
}

/// Takes over what the lines around a body say now.
fn take_facts(
    draft: &mut Draft,
    shown: &part::Shown,
    lines: &[&Line],
    language: &Language,
    findings: &mut Vec<Diagnostic>,
) {
    let source = Source::with_form(format!("lines.{language}.txt"), Form::Txt, shown.typed(language));
    match txt::read(0, &source) {
        Ok(Warned { output: mut typed, .. }) if !typed.is_empty() => {
            Facts { draft, typed: typed.swap_remove(0), language, findings }.take(shown, lines);
        }
        Ok(_) | Err(_) => {
            let message = "the lines around the body were edited and cannot be understood: the release keeps what it said before";
            findings.push(edits::told_at(format!("editions.{language}"), message.to_owned()));
        }
    }
}

/// What a document in our styles says that carries nothing.
fn own(index: usize, content: &Content, findings: &mut Vec<Diagnostic>) -> Result<Vec<Draft>, Diagnostics> {
    let pieces = pieces(content, &content.body, true, findings);
    let headers = pieces.windows(2).filter(|pair| {
        use prakas_document::Role::NationalHeader;
        pair[0].role != NationalHeader && pair[1].role == NationalHeader
    });
    let count = headers.count() + 1;
    let mut drafts = Vec::new();
    for pieces in part::editions(&pieces, count) {
        let text: String =
            pieces.iter().map(|piece| prakas_document::reading::plain_text(piece.words())).collect();
        let language = language::of_own(content, pieces).unwrap_or_else(|| language_of(&text));
        let pieces: Vec<Piece> = pieces.iter().map(|piece| language::settled(piece, &language)).collect();
        let shown = part::Shown::new(&pieces, &language);
        let name = format!("lines.{language}.txt");
        let source = Source::with_form(name, Form::Txt, shown.typed(&language));
        let Warned { output, warnings } = txt::read(index, &source)?;
        findings.extend(warnings.into_iter().map(|finding| Diagnostic {
            span: None,
            fixes: Vec::new(),
            ..finding
        }));
        for mut draft in output {
            if let Some(edition) = draft.editions.get_mut(&language) {
                edition.body = blocks::blocks(&shown.body, &language, findings);
                edition.notes = blocks::blocks(&shown.notes, &language, findings);
            }
            drafts.push(Draft { places: Vec::new(), ..draft });
        }
    }
    Ok(drafts)
}

fn stranger(
    index: usize,
    name: &str,
    content: &Content,
    findings: &mut Vec<Diagnostic>,
) -> Result<Vec<Draft>, Diagnostics> {
    let max = Form::Txt.max_bytes();
    if content.words().len() > max {
        let message = format!("`{name}` has more words than the {max} bytes that a release may have");
        return Err(Diagnostic::error(Code::TooLarge, message).hint("is this the right file?").into());
    }
    let mut all = Vec::new();
    let margins = |margins: &[Vec<Shown>], which: &str, findings: &mut Vec<Diagnostic>| {
        let mut taken = Vec::new();
        for margin in margins {
            taken.extend(pieces(content, margin, false, findings));
        }
        taken.retain(|piece| !piece.words().is_empty());
        if !taken.is_empty() {
            let message = format!("what stands in the {which} margin was read with the text");
            findings.push(Diagnostic::warning(Code::Guess, message));
        }
        taken
    };
    all.extend(margins(&content.headers, "upper", findings));
    all.extend(pieces(content, &content.body, false, findings));
    all.extend(margins(&content.footers, "lower", findings));
    let spoken = typed::spoken(content.language.as_deref(), &all);
    let Warned { output, warnings } = typed::read(index, name, &all, spoken)?;
    findings.extend(warnings);
    Ok(output)
}

/// The pieces that some blocks show.
fn pieces(content: &Content, blocks: &[Shown], is_ours: bool, findings: &mut Vec<Diagnostic>) -> Vec<Piece> {
    let mut reader = Pieces::new(content, is_ours);
    let pieces = reader.read(blocks);
    findings.append(&mut reader.words.findings);
    pieces
}
