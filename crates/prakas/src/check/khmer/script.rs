//! How Khmer is encoded and spelt.

use prakas_document::{Code, Severity};
use prakas_khmer::encoding::{self, Fault};
use prakas_khmer::{legacy, spelling};

use super::Flaw;

/// Characters in another order than the script's encoding has them, or that it does not have.
pub(super) fn encoding(text: &str) -> Vec<Flaw> {
    let flaw = |finding: encoding::Finding| {
        let message = format!("{}: {}", shown(&text[finding.range.clone()]), finding.fault);
        let flaw = Flaw::new(finding.range, Code::KhmerEncoding, message);
        let flaw = match finding.mended {
            Some(mended) => flaw.instead(mended),
            None if finding.fault == Fault::Invisible => flaw.hint("delete it, unless it is meant"),
            None => flaw.hint("type it anew"),
        };
        // Both letters are in use under another, and look the same there: it matters to searching alone.
        if finding.fault == Fault::CoengDa { flaw.once() } else { flaw }
    };
    encoding::findings(text).filter(|finding| !is_at_an_edge(finding, text)).map(flaw).collect()
}

/// Whether it is about a break or a joiner where this text ends and another may go on.
fn is_at_an_edge(finding: &encoding::Finding, text: &str) -> bool {
    finding.fault == Fault::Invisible && (finding.range.start == 0 || finding.range.end == text.len())
}

/// Characters as a message can show them: what is invisible by its number, a mark on the circle that stands for a letter.
fn shown(typed: &str) -> String {
    let is_invisible = |c: char| {
        matches!(c, '\u{AD}' | '\u{17B4}' | '\u{17B5}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    if typed.chars().all(is_invisible) {
        let numbers: Vec<_> = typed.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        return numbers.join(" ");
    }
    let is_mark = typed.starts_with(|c| matches!(c, '\u{17B6}'..='\u{17D3}' | '\u{17DD}'));
    if is_mark { format!("\u{25CC}{typed}") } else { typed.to_owned() }
}

/// Words that are well-formed and wrong.
pub(super) fn spelling(text: &str) -> Vec<Flaw> {
    let flaw = |found: spelling::Misspelling| {
        let message = format!("{} is misspelt", &text[found.range.clone()]);
        Flaw::new(found.range, Code::Misspelling, message).instead(found.right)
    };
    spelling::misspellings(text).map(flaw).collect()
}

/// How much is shown of what a legacy text says.
const SHOWN: usize = 80;

/// Text that only a font from before Unicode shows as Khmer: the first stretch of it.
pub(super) fn legacy(text: &str) -> Vec<Flaw> {
    let flaw = |found: legacy::Legacy| {
        let message =
            format!("this is Khmer in the encoding of {} fonts, from before Unicode", found.encoding);
        let says = legacy::to_unicode(&text[found.range.clone()], found.encoding);
        let shown: String = says.chars().take(SHOWN).collect();
        let flaw = Flaw::new(found.range, Code::LegacyEncoding, message).hint(format!(
            "convert the text to Unicode, or type it anew: as it is, it shows as Latin letters; it seems to say {shown}"
        ));
        Flaw { severity: Severity::Error, ..flaw }
    };
    legacy::detect(text).map(flaw).into_iter().collect()
}
