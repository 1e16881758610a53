//! Rules about Khmer, wherever it stands in a release.
//!
//! Each rule looks at a run of characters and gives its [`Flaw`]s; here they become findings, with their place in the source
//! and the edit that mends them. Nothing is mended that the author did not ask for.

mod digits;
mod place;
mod punctuation;
mod script;

use std::collections::HashMap;
use std::ops::Range;

use prakas_document::{Code, Diagnostic, Script, Severity};

use super::{CheckOptions, words};
use crate::read::PlaceKind;
use crate::release::Release;

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

/// How many flaws of a rule are told of one part; of a part with more it is said that there are more.
const TOLD: usize = 20;

/// All that is wrong with the Khmer of a release, each flaw at its place.
pub(super) fn check(release: &Release, options: &CheckOptions<'_>, findings: &mut Vec<Diagnostic>) {
    let mut told: HashMap<(String, Code), usize> = HashMap::new();
    // A sentence goes on from one run of characters into the next, which may be bold.
    let (mut part, mut ahead) = (String::new(), String::new());
    words::visit(release, &mut |path, text| {
        let text = text.as_str();
        if part != path {
            part = path.to_owned();
            ahead.clear();
        }
        let flaws = flaws(&ahead, text);
        text.clone_into(&mut ahead);
        for flaw in flaws {
            // What is told once is of no part in particular.
            let part = if flaw.once { String::new() } else { path.to_owned() };
            let count = told.entry((part, flaw.code)).or_default();
            *count += 1;
            match *count {
                2.. if flaw.once => {}
                ..=TOLD => {
                    let span = options.origin.and_then(|origin| place::find(origin, path, text, &flaw.range));
                    findings.push(diagnostic(path, flaw, span));
                }
                count if count == TOLD + 1 => findings.push(
                    Diagnostic::warning(flaw.code, "there is more of the same in this part")
                        .at_path(path)
                        .hint("mend what is told here, and check again"),
                ),
                _ => {}
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

fn flaws(ahead: &str, text: &str) -> Vec<Flaw> {
    let mut flaws = script::legacy(text);
    if Script::Khmer.is_in(text) || Script::Khmer.is_in(ahead) {
        flaws.extend(script::encoding(text));
        flaws.extend(script::spelling(text));
        flaws.extend(punctuation::flaws(ahead, text));
        flaws.extend(digits::flaws(text));
    }
    flaws.sort_by_key(|flaw| flaw.range.start);
    flaws
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
    fn each_flaw_is_told_until_there_are_too_many_and_an_invisible_one_once() {
        let found = messages("ព័ត៍មាន ព័ត៍មាន", &["ព័ត៍មាន", "សេចក្ដី", "បណ្ដា"]);
        let codes: Vec<_> = found.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, [Code::Misspelling, Code::Misspelling, Code::Misspelling, Code::KhmerEncoding]);
        assert_eq!(messages(&"ព័ត៍មាន ".repeat(100), &[]).len(), TOLD + 1);
    }

    #[test]
    fn what_cannot_be_seen_is_named_by_its_number() {
        let found = messages("កម្ពុជា\u{200B}\u{200B}និង", &["ការ", "\u{17B6}រ"]);
        assert!(found[0].1.starts_with("U+200B"), "{found:?}");
        assert!(found.iter().any(|(_, message)| message.starts_with("◌ា")), "{found:?}");
    }

    #[test]
    fn a_flaw_has_its_place_and_the_edit_that_mends_it() {
        let typed = "---\ntitle: ព័ត៌មាន\nkind: statement\nlang: km\n---\n\n\
            ឆ្នាំ ព.ស. ២៥៦៥ ព័ត៌មាន **ព័ត៍មាន** និង ព័ត៍មាន។ កិច្ចប្រជុំ ។ ហើយ\u{200B}នៅ\u{200B}\u{200B}ស្អែក។បានបញ្ចប់. **បានបញ្ចប់**.\n";
        let mended = "---\ntitle: ព័ត៌មាន\nkind: statement\nlang: km\n---\n\n\
            ឆ្នាំ ព.ស. ២៥៦៥ ព័ត៌មាន **ព័ត៌មាន** និង ព័ត៌មាន។ កិច្ចប្រជុំ។ ហើយ\u{200B}នៅ\u{200B}ស្អែក។ បានបញ្ចប់។ **បានបញ្ចប់**។\n";
        let sources = [Source::new("a.md", typed)];
        let read = read(&sources, &|_: &str| Err(String::new())).expect("a release").output;
        let mut findings = Vec::new();
        let origin = Some(Origin { sources: &sources, places: &read.places });
        check(&read.release, &CheckOptions { origin, ..CheckOptions::default() }, &mut findings);
        let mut fixes: Vec<_> = findings.iter().flat_map(|finding| &finding.fixes).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.range.start));
        let mut text = typed.to_owned();
        for fix in fixes {
            text.replace_range(fix.span.range.clone(), &fix.replacement);
        }
        assert_eq!(text, mended, "{findings:?}");
    }
}
