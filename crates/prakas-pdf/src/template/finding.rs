//! What typst says of a template, as findings with places in its text.

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Severity, Span};
use typst::diag::SourceDiagnostic;
use typst::syntax::ast::{AstNode as _, LetBinding};
use typst::syntax::{DiagSpan, DiagSpanKind};

use super::Template;
use crate::world::{MAIN, OFFICIAL};

/// How many of the calls that led to a mistake are told.
const CALLS: usize = 4;

/// What typst said, each once, where it was said of this template.
pub(super) fn findings(template: &Template, said: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    let mut findings = Vec::with_capacity(said.len());
    for diagnostic in said {
        let finding = finding(template, diagnostic);
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

/// The errors among findings, or all where there is none, as one sentence.
pub(crate) fn said(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.message.as_str()).collect::<Vec<_>>().join("; ")
}

fn finding(template: &Template, said: &SourceDiagnostic) -> Diagnostic {
    let calls: Vec<(Range<usize>, String)> = said
        .trace
        .iter()
        .filter_map(|call| Some((range(template, call.span.into())?, call.v.to_string())))
        .collect();
    let own = range(template, said.span);
    // What went wrong in what the template called, went wrong where it was called.
    let place = own.clone().or_else(|| calls.first().map(|(range, _)| range.clone()));
    let finding = match &place {
        None if said.span.id() == Some(MAIN.id()) => misfit(template, said),
        _ => plain(said, said.message.to_string()),
    };
    let mut finding = match (&finding.span, place) {
        (None, Some(range)) => finding.at(Span::new(0, range)),
        _ => finding,
    };
    if said.span.id() == Some(OFFICIAL.id()) {
        finding = finding.hint("this was found in the built-in template, by what it was called with");
    }
    for hint in &said.hints {
        let at = range(template, hint.span).map(|range| format!(" ({})", at(template, &range)));
        finding = finding.hint(format!("{}{}", hint.v, at.unwrap_or_default()));
    }
    finding = finding_with(finding, refusal_hint(&said.message));
    let shown = usize::from(own.is_none());
    for (range, call) in calls.iter().skip(shown).take(CALLS) {
        finding = finding.hint(format!("{call} at {}", at(template, range)));
    }
    match calls.len().saturating_sub(shown + CALLS) {
        0 => finding,
        more => finding.hint(format!("and {more} more calls before these")),
    }
}

fn plain(said: &SourceDiagnostic, message: String) -> Diagnostic {
    match said.severity {
        typst::diag::Severity::Error => Diagnostic::error(Code::Template, message),
        typst::diag::Severity::Warning => Diagnostic::warning(Code::Template, message),
    }
}

fn finding_with(finding: Diagnostic, hint: Option<&str>) -> Diagnostic {
    match hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// What is wrong where the main file meets the template: its import of `render`, and the call.
fn misfit(template: &Template, said: &SourceDiagnostic) -> Diagnostic {
    if said.message == "unresolved import" {
        return plain(said, "the template has no function `render`".to_owned())
            .hint("define `#let render(data) = …`, which is given the document and gives its pages");
    }
    let is_call = ["unexpected argument", "missing argument", "expected function"]
        .iter()
        .any(|start| said.message.starts_with(start));
    if !is_call {
        return plain(said, said.message.to_string());
    }
    let finding = plain(said, format!("`render` cannot be called with the data: {}", said.message))
        .hint("define it with one parameter: `#let render(data) = …`");
    match definition(template) {
        Some(range) => finding.at(Span::new(0, range)),
        None => finding,
    }
}

/// Where the template says what `render` is.
fn definition(template: &Template) -> Option<Range<usize>> {
    let bindings = template.source().root().children().filter_map(|node| node.cast::<LetBinding>());
    let names = bindings.flat_map(|binding| binding.kind().bindings());
    let render = names.rev().find(|name| name.as_str() == "render")?;
    range(template, render.span().into())
}

/// What to do where typst was refused something that the machine has.
fn refusal_hint(message: &str) -> Option<&'static str> {
    if message.starts_with("file not found") || message.starts_with("package not found") {
        Some(
            "a template sees `/official.typ`, `/document.json` and the release's pictures, and no other file or package; \
             a drawing can stand in its text, as `image(bytes(\"<svg …\"))`",
        )
    } else if message.starts_with("unable to get the current date") {
        Some("pages are the same on any day, so a template is told no date")
    } else {
        None
    }
}

/// The bytes of the template that a place of typst's is, where it is one of the template.
fn range(template: &Template, span: DiagSpan) -> Option<Range<usize>> {
    match span.get() {
        DiagSpanKind::Number { id, num, sub_range } if id == template.source().id() => {
            template.source().range(num, sub_range)
        }
        DiagSpanKind::Range { id, range } if id == template.source().id() => Some(range),
        DiagSpanKind::Number { .. } | DiagSpanKind::Range { .. } | DiagSpanKind::Detached => None,
    }
}

/// A place as one writes it: `report.typ:12:5`.
fn at(template: &Template, range: &Range<usize>) -> String {
    let before = template.text().get(..range.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{}:{line}:{column}", template.name())
}
