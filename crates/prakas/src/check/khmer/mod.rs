//! Rules about Khmer, wherever it stands in a release.
//!
//! Each rule looks at a run of characters and gives its [`Flaw`]s; here they become findings, with their place in the source
//! and the edit that mends them. Nothing is mended that the author did not ask for.

mod digits;
mod place;
mod punctuation;
mod script;

use std::collections::HashSet;
use std::ops::Range;

use prakas_document::{Code, Diagnostic, Script, Severity};

use super::{CheckOptions, words};
use crate::read::PlaceKind;
use crate::release::Release;
use place::Finder;

/// What is wrong with a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Flaw {
    /// The stretch, in bytes.
    range: Range<usize>,
    severity: Severity,
    code: Code,
    message: String,
    /// What to write there instead, where that is sure.
    instead: Option<String>,
    /// What to do where it is not.
    hint: Option<String>,
    /// Whether one place stands for all of the release.
    once: bool,
}

impl Flaw {
    fn new(range: Range<usize>, code: Code, message: impl Into<String>) -> Self {
        Self {
            range,
            severity: Severity::Warning,
            code,
            message: message.into(),
            instead: None,
            hint: None,
            once: false,
        }
    }

    fn instead(self, instead: impl Into<String>) -> Self {
        Self { instead: Some(instead.into()), ..self }
    }

