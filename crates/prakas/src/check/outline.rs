//! Whether somebody wrote the release: what `prakas new` fills in is no release.

use prakas_document::reading::plain_text;
use prakas_document::{Block, Code, Diagnostic, Language};

use crate::outline;
use crate::release::{Edition, Release, Status};

/// Refuses the outline's own words in a release that may be published. A draft may wait for its words.
pub(super) fn check(
    release: &Release,
    language: &Language,
    edition: &Edition,
    path: &str,
    findings: &mut Vec<Diagnostic>,
) {
    if release.status == Status::Draft {
        return;
    }
    let mut told = |what: &str, path: String| {
        let message = format!("nobody wrote {what} yet: these are the words of the outline");
        let finding = Diagnostic::error(Code::Unwritten, message).at_path(path);
        findings.push(finding.hint("write it; until then, keep `status: draft`"));
    };
    if outline::is_title(language, edition.title.as_str()) {
        told("the title", format!("{path}.title"));
    }
    for (i, block) in edition.body.iter().enumerate() {
        if matches!(block, Block::Paragraph(content) if outline::is_body(language, &plain_text(content))) {
            told("the text", format!("{path}.body.{i}"));
        }
    }
}
