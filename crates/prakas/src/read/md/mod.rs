//! CommonMark with a YAML front matter.
//!
//! # Facts
//! The front matter stands between two lines of `---` and is optional. What each language has its own words for is said in the file's language or, as `{en: Minister, km: រដ្ឋមន្ត្រី}`, in
//! several. Values are words, whatever YAML takes them for; a field without a value counts as left out. Where neither `lang` nor the file's name tells the language,
//! the letters of the body do. Its fields, as [`front_matter_schema`] tells them to editors:
//!
#![doc = include_str!("FIELDS.md")]
//!
//! # Body
//! CommonMark 0.31 with the tables and footnotes of GitHub Flavored Markdown, and of HTML `<sup>`, `<sub>`, `<br>`,
//! `<strong>`, `<em>`, `<span lang="km">` and `<time datetime="2021-10-27">`. What a release cannot hold is an error, or a warning where no word is lost. Beyond CommonMark:
//!
//! - The first block is the title if it is a `#` heading and the front matter has no title.
//! - Sections begin at `#` or, where `#` is the title's or unused, at `##`; there are three levels.
//! - All that follows the heading "Notes to editors" is notes to editors.
//! - The last line of a quotation says who is quoted if it begins with `— `, `-- ` or `―`.
//! - A paragraph directly before a table that begins with `Table:` is its caption.
//! - A picture alone in a paragraph is a figure: `![what it shows](file.png "caption")`. It may stand in the address itself, as
//!   `data:image/png;base64,…`, and its caption in a paragraph after it that begins with `Figure:`.
//! - Characters stay as they were typed; runs of white space become one space.

mod body;
mod front;
#[cfg(test)]
mod tests;

use prakas_document::{Code, Diagnostic, Diagnostics, Language, Warned};

use super::record::Record;
use super::{Assets, Draft, Source, language_of, syntax};
use front::Extent;
pub use front::front_matter_schema;

/// What a Markdown source says of a release, all that is wrong with it included.
pub(super) fn read(index: usize, source: &Source, assets: &Assets<'_>) -> Result<Warned<Draft>, Diagnostics> {
    let text = source.text();
    let named = source.language();
    let mut record = Record::new(index, text, named.clone().unwrap_or(Language::EN));
    let (yaml, body_start) = match front::extent(text) {
        Extent::None => (0..0, 0),
        Extent::Closed { yaml, body } => (yaml, body),
        Extent::Unclosed(opening) => {
            let finding =
                Diagnostic::error(Code::UnclosedFrontMatter, "the front matter begins here and does not end")
                    .hint("write a line of `---` under its last field");
            return Err(finding.at(record.span(&opening)).into());
        }
    };
    if named.is_none() {
        record.language = language_of(&text[body_start..]);
    }
    let fields = front::fields(&mut record, yaml);
    let facts = front::facts(&mut record, &fields, named);
    let title = (!facts.edition.title.is_blank()).then(|| facts.edition.title.as_str());
    let body = body::read(&mut record, body_start, title, assets);

    let mut edition = facts.edition;
    if let Some(title) = body.title {
        edition.title = title;
    }
    (edition.body, edition.notes) = (body.blocks, body.notes);
    let mut draft = facts.draft;
    draft.editions.insert(record.language, edition);

    let mut findings = record.findings;
    findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.range.start));
    let warnings = Diagnostics::stop_on_error(findings)?;
    draft.places = syntax::complete(index, text, 0..text.len(), record.places, &body.regions);
    Ok(Warned { output: draft, warnings })
}
