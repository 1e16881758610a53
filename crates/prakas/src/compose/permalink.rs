//! Where the release stands on the web, as words and as a QR code.

use fast_qr::{ECL, QRBuilder};
use prakas_document::{AltText, Furniture, Href, Inline, Language, Link, Modules, Permalink, QrCode};

use super::Setting;

/// The most modules of a side that are printed: those of version 15, as large as a common telephone reads from paper.
const MOST_MODULES: usize = 77;

/// The address of the release, and a code that leads there if the house prints them.
pub(super) fn permalink(setting: &Setting<'_>) -> Option<Furniture> {
    let href = address(setting)?;
    let code = setting.house.qr_code.then(|| code(setting, &href)).flatten();
    let address = vec![Inline::Link(Link::bare(href))];
    Some(Furniture::Permalink(Permalink { label: setting.labels.address.into(), address, code }))
}

/// The address that the release gives, or else the one that the house's releases have.
pub(super) fn address(setting: &Setting<'_>) -> Option<Href> {
    address_in(setting, setting.language)
}

/// The address of the edition in another language.
pub(super) fn address_in(setting: &Setting<'_>, language: &Language) -> Option<Href> {
    let own = setting.release.address.clone();
    own.or_else(|| {
        let rule = setting.house.address.as_ref().filter(|_| setting.is_issued_by_house())?;
        Some(rule.address(&setting.release.id, language))
    })
}

/// The address as a code. One that is too long to be read from paper has none: its words are enough.
fn code(setting: &Setting<'_>, href: &Href) -> Option<QrCode> {
    let modules = modules(&href.to_ascii())?;
    let alt = AltText::new(format!("{} {}", setting.labels.qr_code, href.as_str())).ok()?;
    Some(QrCode { modules, href: href.clone(), alt })
}

/// The modules of a code with error correction of level M, which stands a fold or a stamp.
fn modules(words: &str) -> Option<Modules> {
    let code = QRBuilder::new(words).ecl(ECL::M).build().ok().filter(|code| code.size <= MOST_MODULES)?;
    let dark = (0..code.size).flat_map(|row| code[row].iter().map(|module| module.value()));
    Modules::new(code.size, dark.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_a_finder_pattern_in_three_corners() {
        let code = modules("https://www.example.org/releases/office-hours").expect("a code");
        // The quiet zone is four modules wide; the pattern's first row is seven dark ones.
        let runs: Vec<_> = code.runs().filter(|&(_, _, len)| len == 7).collect();
        let far = code.side() - 7 + 4;
        for corner in [(4, 4, 7), (far, 4, 7), (4, far, 7)] {
            assert!(runs.contains(&corner), "{corner:?}");
        }
    }

    #[test]
    fn what_is_too_long_to_be_read_is_no_code() {
        assert!(modules(&"a".repeat(300)).is_some());
        assert!(modules(&"a".repeat(600)).is_none());
        assert!(modules(&"a".repeat(10_000)).is_none());
    }
}
