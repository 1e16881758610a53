//! What typst says, as plain sentences.

use typst::diag::SourceDiagnostic;

/// The messages, each once, with their hints and without places in the template, which are no concern of the author's.
pub(crate) fn all(diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    let mut messages = Vec::new();
    for diagnostic in diagnostics {
        let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
        let message = match hints[..] {
            [] => diagnostic.message.to_string(),
            _ => format!("{} ({})", diagnostic.message, hints.join("; ")),
        };
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    messages
}