    fn once(self) -> Self {
        Self { once: true, ..self }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// All that is wrong with the Khmer of a release: each flaw once a part, however often the part has it, or once altogether.
pub(super) fn check(release: &Release, options: &CheckOptions<'_>, findings: &mut Vec<Diagnostic>) {
    let mut finder = Finder::new(options.origin);
    let mut told = HashSet::new();
    words::visit(release, &mut |path, text| {
        let text = text.as_str();
        for flaw in flaws(text) {
            let typed = &text[flaw.range.clone()];
            let place =
                if flaw.once { (String::new(), String::new()) } else { (path.to_owned(), typed.to_owned()) };
            if told.insert((flaw.code, place)) {
                findings.push(finding(path, typed, flaw, &mut finder));
            }
        }
    });
    facts(options, findings);
}

/// Dates in the head and the foot are facts, of which the release keeps no characters: the source has them.
fn facts(options: &CheckOptions<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(origin) = options.origin else { return };
    for place in origin.places.iter().filter(|place| place.kind == PlaceKind::Fact) {
        let (source, range) = (place.span.source, &place.span.range);
        let typed = origin.sources.get(source).and_then(|source| source.text().get(range.clone()));
        for flaw in typed.map(digits::flaws).unwrap_or_default() {
            let at = range.start + flaw.range.start..range.start + flaw.range.end;
            findings.push(diagnostic(&place.path, flaw, Some(prakas_document::Span::new(source, at))));
        }
    }
}

fn flaws(text: &str) -> Vec<Flaw> {
    let mut flaws = script::legacy(text);
    if text.chars().any(|c| Script::of(c) == Some(Script::Khmer)) {
        flaws.extend(script::encoding(text));
        flaws.extend(script::spelling(text));
        flaws.extend(punctuation::flaws(text));
        flaws.extend(digits::flaws(text));
    }
    flaws.sort_by_key(|flaw| flaw.range.start);
    flaws
}

fn finding(path: &str, typed: &str, flaw: Flaw, finder: &mut Finder<'_>) -> Diagnostic {
    let span = finder.find(path, typed);
    diagnostic(path, flaw, span)
}

fn diagnostic(path: &str, flaw: Flaw, span: Option<prakas_document::Span>) -> Diagnostic {
    let base = match flaw.severity {
        Severity::Error => Diagnostic::error(flaw.code, flaw.message),
        Severity::Warning => Diagnostic::warning(flaw.code, flaw.message),
    };
    let mut finding = base.at_path(path);
    finding.hints.extend(flaw.hint);
    if let Some(instead) = flaw.instead {
        finding = match instead.as_str() {
            "" => finding.hint("delete it"),
            _ if instead.trim().is_empty() => finding.hint("write a space there"),
            instead => finding.hint(format!("write {instead}")),
        };
        if let Some(span) = &span {
            finding = finding.fix(span.clone(), instead);
        }
    }
    Diagnostic { span, ..finding }
}

#[cfg(test)]
mod tests {
    use prakas_document::{Block, Language};

    use super::*;
    use crate::check::Origin;
    use crate::read::{Source, read};
    use crate::release::{Edition, Kind};

    fn messages(title: &str, body: &[&str]) -> Vec<(Code, String)> {
        let body = body.iter().map(|&words| Block::paragraph(words)).collect();
        let edition = Edition { title: title.into(), body, ..Edition::default() };
        let release =
            Release::builder("r", Kind::Statement).edition(Language::KM, edition).build().expect("a release");
        let mut findings = Vec::new();
        check(&release, &CheckOptions::default(), &mut findings);
        findings.into_iter().map(|finding| (finding.code, finding.message)).collect()
    }

    #[test]
    fn each_rule_has_its_code() {
        let codes = |words: &str| messages(words, &[]).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
        for (words, expected) in [
            ("ប្រទេសកម្ពុជា", vec![]),
            ("ខែ្មរ", vec![Code::KhmerEncoding]),
            ("ព័ត៍មាន", vec![Code::Misspelling]),
            ("RBHraCaNacRkkm<úCa Cati sasna RBHmhakSRt", vec![Code::LegacyEncoding]),
            ("កិច្ចប្រជុំ ។", vec![Code::KhmerSpacing]),
            ("កិច្ចប្រជុំបានបញ្ចប់.", vec![Code::LatinFullStop]),
            ("ថ្ងៃទី27 ខែតុលា ឆ្នាំ២០២១", vec![Code::MixedDigits]),
        ] {
            assert_eq!(codes(words), expected, "{words}");
        }
    }

    #[test]
    fn a_flaw_is_told_once_a_part_and_an_invisible_one_once() {
        let found = messages("ព័ត៍មាន ព័ត៍មាន", &["ព័ត៍មាន", "សេចក្ដី", "បណ្ដា"]);
        let codes: Vec<_> = found.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, [Code::Misspelling, Code::Misspelling, Code::KhmerEncoding]);
    }

    #[test]
    fn what_cannot_be_seen_is_named_by_its_number() {
        let found = messages("កម្ពុជា\u{200B}\u{200B}និង", &["ការ", "\u{17B6}រ"]);
        assert!(found[0].1.starts_with("U+200B"), "{found:?}");
        assert!(found.iter().any(|(_, message)| message.starts_with("◌ា")), "{found:?}");
    }

    #[test]
    fn a_flaw_has_its_place_and_the_edit_that_mends_it() {
        let typed = "---\ntitle: ព័ត៌មាន\nkind: statement\nlang: km\n---\n\nព័ត៌មាន **ព័ត៍មាន** និង ព័ត៍មាន។\n";
        let source = Source::new("a.md", typed);
        let sources = [source];
        let read = read(&sources, &|_: &str| Err(String::new())).expect("a release").output;
        let mut findings = Vec::new();
        let origin = Some(Origin { sources: &sources, places: &read.places });
        check(&read.release, &CheckOptions { origin, ..CheckOptions::default() }, &mut findings);
        let fixes: Vec<_> = findings.iter().flat_map(|finding| &finding.fixes).collect();
        let [fix] = fixes[..] else { panic!("{findings:?}") };
        assert_eq!(&typed[fix.span.range.clone()], "ព័ត៍មាន");
        assert_eq!(fix.span.range.start, typed.find("ព័ត៍មាន").expect("the word"));
        assert_eq!(fix.replacement, "ព័ត៌មាន");
    }
}
