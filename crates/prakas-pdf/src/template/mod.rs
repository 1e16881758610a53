#![doc = include_str!("page.md")]

mod finding;
mod lost;
#[cfg(test)]
mod tests;

use std::fmt;

use prakas_document::Diagnostic;
use typst::syntax::Source;

use crate::world::template_source;

pub(crate) use finding::said;
pub(crate) use lost::lost;

/// A template of one's own: typst code with a function `render`, as the [module](self) describes it.
///
/// It is parsed once, and cloning it is cheap. It is trusted: whatever it does is done in this process, for as long and with as
/// much memory as it takes.
#[derive(Clone)]
pub struct Template {
    name: String,
    source: Source,
}

impl Template {
    /// The built-in template, which another may begin as.
    pub const OFFICIAL: &'static str = include_str!("../template.typ");

    /// The template of this text. Findings call it by the name; nothing is looked for under it.
    pub fn new(name: impl Into<String>, text: impl AsRef<str>) -> Self {
        Self { name: name.into(), source: template_source(text.as_ref()) }
    }

    /// What findings call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text, of which places in findings count the bytes.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    /// What typst says of pages that this template drew.
    pub(crate) fn findings(&self, said: &[typst::diag::SourceDiagnostic]) -> Vec<Diagnostic> {
        finding::findings(self, said)
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        (self.name(), self.text()) == (other.name(), other.text())
    }
}

impl Eq for Template {}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Template").field("name", &self.name).finish_non_exhaustive()
    }
}
