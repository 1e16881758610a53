//! The language of what a DOCX shows.

use std::collections::BTreeMap;

use prakas_carrier::docx::Content;
use prakas_document::{Block, Code, Diagnostic, Inline, Language, Script, script_runs};

use super::pieces::{Kind, Piece};
use super::words::general;
use crate::read::draft::Draft;

/// Of how many letters one must be in another language for a page to be in that.
const MOST: (usize, usize) = (9, 10);

/// The language that an edition is in now, where that is not the one that it was made in: that of nearly all its letters, or
/// for the first edition the one that the document says it is in.
pub(super) fn spoken(
    content: &Content,
    pieces: &[Piece],
    draft: &Draft,
    was: &Language,
    is_first: bool,
) -> Option<Language> {
    let default = content.language.as_deref().and_then(general);
    let mut letters = Letters::new(default);
    pieces.iter().for_each(|piece| letters.piece(piece));
    let most = letters.most().filter(|most| most != was);
    // An edition may be full of words in another language, and always have been.
    let always = || {
        let mut letters = Letters::new(Some(was.clone()));
        draft.editions.get(was).iter().for_each(|edition| letters.blocks(&edition.body));
        letters.most()
    };
    let by_letters = most.filter(|most| always().as_ref() != Some(most));
    let stated = content.stated_language.as_deref().and_then(general);
    by_letters.or_else(|| stated.filter(|stated| is_first && stated != was))
}

/// The language of a page of ours that carries nothing, by its letters.
pub(super) fn of_own(content: &Content, pieces: &[Piece]) -> Option<Language> {
    let mut letters = Letters::new(content.language.as_deref().and_then(general));
    pieces.iter().for_each(|piece| letters.piece(piece));
    letters.most()
}

/// The letters of each language; Khmer ones say nothing, since every language of a DOCX has but one for them.
struct Letters {
    default: Option<Language>,
    count: BTreeMap<Option<Language>, usize>,
}

impl Letters {
    fn new(default: Option<Language>) -> Self {
        Self { default, count: BTreeMap::new() }
    }

    fn most(&self) -> Option<Language> {
        let all: usize = self.count.values().sum();
        let (language, count) = self.count.iter().max_by_key(|(_, count)| **count)?;
        (count * MOST.1 >= all * MOST.0).then(|| language.clone())?
    }

    fn piece(&mut self, piece: &Piece) {
        match &piece.kind {
            Kind::Words(words) => self.words(words, None),
            Kind::Table(table) => {
                let cells = table.header().iter().chain(table.rows().iter().flatten());
                cells.for_each(|cell| self.words(cell, None));
            }
            Kind::Picture(..) | Kind::SectionEnd => {}
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for leaf in super::leaves::of_blocks(blocks) {
            match &leaf.kind {
                super::leaves::LeafKind::Words { words, .. } => self.words(words, None),
                super::leaves::LeafKind::Table(table) => {
                    let cells = table.header().iter().chain(table.rows().iter().flatten());
                    cells.for_each(|cell| self.words(cell, None));
                }
                super::leaves::LeafKind::Picture(..) => {}
            }
        }
    }

    fn words(&mut self, words: &[Inline], foreign: Option<&Language>) {
        for inline in words {
            match inline {
                Inline::Text(text) => {
                    let is_told = |c: &char| c.is_alphabetic() && Script::of(*c) != Some(Script::Khmer);
                    let letters = text.as_str().chars().filter(is_told).count();
                    if letters > 0 {
                        let language = foreign.cloned().or_else(|| self.default.clone());
                        *self.count.entry(language).or_default() += letters;
                    }
                }
                Inline::Foreign { language, content } => self.words(content, Some(language)),
                other => self.words(other.children(), foreign),
            }
        }
    }
}

/// The edition is in another language from now on.
pub(super) fn relabel(draft: &mut Draft, was: &Language, is: Language, findings: &mut Vec<Diagnostic>) {
    if *was == is {
        return;
    }
    let path = format!("editions.{was}");
    if draft.editions.contains_key(&is) {
        let message = format!(
            "the document says that its words in `{was}` are in `{is}`, in which the release has words already"
        );
        findings.push(
            Diagnostic::error(Code::Contradiction, message)
                .at_path(path)
                .hint("set the language of the document back, or take the other edition away"),
        );
    } else if let Some(edition) = draft.editions.remove(was) {
        let message = format!("the language was changed: the edition in `{was}` is now in `{is}`");
        findings.push(super::edits::told_at(path, message));
        draft.editions.insert(is, edition);
    }
}

/// A piece of an edition in this language: its words are not foreign in it, and Khmer ones are in another. Word has no other
/// language for Khmer, and does not say it.
pub(super) fn settled(piece: &Piece, language: &Language) -> Piece {
    let kind = match &piece.kind {
        Kind::Words(words) => Kind::Words(unwrapped(words, language)),
        Kind::Table(table) => Kind::Table(table.map(|words| unwrapped(words, language))),
        Kind::Picture(..) | Kind::SectionEnd => piece.kind.clone(),
    };
    Piece { kind, ..piece.clone() }
}

fn unwrapped(words: &[Inline], own: &Language) -> Vec<Inline> {
    let mut out = Vec::with_capacity(words.len());
    for inline in words {
        match inline {
            Inline::Foreign { language, content } if language == own => out.extend(unwrapped(content, own)),
            Inline::Foreign { language, content } => {
                out.push(Inline::Foreign {
                    language: language.clone(),
                    content: unwrapped(content, language),
                });
            }
            Inline::Strong(content) => out.push(Inline::Strong(unwrapped(content, own))),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(unwrapped(content, own))),
            Inline::Superscript(content) => out.push(Inline::Superscript(unwrapped(content, own))),
            Inline::Subscript(content) => out.push(Inline::Subscript(unwrapped(content, own))),
            Inline::Date { date, content } => {
                out.push(Inline::Date { date: *date, content: unwrapped(content, own) });
            }
            Inline::Link(link) => {
                let settled = link.map(|content| unwrapped(content, own));
                out.push(settled.map_or_else(|_| inline.clone(), Inline::Link));
            }
            Inline::Text(text) if own.script() == Script::Latin && Script::Khmer.is_in(text.as_str()) => {
                out.extend(script_runs(text.as_str(), Script::Latin).into_iter().map(|(script, words)| {
                    match script {
                        Script::Khmer => Inline::foreign(Language::KM, words),
                        Script::Latin => Inline::from(words),
                    }
                }));
            }
            Inline::Text(_) | Inline::Footnote(_) | Inline::LineBreak => out.push(inline.clone()),
        }
    }
    out
}
