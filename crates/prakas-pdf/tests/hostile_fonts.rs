//! Fonts that were changed by accident or on purpose: a file, a warning or an error, and never a panic.

#![allow(clippy::disallowed_methods, reason = "fonts are read from a folder, which the test makes")]

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::date;
use prakas_document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
use prakas_fonts::{FontOptions, Fonts};
use prakas_pdf::{LayoutOptions, PdfOptions, PdfStandard, PngOptions, evict, layout};

/// Bundled fonts of the three families that the theme names.
const FILES: [(&str, &[u8]); 4] = [
    ("Moul-Regular.ttf", include_bytes!("../../../fonts/data/moul/Moul-Regular.ttf")),
    (
        "NotoSerifKhmer-Regular.ttf",
        include_bytes!("../../../fonts/data/noto-serif-khmer/NotoSerifKhmer-Regular.ttf"),
    ),
    (
        "NotoSerifKhmer-Bold.ttf",
        include_bytes!("../../../fonts/data/noto-serif-khmer/NotoSerifKhmer-Bold.ttf"),
    ),
    ("Tinos-Regular.ttf", include_bytes!("../../../fonts/data/tinos/Tinos-Regular.ttf")),
];

/// Numbers that are the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound.max(1)
    }
}

/// A table's entry in the directory of a font, and what it says of the table: where it is and how long.
fn table(font: &[u8], index: usize) -> (usize, usize, usize) {
    let entry = 12 + 16 * index;
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) as usize;
    (entry, number(entry + 8), number(entry + 12))
}

/// A font in which one table was changed, and what was done to it.
fn mutant(number: usize) -> (&'static str, Vec<u8>, String) {
    let mut random = Random(number as u64 + 1);
    let (name, font) = FILES[number % FILES.len()];
    let mut font = font.to_vec();
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let (entry, start, length) = table(&font, (number / FILES.len()) % tables);
    let tag = String::from_utf8_lossy(&font[entry..entry + 4]).into_owned();
    let change = random.below(6);
    let at = start + random.below(length);
    let word = |value: usize| u32::try_from(value).expect("short").to_be_bytes();
    match change {
        0 => (0..1 + random.below(8)).for_each(|_| {
            let at = start + random.below(length);
            font[at] = u8::try_from(random.below(256)).expect("a byte");
        }),
        1 => font[at..start + length].fill(0),
        2 => font[at..(at + 2).min(start + length)].fill(0xFF),
        3 => font[entry + 12..entry + 16].copy_from_slice(&word(at - start)),
        4 => font[entry + 8..entry + 12].copy_from_slice(&word(random.below(1 << 20))),
        _ => font.truncate(at),
    }
    (name, font, format!("mutant {number}: {name}, table {tag}, change {change} at {at}"))
}

fn document() -> Document {
    let english = Part {
        head: vec![
            Furniture::line(Role::NationalHeader, "KINGDOM OF CAMBODIA"),
            Furniture::line(Role::Title, "Office hours"),
        ],
        body: vec![Block::paragraph("The office is closed on Monday; affairs of office (fi, fl, AV) wait.")],
        ..Part::new(Language::EN, "Office hours")
    };
    let khmer = Part {
        head: vec![
            Furniture::line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            Furniture::line(Role::Title, "ម៉ោងធ្វើការ"),
        ],
        body: vec![Block::paragraph(
            "កិច្ចប្រជុំកំពូលបានកត់សម្គាល់វឌ្ឍនភាពជាដុំកំភួននៃកិច្ចសហប្រតិបត្តិការអាស៊ាន-ជប៉ុន ក្នុងរយៈពេល ២០ ឆ្នាំ។ ស្ត្រី ក្សេត្រ ញ៉ាំ",
        )],
        ..Part::new(Language::KM, "ម៉ោងធ្វើការ")
    };
    let meta = Meta { issued: Some(date(2021, 10, 27)), ..Meta::new("office-hours", "Office hours") };
    let mut document = Document::new(meta, Theme::default(), khmer);
    document.push(english);
    document
}

/// What comes of a font that lies in a folder of its own.
fn outcome(document: &Document, font: &[u8], name: &str) -> &'static str {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), font).expect("written");
    let options = FontOptions { dirs: vec![folder.path().to_owned()], ..FontOptions::default() };
    let Ok(loaded) = Fonts::load(&options) else {
        return "refused while loading";
    };
    let Ok(set) = layout(document, &loaded.fonts, &LayoutOptions::default()) else {
        return "refused while setting";
    };
    let image = set.output.png(0, &PngOptions { dpi: 40.0, ..Default::default() }).is_ok();
    let [archival, plain] = [PdfStandard::Archival, PdfStandard::Plain]
        .map(|standard| set.output.pdf(&PdfOptions { standard }).is_ok());
    match (image, archival, plain) {
        (true, true, true) if set.warnings.is_empty() => "made",
        (true, true, true) => "made with a warning",
        (_, _, true) => "made as a plain PDF",
        _ => "no file",
    }
}

#[test]
fn changed_fonts_are_survived() {
    let document = document();
    let mut panics = Vec::new();
    let mut outcomes = BTreeMap::new();
    for number in 0..1_200 {
        let (name, font, recipe) = mutant(number);
        match catch_unwind(AssertUnwindSafe(|| outcome(&document, &font, name))) {
            Ok(outcome) => *outcomes.entry(outcome).or_insert(0) += 1,
            Err(_) => panics.push(recipe),
        }
        evict(0);
    }
    assert!(panics.is_empty(), "{} panics beside {outcomes:?}:\n{}", panics.len(), panics.join("\n"));
    assert!(outcomes.len() > 1, "{outcomes:?}");
}
